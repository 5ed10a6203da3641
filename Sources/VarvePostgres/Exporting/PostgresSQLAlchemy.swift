import VarveCatalog
import VarveDatabase

/// SQLAlchemy's words for PostgreSQL.
struct PostgresSQLAlchemy: SQLAlchemyVocabulary {
    var name: String { "postgresql" }

    func options(of table: CatalogObject, primaryKey: CatalogObject?) -> SQLAlchemyOptions {
        guard table[flag: .isUnlogged] else { return SQLAlchemyOptions() }
        return SQLAlchemyOptions(
            values: ["prefixes": "[\"UNLOGGED\"]"], said: [AttributeKey<Bool>.isUnlogged.name])
    }

    func type(of column: CatalogObject, in catalog: Catalog) -> ToolType {
        let text = column[.dataType] ?? ""
        let type = type(TypeName(text), text, column, in: catalog)
        guard let collation = column[.collation] else { return type }
        return Self.collated(type, text, collation)
    }

    private func type(
        _ name: TypeName, _ text: String, _ column: CatalogObject, in catalog: Catalog
    ) -> ToolType {
        let item = item(name, in: catalog)
        switch (item, name.isArray) {
        case (let item?, true): return .list(item)
        case (let item?, false): return item
        case (nil, _): return .native(text, holding: name.isArray ? "list[Any]" : held(by: name, in: catalog))
        }
    }

    /// The word for a type without its brackets; `nil` where there is none.
    private func item(_ name: TypeName, in catalog: Catalog) -> ToolType? {
        if name.isEnum(in: catalog), let path = name.path { return .enumeration(ObjectID(.enumType, path)) }
        return Self.word(name)
    }

    /// What values of a type hold that there is no word for: a domain's are those of the type beneath it.
    private func held(by name: TypeName, in catalog: Catalog) -> String {
        guard case .word(_, _, _, let holding) = Self.word(name.resolvingDomains(in: catalog)) else {
            return "Any"
        }
        return holding
    }

    /// A collation is said with a text type; one in a schema only with the type's own text.
    private static func collated(_ type: ToolType, _ text: String, _ collation: String) -> ToolType {
        let bare = collation.hasPrefix("\"") ? collation.dropFirst().dropLast() : collation[...]
        guard case .word(let word, let arguments, let module, "str") = type, !bare.contains("\""),
            collation.hasPrefix("\"") || !collation.contains(".")
        else {
            let holding = if case .word(_, _, _, let holding) = type { holding } else { "Any" }
            return .native("\(text) COLLATE \(collation)", holding: holding)
        }
        let option = "collation=\"\(bare.replacing("\\", with: "\\\\"))\""
        return .word(word, arguments: arguments + [option], module: module, holding: "str")
    }
}
