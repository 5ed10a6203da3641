import VarveCatalog
import VarveDatabase

extension PostgresVocabulary {
    /// As `to_jsonb` writes it.
    func jsonType(of column: CatalogObject, checks: [CatalogObject], in catalog: Catalog) -> JSONType {
        let name = TypeName(column[.dataType] ?? "")
        let item = Self.item(name, in: catalog)
        return name.isArray ? .list(item) : item
    }

    private static func item(_ name: TypeName, in catalog: Catalog) -> JSONType {
        if name.isEnum(in: catalog), let path = name.path {
            return .oneOf(catalog[ObjectID(.enumType, path)]?[.labels] ?? [])
        }
        let base = catalog[ObjectID(.domain, name.path ?? [])]?[.dataType].map(TypeName.init)
        // A list of lists says nothing of what is inside.
        if let base { return base.isArray ? .list(item(base, in: catalog)) : item(base, in: catalog) }
        if let plain = plainTypes[name.base] { return plain }
        switch name.base {
        case "character varying", "character": return .text(limit: name.modifiers.first)
        default: return .native(name.base)
        }
    }

    private static let plainTypes: [String: JSONType] = [
        "smallint": .integer(Int64(Int16.min)...Int64(Int16.max)),
        "integer": .integer(Int64(Int32.min)...Int64(Int32.max)), "bigint": .integer(Int64.min...Int64.max),
        "oid": .integer(0...Int64(UInt32.max)), "real": .number, "double precision": .number,
        "numeric": .number, "boolean": .boolean, "text": .text(), "name": .text(), "public.citext": .text(),
        "uuid": .text(format: "uuid"), "date": .text(format: "date"),
        "timestamp with time zone": .text(format: "date-time"), "json": .any, "jsonb": .any,
    ]
}
