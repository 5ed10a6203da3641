extension ObjectKind {
    /// A cast; how it is done is its ``AttributeKey/definition``. Path: its types, `integer AS app.pair`.
    public static let cast = ObjectKind(rawValue: "cast")

    /// How a procedural language sees a type; its functions are its ``AttributeKey/parameters``.
    /// Path: type and language, `app.pair LANGUAGE plpython3u`.
    public static let transform = ObjectKind(rawValue: "transform")

    /// A conversion between encodings; what it converts is its ``AttributeKey/definition``. Path: schema, name.
    public static let conversion = ObjectKind(rawValue: "conversion")
}
