extension RealSchema {
    /// The tables of Django's own applications, or of Wagtail.
    ///
    /// - Parameter release: `first`: those of the applications' first releases; `latest`.
    static func django(_ project: String, _ release: String) -> RealSchema {
        RealSchema("\(project) \(release)", .program("django_project.py", arguments: [project, release]))
    }
}
