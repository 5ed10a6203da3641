#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A value that a column keeps as JSON: `Column<JSON<[String]>>("categories")`.
public struct JSON<Content: Codable & Sendable>: ColumnValue {
    /// The value.
    public var content: Content

    /// Wraps a value.
    public init(_ content: Content) {
        self.content = content
    }

    public static var dataType: DataType { .json }

    public var literal: SQLLiteral {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            let data = try encoder.encode(content)
            return String(decoding: data, as: UTF8.self).literal
        } catch {
            return .impossible("\(Content.self) can't be written as JSON: \(error)")
        }
    }
}

extension JSON: Equatable where Content: Equatable {}
extension JSON: Hashable where Content: Hashable {}
