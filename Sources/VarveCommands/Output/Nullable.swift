/// A value that is null in JSON where it is not there, so that its key always is.
struct Nullable<Value: Encodable & Sendable>: Encodable, Sendable {
    /// The value.
    let value: Value?

    /// Takes a value or none.
    init(_ value: Value?) {
        self.value = value
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value { try container.encode(value) } else { try container.encodeNil() }
    }
}
