import VarveDeclaration

/// Who uses the service, and what they have to spend.
public struct Identity: SchemaModule {
    public init() {}

    public var tables: [any Table.Type] { [User.self, Wallet.self] }
}

/// The scans: what was asked for, what came out, and the record of every access.
public struct Scans: SchemaModule {
    public static let dependencies: [any SchemaModule.Type] = [Identity.self]

    public init() {}

    public var tables: [any Table.Type] { [ScanJob.self, ScanResult.self, AuditLog.self] }
}

/// The whole database of the link scanner.
public let linkScanner = Schema(modules: [Identity.self, Scans.self])
