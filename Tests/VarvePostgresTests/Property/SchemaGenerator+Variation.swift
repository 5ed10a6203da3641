extension SchemaGenerator {
    /// Drops, changes and adds things.
    mutating func vary() {
        firstAdded = next
        for entity in model.all where chance(8) && mayGo(entity) { model.remove(entity.id) }
        for entity in model.all where chance(25) {
            if let body = varied(entity) { model[entity.id] = body }
        }
        for (id, _) in model.tables where chance(20) { addColumn(to: id) }
        for (id, _) in model.tables where chance(15) { addConstraints(to: id) }
        for (id, _) in model.tables where chance(10) { addForeignKey(to: id) }
        for (id, _) in model.tables where chance(40) && model.contains(id) { addIndex() }
    }

    /// Whether an entity can go and, on the way back, come again to the rows that are there then.
    private func mayGo(_ entity: SchemaModel.Entity) -> Bool {
        guard model.contains(entity.id) else { return false }
        switch entity.body {
        case .schema, .domain, .enumType:
            // With them would go the columns of tables that stay.
            return !model.all.contains { other in
                if case .column(let column) = other.body { return isAttached(column, to: entity.id) }
                if case .table(let table) = other.body { return table.schema == entity.id }
                return false
            } && !isSchemaInUse(entity.id)
        case .table(let table):
            if !table.hasRows { return true }
            return !model.all.contains { other in
                guard case .constraint(let constraint) = other.body,
                    case .foreignKey(_, let parent, _, _) = constraint.kind
                else { return false }
                return parent == entity.id && constraint.table != entity.id
            }
        case .column(let column):
            if column.generatedFrom != nil { return true }
            if case .table(let table) = model[column.table], !table.hasRows { return !isInKey(entity.id) }
            return !column.isNotNull && !isInKey(entity.id)
        case .extra(let model): return model.mayGo(entity.id, from: self)
        default: return true
        }
    }

    private func isAttached(_ column: ColumnModel, to type: Int) -> Bool {
        switch column.type {
        case .enumeration(let id, _): id == type
        case .domain(let id):
            if case .domain(let domain) = model[id] {
                id == type || domain.base == .enumeration(type, isArray: false)
            } else {
                false
            }
        default: false
        }
    }

    private func isSchemaInUse(_ id: Int) -> Bool {
        guard case .schema = model[id] else { return false }
        return model.all.contains { $0.needs.contains(id) }
    }

    /// Whether a column is, or was at first, in a constraint or an index that asks for distinct values, or in a
    /// foreign key: on the way back its rows must fit again.
    private func isInKey(_ column: Int) -> Bool {
        (model.all + (first?.all ?? [])).contains { entity in
            switch entity.body {
            case .constraint(let constraint):
                if case .check = constraint.kind { return false }
                return entity.needs.contains(column)
            case .index(let index): return index.isUnique && entity.needs.contains(column)
            case .column(let other): return other.type == .like(column)
            default: return false
            }
        }
    }

    private mutating func varied(_ entity: SchemaModel.Entity) -> SchemaModel.Body? {
        switch entity.body {
        case .schema, .ownership: return nil
        case .pgExtension(let name, _): return .pgExtension(name, schema: 1)
        case .enumType(var type):
            type.labels = labels()
            type.comment = comment()
            return .enumType(type)
        case .domain(var domain):
            vary(&domain)
            return .domain(domain)
        case .sequence(var sequence):
            sequence.options = sequenceOptions()
            sequence.comment = comment()
            return .sequence(sequence)
        case .table(var table):
            table.fillFactor = chance(30) ? pick(50...90) : nil
            if chance(30) { table.isUnlogged.toggle() }
            table.comment = comment()
            return .table(table)
        case .column(var column):
            vary(&column, entity.id)
            return .column(column)
        case .constraint(var constraint):
            vary(&constraint, isNeeded: isReferred(entity.id))
            return .constraint(constraint)
        case .index(var index):
            index.flavor = pick(0...9)
            index.predicateFlavor = flavor(20)
            index.fillFactor = chance(30) ? pick(50...90) : nil
            index.comment = comment()
            return .index(index)
        case .view(var view):
            let indexed = indexedColumns(of: entity.id)
            view.columns.removeAll { chance(20) && !indexed.contains($0) }
            view.hasBarrier = chance(30)
            view.comment = comment()
            return .view(view)
        case .routine(var routine):
            routine.bodyFlavor = pick(0...3)
            if chance(40) { routine.headFlavor = pick(0...1) }
            routine.comment = comment()
            return .routine(routine)
        case .trigger(var trigger):
            trigger.flavor = pick(0...7)
            if case .table = model[trigger.relation] {
                trigger.state =
                    chance(50) ? ["DISABLE", "ENABLE ALWAYS", "ENABLE REPLICA"][pick(0...2)] : nil
            }
            trigger.comment = comment()
            return .trigger(trigger)
        case .extra(var model):
            model.vary(with: &self)
            return .extra(model)
        }
    }

    /// The columns of which an index stands on the view or on one that reads it.
    private func indexedColumns(of view: Int) -> Set<Int> {
        model.all.reduce(into: []) { columns, entity in
            switch entity.body {
            case .index(let index) where index.relation == view: columns.formUnion(index.columns)
            case .view(let reader) where reader.source == view:
                columns.formUnion(indexedColumns(of: entity.id))
            default: break
            }
        }
    }

    private mutating func vary(_ domain: inout DomainModel) {
        if case .plain = domain.base, chance(40) {
            let isNumber = model.family(domain.base) == .number
            let types = isNumber ? ["integer", "bigint", "numeric"] : ["text", "varchar(40)", "varchar(80)"]
            domain.base = .plain(types[pick(0...2)])
        }
        domain.defaultFlavor = flavor(30)
        domain.checkFlavor = flavor(50)
        domain.comment = comment()
    }

    private mutating func vary(_ column: inout ColumnModel, _ id: Int) {
        column.comment = comment()
        if column.generatedFrom != nil { return }
        if column.identity != nil {
            column.identity = chance(50) ? "ALWAYS" : "BY DEFAULT"
            column.identityOptions = identityOptions()
            if chance(30) { column.type = .plain(["integer", "bigint"][pick(0...1)]) }
            if chance(20) { column.identity = nil }
            return
        }
        column.defaultFlavor = flavor(40)
        if chance(50), !isInPrimaryKey(id) { column.isNotNull.toggle() }
        if chance(40) { varyType(&column, id) }
        column.hasCollation = chance(20)
    }

    private mutating func varyType(_ column: inout ColumnModel, _ id: Int) {
        guard case .plain(let type) = column.type else { return }
        let digits = [
            "smallint", "integer", "bigint", "numeric", "numeric(10,2)", "text", "varchar(40)", "varchar(80)",
        ]
        if digits.contains(type) {
            column.type = .plain(digits[pick(0...digits.count - 1)])
        } else if type != "bytea" && type != "integer[]" {
            column.type = .plain(chance(50) ? "text" : "varchar(80)")
        }
    }

    private func isInPrimaryKey(_ column: Int) -> Bool {
        model.all.contains { entity in
            guard case .constraint(let constraint) = entity.body,
                case .primaryKey(let columns) = constraint.kind
            else { return false }
            return columns.contains(column)
        }
    }

    private func isReferred(_ constraint: Int) -> Bool {
        model.all.contains { $0.needs.contains(constraint) }
    }

    private mutating func vary(_ constraint: inout ConstraintModel, isNeeded: Bool) {
        constraint.comment = comment()
        switch constraint.kind {
        case .check(let column, _, let routine, let suffix):
            constraint.kind = .check(column, flavor: pick(0...5), routine: routine, suffix: suffix)
            constraint.isNotValid = chance(20)
        case .foreignKey:
            constraint.timing = ["", "DEFERRABLE", "DEFERRABLE INITIALLY DEFERRED"][pick(0...2)]
            constraint.isNotValid = chance(20)
        case .unique(let columns, let included, _):
            if isNeeded { return }
            constraint.kind = .unique(columns, included: included, nullsNotDistinct: chance(30))
            constraint.timing = ["", "DEFERRABLE", "DEFERRABLE INITIALLY DEFERRED"][pick(0...2)]
        case .primaryKey, .exclusion: break
        }
    }
}
