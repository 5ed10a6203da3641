/// Where the server's catalogs hold an object: system catalog, row, and column number where it is a column.
///
/// Packed in one number, because there are many: a catalog's own number fits in 14 bits, a column's in 16.
struct CatalogAddress: Hashable, Comparable {
    private let bits: UInt64

    init(_ catalog: SystemCatalog, _ object: Int64, column: Int = 0) {
        self.init(catalog.rawValue, object, column: column)
    }

    init(_ catalog: Int64, _ object: Int64, column: Int = 0) {
        let object = UInt64(truncatingIfNeeded: object) & 0xFFFF_FFFF
        self.bits =
            UInt64(truncatingIfNeeded: catalog) << 48 | object << 16 | UInt64(truncatingIfNeeded: column)
            & 0xFFFF
    }

    /// Takes an address that the server packed, see ``packed(_:_:_:)``.
    init(packed: Int64) {
        self.bits = UInt64(bitPattern: packed)
    }

    private init(bits: UInt64) {
        self.bits = bits
    }

    /// SQL for an address as one number, which is written and read much faster than three.
    static func packed(_ catalog: String, _ object: String, _ column: String) -> String {
        "(\(catalog)::int8 << 48) | (\(object)::int8 << 16) | (\(column) & 65535)"
    }

    /// The address of the whole object that a column is a part of.
    var whole: CatalogAddress { CatalogAddress(bits: bits & ~0xFFFF) }

    /// The number of the object in its catalog.
    var object: Int64 { Int64(bits >> 16 & 0xFFFF_FFFF) }

    /// The number of the column.
    var column: Int { Int(bits & 0xFFFF) }

    func isIn(_ catalog: SystemCatalog) -> Bool { Int64(bits >> 48) == catalog.rawValue }

    static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }
}

/// The system catalogs that objects are in, with the numbers that they have in every version.
enum SystemCatalog: Int64 {
    case defaultPrivileges = 826
    case types = 1247
    case procedures = 1255
    case relations = 1259
    case accessMethods = 2601
    case classOperators = 2602
    case classFunctions = 2603
    case attributeDefaults = 2604
    case casts = 2605
    case constraints = 2606
    case conversions = 2607
    case languages = 2612
    case namespaces = 2615
    case operatorClasses = 2616
    case operators = 2617
    case rewriteRules = 2618
    case triggers = 2620
    case operatorFamilies = 2753
    case extensions = 3079
    case foreignServers = 1417
    case userMappings = 1418
    case foreignDataWrappers = 2328
    case policies = 3256
    case statistics = 3381
    case collations = 3456
    case eventTriggers = 3466
    case transforms = 3576
    case textSearchDictionaries = 3600
    case textSearchParsers = 3601
    case textSearchConfigurations = 3602
    case textSearchTemplates = 3764
    case publications = 6104
    case publishedTables = 6106
    case publishedSchemas = 6237
}
