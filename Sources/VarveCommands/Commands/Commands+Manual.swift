extension Commands {
    static let manual = Command(
        name: "man", summary: "prints the manual page",
        discussion: "Read it at once with:\n\n  varve man | man -l -"
    ) { call in
        call.console.write(ManualPage.page(of: call.tool))
        return .fine
    }
}
