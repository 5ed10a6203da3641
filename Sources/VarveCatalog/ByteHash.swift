/// A hash of texts by their bytes. Swift's own goes by characters and differs from run to run.
struct ByteHash {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The hash of all texts so far.
    var value: Int { Int(truncatingIfNeeded: state ^ (state >> 29)) }

    /// Adds a text.
    mutating func combine(_ text: String) {
        var text = text
        text.withUTF8 { combine(UnsafeRawBufferPointer($0)) }
    }

    private mutating func combine(_ bytes: UnsafeRawBufferPointer) {
        var place = 0
        while place + 8 <= bytes.count {
            mix(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 0
        while place < bytes.count {
            rest = rest << 8 | UInt64(bytes[place])
            place += 1
        }
        // The length tells "a", "bc" from "ab", "c".
        mix(rest ^ UInt64(bytes.count) << 56)
    }

    private mutating func mix(_ word: UInt64) {
        let product = (state ^ word).multipliedFullWidth(by: 0xA24B_AED4_963E_E407)
        state = product.high ^ product.low
    }
}
