import VarveCatalog

/// COMMENT ON, which is alike for all kinds.
enum CommentStatement {
    /// The statement that brings an object's comment from one form to the next; `nil` where it need not change.
    static func text(for object: CatalogObject, from old: CatalogObject?) -> String? {
        guard object[.comment] != old?[.comment], let writer = ObjectWriters.writer(for: object.kind) else {
            return nil
        }
        let comment = object[.comment].map(SQLText.literal) ?? "NULL"
        return "COMMENT ON \(writer.subject(object)) IS \(comment)"
    }
}
