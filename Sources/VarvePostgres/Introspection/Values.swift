import VarveDatabase

extension [DatabaseValue] {
    /// The text in a column; empty where it is NULL.
    func text(_ column: Int) -> String { self[column].text ?? "" }

    /// The number in a column; 0 where it is NULL.
    func number(_ column: Int) -> Int64 { self[column].integer ?? 0 }

    /// The texts of an array; `nil` where it is NULL or empty.
    func list(_ column: Int) -> [String]? {
        guard let text = self[column].text else { return nil }
        let items = ArrayText.items(of: text)
        return items.isEmpty ? nil : items
    }

    /// The numbers of an `int2[]` or `int2vector`.
    func numbers(_ column: Int) -> [Int64] {
        guard let text = self[column].text else { return [] }
        return text.split { "{}, ".contains($0) }.compactMap { Int64($0) }
    }
}

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
