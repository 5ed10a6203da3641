/// The name of an attribute together with the type of its value.
///
/// Keys make reading an attribute checked by the compiler while objects stay plain dictionaries, so that
/// the comparison of two catalogs needs no knowledge of kinds:
///
/// ```swift
/// let type = column[.dataType]        // String?
/// ```
public struct AttributeKey<Value: AttributeRepresentable>: Sendable, Hashable {
    /// The name under which the attribute is stored and shown.
    public let name: String

    /// Names an attribute.
    public init(_ name: String) {
        self.name = name
    }
}

/// A type that an attribute's value can be read as.
public protocol AttributeRepresentable: Sendable, Hashable {
    /// Reads the stored form; `nil` where it is of another type.
    init?(attribute: AttributeValue)

    /// The stored form.
    var attribute: AttributeValue { get }
}

extension String: AttributeRepresentable {
    public init?(attribute: AttributeValue) {
        guard case .text(let text) = attribute else { return nil }
        self = text
    }

    public var attribute: AttributeValue { .text(self) }
}

extension Bool: AttributeRepresentable {
    public init?(attribute: AttributeValue) {
        guard case .flag(let flag) = attribute else { return nil }
        self = flag
    }

    public var attribute: AttributeValue { .flag(self) }
}

extension Int: AttributeRepresentable {
    public init?(attribute: AttributeValue) {
        guard case .integer(let number) = attribute else { return nil }
        self = number
    }

    public var attribute: AttributeValue { .integer(self) }
}

extension [String]: AttributeRepresentable {
    public init?(attribute: AttributeValue) {
        guard case .list(let items) = attribute else { return nil }
        self = items
    }

    public var attribute: AttributeValue { .list(self) }
}
