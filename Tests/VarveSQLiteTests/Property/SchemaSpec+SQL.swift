extension SchemaSpec {
    /// The statements that make the schema, written independently of the code under test.
    var sql: [String] {
        tables.map(\.sql) + tables.flatMap { table in table.indexes.map { $0.sql(on: table.name) } }
            + virtuals.map(\.sql) + views.map(\.sql) + triggers.map { $0.sql(on: self) }
    }
}

func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

private func list(_ names: [String]) -> String { names.map(quoted).joined(separator: ",") }

extension TableSpec {
    var sql: String {
        let options = [isStrict ? "strict" : "", isWithoutRowID ? "WITHOUT rowid" : ""].filter { !$0.isEmpty }
        let lines = columns.map(\.sql) + constraints.map(\.sql)
        return "create table \(quoted(name)) (\(lines.joined(separator: " , ")))"
            + options.joined(separator: ",")
    }
}

extension ColumnSpec {
    var sql: String {
        var text = quoted(name) + " " + type
        if let collation { text += " collate " + collation }
        if let generation { text += " generated always as " + generation }
        if isNotNull { text += " not null" }
        if let defaultValue { text += " default " + defaultValue }
        return text
    }
}

extension ConstraintSpec {
    var sql: String {
        let prefix = name.map { "constraint \(quoted($0)) " } ?? ""
        switch kind {
        case .primaryKey:
            return prefix + "primary key (\(list(columns))\(isAutoincrement ? " autoincrement" : ""))"
        case .unique: return prefix + "unique (\(list(columns)))"
        case .check: return prefix + "check (\(expression))"
        case .foreignKey:
            let key = parentColumns.isEmpty ? "" : "(\(list(parentColumns)))"
            return prefix + "foreign key (\(list(columns))) references \(quoted(parent))\(key) \(expression)"
        }
    }
}

extension IndexSpec {
    func sql(on table: String) -> String {
        let keys = columns.map { (isExpression ? "lower(\(quoted($0)))" : quoted($0)) + " " + suffix }
        let condition = predicate.map { " where " + $0 } ?? ""
        return "create \(isUnique ? "unique" : "") index \(quoted(name)) on \(quoted(table)) "
            + "(\(keys.joined(separator: ",")))\(condition)"
    }
}

extension ViewSpec {
    var sql: String {
        let head = "create view \(quoted(name))"
        let query = "select \(list(columns)) from \(quoted(source))"
        switch style {
        case .plain: return "\(head) as \(query) where 1 < 2"
        case .grouped: return "\(head) as select count(*) as \(quoted(columns[0])) from \(quoted(source))"
        case .named: return "\(head)(\(list(columns))) as \(query)"
        case .common: return "\(head) as with q as (\(query)) select * from q"
        case .union: return "\(head) as \(query) union all \(query) where 0 order by 1 limit 5"
        case .joined:
            let names = columns.map { "y." + quoted($0) }.joined(separator: ", ")
            return
                "\(head) as select \(names) from \(quoted(source)) as x, \(quoted(source)) as y where x.\(quoted(columns[0])) is y.\(quoted(columns[0]))"
        case .filtered:
            return "\(head) as \(query) as s where exists (select 1 from \(quoted(source)) /* any */)"
        }
    }
}

extension TriggerSpec {
    func sql(on schema: SchemaSpec) -> String {
        let row = event.hasSuffix("DELETE") ? "old" : "new"
        let event = event.hasSuffix("UPDATE OF") ? "\(event) \(quoted(column))" : event
        return """
            create trigger \(quoted(name)) \(event) on \(quoted(table)) for each row begin
            update \(quoted(target)) set \(quoted(targetColumn)) = \(row).\(quoted(column)) where 0;
            delete from \(quoted(target)) where \(quoted(targetColumn)) is not null; end
            """
    }
}
