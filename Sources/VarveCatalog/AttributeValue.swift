/// The value of one attribute of a database object.
public enum AttributeValue: Hashable, Sendable {
    case text(String)
    case flag(Bool)
    case integer(Int)
    case list([String])
}

extension AttributeValue: CustomStringConvertible {
    public var description: String {
        switch self {
        case .text(let text): text
        case .flag(let flag): flag ? "yes" : "no"
        case .integer(let number): String(number)
        case .list(let items): "(" + items.joined(separator: ", ") + ")"
        }
    }
}

extension AttributeValue: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .integer(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else {
            self = .list(try container.decode([String].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .flag(let flag): try container.encode(flag)
        case .integer(let number): try container.encode(number)
        case .list(let items): try container.encode(items)
        }
    }
}
