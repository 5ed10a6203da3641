import Varve
import VarveDatabase

/// `varve version`
enum VersionCommand {
    private struct Result: Encodable {
        let version: String
        let dialects: [String]
    }

    static let command = Command(
        name: "version", summary: "prints the version of the tool and the databases it knows",
        commonOptions: [CommonOptions.json, CommonOptions.help]
    ) { call in
        let result = Result(version: call.tool.version, dialects: Dialects.all.map(\.name))
        let dialects = result.dialects.joined(separator: ", ")
        try call.report(result, lines: ["\(call.tool.name) \(result.version) (\(dialects))"])
        return .fine
    }
}
