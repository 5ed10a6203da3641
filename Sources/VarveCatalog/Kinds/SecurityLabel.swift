extension AttributeKey where Value == [String] {
    /// PostgreSQL: the security labels on an object of any kind, one for each label provider, as SQL:
    /// `FOR "anon" IS 'MASKED'`.
    public static var securityLabels: Self { Self("security labels") }

    /// PostgreSQL: the security labels on a composite type's attributes, each after the attribute's name:
    /// `"amount" FOR "anon" IS 'MASKED'`.
    public static var attributeSecurityLabels: Self { Self("security labels of attributes") }
}
