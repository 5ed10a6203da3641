import VarveDatabase
import VarveDeclaration

/// Reads conventions as varve.json says them.
struct ConventionsReader {
    let script: SQLScript

    private static let keys = [
        "tableNames", "snakeCase", "foreignKeyNames", "keyType", "timestampType", "jsonType",
        "requiredColumns", "indexedForeignKeys", "statedOnDelete", "hashedColumns", "exemptions", "advisory",
        "modules",
    ]

    /// The conventions in a value.
    ///
    /// - Throws: ``SettingsError`` with the place of what can't be used.
    func conventions(_ value: JSON5Value) throws(SettingsError) -> Conventions {
        let object = try SettingsObject(value, "conventions", keys: Self.keys, in: script)
        var conventions = Conventions()
        conventions.tableNames = try pattern("tableNames", in: object)
        conventions.snakeCase = try object.flag("snakeCase")
        conventions.foreignKeyNames = try pattern("foreignKeyNames", in: object)
        conventions.keyType = try type("keyType", in: object)
        conventions.timestampType = try type("timestampType", in: object)
        conventions.jsonType = try type("jsonType", in: object)
        conventions.requiredColumns = try object.texts("requiredColumns") ?? []
        conventions.indexedForeignKeys = try object.flag("indexedForeignKeys")
        conventions.statedOnDelete = try object.flag("statedOnDelete")
        conventions.hashedColumns = try object.texts("hashedColumns") ?? []
        for item in try object.list("exemptions") ?? [] {
            conventions.exemptions.append(try exemption(item))
        }
        for item in try object.list("advisory") ?? [] {
            guard case .text(let name) = item.content else {
                throw object.wrong(item, "advisory", Self.rules)
            }
            conventions.advisory.insert(try rule(name, at: item))
        }
        if let modules = object.value("modules") {
            conventions.modules = try ModulesReader(script: script).modules(modules)
        }
        if let problem = conventions.problem {
            let place = object.value(problem.part) ?? value
            throw SettingsError(
                "\(script.location(atOffset: place.offset)): '\(problem.part)': \(problem.message)")
        }
        return conventions
    }

    private func pattern(_ key: String, in object: SettingsObject) throws(SettingsError) -> NamePattern? {
        try object.text(key).map { NamePattern($0) }
    }

    private func type(_ key: String, in object: SettingsObject) throws(SettingsError) -> DataType? {
        try object.text(key).map { .native(postgres: $0, sqlite: $0) }
    }

    private func exemption(_ value: JSON5Value) throws(SettingsError) -> Exemption {
        let object = try SettingsObject(
            value, "exemptions", keys: ["table", "column", "rule", "because"], in: script)
        let path = try object.requiredText("table", else: value).split(separator: ".", maxSplits: 1)
        return Exemption(
            schema: path.count > 1 ? String(path[0]) : nil, table: String(path.last ?? ""),
            column: try object.text("column"),
            from: try rule(try object.requiredText("rule", else: value), at: value),
            because: try object.requiredText("because", else: value))
    }

    private static let rules =
        "one of \(ConventionRule.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", "))"

    private func rule(_ name: String, at value: JSON5Value) throws(SettingsError) -> ConventionRule {
        guard let rule = ConventionRule(rawValue: name) else {
            throw SettingsError(
                "\(script.location(atOffset: value.offset)): there is no rule '\(name)'",
                hints: Suggestion.hints(for: name, among: ConventionRule.allCases.map(\.rawValue))
                    + ["a rule is \(Self.rules)"])
        }
        return rule
    }
}
