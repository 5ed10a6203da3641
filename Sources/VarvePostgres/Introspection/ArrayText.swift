/// The text form of an array of one dimension: `{plain,"with \"quotes\" and, commas"}`.
enum ArrayText {
    static func items(of text: String) -> [String] {
        var items: [String] = []
        var item: [UInt8] = []
        var isQuoted = false
        var isEscaped = false
        for byte in text.utf8.dropFirst().dropLast() {
            switch byte {
            case _ where isEscaped:
                item.append(byte)
                isEscaped = false
            case UInt8(ascii: "\\"): isEscaped = true
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted:
                items.append(String(decoding: item, as: UTF8.self))
                item.removeAll(keepingCapacity: true)
            default: item.append(byte)
            }
        }
        return text.utf8.count > 2 ? items + [String(decoding: item, as: UTF8.self)] : items
    }
}
