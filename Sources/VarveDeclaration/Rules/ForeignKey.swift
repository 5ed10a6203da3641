/// A reference of several columns to as many of another table.
///
/// ```swift
/// ForeignKey(tenantID, userID, references: \Member.tenantID, \Member.userID, onDelete: .cascade)
/// ```
public struct ForeignKey: TableRule {
    public let rule: Rule

    /// Describes a reference; the compiler sees to it that both sides have as many columns of the same types.
    public init<Other: Table, each Local: ColumnProtocol, each Remote: ColumnProtocol>(
        _ columns: repeat each Local,
        references targets: repeat any KeyPath<Other, each Remote> & Sendable,
        onDelete: ReferentialAction? = nil, onUpdate: ReferentialAction = .noAction,
        deferred isDeferred: Bool = false, name: String? = nil
    ) where repeat (each Local).Value.Base == (each Remote).Value.Base {
        var names: [String] = []
        repeat names.append((each columns).name)
        var lookups: [@Sendable (Other) -> String] = []
        repeat lookups.append(Self.lookup(each targets))
        rule = Rule(
            target: { Other.self },
            declare: { [names, lookups] in
                let other = Other()
                let reference = LazyReference(onDelete: onDelete, onUpdate: onUpdate, isDeferred: isDeferred)
                {
                    (Other.self, lookups.map { $0(other) })
                }
                return .foreignKey(columns: names, reference: reference.resolve(), name: name)
            })
    }

    /// Describes a reference to a table that has no Swift declaration.
    public init(
        _ columns: [any ColumnProtocol], referencesColumns targets: [String], ofTable table: String,
        schema: String? = nil, onDelete: ReferentialAction? = nil,
        onUpdate: ReferentialAction = .noAction,
        deferred isDeferred: Bool = false, name: String? = nil
    ) {
        let reference = DeclaredReference(
            schema: schema, table: table, columns: targets, onDelete: onDelete, onUpdate: onUpdate,
            isDeferred: isDeferred)
        rule = Rule(.foreignKey(columns: columns.map(\.name), reference: reference, name: name))
    }

    private static func lookup<Other: Table, Remote: ColumnProtocol>(
        _ path: any KeyPath<Other, Remote> & Sendable
    ) -> @Sendable (Other) -> String {
        { $0[keyPath: path].name }
    }
}
