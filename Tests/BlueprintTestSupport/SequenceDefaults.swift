/// The defaults that take from sequences, in what `pg_dump` says.
///
/// Where tables own sequences that other tables take from in a circle, `pg_dump` opens it by writing one of the defaults as
/// a statement of its own. Which one depends on what was made first, so here all are.
enum SequenceDefaults {
    /// A section with such defaults taken out of CREATE TABLE, and a section for each of them.
    static func apart(_ section: [Substring]) -> [[Substring]] {
        guard let first = section.first, first.hasPrefix("CREATE "), first.hasSuffix(" ("),
            let noun = first.firstRange(of: "TABLE ")
        else { return [section] }
        let table = first[noun.upperBound...].dropLast(2)
        var rest = [first]
        var defaults: [[Substring]] = []
        for line in section.dropFirst() {
            var scanner = NameScanner(line.drop { $0 == " " })
            guard let start = line.firstRange(of: " DEFAULT nextval("),
                let end = line[start.upperBound...].firstRange(of: "::regclass)"), let column = scanner.name()
            else {
                rest.append(line)
                continue
            }
            rest.append(line[..<start.lowerBound] + line[end.upperBound...])
            let value = line[start.lowerBound..<end.upperBound]
            defaults.append(["ALTER TABLE ONLY \(table) ALTER COLUMN \(column.written) SET\(value);"])
        }
        return [rest] + defaults
    }
}
