import Varve
import VarveDatabase

/// `varve init`
enum InitCommand {
    private static let swift = Option.flag(
        "swift",
        "Write a Swift package whose executable 'migrate' is this tool with the package's schema in it.")
    private static let varvePath = Option.value(
        "varve-path", .folder, "With --swift: depend on the Varve in this folder.")

    private struct Result: Encodable {
        let written: [String]
        let kept: [String]
    }

    static let command = Command(
        name: "init", summary: "writes settings, an example schema and a folder for migrations",
        discussion: """
            Nothing that is there is overwritten. With --swift the schema is declared in Swift:

              varve init --swift
              swift run migrate generate create_users
              swift run migrate up
            """,
        options: [swift, varvePath]
    ) { call in
        let isSwift = call.arguments.has(swift)
        if call.arguments.has(varvePath) && !isSwift { throw UsageError("--varve-path needs --swift") }
        let url = try call.arguments[CommonOptions.database].map { try DatabaseURL($0) }
        if let url { _ = try Dialects.dialect(opening: url) }
        let starter = Starter(
            database: url, schema: call.arguments[CommonOptions.schema],
            migrations: call.arguments[CommonOptions.migrations])
        var files = [starter.settings(declaresSQL: !isSwift && call.tool.schema == nil)]
        if isSwift {
            files += SwiftStarter(varvePath: call.arguments[varvePath]).files
        } else if call.tool.schema == nil {
            files.append(starter.exampleSchema)
        }
        let result = try write(files, folder: starter.migrationsFolder, in: call.environment)
        try call.report(result, lines: lines(for: result, call))
        return .fine
    }

    private static func write(
        _ files: [StarterFile], folder: String, in environment: Environment
    ) throws(FileError) -> Result {
        var written: [String] = []
        var kept: [String] = []
        for file in files {
            let path = environment.path(file.path)
            if Files.kind(of: path) != nil {
                kept.append(file.path)
                continue
            }
            if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
                try Files.makeFolder(String(path[..<slash]))
            }
            try Files.create(path, text: file.text)
            written.append(file.path)
        }
        if Files.kind(of: environment.path(folder)) == nil {
            try Files.makeFolder(environment.path(folder))
            written.append(folder + "/")
        } else {
            kept.append(folder + "/")
        }
        return Result(written: written, kept: kept)
    }

    private static func lines(for result: Result, _ call: Invocation) -> [String] {
        guard !call.isQuiet else { return [] }
        let tool = call.arguments.has(swift) ? "swift run migrate" : call.tool.name
        return result.written.map { "wrote \($0)" } + result.kept.map { "kept \($0), which is there already" }
            + ["next: \(tool) generate create_users, then \(tool) up"]
    }
}
