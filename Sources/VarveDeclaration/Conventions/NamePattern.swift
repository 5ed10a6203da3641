/// The form of a name: text with placeholders, of which each stands for words of small letters and digits with `_`
/// between them. `<module>` stands for a prefix of the owning module.
///
/// ```swift
/// let pattern: NamePattern = "<module>_<entity>"
/// ```
public struct NamePattern: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The form as it was written.
    public let text: String

    private enum Part: Hashable {
        case text(Substring)
        case module
        case words
    }

    /// Takes a form.
    public init(_ text: String) {
        self.text = text
    }

    public init(stringLiteral text: String) {
        self.init(text)
    }

    /// What is wrong with the form; `nil` where nothing is.
    public var problem: String? {
        guard let parts else { return "'\(text)' has a '<' without its '>', or nothing between the two" }
        let names = parts.contains { if case .text = $0 { false } else { true } }
        return names ? nil : "'\(text)' has no placeholder, such as <module> or <entity>"
    }

    /// Whether `<module>` is in the form.
    public var namesModule: Bool { parts?.contains(.module) ?? false }

    /// Whether a name has the form.
    ///
    /// - Parameter modules: What `<module>` can stand for.
    public func matches(_ name: String, modules: [String] = []) -> Bool {
        guard let parts else { return false }
        return Self.matches(name[...], parts[...], modules)
    }

    private var parts: [Part]? {
        var parts: [Part] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else { return nil }
            let name = rest[rest.index(after: start)..<end]
            guard !name.isEmpty, !name.contains("<") else { return nil }
            if start > rest.startIndex { parts.append(.text(rest[..<start])) }
            parts.append(name == "module" ? .module : .words)
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { parts.append(.text(rest)) }
        return parts
    }

    private static func matches(_ name: Substring, _ parts: ArraySlice<Part>, _ modules: [String]) -> Bool {
        guard let part = parts.first else { return name.isEmpty }
        let others = parts.dropFirst()
        switch part {
        case .text(let text):
            return name.hasPrefix(text) && matches(name.dropFirst(text.count), others, modules)
        case .module:
            return modules.contains {
                name.hasPrefix($0) && matches(name.dropFirst($0.count), others, modules)
            }
        case .words:
            return name.indices.contains { last in
                name[...last].isSnakeCase && matches(name[name.index(after: last)...], others, modules)
            }
        }
    }
}

extension StringProtocol {
    /// Whether the text is words of small letters and digits, beginning with a letter, with one `_` between them.
    public var isSnakeCase: Bool {
        let isPart = { (byte: UInt8) in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard let first = utf8.first, first > UInt8(ascii: "9"), isPart(first) else { return false }
        return utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0.allSatisfy(isPart)
        }
    }
}
