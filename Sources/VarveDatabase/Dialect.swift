import VarveCatalog
import VarveDeclaration
import VarvePlanning

/// Everything that Varve knows of one kind of database. All else asks through this protocol and never tests
/// which dialect it has.
public protocol Dialect: MigrationHost, BackupHost, RetentionHost {
    /// The dialect's name as it is written in settings and as ``Catalog/dialect``: `sqlite`, `postgresql`.
    var name: String { get }

    /// The URL schemes that the dialect opens, in lower case.
    var schemes: [String] { get }

    /// Opens a connection.
    ///
    /// - Parameters:
    ///   - url: Where the database is.
    ///   - mode: What is to be done with it.
    /// - Throws: ``DatabaseError``, which never holds a secret.
    func connect(to url: DatabaseURL, mode: ConnectionMode) async throws(DatabaseError)
        -> any DatabaseConnection

    /// Describes a database in a fixed number of queries, whatever the number of its objects.
    func introspect(_ connection: any DatabaseConnection) async throws(DatabaseError) -> Catalog

    /// The version of the engine, in a form that is equal for versions that describe a schema alike: `15`.
    func engineVersion(_ connection: any DatabaseConnection) async throws(DatabaseError) -> String

    /// Splits a script into statements, by the engine's own rules.
    ///
    /// - Throws: ``DatabaseError`` with an offset where the text can't be split.
    func split(_ script: SQLScript) throws(DatabaseError) -> [ScriptStatement]

    /// Statements after which a connection takes a script of others as the engine's own shell does, where ours are
    /// stricter.
    var scriptPreamble: [String] { get }

    /// The keywords and names of a statement in order, by the engine's own rules for quotes and comments; none where the
    /// text can't be read.
    func words(of statement: String) -> [StatementWord]

    /// What values of a type are, given the type's name as a catalog has it.
    func family(ofType name: String) -> TypeFamily

    /// Starts whatever throw-away databases need.
    ///
    /// - Parameter options: Where to make them, and which engine version they must have.
    func startScratch(_ options: ScratchOptions) async throws(DatabaseError) -> any ScratchServer

    /// The engine version that ``startScratch(_:)`` would give, as far as that can be told without starting anything,
    /// so that a cached catalog can be used; else `nil`.
    func scratchVersion(_ options: ScratchOptions) async -> String?

    /// How the engine would carry out a query, whose parameters are left open. The query isn't run.
    ///
    /// - Parameters:
    ///   - query: One statement.
    ///   - isWithoutRows: Whether the tables are empty, so that sizes say nothing and any index that serves the query is
    ///     to be preferred. The connection may go on preferring indexes afterwards.
    /// - Throws: ``DatabaseError`` where the engine does not understand the query.
    func plan(
        of query: String, isWithoutRows: Bool, on connection: any DatabaseConnection
    ) async throws(DatabaseError) -> QueryPlan

    /// What the planner has to know about the engine.
    var rules: any PlanningRules { get }

    /// Writes a plan as SQL.
    ///
    /// - Returns: Groups of statements, each for a transaction of its own; none where there is nothing to do.
    /// - Throws: ``DatabaseError`` with code ``DatabaseError/Code/unsupported`` where the engine has no way.
    func script(for plan: Plan) throws(DatabaseError) -> [StatementGroup]

    /// Writes a schema that is declared in Swift as SQL for an empty database.
    ///
    /// - Throws: ``DatabaseError`` with code ``DatabaseError/Code/unsupported`` that names what the engine lacks.
    func statements(declaring schema: DeclaredSchema) throws(DatabaseError) -> [String]

    /// Describes tables in the form that declarations in Swift have: the way back from
    /// ``statements(declaring:)``. What can't be said is left out.
    ///
    /// - Parameter style: How freely each table may be described.
    func describe(_ catalog: Catalog, style: (ObjectID) -> DeclarationStyle) -> DescribedSchema

    /// An object with the privileges that it would have right after it was made in a database, where there are such.
    func withInitialPrivileges(_ object: CatalogObject, in catalog: Catalog) -> CatalogObject

    /// An identifier as it stands in SQL, always quoted.
    func quote(identifier: String) -> String

    /// A text literal as it stands in SQL.
    func quote(literal: String) -> String

    /// The path of an object as the user writes it, completed by what the dialect takes for granted:
    /// PostgreSQL's `users` is `public.users`.
    func qualify(_ path: [String], kind: ObjectKind) -> [String]

    /// The path of an object as people write it, without what the dialect takes for granted.
    func display(_ path: [String]) -> String

    /// What other tools call that which the database has.
    var exports: any ExportVocabulary { get }

    /// The path of the file that a URL leads to; `nil` where it leads to a server or to memory.
    func file(of url: DatabaseURL) -> String?
}

extension Dialect {
    /// The version that the options ask for.
    public func scratchVersion(_ options: ScratchOptions) async -> String? { options.version }
}

extension Dialect {
    /// A database without users has no privileges.
    public func withInitialPrivileges(_ object: CatalogObject, in catalog: Catalog) -> CatalogObject {
        object
    }
}

extension Dialect {
    /// A database on a server is no file.
    public func file(of url: DatabaseURL) -> String? { nil }

    /// Connections are as strict as the shell.
    public var scriptPreamble: [String] { [] }
}

/// What a connection is for.
public enum ConnectionMode: Sendable, Hashable {
    /// Looking only. What is not there is an error, and nothing is ever written.
    case read
    /// Changing. What is not there is an error.
    case write
    /// Changing. An SQLite file that is not there is made.
    case create
}

/// Where and how to make throw-away databases.
public struct ScratchOptions: Sendable, Hashable {
    /// A server on which databases can be made and dropped, where the private one does not do.
    public var server: DatabaseURL?

    /// The engine version that the databases must have, as ``Dialect/engineVersion(_:)`` writes it.
    public var version: String?

    /// A folder in which files can be kept between runs.
    public var cacheFolder: String

    /// Describes where to make throw-away databases.
    public init(server: DatabaseURL? = nil, version: String? = nil, cacheFolder: String) {
        self.server = server
        self.version = version
        self.cacheFolder = cacheFolder
    }
}

/// A source of empty, throw-away databases.
public protocol ScratchServer: Sendable {
    /// The engine version of its databases, as ``Dialect/engineVersion(_:)`` writes it.
    var version: String { get }

    /// Makes an empty database and connects to it.
    func makeDatabase() async throws(DatabaseError) -> any ScratchDatabase

    /// Stops what was started and removes it. Afterwards no database can be made.
    func stop() async
}

/// An empty, throw-away database.
public protocol ScratchDatabase: Sendable {
    /// The open connection.
    var connection: any DatabaseConnection { get }

    /// Closes the connection and removes the database.
    func drop() async
}
