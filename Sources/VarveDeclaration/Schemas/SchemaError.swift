/// What is wrong with a declaration, and where.
public struct SchemaError: Error, Sendable, Hashable {
    /// What is wrong.
    public enum Problem: Sendable, Hashable {
        case emptyName
        case notAColumn(String)
        case noColumns
        case duplicateTable(String, other: String)
        case duplicateColumn(String, other: String)
        case unregisteredTable(String)
        case unknownColumn(String)
        case severalPrimaryKeys
        case nullablePrimaryKey
        case conflictingDefault
        case impossibleValue(String)
        case conflictingEnum(String)
        case emptyEnum(String)
        case forbiddenColumn(pattern: String, reason: String)
        case unusableRetention(String)
        case circularModules([String])
        case foreignModule(String, owner: String, module: String)
        case sharedModule(String, feature: String, table: String?)
        case conventions(String)
        case changeableKey(String)
        case updatedAtKept(String)
    }

    /// What is wrong.
    public let problem: Problem

    /// The Swift type that it was found in.
    public let type: String

    /// The property of the type, where there is one.
    public let property: String?

    init(_ problem: Problem, in type: Any.Type, _ property: String? = nil) {
        self.problem = problem
        self.type = Self.name(of: type)
        self.property = property
    }
}

extension SchemaError {
    /// A Swift type's name with the types around it, without the module and without what stands for a private context.
    static func name(of type: Any.Type) -> String {
        let parts = String(reflecting: type).split(separator: ".").dropFirst()
        return parts.filter { !$0.hasPrefix("(") }.joined(separator: ".")
    }
}

extension SchemaError: CustomStringConvertible {
    /// Where it is, what is wrong and what to do.
    public var description: String {
        let place = property.map { "\(type).\($0)" } ?? type
        return "\(place): \(problem.description)"
    }
}

extension SchemaError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .emptyName: "the name is empty; give it the name that it has in the database"
        case .notAColumn(let type):
            "the property is a \(type); a table's stored properties are columns or column groups"
        case .noColumns: "the table has no column; declare them as stored properties with let"
        case .duplicateTable(let name, let other): "the table \"\(name)\" is declared by \(other) already"
        case .duplicateColumn(let name, let other): "the column \"\(name)\" is declared by \(other) already"
        case .unregisteredTable(let name):
            "it refers to \(name), which the schema does not have; add \(name).self to its tables"
        case .unknownColumn(let name):
            "the rule names the column \"\(name)\", which the table does not have"
        case .severalPrimaryKeys:
            "there is more than one primary key; for a key of several columns write PrimaryKey(…) among the rules"
        case .nullablePrimaryKey: "a primary key can't take NULL; make its type non-optional"
        case .conflictingDefault:
            "a default, an identity and an expression that computes the column exclude each other; keep one"
        case .impossibleValue(let reason): "the value can't be written: \(reason)"
        case .conflictingEnum(let name): "the enum \"\(name)\" is declared elsewhere with other words"
        case .emptyEnum(let name): "the enum \"\(name)\" has no case"
        case .forbiddenColumn(let pattern, let reason):
            "a column of this name is forbidden (\(pattern)): \(reason)"
        case .unusableRetention(let reason): "the retention can't be followed: \(reason)"
        case .circularModules(let names):
            "the modules depend on each other in a circle: \(names.joined(separator: " → "))"
        case .foreignModule(let table, let owner, let module):
            "it refers to \(table) of \(owner), which its module \(module) does not depend on; "
                + "add \(owner).self to the dependencies of \(module)"
        case .sharedModule(let module, let feature, let table):
            (table.map { "it refers to \($0) of \(feature), and " } ?? "it depends on \(feature), and ")
                + "\(module) is shared, so it builds on shared modules only; let \(feature) refer to \(module) instead, "
                + "or move what both need to a shared module"
        case .conventions(let message): message
        case .changeableKey(let name):
            "AppendOnly lets the column \"\(name)\" change, which is part of a key; only what is no key can change"
        case .updatedAtKept(let name):
            "UpdatedAt changes the column \"\(name)\", which AppendOnly keeps; drop one, or name the column in except:"
        }
    }
}
