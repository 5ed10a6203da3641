import Varve
import VarveDatabase
import VarveDeclaration
import VarveMigrations

/// What commands work with: the settings, the kind of database and what loads its schemas.
struct Workspace: Sendable {
    /// The settings.
    let settings: Settings
    /// The kind of database.
    let dialect: any Dialect
    /// Loads schemas through scratch databases.
    let loader: CatalogLoader
    /// The schema that is compiled into the tool, where it is not overruled by `--schema`.
    let compiledSchema: Schema?

    /// The declared schema: the one that is compiled in, else the file or folder that the settings name.
    ///
    /// - Throws: ``MigrationError`` where there is none, ``SchemaError`` where the compiled one is wrong.
    func declaredSchema() throws -> CatalogSource {
        if let compiledSchema { return .declared(try compiledSchema.declared()) }
        return try .reading(settings.schema, settings: settings.folder)
    }

    /// Whether a schema is declared at all.
    var hasDeclaredSchema: Bool {
        compiledSchema != nil || settings.isSchemaNamed || Files.kind(of: settings.schema) != nil
    }

    /// The migrations.
    ///
    /// - Throws: ``MigrationError`` that names the file that is not in order.
    func migrations() throws(MigrationError) -> MigrationFolder {
        try MigrationFolder(reading: settings.migrations, settings: settings.folder)
    }
}
