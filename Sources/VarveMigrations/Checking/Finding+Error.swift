import VarveDatabase

extension Finding {
    /// A finding that says what an error says.
    init(_ error: MigrationError, path: String? = nil) {
        let (rule, place) = Self.rule(of: error)
        let message = error.description
        let path = place ?? path
        // The path has a field of its own.
        let prefix = path.map { "\($0): " } ?? ""
        self.init(
            rule: rule, path: path,
            message: !prefix.isEmpty && message.hasPrefix(prefix)
                ? String(message.dropFirst(prefix.count)) : message)
    }

    private static func rule(of error: MigrationError) -> (rule: String, path: String?) {
        switch error {
        case .duplicateVersion(_, let paths): ("duplicate-number", paths.last)
        case .missingHalf(let path, _): ("missing-half", path)
        case .emptyFile(let path), .noStatements(let path): ("empty-file", path)
        case .binaryFile(let path), .notUTF8(let path, _), .unreadable(let path, _): ("unreadable", path)
        case .unnumbered(let path), .numberTooGreat(let path): ("unnumbered", path)
        case .unknownDirective(let place, _, _), .malformedDirective(let place, _): ("directive", place.file)
        case .refusesTransaction(let place, _), .controlsTransaction(let place, _):
            ("transaction", place.file)
        case .editedFile(let path, _): ("edited-file", path)
        case .unknownVersion: ("unknown-version", nil)
        case .outOfOrder(let path, _): ("out-of-order", path)
        case .failed(let failure): ("statement-fails", failure.location?.file)
        default: ("check-failed", nil)
        }
    }
}
