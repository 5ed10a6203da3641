import VarveCatalog
import VarveDatabase
import VarveDeclaration

/// Where tables and columns of a schema are declared: in Swift, or in a file of SQL.
struct SchemaPlaces {
    /// A place, as far as it is known.
    struct Place: Equatable {
        /// The Swift type and its property.
        var declaration: String?
        var file: String?
        var line: Int?
    }

    private let declared: [ObjectID: DeclaredPlace]
    private let references: [ObjectID: [(columns: [String], isStated: Bool)]]
    private let written: WrittenSchema

    /// Reads where things are declared.
    ///
    /// - Parameters:
    ///   - schema: The declared schema; where there is none, or it is a database, the migrations declare.
    ///   - folder: The migrations.
    init(
        _ schema: CatalogSource?, else folder: MigrationFolder, loader: CatalogLoader
    ) async throws(MigrationError) {
        switch schema {
        case .declared(let schema):
            declared = Self.places(in: schema, loader.dialect)
            references = Self.references(in: schema, loader.dialect)
            written = WrittenSchema(statements: [])
            return
        case .sql(let path):
            written = WrittenSchema(try await loader.recipe(for: .sql(path: path)), loader.dialect)
        default:
            written = WrittenSchema(try await loader.recipe(for: .migrations(folder)), loader.dialect)
        }
        declared = [:]
        references = [:]
    }

    /// Where a table or one of its columns is declared.
    func place(of table: ObjectID, column: String? = nil) -> Place {
        let id = column.map { ObjectID(.column, in: table, $0) } ?? table
        if let place = declared[id] ?? declared[table] {
            let name = [place.type, place.property].compactMap(\.self).joined(separator: ".")
            return Place(declaration: name, file: place.file, line: place.line)
        }
        let location = written.location(of: table.name, column: column)
        return Place(file: location?.file, line: location?.line)
    }

    /// Whether a foreign key without an action on DELETE was declared so on purpose.
    func statesNoAction(_ foreignKey: CatalogObject, of table: ObjectID) -> Bool {
        let columns = foreignKey[.columns] ?? []
        if let reference = references[table]?.first(where: { $0.columns == columns }) {
            return reference.isStated
        }
        return written.statesNoAction(
            columns: columns, of: table.name, to: foreignKey[.referencedTable]?.last ?? "")
    }

    private static func places(
        in schema: DeclaredSchema, _ dialect: any Dialect
    ) -> [ObjectID: DeclaredPlace] {
        var places: [ObjectID: DeclaredPlace] = [:]
        for (name, place) in schema.places {
            let table = dialect.id(ofTable: name.table, schema: name.schema)
            places[name.column.map { ObjectID(.column, in: table, $0) } ?? table] = place
        }
        return places
    }

    private static func references(
        in schema: DeclaredSchema, _ dialect: any Dialect
    ) -> [ObjectID: [(columns: [String], isStated: Bool)]] {
        var references: [ObjectID: [(columns: [String], isStated: Bool)]] = [:]
        for table in schema.tables {
            let id = dialect.id(ofTable: table.name, schema: table.schema)
            for column in table.columns {
                guard let reference = column.reference else { continue }
                references[id, default: []].append(([column.name], reference.statesOnDelete))
            }
            for case .foreignKey(let columns, let reference, _) in table.rules {
                references[id, default: []].append((columns, reference.statesOnDelete))
            }
        }
        return references
    }
}

extension Dialect {
    /// A table of a declaration.
    func id(ofTable name: String, schema: String?) -> ObjectID {
        ObjectID(.table, qualify((schema.map { [$0] } ?? []) + [name], kind: .table))
    }
}
