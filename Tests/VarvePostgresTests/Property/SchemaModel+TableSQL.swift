extension SchemaModel {
    /// CREATE TABLE with columns and constraints.
    func table(_ id: Int, _ model: TableModel) -> String {
        let parts =
            columns(of: id).map { clause($0.column) }
            + constraints(of: id).filter { !isSeparate($0.id, $0.constraint) }.map { clause($0.constraint) }
        let unlogged = model.isUnlogged && !isReferring(id) ? "UNLOGGED " : ""
        let options = model.fillFactor.map { " WITH (fillfactor = \($0))" } ?? ""
        return "CREATE \(unlogged)TABLE \(qualified(id)) (\(parts.joined(separator: ", ")))\(options)"
    }

    /// Whether a constraint can't stand in CREATE TABLE. Of two alike keys the server would keep only one there.
    func isSeparate(_ id: Int, _ constraint: ConstraintModel) -> Bool {
        if case .foreignKey = constraint.kind { return true }
        if constraint.isNotValid { return true }
        guard case .unique(let columns, _, _) = constraint.kind else { return false }
        return constraints(of: constraint.table).contains { other in
            switch other.constraint.kind {
            case .primaryKey(let others): others == columns
            case .unique(let others, _, _): other.id < id && others == columns
            default: false
            }
        }
    }

    /// Whether a foreign key leads from or to a table, which then is in the log.
    private func isReferring(_ table: Int) -> Bool {
        all.contains { entity in
            guard case .constraint(let constraint) = entity.body,
                case .foreignKey(_, let parent, _, _) = constraint.kind
            else { return false }
            return constraint.table == table || parent == table
        }
    }

    private func clause(_ column: ColumnModel) -> String {
        let name = quoted(column.name)
        if let source = column.generatedFrom { return generated(name, from: source) + notNull(column) }
        var text = "\(name) \(self.text(column.type))"
        let family = family(column.type)
        if column.hasCollation, family == .text, case .plain = resolved(column.type) {
            text += " COLLATE \"C\""
        }
        if let identity = column.identity {
            let options =
                column.identityOptions.isEmpty ? "" : " (\(column.identityOptions.joined(separator: " ")))"
            return text + " GENERATED \(identity) AS IDENTITY\(options) NOT NULL"
        }
        if let value = defaultText(column) { text += " DEFAULT \(value)" }
        return text + notNull(column)
    }

    private func notNull(_ column: ColumnModel) -> String { column.isNotNull ? " NOT NULL" : "" }

    private func defaultText(_ column: ColumnModel) -> String? {
        if family(column.type) == .number {
            if let routine = column.defaultRoutine, contains(routine) { return "\(qualified(routine))()" }
            if let sequence = column.defaultSequence, contains(sequence) {
                let name = qualified(sequence).replacing("'", with: "''")
                let literal = name.contains("\\") ? "E'\(name.replacing("\\", with: "\\\\"))'" : "'\(name)'"
                return "nextval(\(literal)::regclass)"
            }
        }
        return column.defaultFlavor.map { defaultText(column.type, flavor: $0) }
    }

    private func generated(_ name: String, from source: Int) -> String {
        let value = quoted(self.name(source))
        let (type, expression) =
            switch generatedFamily(from: source) {
            case .number: ("numeric", "\(value)::numeric * 2")
            case .text: ("text", "upper(\(value)::text)")
            default: ("boolean", "\(value) IS NULL")
            }
        return "\(name) \(type) GENERATED ALWAYS AS (\(expression)) STORED"
    }

    /// A constraint as it stands in CREATE TABLE and ADD.
    func clause(_ model: ConstraintModel) -> String {
        let name = model.name.map { "CONSTRAINT \(quoted($0)) " } ?? ""
        let timing = model.timing.isEmpty ? "" : " " + model.timing
        switch model.kind {
        case .primaryKey(let columns): return "\(name)PRIMARY KEY \(list(columns))\(timing)"
        case .unique(let columns, let included, let nulls):
            let include = included.filter { contains($0) }
            return "\(name)UNIQUE \(nulls ? "NULLS NOT DISTINCT " : "")\(list(columns))"
                + (include.isEmpty ? "" : " INCLUDE \(list(include))") + timing
        case .check(let column, let flavor, let routine, let suffix):
            var condition = truth(aboutColumn: column, called: quoted(self.name(column)), flavor: flavor)
            if let routine, contains(routine) { condition += " OR \(qualified(routine))() > 0" }
            return "\(name)CHECK (\(condition))\(suffix)"
        case .exclusion(let column):
            let isRange = family(ofColumn: column) == .range
            let element = quoted(self.name(column)) + (isRange ? " WITH &&" : " WITH =")
            return "\(name)EXCLUDE USING \(isRange ? "gist" : "btree") (\(element))\(timing)"
        case .foreignKey(let columns, let parent, let key, let actions):
            return "\(name)FOREIGN KEY \(list(columns)) REFERENCES \(qualified(parent)) \(list(key))"
                + actions + timing
        }
    }

    func list(_ columns: [Int]) -> String {
        "(" + columns.map { quoted(name($0)) }.joined(separator: ", ") + ")"
    }

    /// CREATE INDEX.
    func index(_ model: IndexModel) -> String {
        let first = model.columns.first ?? 0
        let name = quoted(self.name(first))
        let family = family(ofColumn: first)
        var method = ""
        var keys = model.columns.map { quoted(self.name($0)) }
        var include = ""
        switch model.flavor % 7 {
        case 1: keys[0] += " DESC NULLS LAST"
        case 2: keys[0] = expression(name, family)
        case 3 where !model.isUnique && family != .enumArray:
            switch family {
            case .json, .array: (method, keys) = (" USING gin", [name])
            case .number, .date, .timestamp: (method, keys) = (" USING brin", [name])
            default: (method, keys) = (" USING hash", [name])
            }
        case 4 where family == .text: keys[0] += " text_pattern_ops"
        case 5 where family == .text: keys[0] += " COLLATE \"C\""
        case 6 where keys.count > 1: include = " INCLUDE (\(keys.removeLast()))"
        default: break
        }
        let predicate =
            model.predicateFlavor.map { " WHERE \(truth(aboutColumn: first, called: name, flavor: $0))" }
            ?? ""
        let isBrin = method.hasSuffix("brin") || method.hasSuffix("gin")
        let options = isBrin ? "" : model.fillFactor.map { " WITH (fillfactor = \($0))" } ?? ""
        return "CREATE \(model.isUnique ? "UNIQUE " : "")INDEX \(quoted(model.name))"
            + " ON \(qualified(model.relation))\(method) (\(keys.joined(separator: ", ")))"
            + include + options + predicate
    }

    private func expression(_ name: String, _ family: TypeFamily) -> String {
        switch family {
        case .number: "(\(name) + 1)"
        case .text: "lower(\(name))"
        default: "(\(name) IS NULL), \(name)"
        }
    }
}
