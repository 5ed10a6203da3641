import FoundationEssentials
import Testing

/// Compares a long text with the file that keeps what is expected. With `RECORD_SNAPSHOTS=1` the file is
/// written anew.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws
{
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(
        separator: "/")
    let path = "\(folder)/Snapshots/\(name).txt"
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
        try FileManager.default.createDirectory(
            atPath: folder + "/Snapshots", withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path))
    }
    let expected = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    let lines = zip(text.split(separator: "\n"), expected.split(separator: "\n"))
    let difference = lines.first { $0 != $1 }.map { "is: \($0)\nexpected: \($1)" } ?? "one is longer"
    #expect(text == expected, "\(path) differs:\n\(difference)", sourceLocation: sourceLocation)
}
