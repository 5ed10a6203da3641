extension RealSchema {
    /// The tables of a release of MLflow's store.
    static func mlflow(_ release: String) -> RealSchema {
        RealSchema("mlflow \(release)", .program("mlflow_store.py", arguments: [release]))
    }

    /// The tables of a release of PgQueuer.
    static func pgqueuer(_ release: String) -> RealSchema {
        RealSchema("pgqueuer \(release)", .program("pgqueuer_install.py", arguments: [release]))
    }

    /// The tables of a release of Airflow.
    ///
    /// - Parameter release: The release up to which its migrations go; `models`: the latest, by its models.
    static func airflow(_ release: String) -> RealSchema {
        RealSchema(
            "airflow \(release)",
            .program("airflow_database.py", environment: "airflow", arguments: [release]))
    }

    /// The tables of Django's own applications, or of Wagtail.
    ///
    /// - Parameter release: `first`: those of the applications' first releases; `latest`.
    static func django(_ project: String, _ release: String) -> RealSchema {
        RealSchema("\(project) \(release)", .program("django_project.py", arguments: [project, release]))
    }
}
