import FoundationEssentials
import Testing

/// Compares a text with the file `Snapshots/<name>`. `RECORD_SNAPSHOTS=1` writes the files anew.
func expectSnapshot(_ text: String, _ name: String, at location: SourceLocation = #_sourceLocation) throws {
    let path = #filePath.replacing("Support/Snapshot.swift", with: "Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
        try Data(text.utf8).write(to: URL(filePath: path))
        return
    }
    let recorded = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    #expect(text == recorded, "differs from Snapshots/\(name)", sourceLocation: location)
}
