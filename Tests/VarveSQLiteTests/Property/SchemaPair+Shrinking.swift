extension SchemaPair {
    /// Pairs with something left out, in one schema or in both.
    var smaller: [SchemaPair] {
        var candidates: [SchemaPair] = []
        func add(_ change: (inout SchemaPair) -> Void) {
            var pair = self
            change(&pair)
            pair.repair()
            if pair.size < size { candidates.append(pair) }
        }
        for name in Set((first.tables + second.tables).map(\.name)).sorted() {
            add { pair in
                pair.first.tables.removeAll { $0.name == name }
                pair.second.tables.removeAll { $0.name == name }
            }
        }
        for rename in renames {
            add { $0.renames.removeAll { $0 == rename } }
        }
        for part in [\SchemaPair.first, \SchemaPair.second] {
            addParts(of: part, add)
            addSimplerForms(of: part, add)
        }
        return candidates
    }

    private func addParts(
        of part: WritableKeyPath<SchemaPair, SchemaSpec>, _ add: ((inout SchemaPair) -> Void) -> Void
    ) {
        let schema = self[keyPath: part]
        let other = part == \SchemaPair.first ? \SchemaPair.second : \SchemaPair.first
        for view in schema.views {
            add { pair in
                for part in [part, other] { pair[keyPath: part].views.removeAll { $0 == view } }
            }
            add { $0[keyPath: part].views.removeAll { $0 == view } }
        }
        for trigger in schema.triggers {
            add { pair in
                for part in [part, other] { pair[keyPath: part].triggers.removeAll { $0 == trigger } }
            }
            add { $0[keyPath: part].triggers.removeAll { $0 == trigger } }
        }
        for virtual in schema.virtuals {
            add { pair in
                for part in [part, other] {
                    pair[keyPath: part].virtuals.removeAll { $0.name == virtual.name }
                }
            }
            add { $0[keyPath: part].virtuals.removeAll { $0 == virtual } }
        }
        for (index, table) in schema.tables.enumerated() {
            add { $0[keyPath: part].tables.remove(at: index) }
            let twin = self[keyPath: other].tables.firstIndex { $0.name == table.name }
            for column in table.columns {
                add { pair in
                    pair[keyPath: part].tables[index].columns.removeAll { $0.name == column.name }
                    if let twin {
                        pair[keyPath: other].tables[twin].columns.removeAll { $0.name == column.name }
                    }
                }
                add { $0[keyPath: part].tables[index].columns.removeAll { $0.name == column.name } }
            }
            for constraint in table.constraints {
                add { pair in
                    pair[keyPath: part].tables[index].constraints.removeAll { $0 == constraint }
                    if let twin {
                        pair[keyPath: other].tables[twin].constraints.removeAll { $0 == constraint }
                    }
                }
                add { $0[keyPath: part].tables[index].constraints.removeAll { $0 == constraint } }
            }
            for key in table.indexes {
                add { pair in
                    pair[keyPath: part].tables[index].indexes.removeAll { $0 == key }
                    if let twin { pair[keyPath: other].tables[twin].indexes.removeAll { $0 == key } }
                }
                add { $0[keyPath: part].tables[index].indexes.removeAll { $0 == key } }
            }
        }
    }

    private var size: Int { first.size + second.size + renames.count }

    /// The same objects with less to them, in one schema or in both.
    private func addSimplerForms(
        of part: WritableKeyPath<SchemaPair, SchemaSpec>, _ add: ((inout SchemaPair) -> Void) -> Void
    ) {
        let other = part == \SchemaPair.first ? \SchemaPair.second : \SchemaPair.first
        func addForBoth(_ change: @escaping (inout SchemaSpec) -> Void) {
            add { pair in for part in [part, other] { change(&pair[keyPath: part]) } }
            add { change(&$0[keyPath: part]) }
        }
        for table in self[keyPath: part].tables {
            func simplify(_ change: @escaping (inout TableSpec) -> Void) {
                addForBoth { schema in
                    if let index = schema.tables.firstIndex(where: { $0.name == table.name }) {
                        change(&schema.tables[index])
                    }
                }
            }
            simplify { $0.isStrict = false }
            simplify { $0.isWithoutRowID = false }
            for column in table.columns {
                func plain(_ change: @escaping (inout ColumnSpec) -> Void) {
                    simplify { table in
                        for index in table.columns.indices where table.columns[index].name == column.name {
                            change(&table.columns[index])
                        }
                    }
                }
                plain { $0.isNotNull = false }
                plain { $0.defaultValue = nil }
                plain { $0.collation = nil }
            }
        }
        for view in self[keyPath: part].views {
            addForBoth { schema in
                for index in schema.views.indices where schema.views[index].name == view.name {
                    schema.views[index].style = .plain
                }
            }
        }
        for virtual in self[keyPath: part].virtuals {
            for (place, column) in virtual.columns.enumerated() where place > 0 || virtual.kind == .tree {
                addForBoth { schema in
                    for index in schema.virtuals.indices where schema.virtuals[index].name == virtual.name {
                        schema.virtuals[index].columns.removeAll { $0 == column }
                    }
                }
            }
            addForBoth { schema in
                for index in schema.virtuals.indices where schema.virtuals[index].name == virtual.name {
                    schema.virtuals[index].options = []
                }
            }
        }
    }
}
