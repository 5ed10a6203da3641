import VarveCatalog

/// Foreign-data wrappers.
struct ForeignDataWrapperWriter: ObjectWriter {
    let noun = "FOREIGN DATA WRAPPER"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let handler = object[.handler].map { " HANDLER \($0)" } ?? ""
        let validator = object[.validator].map { " VALIDATOR \($0)" } ?? ""
        return ["CREATE \(subject(object))\(handler)\(validator)\(ForeignOptions.clause(object))"]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        var actions: [String] = []
        if old[.handler] != new[.handler] {
            actions.append(new[.handler].map { "HANDLER \($0)" } ?? "NO HANDLER")
        }
        if old[.validator] != new[.validator] {
            actions.append(new[.validator].map { "VALIDATOR \($0)" } ?? "NO VALIDATOR")
        }
        if let options = ForeignOptions.changes(from: old, to: new) { actions.append(options) }
        return actions.isEmpty ? [] : ["ALTER \(subject(new)) \(actions.joined(separator: " "))"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        ["ALTER \(noun) \(SQLText.qualified(id.path)) RENAME TO \(SQLText.qualified(path))"]
    }
}

/// Foreign servers.
struct ForeignServerWriter: ObjectWriter {
    let noun = "SERVER"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let type = object[.dataType].map { " TYPE " + SQLText.literal($0) } ?? ""
        let version = object[.version].map { " VERSION " + SQLText.literal($0) } ?? ""
        let wrapper = " FOREIGN DATA WRAPPER " + SQLText.identifier(object[.wrapper] ?? "")
        return ["CREATE \(subject(object))\(type)\(version)\(wrapper)\(ForeignOptions.clause(object))"]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        var actions: [String] = []
        if old[.version] != new[.version] {
            actions.append("VERSION " + (new[.version].map(SQLText.literal) ?? "NULL"))
        }
        if let options = ForeignOptions.changes(from: old, to: new) { actions.append(options) }
        return actions.isEmpty ? [] : ["ALTER \(subject(new)) \(actions.joined(separator: " "))"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        ["ALTER \(noun) \(SQLText.qualified(id.path)) RENAME TO \(SQLText.qualified(path))"]
    }
}

/// User mappings.
struct UserMappingWriter: ObjectWriter {
    let noun = "USER MAPPING"

    func subject(_ object: CatalogObject) -> String {
        let role = object.name == "public" ? Privilege.everybody : object.quotedName
        return "\(noun) FOR \(role) SERVER \(object.ownerReference)"
    }

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ["CREATE \(subject(object))\(ForeignOptions.clause(object))"]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        ForeignOptions.changes(from: old, to: new).map { ["ALTER \(subject(new)) \($0)"] } ?? []
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] { [] }
}

/// Foreign tables with the columns and checks that are made with them.
struct ForeignTableWriter: ObjectWriter {
    let noun = "FOREIGN TABLE"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let defaults = ColumnDefaultWriter.expressions(of: parts)
        let columns = parts.filter { $0.kind == .column }.sorted(by: CatalogGraph.naturalOrder)
        let checks = parts.filter { $0.kind == .check }.sorted { $0.id < $1.id }
        let lines =
            columns.map { ColumnWriter.clause($0, defaultExpression: defaults[$0.id.path]) }
            + checks.map(ConstraintWriter.clause)
        let body = lines.isEmpty ? "()" : "(\n    " + lines.joined(separator: ",\n    ") + "\n)"
        let server = " SERVER " + SQLText.identifier(object[.server] ?? "")
        return ["CREATE \(subject(object)) \(body)\(server)\(ForeignOptions.clause(object))"]
            + columns.flatMap { ColumnDetailStatements.changes(from: nil, to: $0, in: context) }
            + columns.flatMap(NotNullStatements.completing)
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        ForeignOptions.changes(from: old, to: new).map { ["ALTER \(subject(new)) \($0)"] } ?? []
    }
}
