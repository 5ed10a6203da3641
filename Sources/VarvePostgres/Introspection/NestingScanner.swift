/// Goes through SQL that the server wrote, blind for what is in quotes or parentheses.
struct NestingScanner {
    private let bytes: [UInt8]
    private var place = 0

    init(_ text: String) {
        self.bytes = Array(text.utf8)
    }

    /// The items of a list that stands in no parentheses of its own.
    static func items(of list: String) -> [String] {
        var scanner = NestingScanner(list + ")")
        return scanner.list()
    }

    /// Goes behind the next occurrence of a text that is not in quotes.
    mutating func skip(past text: String) {
        let wanted = Array(text.utf8)
        while place < bytes.count {
            if bytes[place...].starts(with: wanted) {
                place += wanted.count
                return
            }
            advance()
        }
    }

    /// Reads a list up to its closing parenthesis.
    mutating func list() -> [String] {
        var items: [String] = []
        var start = place
        var depth = 0
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")") where depth == 0:
                return items + [text(from: start)]
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ",") where depth == 0:
                items.append(text(from: start))
                start = place + 2  // the server writes a blank after the comma
            default: break
            }
            advance()
        }
        return items
    }

    private func text(from start: Int) -> String {
        String(decoding: bytes[min(start, place)..<place], as: UTF8.self)
    }

    /// Goes one byte on, or behind something in quotes. A doubled quote reads as two such, one after the other.
    private mutating func advance() {
        let quote = bytes[place]
        place += 1
        guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return }
        while place < bytes.count, bytes[place] != quote { place += 1 }
        place += 1
    }
}
