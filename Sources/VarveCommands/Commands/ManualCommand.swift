/// `varve man`
enum ManualCommand {
    static let command = Command(
        name: "man", summary: "prints the manual page",
        discussion: "Read it at once with:\n\n  varve man | man -l -",
        commonOptions: CommonOptions.withoutDatabase
    ) { call in
        call.console.write(ManualPage.page(of: call.tool))
        return .fine
    }
}
