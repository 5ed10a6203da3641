extension ObjectKind {
    /// A domain. Path: schema, name. Its type, default, collation and NOT NULL use a column's keys.
    public static let domain = ObjectKind(rawValue: "domain")

    /// A CHECK of a domain, owned by it. Path: schema, domain, name. Uses a check's keys.
    public static let domainCheck = ObjectKind(rawValue: "domain check")
}
