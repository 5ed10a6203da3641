extension ObjectKind {
    /// A foreign-data wrapper. Path: name.
    public static let foreignDataWrapper = ObjectKind(rawValue: "foreign-data wrapper")

    /// A foreign server. Path: name.
    public static let foreignServer = ObjectKind(rawValue: "foreign server")

    /// A role's access to a foreign server, which does not go with that by itself. Path: server, role; `public` for
    /// everybody.
    public static let userMapping = ObjectKind(rawValue: "user mapping")

    /// A table of a foreign server; its columns and checks are as a table's. Path: schema, name.
    public static let foreignTable = ObjectKind(rawValue: "foreign table")
}

extension AttributeKey where Value == String {
    /// The function that a foreign-data wrapper works by, as it stands in SQL.
    public static var handler: Self { Self("handler") }

    /// The function that looks at the options of a foreign-data wrapper's servers and tables.
    public static var validator: Self { Self("validator") }

    /// The foreign-data wrapper of a server.
    public static var wrapper: Self { Self("wrapper") }

    /// The server of a foreign table.
    public static var server: Self { Self("server") }
}

extension AttributeKey where Value == [String] {
    /// The options of a foreign-data wrapper, a server, a user mapping, a foreign table or its column, each as
    /// `name=value`, by name. One that is a secret is never read.
    public static var foreignOptions: Self { Self("foreign options") }
}
