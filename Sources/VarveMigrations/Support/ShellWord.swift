extension String {
    /// The text as one word of a command line: in quotes where a shell would take a character for its own.
    var shellWord: String {
        isEmpty || utf8.contains(where: Self.meansSomethingToShells)
            ? "'" + replacing("'", with: "'\\''") + "'" : self
    }

    private static func meansSomethingToShells(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x80...: false
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): false
        case UInt8(ascii: "0")...UInt8(ascii: "9"): false
        default: !"_.:,+-/@%".utf8.contains(byte)
        }
    }
}
