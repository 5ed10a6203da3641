extension ObjectKind {
    /// An operator; its function and relatives are its ``AttributeKey/parameters``.
    /// Path: schema, name with operand types: `|+|(integer, integer)`, `NONE` where it has no left one.
    public static let `operator` = ObjectKind(rawValue: "operator")

    /// An operator class. Path: schema, name, access method. Its operand type uses a column's key.
    public static let operatorClass = ObjectKind(rawValue: "operator class")

    /// An operator family; its ``AttributeKey/members`` are those that belong to no class. Path: as an operator class's.
    public static let operatorFamily = ObjectKind(rawValue: "operator family")
}

extension AttributeKey where Value == String {
    /// The family of an operator class, as SQL.
    public static var family: Self { Self("family") }

    /// The type that an index stores for an operator class, where it is not the operand type.
    public static var storageType: Self { Self("storage type") }
}

extension AttributeKey where Value == [String] {
    /// The operators and functions of an operator class or family, each as SQL: `OPERATOR 1 <(integer,integer)`.
    public static var members: Self { Self("members") }
}

extension AttributeKey where Value == Bool {
    /// Whether an operator class or a conversion is the one that is taken where none is named.
    public static var isDefault: Self { Self("is default") }
}
