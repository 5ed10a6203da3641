import VarveCatalog
import VarvePlanning
import VarveTestSupport

/// An object that the second schema has under another name.
struct RenameSpec: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case table
        case virtual
        case column(of: String)
    }

    var kind: Kind
    var from: String
    var to: String

    var rename: Rename {
        let (kind, place) =
            switch kind {
            case .table: (ObjectKind.table, [String]())
            case .virtual: (ObjectKind.virtualTable, [])
            case .column(let table): (ObjectKind.column, [table])
            }
        return Rename(from: ObjectID(kind, place + [from]), to: ObjectID(kind, place + [to]))
    }
}

extension SchemaPair {
    /// The renames of what both schemas have. Columns come first, so that their tables still have their names.
    var activeRenames: [RenameSpec] {
        // SQLite renames nothing while a view or trigger speaks of what is not there.
        guard !first.isBroken, !second.isBroken else { return [] }
        let active = renames.filter { rename in
            switch rename.kind {
            case .table: first.table(rename.from) != nil && second.table(rename.from) != nil
            case .virtual: first.virtual(rename.from) != nil && second.virtual(rename.from) != nil
            case .column(let name):
                [first, second].allSatisfy {
                    $0.table(name)?.canRename(rename.from) == true && !$0.shows(rename.from, of: name)
                }
            }
        }
        return active.filter { $0.kind != .table && $0.kind != .virtual }
            + active.filter { $0.kind == .table || $0.kind == .virtual }
    }

    /// The second schema with its own names.
    var target: SchemaSpec { activeRenames.reduce(second) { $0.renamed(by: $1) } }

    /// The name of a table of both schemas in the second.
    func newName(ofTable name: String) -> String {
        activeRenames.first { ($0.kind == .table || $0.kind == .virtual) && $0.from == name }?.to
            ?? name
    }

    /// The name of a column of both schemas in the second.
    func newName(ofColumn name: String, in table: String) -> String {
        activeRenames.first { $0.kind == .column(of: table) && $0.from == name }?.to ?? name
    }
}

extension TableSpec {
    /// Whether SQLite renames a column. Some versions (3.40 is one) fail at an integer key of a table without row numbers that
    /// is said to be unique once more.
    fileprivate func canRename(_ name: String) -> Bool {
        guard let column = column(name) else { return false }
        let isKeyTwice =
            constraints.filter {
                ($0.kind == .primaryKey || $0.kind == .unique) && $0.columns == [name]
            }.count > 1
        return !(isWithoutRowID && column.type.uppercased() == "INTEGER" && isKeyTwice)
    }
}

extension SchemaSpec {
    /// Whether a view or trigger speaks of what is not there.
    fileprivate var isBroken: Bool {
        views.contains { $0.source == ViewSpec.nowhere }
            || triggers.contains { $0.target == ViewSpec.nowhere }
    }

    /// Whether views, triggers or indexes of text give a table's column a name of their own.
    fileprivate func shows(_ column: String, of table: String) -> Bool {
        views.contains { $0.source == table }
            || triggers.contains { $0.table == table || $0.target == table }
            || virtuals.contains { $0.kind == .index(of: table) }
    }

    fileprivate func renamed(by rename: RenameSpec) -> SchemaSpec {
        var schema = self
        switch rename.kind {
        case .table, .virtual: schema.renameTable(rename.from, rename.to)
        case .column(let table): schema.renameColumn(table, rename.from, rename.to)
        }
        return schema
    }

    private mutating func renameTable(_ old: String, _ new: String) {
        func change(_ name: inout String) {
            if name == old { name = new }
        }
        for index in tables.indices {
            change(&tables[index].name)
            for key in tables[index].constraints.indices {
                change(&tables[index].constraints[key].parent)
            }
        }
        for index in views.indices { change(&views[index].source) }
        for index in triggers.indices {
            change(&triggers[index].table)
            change(&triggers[index].target)
        }
        for index in virtuals.indices {
            change(&virtuals[index].name)
            switch virtuals[index].kind {
            case .index(old): virtuals[index].kind = .index(of: new)
            case .words(old): virtuals[index].kind = .words(of: new)
            default: break
            }
        }
    }

    private mutating func renameColumn(_ table: String, _ old: String, _ new: String) {
        func changed(_ text: String) -> String { text.replacing(quoted(old), with: quoted(new)) }
        func changed(_ names: [String]) -> [String] { names.map { $0 == old ? new : $0 } }
        for index in tables.indices {
            for key in tables[index].constraints.indices
            where tables[index].constraints[key].parent == table {
                tables[index].constraints[key].parentColumns = changed(
                    tables[index].constraints[key].parentColumns)
            }
            guard tables[index].name == table else { continue }
            for column in tables[index].columns.indices {
                if tables[index].columns[column].name == old { tables[index].columns[column].name = new }
                tables[index].columns[column].generation = tables[index].columns[column].generation.map(
                    changed)
            }
            for key in tables[index].constraints.indices {
                tables[index].constraints[key].columns = changed(tables[index].constraints[key].columns)
                tables[index].constraints[key].expression = changed(
                    tables[index].constraints[key].expression)
            }
            for key in tables[index].indexes.indices {
                tables[index].indexes[key].columns = changed(tables[index].indexes[key].columns)
                tables[index].indexes[key].predicate = tables[index].indexes[key].predicate.map(changed)
            }
        }
    }
}

extension SchemaGenerator {
    /// Renames for some of a schema's objects.
    mutating func renames(in schema: SchemaSpec) -> [RenameSpec] {
        guard random.chance(30) else { return [] }
        var renames: [RenameSpec] = []
        if random.chance(60), let table = pick(schema.tables) {
            renames.append(RenameSpec(kind: .table, from: table.name, to: name("z")))
        }
        if random.chance(60), let table = pick(schema.tables), let column = pick(table.columns) {
            renames.append(RenameSpec(kind: .column(of: table.name), from: column.name, to: name("z")))
        }
        if random.chance(60), let table = pick(schema.virtuals) {
            renames.append(RenameSpec(kind: .virtual, from: table.name, to: name("z")))
        }
        return renames
    }
}
