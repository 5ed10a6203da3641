/// Cuts a stream of PostgreSQL's protocol into messages.
struct MessageScanner {
    private var bytes: [UInt8] = []
    /// The first message of a client has no letter before its length.
    private var isStarting: Bool

    init(isClient: Bool) {
        isStarting = isClient
    }

    /// A message as it came, and its letter; NUL for the first of a client.
    struct Message {
        let letter: Character
        let bytes: [UInt8]
    }

    /// Takes what was read.
    mutating func append(_ new: some Sequence<UInt8>) {
        bytes += new
    }

    /// The next whole message.
    mutating func next() -> Message? {
        let start = isStarting ? 0 : 1
        guard bytes.count >= start + 4 else { return nil }
        let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } + start
        guard bytes.count >= length else { return nil }
        let letter = isStarting ? "\0" : Character(UnicodeScalar(bytes[0]))
        defer { bytes.removeFirst(length) }
        isStarting = false
        return Message(letter: letter, bytes: Array(bytes[..<length]))
    }
}
