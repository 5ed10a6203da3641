import VarveDatabase

@testable import VarvePostgres

/// What `pg_dump --schema-only` says of a database, an observer that shares no code with ours.
struct SchemaDump: Sendable, Equatable {
    /// A statement each, its lines sorted: PostgreSQL can only append columns, so their order is no difference.
    let statements: Set<String>

    init(of connection: any DatabaseConnection) async throws {
        let row = try await connection.query(
            "SELECT current_database(), current_setting('unix_socket_directories'), current_setting('port')"
        ).values[0]
        let (database, folder, port) = (row[0].text ?? "", row[1].text ?? "", row[2].text ?? "")
        let major = String(
            (try await connection.query("SHOW server_version_num").first?.integer ?? 0) / 10_000)
        let program = try Installation.find(major: major).program("pg_dump")
        let answer = try ChildProcess.run([
            program, "--schema-only", "--no-owner", "-U", "postgres", "-h", folder, "-p", port, database,
        ])
        guard answer.succeeded else { throw PlanBench.Failure(step: "pg_dump", details: answer.output) }
        statements = Set(Self.sections(of: answer.output).map(Self.normalised))
    }

    /// What only one of two has.
    func difference(from expected: SchemaDump) -> String {
        "missing:\n" + expected.statements.subtracting(statements).sorted().joined(separator: "\n")
            + "\nadded:\n" + statements.subtracting(expected.statements).sorted().joined(separator: "\n")
    }

    /// The text between two of pg_dump's headings, which begin with `-- Name:`.
    private static func sections(of dump: String) -> [[Substring]] {
        var sections: [[Substring]] = [[]]
        for line in dump.split(separator: "\n") {
            if line.hasPrefix("-- Name: ") { sections.append([]) }
            // Identity sequences keep the name that they got first; some lines differ in every dump.
            let isNoise = line.hasPrefix("--") || line.hasPrefix("    SEQUENCE NAME ") || line.hasPrefix("\\")
            if !isNoise { sections[sections.count - 1].append(line) }
        }
        return sections
    }

    private static func normalised(_ section: [Substring]) -> String {
        section.map { $0.hasSuffix(",") ? $0.dropLast() : $0 }.map(withoutNameOfNotNull).map(
            withSortedColumns
        )
        .sorted().joined(separator: "\n")
    }

    /// Statistics list columns by their places in the table.
    private static func withSortedColumns(_ line: String) -> String {
        guard line.hasPrefix("CREATE STATISTICS "), let start = line.firstRange(of: " ON "),
            let end = line.firstRange(of: " FROM ")
        else { return line }
        let columns = line[start.upperBound..<end.lowerBound].split(separator: ", ").sorted()
        return line[..<start.upperBound] + columns.joined(separator: ", ") + line[end.lowerBound...]
    }

    /// From version 18 the server makes up names for NOT NULL, which are no difference.
    private static func withoutNameOfNotNull(_ line: Substring) -> String {
        String(line).replacing(/CONSTRAINT (?:"(?:[^"]|"")*"|[^\s"]+) NOT NULL/, with: "NOT NULL")
    }
}
