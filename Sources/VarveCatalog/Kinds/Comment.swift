extension AttributeKey where Value == String {
    /// The comment on an object of any kind.
    public static var comment: Self { Self("comment") }
}
