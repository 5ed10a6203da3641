import VarveCatalog

/// SECURITY LABEL, which is alike for all kinds.
enum SecurityLabelStatements {
    /// The statements that bring an object's labels from one form to the next.
    ///
    /// - Parameter old: The object before; `nil` where it was just made.
    static func texts(for object: CatalogObject, from old: CatalogObject?) -> [String] {
        guard object[.securityLabels] != old?[.securityLabels],
            let writer = ObjectWriters.writer(for: object.kind)
        else { return [] }
        return changes(
            on: writer.subject(object), from: old?[.securityLabels] ?? [], to: object[.securityLabels] ?? [])
    }

    /// The same for the attributes of a composite type.
    static func attributeTexts(for type: CatalogObject, from old: CatalogObject?) -> [String] {
        let before = ColumnTexts.byColumn(old?[.attributeSecurityLabels] ?? [])
        let after = ColumnTexts.byColumn(type[.attributeSecurityLabels] ?? [])
        return Set(before.keys).union(after.keys).sorted().flatMap { name in
            changes(on: "COLUMN \(type.reference).\(name)", from: before[name] ?? [], to: after[name] ?? [])
        }
    }

    private static func changes(on subject: String, from old: [String], to new: [String]) -> [String] {
        let kept = Set(new.map(SecurityLabel.provider))
        let removed = old.map(SecurityLabel.provider).filter { !kept.contains($0) }.map {
            (provider: $0, value: "NULL")
        }
        let set = new.filter { !old.contains($0) }.map { text in
            let provider = SecurityLabel.provider(of: text)
            return (provider, String(text.dropFirst(provider.count + " IS ".count)))
        }
        return (removed + set).map { "SECURITY LABEL \($0) ON \(subject) IS \($1)" }
    }
}
