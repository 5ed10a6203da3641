extension Token {
    /// A name as the server understands it: without quotes as it is, otherwise in lower case.
    func identifier(in bytes: [UInt8]) -> String? {
        let text = bytes[range]
        guard let first = text.first else { return nil }
        if first == UInt8(ascii: "\"") {
            return String(decoding: text.dropFirst().dropLast(), as: UTF8.self).split(
                separator: "\"\"", omittingEmptySubsequences: false
            ).joined(separator: "\"")
        }
        // Of U&"…" the scanner tells the U alone. Other letters than ASCII's are folded by the server's locale, which
        // nobody can tell from here.
        let isEscaped = bytes[range.upperBound...].first == UInt8(ascii: "&")
        guard !isEscaped, first == UInt8(ascii: "_") || Self.isLetter(first), text.allSatisfy({ $0 < 0x80 })
        else {
            return nil
        }
        return String(decoding: text, as: UTF8.self).lowercased()
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
