import Varve
import VarveDatabase
import VarveMigrations

/// One side of a comparison, as it was named on the command line.
enum DiffSide: Sendable {
    case declaredSchema
    case database(DatabaseURL)
    case path(String)

    /// Tells a URL, the word `schema` and a path from each other.
    ///
    /// A path may hold a colon, so a URL is only what begins with a scheme that is known or holds `://`.
    init(_ text: String, _ environment: Environment) throws(DatabaseError) {
        let scheme = text.prefix { $0 != ":" }.lowercased()
        let isKnown = Dialects.all.contains { $0.schemes.contains(scheme) }
        if text.lowercased().contains("password=") && !isKnown {
            // Not repeated: it would show the password.
            throw DatabaseError(
                .cannotConnect, "a database is named by a URL here, not by a connection string",
                hint: "write postgresql://USER@HOST/NAME; the password can be in PGPASSWORD or ~/.pgpass")
        }
        if text == "schema" {
            self = .declaredSchema
        } else if text.contains("://") || (isKnown && text.contains(":")) {
            self = .database(try environment.url(text))
        } else {
            self = .path(environment.path(text))
        }
    }

    /// The database, where the side is one.
    var url: DatabaseURL? {
        if case .database(let url) = self { url } else { nil }
    }

    /// Where the side's schema comes from.
    func source(in workspace: Workspace) throws -> CatalogSource {
        switch self {
        case .declaredSchema: try workspace.declaredSchema()
        case .database(let url): .database(url)
        case .path(let path): try .reading(path, settings: workspace.settings.folder)
        }
    }
}
