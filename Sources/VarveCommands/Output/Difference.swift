import VarveCatalog
import VarveDatabase
import VarveMigrations
import VarvePlanning

/// One difference between two schemas, for people and as JSON.
struct Difference: Encodable, Sendable {
    /// What became of the object.
    enum Action: String, Encodable, Sendable {
        case added, removed, renamed, altered
    }

    /// One attribute in which the two forms of an object differ.
    struct Detail: Encodable, Sendable {
        let attribute: String
        let from: Nullable<String>
        let to: Nullable<String>
    }

    let action: Action
    let kind: String
    let name: String
    let newName: Nullable<String>
    /// What the object is, in few words: a column's type, a key's columns. May be empty.
    let content: String
    let details: [Detail]
    /// The parts that come or go with the object: a table's columns.
    let parts: [String]
}

extension Difference {
    /// The differences that a plan carries out. What is only dropped and made anew as it was is none.
    static func all(in comparison: Comparison, dialect: any Dialect) -> [Difference] {
        let plan = comparison.plan
        var dropped: [ObjectID: CatalogObject] = [:]
        for case .drop(let object, _) in plan.changes { dropped[object.id] = object }
        var replaced: Set<ObjectID> = []
        for case .create(let object, _) in plan.changes where dropped[object.id] != nil {
            replaced.insert(object.id)
        }
        let renames = (plan.leadingRenames + plan.trailingRenames).map { rename in
            renamed(rename.from, to: rename.to, dialect: dialect)
        }
        return renames
            + plan.changes.compactMap { change in
                Self(change, replacing: dropped, replaced: replaced, dialect: dialect)
            }
    }

    private init?(
        _ change: Change, replacing dropped: [ObjectID: CatalogObject], replaced: Set<ObjectID>,
        dialect: any Dialect
    ) {
        switch change {
        case .create(let object, let parts):
            if let before = dropped[object.id] {
                self.init(from: before, to: object, dialect: dialect)
            } else {
                self.init(.added, object, parts: parts, dialect: dialect)
            }
        case .drop(let object, _) where replaced.contains(object.id):
            return nil
        case .drop(let object, _):
            self.init(.removed, object, parts: [], dialect: dialect)
        case .rename(let old, let new):
            self = Self.renamed(old.id, to: new.id, dialect: dialect)
        case .alter(let old, let new):
            self.init(from: old, to: new, dialect: dialect)
        }
    }

    private init(_ action: Action, _ object: CatalogObject, parts: [CatalogObject], dialect: any Dialect) {
        self.init(
            action: action, kind: object.kind.rawValue, name: dialect.display(object.id.path),
            newName: Nullable(nil), content: Self.content(of: object), details: [],
            parts: (parts.filter { $0.kind == .column } + parts.filter { $0.kind != .column }).map(
                Self.text(of:)))
    }

    private init?(from old: CatalogObject, to new: CatalogObject, dialect: any Dialect) {
        let names = new.differences(from: old).sorted()
        guard !names.isEmpty else { return nil }
        let details = names.map { name in
            Detail(
                attribute: name, from: Nullable(old.attributes[name]?.description),
                to: Nullable(new.attributes[name]?.description))
        }
        self.init(
            action: .altered, kind: new.kind.rawValue, name: dialect.display(new.id.path),
            newName: Nullable(nil), content: Self.content(of: new), details: details, parts: [])
    }

    private static func renamed(_ old: ObjectID, to new: ObjectID, dialect: any Dialect) -> Difference {
        Difference(
            action: .renamed, kind: old.kind.rawValue, name: dialect.display(old.path),
            newName: Nullable(dialect.display(new.path)), content: "", details: [], parts: [])
    }

    /// A part in few words: `column id bigint`, `unique constraint (email)`. A name that the server made up says
    /// nothing.
    private static func text(of part: CatalogObject) -> String {
        let words = [part.kind.rawValue, part.hasGeneratedName ? "" : part.name, content(of: part)]
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func content(of object: CatalogObject) -> String {
        let columns = object[.columns].map { "(\($0.joined(separator: ", ")))" }
        return [object[.dataType], columns, object[.expression]].compactMap(\.self).joined(separator: " ")
    }
}

extension Difference {
    /// The difference for people: a line, and one for each part or attribute.
    func lines(style: Style) -> [String] {
        let title = "\(kind) \(name)"
        switch action {
        case .added:
            let line = content.isEmpty ? title : "\(title) \(content)"
            return [style("+ \(line)", .green)] + parts.map { "    \($0)" }
        case .removed: return [style("- \(title)", .red)]
        case .renamed: return [style("> \(title) → \(newName.value ?? "")", .yellow)]
        case .altered: return [style("~ \(title)", .yellow)] + details.map { "    \($0.line)" }
        }
    }
}

extension Difference.Detail {
    /// The attribute with what it was and what it is.
    fileprivate var line: String {
        "\(attribute): \(Self.oneLine(from.value)) → \(Self.oneLine(to.value))"
    }

    private static func oneLine(_ text: String?) -> String {
        guard let text else { return "none" }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
