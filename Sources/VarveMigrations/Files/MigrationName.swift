/// The name of a migration, as it can stand in a file's name.
struct MigrationName {
    /// `add_wallets`.
    let text: String

    /// `add wallets`.
    var words: String { text.replacing("_", with: " ") }

    /// Takes letters, digits, `_`, and spaces and `-` for `_`.
    ///
    /// - Throws: ``MigrationError/unusableName(_:)``.
    init(_ name: String) throws(MigrationError) {
        let text = String(name.map { $0 == " " || $0 == "-" ? "_" : $0 })
        let isUsable = text.contains { $0.isLetter || $0.isNumber } && text.utf8.count <= 200
        guard isUsable, text.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
            throw .unusableName(name)
        }
        self.text = text
    }
}
