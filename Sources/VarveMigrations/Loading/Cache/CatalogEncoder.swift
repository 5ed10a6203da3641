import VarveCatalog

/// Writes a catalog in few bytes that are read back quickly: every text once, every identity once, and numbers for both
/// where they are used. A number takes seven bits to a byte, the low ones first.
struct CatalogEncoder {
    private var texts: [String] = []
    private var textNumbers: [Bytes: Int] = [:]
    private var identities: [ObjectID] = []
    private var identityNumbers: [ObjectID: Int] = [:]
    private var body: [UInt8] = []

    /// A text by its bytes, since the ways to write é are different texts to a database.
    private struct Bytes: Hashable {
        let text: String

        static func == (left: Self, right: Self) -> Bool {
            left.text == right.text && left.text.utf8.elementsEqual(right.text.utf8)
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(text)
        }
    }

    static func bytes(of catalog: Catalog) -> [UInt8] {
        var encoder = CatalogEncoder()
        encoder.write(catalog)
        return encoder.finish()
    }

    private mutating func write(_ catalog: Catalog) {
        write(catalog.dialect)
        write(catalog.unmodelled.count)
        for object in catalog.unmodelled {
            write(object.kind)
            write(object.name)
        }
        write(catalog.objects.count)
        for object in catalog.objects.values { write(object) }
    }

    private mutating func write(_ object: CatalogObject) {
        write(number(of: object.id))
        write((object.hasGeneratedName ? 1 : 0) + 2 * object.origin.rawValue)
        // Zero where there is none.
        write(object.owner.map { number(of: $0) + 1 } ?? 0)
        write(object.sourceText.map { number(of: $0) + 1 } ?? 0)
        write(object.position)
        write(object.dependencies.count)
        for dependency in object.dependencies { write(number(of: dependency)) }
        write(object.attributes.count)
        for attribute in object.attributes {
            write(attribute.key)
            write(attribute.value)
        }
    }

    private mutating func write(_ value: AttributeValue) {
        switch value {
        case .text(let text):
            write(0)
            write(text)
        case .flag(let flag): write(flag ? 1 : 2)
        case .integer(let number):
            write(3)
            write(number)
        case .list(let items):
            write(4)
            write(items.count)
            for item in items { write(item) }
        }
    }

    private mutating func write(_ text: String) { write(number(of: text)) }

    private mutating func write(_ number: Int) { Self.append(number, to: &body) }

    private mutating func number(of text: String) -> Int {
        if let known = textNumbers[Bytes(text: text)] { return known }
        textNumbers[Bytes(text: text)] = texts.count
        texts.append(text)
        return texts.count - 1
    }

    private mutating func number(of id: ObjectID) -> Int {
        if let known = identityNumbers[id] { return known }
        identityNumbers[id] = identities.count
        identities.append(id)
        return identities.count - 1
    }

    private mutating func finish() -> [UInt8] {
        var names: [UInt8] = []
        Self.append(identities.count, to: &names)
        for id in identities {
            Self.append(number(of: id.kind.rawValue), to: &names)
            Self.append(id.path.count, to: &names)
            for part in id.path { Self.append(number(of: part), to: &names) }
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(names.count + body.count + texts.reduce(0) { $0 + $1.utf8.count + 2 })
        Self.append(texts.count, to: &bytes)
        for text in texts {
            Self.append(text.utf8.count, to: &bytes)
            bytes += text.utf8
        }
        return bytes + names + body
    }

    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        var rest = UInt(bitPattern: number)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
