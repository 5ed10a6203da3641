extension ObjectKind {
    /// Statistics about several columns or expressions of a table, owned by it; these are its ``AttributeKey/keys``.
    /// Path: schema, name.
    public static let statistics = ObjectKind(rawValue: "statistics")
}

extension AttributeKey where Value == [String] {
    /// The kinds of statistics that are kept, where it is not all of them: `mcv`.
    public static var statisticsKinds: Self { Self("kinds") }
}

extension AttributeKey where Value == Int {
    /// How many values statistics keep, where it is not the server's setting.
    public static var statisticsSize: Self { Self("statistics size") }
}
