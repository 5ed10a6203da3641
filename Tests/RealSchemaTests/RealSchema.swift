import BlueprintTestSupport
import Testing
import VarveTestSupport

/// A schema that others wrote.
struct RealSchema: Sendable, CustomStringConvertible {
    /// How the schema is made in an empty database.
    enum Making: Sendable {
        /// By scripts, one after the other.
        case scripts([String])
        /// By a Python program, which is given the URL of a database, in an environment that has what it needs.
        case program(String, environment: String = "python", arguments: [String])
        /// It is there already, as an SQLite file.
        case file(String)
    }

    /// What it is the schema of.
    let name: String
    let making: Making
    /// What is replaced in the scripts before they are run.
    var edits: [Edit] = []
    /// The kinds of which the tool says that it does not model them. Where it says so, an observer sees more than it does.
    var reported: Set<String> = []
    /// What the schema itself makes otherwise each time, such as a default that is the moment at which it was made.
    var volatile: Set<String> = []
    /// The tables that can't be declared in Swift, so that they are carried as SQL; of names with a day in them the part before `$`.
    var carried: Set<String> = []
    /// What the tool says where it does not read the script.
    var refusal: String?
    /// Extensions without which a server can't have it.
    var extensions: Set<String> = []
    /// Where the script is cut off, so that an earlier release is left.
    var end: String?

    /// What is replaced in a script that no database takes as it is.
    struct Edit: Sendable {
        let old: String
        let new: String

        init(_ old: String, _ new: String) {
            self.old = old
            self.new = new
        }
    }

    init(_ name: String, _ scripts: String..., edits: [Edit] = []) {
        self.init(name, .scripts(scripts))
        self.edits = edits
    }

    init(_ name: String, _ making: Making) {
        self.name = name
        self.making = making
    }

    /// The schema with something changed of what is said about it.
    func with<Value>(_ path: WritableKeyPath<RealSchema, Value>, _ value: Value) -> RealSchema {
        var schema = self
        schema[keyPath: path] = value
        return schema
    }

    var description: String { name }

    /// The script; `nil` where the schema is made otherwise.
    func script() async throws -> String? {
        guard case .scripts(let paths) = making else { return nil }
        var text = try await SchemaFiles.shared.text(of: paths)
        for edit in edits {
            guard text.contains(edit.old) else {
                throw ProgramFailure(description: "\(name) no longer has \(edit.old)")
            }
            text = text.replacing(edit.old, with: edit.new)
        }
        guard let end else { return text }
        guard let range = text.firstRange(of: end) else {
            throw ProgramFailure(description: "\(name) no longer has \(end)")
        }
        // What is cut off ends the transaction.
        return text[..<range.lowerBound] + "\nCOMMIT;\n"
    }
}
