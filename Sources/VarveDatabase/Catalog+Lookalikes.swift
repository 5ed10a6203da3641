import VarveCatalog

extension Catalog {
    /// Refuses a database in which two names differ only in how an accent is encoded. It takes them for two names; Swift's
    /// strings, and people, take them for one.
    ///
    /// - Throws: ``DatabaseError`` with code ``DatabaseError/Code/unsupported`` that names both objects.
    public func refuseLookalikes() throws(DatabaseError) {
        var seen: [Look: ObjectID] = [:]
        let foreign = objects.keys.filter { !$0.isASCII }
        // A table is named rather than its columns.
        for id in foreign.sorted(by: { $0.path.count < $1.path.count }) {
            guard let other = seen.updateValue(id, forKey: Look(kind: id.kind, path: id.path)) else {
                continue
            }
            throw DatabaseError(
                .unsupported,
                "there are two of \(id), whose names differ only in how an accent is encoded",
                detail: [other, id].map { $0.path.map(Self.scalars).joined(separator: ".") }.sorted()
                    .joined(separator: " and "),
                hint: "rename one of them, or write both with the same Unicode normalisation")
        }
    }

    private struct Look: Hashable {
        let kind: ObjectKind
        let path: [String]
    }

    /// The name with every character beyond ASCII spelled out.
    private static func scalars(_ name: String) -> String {
        name.unicodeScalars.map {
            $0.isASCII ? String($0) : "U+" + String($0.value, radix: 16, uppercase: true)
        }
        .joined(separator: name.unicodeScalars.allSatisfy(\.isASCII) ? "" : " ")
    }
}
