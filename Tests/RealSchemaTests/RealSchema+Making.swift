import BlueprintTestSupport
import FoundationEssentials
import VarveDatabase
import VarveTestSupport

extension RealSchema {
    /// Makes the schema in an empty database with the database's own tools.
    func make(in database: LiveDatabase) async throws {
        switch making {
        case .scripts: try await database.run(script: try await script() ?? "")
        case .file(let name):
            try await database.run(
                script: try SQLiteShell.run([SchemaFiles.shared.path(of: name), ".schema --nosys"]))
        case .program(let name, let environment, let arguments):
            let path = #filePath.replacing("RealSchema+Making.swift", with: "Programs/\(name)")
            let python = try await SchemaFiles.shared.path(of: "\(environment)/bin/python")
            let outcome = try Program(path: python).run(
                [path, database.url.unredacted] + arguments,
                environment: ["PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "error"])
            guard outcome.status == 0 else { throw ProgramFailure(description: outcome.errors) }
        }
    }
}
