/// Makes the server read an expression of its own as it wrote it.
///
/// `varchar_column IN ('a', 'b')` comes back as `… = ANY ((ARRAY['a'::character varying, …])::text[])`. Read anew,
/// the cast would reach into the ARRAY and cast each element instead ("the cast is applied to each element" of an
/// array constructor), so that what is made from the text would differ from what the text was made of. A cast
/// to the elements' own type in between keeps the outer one outside.
///
/// `EXTRACT('YEAR' FROM now())` comes back without the quotes, and is read anew as `year`.
enum FaithfulExpression {
    static func text(_ expression: String) -> String {
        var text = expression
        if text.contains("(ARRAY[") {
            text = String(decoding: rewritten(Array(text.utf8)[...]), as: UTF8.self)
        }
        if text.contains("EXTRACT(") {
            text = String(decoding: quotingFields(Array(text.utf8)[...]), as: UTF8.self)
        }
        return text
    }

    private static let opening = Array("(ARRAY[".utf8)
    private static let closing = Array("])::".utf8)
    private static let brackets = Array("[]".utf8)
    private static let cast = Array("::".utf8)

    private static func rewritten(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var start = text.startIndex
        while let place = SQLScanner(text, from: start).first(where: { text[$0...].starts(with: opening) }) {
            result += text[start..<place]
            let content = place + opening.count
            guard let end = end(of: content, in: text) else {
                result += opening
                start = content
                continue
            }
            result += array(text[content..<end], castTo: text[(end + closing.count)...])
            start = end + 1
        }
        return result + text[start...]
    }

    /// The text with the fields of EXTRACT in quotes that would not be read as they stand.
    private static func quotingFields(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let opening = Array("EXTRACT(".utf8)
        var result: [UInt8] = []
        var start = text.startIndex
        // The scanner looks for a parenthesis, which it finds at any depth.
        while let place = SQLScanner(text, from: start).first(where: {
            text[$0] == UInt8(ascii: "(")
                && text[..<$0].reversed().starts(with: opening.dropLast().reversed())
        }) {
            result += text[start...place]
            start = place + 1
            let field = text[start...].prefix { isLetter($0) || $0 == UInt8(ascii: "_") }
            let isRead = !field.contains { $0 & 0x20 == 0 && $0 != UInt8(ascii: "_") }
            guard !isRead, text[field.endIndex...].starts(with: Array(" FROM ".utf8)) else { continue }
            result += [UInt8(ascii: "'")] + field + [UInt8(ascii: "'")]
            start = field.endIndex
        }
        return result + text[start...]
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }

    /// The array up to the parenthesis that closes it, with a cast to its own type where it needs one.
    private static func array(_ inner: ArraySlice<UInt8>, castTo rest: ArraySlice<UInt8>) -> [UInt8] {
        let elements = rewritten(inner)
        guard let type = elementType(inner), !rest.starts(with: type + brackets) else {
            return opening + elements + [UInt8(ascii: "]")]
        }
        return [UInt8(ascii: "(")] + opening + elements + closing + type + brackets
    }

    /// Where the bracket is that closes an ARRAY, if a cast follows.
    private static func end(of content: Int, in text: ArraySlice<UInt8>) -> Int? {
        let end = SQLScanner(text, from: content).first { text[$0] == UInt8(ascii: "]") }
        return end.flatMap { text[$0...].starts(with: closing) ? $0 : nil }
    }

    /// The type that the first element is cast to.
    private static func elementType(_ inner: ArraySlice<UInt8>) -> [UInt8]? {
        let comma = SQLScanner(inner).first { inner[$0] == UInt8(ascii: ",") }
        let element = inner[..<(comma ?? inner.endIndex)]
        var type: Int?
        while let place = SQLScanner(element, from: type ?? element.startIndex).first(where: {
            element[$0...].starts(with: cast)
        }) {
            type = place + cast.count
        }
        return type.map { Array(element[$0...]) }
    }
}

/// Walks over SQL outside quotes. An opening parenthesis is found at any depth, all else only where none is open.
private struct SQLScanner {
    private let text: ArraySlice<UInt8>
    private let start: Int

    init(_ text: ArraySlice<UInt8>, from start: Int? = nil) {
        self.text = text
        self.start = start ?? text.startIndex
    }

    /// The first place that matches.
    func first(where matches: (Int) -> Bool) -> Int? {
        var quote: UInt8?
        var depth = 0
        for index in text.indices[start...] {
            let byte = text[index]
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            if matches(index) && (depth == 0 || entersAnyDepth(byte)) { return index }
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""): quote = byte
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
        }
        return nil
    }

    private func entersAnyDepth(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "(") }
}
