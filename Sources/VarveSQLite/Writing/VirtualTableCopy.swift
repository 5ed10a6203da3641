import VarveCatalog

/// What a virtual table that is made anew takes over from its former self. The modules are SQLite's own: of others nobody
/// knows which columns can be read and written again.
struct VirtualTableCopy {
    let old: CatalogObject
    let new: CatalogObject
    private let before: VirtualTableText
    private let after: VirtualTableText

    /// - Returns: `nil` where there is nothing that could be taken over.
    init?(from old: CatalogObject, to new: CatalogObject) {
        self.old = old
        self.new = new
        before = VirtualTableText(old)
        after = VirtualTableText(new)
        guard takesRows || takesSettings else { return nil }
    }

    /// Whether rows go along: both forms keep what they are given, or the new one at least finds it.
    var takesRows: Bool {
        let isAkin = before.isTree ? before.module == after.module : before.isFullText && after.isFullText
        return isAkin && before.content == nil && after.content?.isEmpty ?? true && !columns.isEmpty
    }

    /// Whether rows that go along can be found afterwards and read no more: the new form keeps no text.
    var losesText: Bool { takesRows && after.content != nil }

    /// Whether what FTS5 was told about ranking and merging goes along.
    private var takesSettings: Bool { before.module == "fts5" && after.module == "fts5" }

    /// The columns of the old form that the new one has no place for.
    var lostColumns: [String] {
        let kept = Set(columns.map(\.old))
        return Self.columns(of: old).filter { !kept.contains($0) }
    }

    /// The columns of both forms.
    private var columns: [(old: String, new: String)] {
        let olds = Self.columns(of: old)
        let news = Self.columns(of: new)
        // The first column of a tree is its key, however it is called.
        let key = before.isTree ? zip(olds, news).prefix(1).map { (old: $0.0, new: $0.1) } : []
        return key
            + olds.dropFirst(key.count).compactMap { old in
                news.dropFirst(key.count).first { Quoting.folded($0) == Quoting.folded(old) }.map {
                    (old: old, new: $0)
                }
            }
    }

    /// The columns that hold something: hidden ones do where a language is kept for each row.
    private static func columns(of table: CatalogObject) -> [String] {
        let hidden = (table[.hiddenColumns] ?? []).filter { !["rank", "docid", "__langid"].contains($0) }
        return (table[.columns] ?? []) + hidden
    }

    /// The statements that fill the new form.
    ///
    /// - Parameter name: What the old form is called by now.
    func statements(from name: String) -> [String] {
        let table = Quoting.identifier(new.name)
        var statements: [String] = []
        if takesRows {
            // A tree's key is its first column; of a text, the number is all that tells which row it is of.
            let number = before.isTree ? [] : ["rowid"]
            let target = (number + columns.map { Quoting.identifier($0.new) }).joined(separator: ", ")
            let source = (number + columns.map { Quoting.identifier($0.old) }).joined(separator: ", ")
            statements.append(
                "INSERT INTO \(table) (\(target))\nSELECT \(source) FROM \(Quoting.identifier(name))")
        }
        if takesSettings {
            statements.append(
                "INSERT INTO \(table) (\(table), rank)\nSELECT k, v FROM \(Quoting.identifier(name + "_config")) "
                    + "WHERE k <> 'version'")
        }
        return statements
    }
}
