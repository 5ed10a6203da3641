import FoundationEssentials
import Testing

/// Compares a text with the file `Snapshots/<name>`. `RECORD_SNAPSHOTS=1` writes the files anew.
func expectSnapshot(
    _ text: String, _ name: String, file: String = #filePath, at location: SourceLocation = #_sourceLocation
) throws {
    let folder = file.replacing(/\/VarveCommandsTests\/.*$/, with: "/VarveCommandsTests/Snapshots")
    let path = "\(folder)/\(name)"
    let recorded = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: path))
    } else {
        #expect(text == recorded, "differs from Snapshots/\(name)", sourceLocation: location)
    }
}
