/// The attributes of an object, by name. Objects have few, so they are kept in a sorted array.
public struct Attributes: Hashable, Sendable {
    /// One attribute.
    public struct Element: Hashable, Sendable {
        /// The attribute's name.
        public let key: String
        /// The attribute's value.
        public let value: AttributeValue
    }

    private var elements: [Element] = []

    /// No attributes.
    public init() {}

    /// The names, in their order.
    public var keys: [String] { elements.map(\.key) }

    /// The value of an attribute; `nil` where there is none. Setting `nil` removes it.
    public subscript(name: String) -> AttributeValue? {
        get {
            for element in elements where element.key == name { return element.value }
            return nil
        }
        set {
            let place = elements.firstIndex { $0.key >= name } ?? elements.count
            let isThere = place < elements.count && elements[place].key == name
            switch (newValue, isThere) {
            case (let value?, true): elements[place] = Element(key: name, value: value)
            case (let value?, false): elements.insert(Element(key: name, value: value), at: place)
            case (nil, true): elements.remove(at: place)
            case (nil, false): break
            }
        }
    }

    /// The attributes but for one.
    public func removing(_ name: String) -> Attributes {
        var rest = self
        rest[name] = nil
        return rest
    }
}

extension Attributes: RandomAccessCollection {
    public var startIndex: Int { elements.startIndex }
    public var endIndex: Int { elements.endIndex }
    public subscript(position: Int) -> Element { elements[position] }
}

extension Attributes: Codable {
    public init(from decoder: any Decoder) throws {
        for (key, value) in try decoder.singleValueContainer().decode([String: AttributeValue].self) {
            self[key] = value
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Dictionary(uniqueKeysWithValues: elements.map { ($0.key, $0.value) }))
    }
}
