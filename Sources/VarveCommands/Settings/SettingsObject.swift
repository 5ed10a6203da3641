import VarveDatabase

/// An object among the settings, of which each value is asked for by its key.
struct SettingsObject {
    private let members: [JSON5Member]
    private let script: SQLScript

    /// Takes an object all of whose keys are known.
    ///
    /// - Parameters:
    ///   - value: The object.
    ///   - name: What errors call it.
    ///   - keys: The keys that it may have; `nil` for any.
    init(
        _ value: JSON5Value, _ name: String, keys: [String]?, in script: SQLScript
    ) throws(SettingsError) {
        guard case .object(let members) = value.content else {
            throw SettingsError(
                "\(script.location(atOffset: value.offset)): '\(name)' must be an object: { … }")
        }
        for member in members {
            guard let keys, !keys.contains(member.key) else { continue }
            throw SettingsError(
                "\(script.location(atOffset: member.offset)): unknown key '\(member.key)' in '\(name)'",
                hints: Suggestion.hints(for: member.key, among: keys)
                    + ["its keys are \(keys.joined(separator: ", "))"])
        }
        self.members = members
        self.script = script
    }

    /// The members in their order.
    var all: [JSON5Member] { members }

    /// The text of a key; `nil` where it is not there.
    func text(_ key: String) throws(SettingsError) -> String? {
        guard let value = value(key) else { return nil }
        guard case .text(let text) = value.content, !text.isEmpty else {
            throw wrong(value, key, "a text in quotes")
        }
        return text
    }

    /// The text of a key that must be there.
    func requiredText(_ key: String, else place: JSON5Value) throws(SettingsError) -> String {
        guard let text = try text(key) else {
            throw SettingsError("\(script.location(atOffset: place.offset)): '\(key)' is missing")
        }
        return text
    }

    /// The truth value of a key; `false` where it is not there.
    func flag(_ key: String) throws(SettingsError) -> Bool {
        guard let value = value(key) else { return false }
        guard case .flag(let flag) = value.content else { throw wrong(value, key, "true or false") }
        return flag
    }

    /// The texts of a key; none where it is not there.
    func texts(_ key: String) throws(SettingsError) -> [String]? {
        try list(key)?.map { item throws(SettingsError) in
            guard case .text(let text) = item.content, !text.isEmpty else {
                throw wrong(item, key, "a list of texts in quotes")
            }
            return text
        }
    }

    /// The items of a key; `nil` where it is not there.
    func list(_ key: String) throws(SettingsError) -> [JSON5Value]? {
        guard let value = value(key) else { return nil }
        guard case .list(let items) = value.content else { throw wrong(value, key, "a list: [ … ]") }
        return items
    }

    /// The value of a key; `nil` where it is not there.
    func value(_ key: String) -> JSON5Value? { members.first { $0.key == key }?.value }

    /// An error that says what a value must be.
    func wrong(_ value: JSON5Value, _ key: String, _ form: String) -> SettingsError {
        SettingsError("\(script.location(atOffset: value.offset)): '\(key)' must be \(form)")
    }
}
