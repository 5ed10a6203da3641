extension Column {
    /// Lets the column only hold values of another table's column.
    ///
    /// - Parameters:
    ///   - target: The other column, by its key path: `\User.id`. It must be unique there and hold the same type.
    ///   - onDelete: What happens to this row when the other one is deleted; nothing said is ``ReferentialAction/noAction``.
    ///   - onUpdate: What happens to this row when the other one's key changes.
    ///   - isDeferred: Whether the check waits until commit.
    public func references<Other: Table>(
        _ target: any KeyPath<Other, Column<Value>> & Sendable, onDelete: ReferentialAction? = nil,
        onUpdate: ReferentialAction = .noAction, deferred isDeferred: Bool = false
    ) -> Self {
        adding(
            LazyReference(onDelete: onDelete, onUpdate: onUpdate, isDeferred: isDeferred) {
                (Other.self, [Other()[keyPath: target].name])
            })
    }

    /// Lets the column only hold NULL and values of another table's column.
    public func references<Other: Table, Wrapped>(
        _ target: any KeyPath<Other, Column<Wrapped>> & Sendable, onDelete: ReferentialAction? = nil,
        onUpdate: ReferentialAction = .noAction, deferred isDeferred: Bool = false
    ) -> Self where Value == Wrapped? {
        adding(
            LazyReference(onDelete: onDelete, onUpdate: onUpdate, isDeferred: isDeferred) {
                (Other.self, [Other()[keyPath: target].name])
            })
    }
}

extension Column {
    /// Lets the column only hold values of a column of a table that has no Swift declaration.
    ///
    /// - Parameters:
    ///   - column: The other column, by its name in the database.
    ///   - table: The other table, by its name in the database.
    ///   - schema: The schema that the other table is in, where it is not the usual one.
    public func references(
        column: String, ofTable table: String, schema: String? = nil, onDelete: ReferentialAction? = nil,
        onUpdate: ReferentialAction = .noAction, deferred isDeferred: Bool = false
    ) -> Self {
        adding {
            $0.reference = DeclaredReference(
                schema: schema, table: table, columns: [column], onDelete: onDelete, onUpdate: onUpdate,
                isDeferred: isDeferred)
        }
    }
}

/// A reference whose other end is looked up when the schema is put together.
struct LazyReference: Sendable {
    let onDelete: ReferentialAction?
    let onUpdate: ReferentialAction
    let isDeferred: Bool
    let target: @Sendable () -> (table: any Table.Type, columns: [String])

    func resolve() -> DeclaredReference {
        let (table, columns) = target()
        return DeclaredReference(
            schema: table.schema.isEmpty ? nil : table.schema, table: table.name, columns: columns,
            onDelete: onDelete, onUpdate: onUpdate, isDeferred: isDeferred)
    }
}
