import VarveCatalog

/// ALTER TABLE … ROW LEVEL SECURITY.
enum RowSecurityStatements {
    /// The statements that bring a table's row-level security from one form to the next.
    static func texts(for object: CatalogObject, from old: CatalogObject?) -> [String] {
        let table = "ALTER TABLE \(object.reference)"
        var statements: [String] = []
        if object[flag: .hasRowSecurity] != old?[flag: .hasRowSecurity] ?? false {
            let action = object[flag: .hasRowSecurity] ? "ENABLE" : "DISABLE"
            statements.append("\(table) \(action) ROW LEVEL SECURITY")
        }
        if object[flag: .forcesRowSecurity] != old?[flag: .forcesRowSecurity] ?? false {
            let action = object[flag: .forcesRowSecurity] ? "FORCE" : "NO FORCE"
            statements.append("\(table) \(action) ROW LEVEL SECURITY")
        }
        return statements
    }

    /// The attributes that these statements are about.
    static let attributes: Set<String> = [
        AttributeKey<Bool>.hasRowSecurity.name, AttributeKey<Bool>.forcesRowSecurity.name,
    ]
}
