/// Reads the fields of a protobuf message, the form in which libpg_query gives its tokens.
struct ProtobufReader {
    enum Value {
        case number(Int)
        case bytes(UnsafeRawBufferPointer)
    }

    private let bytes: UnsafeRawBufferPointer
    private var place = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// The next field; `nil` at the end, and at a field of a sort that such messages don't have.
    mutating func next() -> (number: Int, value: Value)? {
        guard place < bytes.count else { return nil }
        let tag = varint()
        switch tag & 7 {
        case 0: return (tag >> 3, .number(varint()))
        case 2:
            let count = varint()
            guard count >= 0, count <= bytes.count - place else { return nil }
            let start = place
            place += count
            return (tag >> 3, .bytes(UnsafeRawBufferPointer(rebasing: bytes[start..<place])))
        default: return nil
        }
    }

    /// A number of seven bits for each byte, the least first.
    private mutating func varint() -> Int {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while place < bytes.count, shift < 64 {
            let byte = bytes[place]
            place += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { break }
            shift += 7
        }
        return Int(truncatingIfNeeded: number)
    }
}
