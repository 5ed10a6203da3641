/// A virtual table as the generator makes it.
struct VirtualSpec: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        /// An index of text that keeps its own rows.
        case text
        /// An index of another table's rows.
        case index(of: String)
        /// A tree of boxes; the columns are what goes with them.
        case tree
        /// The words of an index.
        case words(of: String)
    }

    var name: String
    var kind: Kind
    /// The module of an index of text: FTS4 or FTS5.
    var module = "fts5"
    var columns: [String] = []
    /// Arguments besides the columns.
    var options: [String] = []

    static let options = ["tokenize=porter", "tokenize = 'unicode61'", "prefix='2 3'", "prefix=\"1\""]

    var keepsText: Bool { kind == .text }

    /// Whether a table of rows becomes another such table without losing them.
    func takesOver(_ other: VirtualSpec) -> Bool {
        kind == other.kind && (kind == .text || kind == .tree)
    }
}

extension VirtualSpec {
    var sql: String {
        let names = columns.map(quoted)
        let text = { (words: String) in "'" + words.replacing("'", with: "''") + "'" }
        switch kind {
        case .text: return create(module, names + options)
        case .index(let table): return create(module, names + options + ["content=" + text(table)])
        case .tree: return create("RTREE", ["id", "x0", "x1"] + names.map { "+" + $0 })
        case .words(let index): return create("fts5vocab", [text(index), "row"])
        }
    }

    private func create(_ module: String, _ arguments: [String]) -> String {
        "create virtual table \(quoted(name)) using \(module) ( \(arguments.joined(separator: " , ")) )"
    }

    /// Three rows, with numbers of their own.
    var rowStatements: [String] {
        let names = columns.map(quoted)
        return (1...3).compactMap { row in
            let values = names.map { _ in "'word\(row) other'" }
            switch kind {
            case .text: return insert(["rowid"] + names, ["\(row * 10)"] + values)
            case .tree:
                return insert(
                    ["id", "x0", "x1"] + names, ["\(row * 10)", "\(row)", "\(row + 1).5"] + values)
            case .index: return row == 1 ? insert([quoted(name)], ["'rebuild'"]) : nil
            case .words: return nil
            }
        }
    }

    /// A statement that fails, or gives something other than `ok`, where the table is not in order.
    var checkStatement: String? {
        switch kind {
        case .text, .index:
            module == "fts5"
                ? insert([quoted(name), "rank"], ["'integrity-check'", "1"])
                : insert([quoted(name)], ["'integrity-check'"])
        case .tree: "select rtreecheck('\(name.replacing("'", with: "''"))')"
        case .words: "select count(*) from \(quoted(name))"
        }
    }

    private func insert(_ names: [String], _ values: [String]) -> String {
        "insert into \(quoted(name)) (\(names.joined(separator: ","))) values (\(values.joined(separator: ",")))"
    }

    /// The columns that hold a row, its number first.
    var rowColumns: [String] {
        switch kind {
        case .text: ["rowid"] + columns.map(quoted)
        case .tree: ["id", "x0", "x1"] + columns.map(quoted)
        case .index, .words: []
        }
    }
}
