#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What the database puts into a column where nothing is given, other than a fixed value.
public struct ColumnDefault<Value: ColumnValue>: Sendable {
    let declared: DeclaredDefault

    /// An expression in SQL.
    public static func sql(_ expression: SQLFragment) -> Self { Self(declared: .expression(expression)) }

    /// An expression in SQL, one for each database.
    public static func sql(postgres: String? = nil, sqlite: String? = nil) -> Self {
        Self(declared: .expression(SQLFragment([.native(postgres: postgres, sqlite: sqlite)])))
    }
}

extension ColumnDefault where Value.Base == Date {
    /// The time at which the transaction began.
    public static var currentTimestamp: Self { Self(declared: .currentTimestamp) }
}

extension ColumnDefault where Value.Base == UUID {
    /// A random UUID, version 4.
    public static var uuidV4: Self { Self(declared: .uuidV4) }

    /// A UUID that sorts by its time, version 7. It works on every version of every database.
    public static var uuidV7: Self { Self(declared: .uuidV7) }
}

extension Column {
    /// Puts a fixed value where none is given.
    public func `default`(_ value: Value) -> Self { adding { $0.defaultValue = .literal(value.literal) } }

    /// Puts a value that the database makes where none is given.
    public func `default`(_ value: ColumnDefault<Value>) -> Self {
        adding { $0.defaultValue = value.declared }
    }
}

// Unavailable overloads are passed over in favour of the general one, so these are deprecated ones that work.

extension Column where Value.Base == UUID {
    @available(*, deprecated, message: "every row gets the same UUID; write .default(.uuidV7)")
    public func `default`(_ value: UUID) -> Self { adding { $0.defaultValue = .literal(value.literal) } }
}

extension Column where Value.Base == Date {
    @available(
        *, deprecated, message: "a date of now is the start of the program; write .default(.currentTimestamp)"
    )
    public func `default`(_ value: Date) -> Self { adding { $0.defaultValue = .literal(value.literal) } }
}

extension Column {
    /// Puts JSON text where none is given: `.default(json: "{}")`.
    public func `default`<Content>(json text: String) -> Self where Value.Base == JSON<Content> {
        adding { $0.defaultValue = .literal(text.literal) }
    }
}
