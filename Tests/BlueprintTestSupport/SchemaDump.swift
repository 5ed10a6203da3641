import VarveDatabase
import VarveTestSupport

/// What `pg_dump --schema-only` says of a database, an observer that shares no code with ours.
public struct SchemaDump: Sendable, Equatable {
    /// A statement each, its lines sorted: PostgreSQL can only append columns, so their order is no difference.
    public let statements: Set<String>
    private let sections: [[Substring]]
    private let names: PartitionIndexNames

    /// Asks the `pg_dump` of the server that a connection leads to about its database.
    public init(of connection: any DatabaseConnection) async throws {
        let row = try await connection.query(
            """
            SELECT current_database(), current_setting('unix_socket_directories'), current_setting('port'),
              current_user, setting FROM pg_config WHERE name = 'BINDIR'
            """
        ).values[0].map { $0.text ?? "" }
        let answer = try Program(path: row[4] + "/pg_dump").run([
            "--schema-only", "--no-owner", "-U", row[3], "-h", row[1], "-p", row[2], row[0],
        ])
        guard answer.status == 0 else { throw ProgramFailure(description: answer.errors) }
        self.init(Self.sections(of: answer.output))
    }

    private init(_ sections: [[Substring]], beside others: PartitionIndexNames? = nil) {
        self.sections = sections
        names = PartitionIndexNames(in: sections, beside: others)
        statements = Set(
            sections.map(names.leftOut).flatMap(SequenceDefaults.apart).map(Self.normalised))
    }

    /// The same without the names of partitions' indexes that the server made up in another dump: one that was given and is
    /// not said any more stays, and is no difference.
    public func leavingOutNames(madeUpIn other: SchemaDump) -> SchemaDump {
        SchemaDump(sections, beside: other.names)
    }

    public static func == (left: Self, right: Self) -> Bool { left.statements == right.statements }

    /// What only one of two has.
    public func difference(from expected: SchemaDump) -> String {
        "missing:\n" + expected.statements.subtracting(statements).sorted().joined(separator: "\n")
            + "\nadded:\n" + statements.subtracting(expected.statements).sorted().joined(separator: "\n")
    }

    /// The text between two of pg_dump's headings, which begin with `-- Name:`.
    private static func sections(of dump: String) -> [[Substring]] {
        var sections: [[Substring]] = [[]]
        for line in dump.split(separator: "\n") {
            if line.hasPrefix("-- Name: ") { sections.append([]) }
            // It is set before the statement, and stays so for all that come after it.
            if line.hasPrefix("-- Name: "), let place = line.firstRange(of: "; Tablespace: ") {
                sections[sections.count - 1].append("TABLESPACE " + line[place.upperBound...])
            }
            // Identity sequences keep the name that the server made up first; some lines differ in every dump.
            let isNoise =
                line.hasPrefix("--") || line.hasPrefix("SET default_tablespace") || isMadeUpSequence(line)
                || line.hasPrefix("\\")
            if !isNoise { sections[sections.count - 1].append(line) }
        }
        return sections
    }

    private static func isMadeUpSequence(_ line: Substring) -> Bool {
        line.hasPrefix("    SEQUENCE NAME ") && line.contains(/_seq[0-9]*"?$/)
    }

    private static func normalised(_ section: [Substring]) -> String {
        section.map { $0.hasSuffix(",") ? $0.dropLast() : $0 }.map(withoutNameOfNotNull)
            .map(withoutNumberOfTrigger).map(withSortedColumns)
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

    /// The triggers behind constraints are called by a number.
    private static func withoutNumberOfTrigger(_ line: String) -> String {
        guard line.contains("ConstraintTrigger_") else { return line }
        return line.replacing(/ConstraintTrigger_([a-z]+)_[0-9]+/) { "ConstraintTrigger_\($0.output.1)" }
    }

    /// From version 18 the server makes up names for NOT NULL, which are no difference.
    private static func withoutNameOfNotNull(_ line: Substring) -> String {
        // The pattern takes long, and most lines have no such name.
        guard line.contains("_not_null"), line.contains(" NOT NULL") else { return String(line) }
        // pg_dump forgets the quotes around an heir's.
        return String(line).replacing(/CONSTRAINT .*_not_null[0-9]*"? NOT NULL/, with: "NOT NULL")
    }
}
