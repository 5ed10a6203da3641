import VarveDeclaration

/// `varve new-module`
enum NewModuleCommand {
    private static let name = Argument("NAME", "What the module is called: reports.")
    private static let folder = Option.value(
        "folder", .folder, "The folder to write the file in; the current one unless given.")
    private static let things = Option.value(
        "things", .text("NAME"), "What its table holds: 'exports' makes reports_exports. Else 'things'.")
    private static let account = Option.value(
        "account", .text("TABLE"), "The table that each row belongs to. Else accounts_accounts.")

    private struct Result: Encodable {
        let files: [String]
        let module: String
        let table: String
        let next: [String]
    }

    static let command = Command(
        name: "new-module", summary: "writes the Swift file of a module with one table",
        discussion: """
            The table has a key, the account that each row belongs to, a status, a payload, the request, and when the \
            row was made and changed, with the indexes for these. A file that is there is never overwritten.

            In a tool with your schema compiled in, the account is referred to by its Swift type, which the compiler \
            checks; otherwise by the table's name.
            """,
        arguments: [name], options: [folder, things, account],
        commonOptions: [CommonOptions.json, CommonOptions.quiet, CommonOptions.help]
    ) { call in
        let template = try template(call)
        let folder = call.arguments[folder] ?? "."
        let file = (folder == "." ? "" : folder + "/") + template.moduleType + ".swift"
        let path = call.environment.path(file)
        guard Files.kind(of: path) == nil else {
            throw FileError(path: file, message: "is there already; nothing was written")
        }
        try Files.makeFolder(call.environment.path(folder))
        try Files.create(path, text: template.source)
        let migration = "\(call.tool.name) generate create_\(template.table)"
        let next = ["add \(template.moduleType).self to the modules of your Schema", migration]
        let result = Result(
            files: [file], module: template.moduleType, table: template.table, next: next)
        try call.report(
            result,
            lines: ["wrote \(file)"] + (call.isQuiet ? [] : ["next: \(next.joined(separator: ", then "))"]))
        return .fine
    }

    private static func template(_ call: Invocation) throws -> ModuleTemplate {
        let table = call.arguments[account] ?? "accounts_accounts"
        var reference = ModuleTemplate.Account(table: table)
        if let schema = try call.tool.schema?.declared() {
            if let declared = ModuleTemplate.Account(table: table, of: schema) {
                reference = declared
            } else if call.arguments.has(account) {
                throw Failure(
                    "the schema has no table \(table) with a key of one column",
                    hints: ["--account names the table as it is called in the database"])
            }
        }
        do {
            return try ModuleTemplate(
                name: call.arguments[name] ?? "", things: call.arguments[things] ?? "things",
                account: reference)
        } catch {
            throw UsageError(error.description)
        }
    }
}
