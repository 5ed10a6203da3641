/// Whether the document of the history of migrations is what the migrations give.
struct HistoryRules {
    let loader: CatalogLoader
    let folder: MigrationFolder

    func findings(_ path: String) async throws(MigrationError) -> [Finding] {
        let expected: String
        do throws(MigrationError) {
            expected = try HistoryDocument(try await loader.history(of: folder)).text()
        } catch .malformedDirective(let place, let reason) {
            return [Finding(.malformedDirective(place, reason: reason))]
        }
        guard FileSystem.exists(path) else {
            return [stale(path, "is not there; “varve docs history” writes it")]
        }
        let bytes = try FileSystem.bytes(of: path)
        if bytes.elementsEqual(expected.utf8) { return [] }
        return [stale(path, "is not what the migrations give; “varve docs history” writes it anew")]
    }

    private func stale(_ path: String, _ message: String) -> Finding {
        Finding(rule: "history-stale", path: path, message: "\(path) \(message)")
    }
}
