extension ObjectKind {
    /// What a role's new objects get beside, or without, the usual privileges; these are its
    /// ``AttributeKey/privileges``. Path: the schema that it is limited to, if any; then what it is about: `tables`, or,
    /// of a role that is not the owner, `tables of reporter`.
    public static let defaultPrivileges = ObjectKind(rawValue: "default privileges")
}

extension AttributeKey where Value == String {
    /// The role whose new objects default privileges are for, where it is not the owner.
    public static var creator: Self { Self("role") }

    /// What default privileges are about, in SQL: `TABLES`.
    public static var objectClass: Self { Self("objects") }
}
