/// Where the server's catalogs hold an object: system catalog, row, and column number where it is a column.
///
/// Packed in one number, because there are many: a catalog's own number fits in 14 bits, a column's in 11.
struct CatalogAddress: Hashable {
    private let bits: UInt64

    init(_ catalog: SystemCatalog, _ object: Int64, column: Int64 = 0) {
        self.init(catalog.rawValue, object, column: column)
    }

    init(_ catalog: Int64, _ object: Int64, column: Int64 = 0) {
        let object = UInt64(truncatingIfNeeded: object) & 0xFFFF_FFFF
        self.bits =
            UInt64(truncatingIfNeeded: catalog) << 48 | object << 16 | UInt64(truncatingIfNeeded: column)
            & 0xFFFF
    }

    private init(bits: UInt64) {
        self.bits = bits
    }

    /// The address of the whole object that a column is a part of.
    var whole: CatalogAddress { CatalogAddress(bits: bits & ~0xFFFF) }

    func isIn(_ catalog: SystemCatalog) -> Bool { Int64(bits >> 48) == catalog.rawValue }
}

/// The system catalogs that objects are in, with the numbers that they have in every version.
enum SystemCatalog: Int64 {
    case types = 1247
    case procedures = 1255
    case relations = 1259
    case attributeDefaults = 2604
    case constraints = 2606
    case namespaces = 2615
    case rewriteRules = 2618
    case triggers = 2620
    case extensions = 3079
}
