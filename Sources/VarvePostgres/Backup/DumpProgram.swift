import VarveDatabase

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `pg_dump`, on a thread of its own, since it is waited for.
actor DumpProgram {
    private let executor = ThreadExecutor()
    private let serverVersion: String

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter serverVersion: The major version of the server; an older pg_dump refuses it.
    init(serverVersion: String) {
        self.serverVersion = serverVersion
    }

    /// Dumps a database into a file.
    ///
    /// - Parameters:
    ///   - path: The file, which is there and empty.
    ///   - settings: The connection as environment variables: nobody else sees those, unlike a command line.
    func run(to path: String, settings: [String: String]) throws(DatabaseError) {
        let command = [try find(), "--format=custom", "--no-password", "--file=\(path)"]
        let environment = ProcessInfo.processInfo.environment.merging(settings) { $1 }
        let (succeeded, output) = try ChildProcess.run(command, environment: environment)
        guard succeeded else {
            throw DatabaseError(
                .refused, "pg_dump failed: \(output.split(separator: "\n").prefix(5).joined(separator: "; "))"
            )
        }
    }

    /// The oldest pg_dump that is new enough.
    private func find() throws(DatabaseError) -> String {
        let wanted = Int(serverVersion) ?? 0
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders = Installation.all().map(\.folder) + path.split(separator: ":").map(String.init)
        let programs = folders.compactMap { folder -> (path: String, major: Int)? in
            let program = "\(folder)/pg_dump"
            guard FileManager.default.isExecutableFile(atPath: program),
                let answer = try? ChildProcess.run([program, "--version"]), answer.succeeded,
                let start = answer.output.firstRange(of: "(PostgreSQL) ")?.upperBound,
                let major = Int(answer.output[start...].prefix { $0.isNumber })
            else { return nil }
            return (program, major)
        }
        guard let best = programs.filter({ $0.major >= wanted }).min(by: { $0.major < $1.major }) else {
            throw DatabaseError(
                .unsupported,
                "a backup needs pg_dump of PostgreSQL \(serverVersion) or newer, which is not installed here",
                hint:
                    "install it (Debian: apt-get install postgresql-client-\(serverVersion)), or run up without --backup"
            )
        }
        return best.path
    }
}
