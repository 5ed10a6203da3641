import VarveDatabase

/// A text file of migrations: read, and found to be text.
struct SourceText {
    let path: String
    let text: String

    /// Reads a file of UTF-8.
    ///
    /// - Throws: ``MigrationError`` where it is empty, binary or not UTF-8.
    init(reading path: String) throws(MigrationError) {
        try self.init(reading: path, with: FileReader())
    }

    /// Reads a file of a folder.
    init(reading name: String, with reader: FileReader) throws(MigrationError) {
        let path = reader.path(of: name)
        self.path = path
        self.text = try reader.read(name) { bytes throws(MigrationError) in
            let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            return try Self.text(UnsafeRawBufferPointer(rebasing: bytes[mark...]), path: path)
        }
    }

    private static func text(
        _ bytes: UnsafeRawBufferPointer, path: String
    ) throws(MigrationError) -> String {
        guard !bytes.contains(0) else { throw .binaryFile(path) }
        guard let text = String(validating: bytes.assumingMemoryBound(to: UInt8.self), as: UTF8.self) else {
            throw .notUTF8(path: path, line: firstBadLine(of: Array(bytes)))
        }
        guard text.contains(where: { !$0.isWhitespace }) else { throw .emptyFile(path) }
        return text
    }

    private static func firstBadLine(of bytes: [UInt8]) -> Int {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
    }

    /// The lines without their ends.
    var lines: [Substring] {
        Self.lines(of: text)
    }

    /// The lines of a text without their ends. Only LF ends a line, as in places that errors name.
    static func lines(of text: String) -> [Substring] {
        let bytes = text.utf8
        var lines: [Substring] = []
        var start = bytes.startIndex
        func add(to end: String.Index, endsInReturn: Bool) {
            lines.append(Substring(bytes[start..<(endsInReturn ? bytes.index(before: end) : end)]))
        }
        for (offset, endsInReturn) in ends(of: text) {
            let end = bytes.index(bytes.startIndex, offsetBy: offset)
            add(to: end, endsInReturn: endsInReturn)
            start = bytes.index(after: end)
        }
        let last = bytes[start...].last
        add(to: bytes.endIndex, endsInReturn: last == UInt8(ascii: "\r"))
        return lines
    }

    /// Where the LFs are, and whether a CR comes before each.
    private static func ends(of text: String) -> [(offset: Int, endsInReturn: Bool)] {
        var text = text
        return text.withUTF8 { bytes in
            var ends: [(Int, Bool)] = []
            for offset in bytes.indices where bytes[offset] == UInt8(ascii: "\n") {
                ends.append((offset, offset > 0 && bytes[offset - 1] == UInt8(ascii: "\r")))
            }
            return ends
        }
    }

    /// SHA-256 of a text whose line endings are LF and which has no line ending at its end.
    static func checksum(_ text: String) -> String {
        var digest = SHA256()
        if text.utf8.contains(UInt8(ascii: "\r")) {
            digest.update(withoutReturns(text).trimmingSuffix(UInt8(ascii: "\n")))
        } else {
            digest.update(text.utf8.trimmingSuffix(UInt8(ascii: "\n")))
        }
        return digest.finish()
    }

    private static func withoutReturns(_ text: String) -> [UInt8] {
        var normal: [UInt8] = []
        normal.reserveCapacity(text.utf8.count)
        var followsReturn = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\r") {
                normal.append(UInt8(ascii: "\n"))
            } else if byte != UInt8(ascii: "\n") || !followsReturn {
                normal.append(byte)
            }
            followsReturn = byte == UInt8(ascii: "\r")
        }
        return normal
    }
}

extension BidirectionalCollection<UInt8> {
    /// The bytes before the last ones that are all alike.
    fileprivate func trimmingSuffix(_ byte: UInt8) -> SubSequence {
        var end = endIndex
        while end > startIndex, self[index(before: end)] == byte { end = index(before: end) }
        return self[..<end]
    }
}
