import VarveDatabase
import VarveDeclaration
import VarveMigrations

/// What varve.json says. Whatever it does not say is `nil`.
struct SettingsFile: Sendable, Equatable {
    /// The database's URL, in which `${NAME}` stands for a variable of the environment.
    var database: String?
    /// A server for throw-away databases, written like ``database``.
    var scratch: String?
    /// The file or folder that declares the schema.
    var schema: String?
    /// The folder of migrations.
    var migrations: String?
    /// How migrations are laid out in their folder.
    var layout: MigrationLayout?
    /// How new migrations are numbered.
    var numbering: MigrationNumbering?
    /// How many digits a migration's number has.
    var numberWidth: Int?
    /// The name of the table that records what is applied.
    var ledger: String?
    /// The name of wrangler's ledger, where that is kept too.
    var d1Ledger: String?
    /// The document of the history of migrations.
    var history: String?
    /// The schema that has the last word: a URL, written like ``database``, or a path.
    var canonical: String?
    /// What all tables have in common.
    var conventions: Conventions?
    /// How long rows are kept.
    var retention: [RetentionRule] = []

    /// Reads a file of settings.
    init(_ script: SQLScript) throws(SettingsError) {
        let value: JSON5Value
        do {
            value = try JSON5Reader.read(script.text)
        } catch {
            throw SettingsError("\(script.location(atOffset: error.offset)): \(error.message)")
        }
        guard case .object(let members) = value.content else {
            throw SettingsError("\(script.location(atOffset: value.offset)): settings are an object: { … }")
        }
        for member in members {
            if member.key == Self.conventionsKey {
                conventions = try ConventionsReader(script: script).conventions(member.value)
                continue
            }
            guard let key = Self.keys.first(where: { $0.name == member.key }) else {
                throw SettingsError(
                    "\(script.location(atOffset: member.offset)): unknown key '\(member.key)'",
                    hints: Suggestion.hints(for: member.key, among: Self.names)
                        + ["the keys are \(Self.names.joined(separator: ", "))"])
            }
            if key.name == RetentionReader.key {
                retention = try RetentionReader(script: script).read(member.value)
                continue
            }
            guard key.set(&self, member.value.content) else {
                let place = script.location(atOffset: member.value.offset)
                throw SettingsError("\(place): '\(key.name)' must be \(key.form)")
            }
        }
    }

    /// Settings that say nothing.
    init() {}

    /// A key, what its value must be, and where the value goes.
    private struct Key: Sendable {
        let name: String
        let form: String
        let set: @Sendable (inout SettingsFile, JSON5Value.Content) -> Bool
    }

    private static let keys: [Key] = [
        text("database", \.database), text("schema", \.schema), text("migrations", \.migrations),
        word("layout", \.layout), word("numbering", \.numbering),
        number("numberWidth", \.numberWidth), text("ledger", \.ledger),
        text("scratch", \.scratch), d1Ledger, text("history", \.history), text("canonical", \.canonical),
        Key(name: RetentionReader.key, form: RetentionReader.form) { _, _ in false },
    ]

    private static let conventionsKey = "conventions"

    private static var names: [String] { keys.map(\.name) + [conventionsKey] }

    private static func text(
        _ name: String, _ path: any WritableKeyPath<SettingsFile, String?> & Sendable
    ) -> Key {
        Key(name: name, form: "a text in quotes") { settings, content in
            guard case .text(let text) = content, !text.isEmpty else { return false }
            settings[keyPath: path] = text
            return true
        }
    }

    private static let d1Ledger = Key(name: "d1Ledger", form: "true, false or the table's name in quotes") {
        settings, content in
        switch content {
        case .flag(let isKept): settings.d1Ledger = isKept ? RunnerSettings.wranglerLedgerName : nil
        case .text(let name) where !name.isEmpty: settings.d1Ledger = name
        default: return false
        }
        return true
    }

    private static func word<Word: RawRepresentable<String> & CaseIterable & SendableMetatype>(
        _ name: String, _ path: any WritableKeyPath<SettingsFile, Word?> & Sendable
    ) -> Key {
        let words = Word.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return Key(name: name, form: "one of \(words)") { settings, content in
            guard case .text(let text) = content, let word = Word(rawValue: text) else { return false }
            settings[keyPath: path] = word
            return true
        }
    }

    private static func number(
        _ name: String, _ path: any WritableKeyPath<SettingsFile, Int?> & Sendable
    ) -> Key {
        Key(name: name, form: "a whole number from 1 to 18") { settings, content in
            guard case .number(let number) = content, let whole = Int(exactly: number), 1...18 ~= whole else {
                return false
            }
            settings[keyPath: path] = whole
            return true
        }
    }
}
