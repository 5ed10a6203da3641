import VarveCatalog

/// Reads what ``CatalogEncoder`` wrote. Whatever is not in order ends the reading.
struct CatalogDecoder {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    private var texts: [String] = []
    private var identities: [ObjectID] = []

    private struct Malformed: Error {}

    /// The catalog; `nil` where the bytes hold none.
    static func catalog(of bytes: [UInt8]) -> Catalog? {
        bytes.withUnsafeBufferPointer { buffer in
            var decoder = CatalogDecoder(bytes: buffer)
            return try? decoder.catalog()
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private mutating func catalog() throws(Malformed) -> Catalog {
        for _ in 0..<(try count()) { texts.append(try newText()) }
        for _ in 0..<(try count()) { identities.append(try newIdentity()) }
        let dialect = try text()
        var unmodelled: [UnmodelledObject] = []
        for _ in 0..<(try count()) { unmodelled.append(UnmodelledObject(kind: try text(), name: try text())) }
        var objects: [CatalogObject] = []
        for _ in 0..<(try count()) { objects.append(try object()) }
        guard place == bytes.count else { throw Malformed() }
        return Catalog(dialect: dialect, objects: objects, unmodelled: unmodelled)
    }

    private mutating func newText() throws(Malformed) -> String {
        let length = try count()
        defer { place += length }
        guard let text = String(validating: bytes[place..<(place + length)], as: UTF8.self) else {
            throw Malformed()
        }
        return text
    }

    private mutating func newIdentity() throws(Malformed) -> ObjectID {
        let kind = ObjectKind(rawValue: try text())
        var path: [String] = []
        let length = try count()
        path.reserveCapacity(length)
        for _ in 0..<length { path.append(try text()) }
        return ObjectID(kind, path)
    }

    private mutating func object() throws(Malformed) -> CatalogObject {
        let id = try identity(number())
        let marks = try number()
        guard let origin = Origin(rawValue: marks / 2) else { throw Malformed() }
        let owner = try number()
        let source = try number()
        var object = CatalogObject(id, position: try number(), hasGeneratedName: marks % 2 == 1)
        object.origin = origin
        if owner != 0 { object.owner = try identity(owner - 1) }
        if source != 0 { object.sourceText = try text(source - 1) }
        for _ in 0..<(try count()) { object.dependencies.insert(try identity(number())) }
        for _ in 0..<(try count()) {
            let key = try text()
            object.attributes[key] = try value()
        }
        return object
    }

    private mutating func value() throws(Malformed) -> AttributeValue {
        switch try number() {
        case 0: return .text(try text())
        case 1: return .flag(true)
        case 2: return .flag(false)
        case 3: return .integer(try number())
        case 4:
            var items: [String] = []
            for _ in 0..<(try count()) { items.append(try text()) }
            return .list(items)
        default: throw Malformed()
        }
    }

    private mutating func text() throws(Malformed) -> String { try text(number()) }

    private func text(_ number: Int) throws(Malformed) -> String {
        guard texts.indices.contains(number) else { throw Malformed() }
        return texts[number]
    }

    private func identity(_ number: Int) throws(Malformed) -> ObjectID {
        guard identities.indices.contains(number) else { throw Malformed() }
        return identities[number]
    }

    /// How many things follow. Each takes a byte at least.
    private mutating func count() throws(Malformed) -> Int {
        let count = try number()
        guard count >= 0, count <= bytes.count - place else { throw Malformed() }
        return count
    }

    private mutating func number() throws(Malformed) -> Int {
        var number: UInt = 0
        var shift: UInt = 0
        while place < bytes.count, shift < UInt(UInt.bitWidth) {
            let byte = bytes[place]
            place += 1
            number |= UInt(byte & 0x7F) << shift
            if byte < 0x80 { return Int(bitPattern: number) }
            shift += 7
        }
        throw Malformed()
    }
}
