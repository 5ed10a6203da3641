import VarveDeclaration

/// The full-text index and the triggers that keep it, which have no form in Swift.
enum SearchIndex {
    /// What keeps the index in step with one table.
    private struct Source {
        let kind: SearchKind
        let table: String
        let columns: String
        let title: String
        let body: String
    }

    private static let sources = [
        Source(
            kind: .workItem, table: WorkItem.name, columns: "title, description", title: "NEW.title",
            body: "coalesce(NEW.description, '')"),
        Source(
            kind: .thread, table: Thread.name, columns: "title, description", title: "NEW.title",
            body: "coalesce(NEW.description, '')"),
        Source(
            kind: .message, table: ThreadMessage.name, columns: "content", title: "''", body: "NEW.content"),
    ]

    static var statements: [DeclaredSQL] {
        [.sql(index), .sql(indexTriggers)] + sources.map { .sql(triggers(for: $0)) }
    }

    /// The text itself is in search_documents; the index finds its row by number.
    private static let index = """
        CREATE VIRTUAL TABLE search_index USING fts5 (
            title, body, content = 'search_documents', content_rowid = 'id',
            tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
        );
        """

    private static let indexTriggers = """
        CREATE TRIGGER search_documents_insert AFTER INSERT ON search_documents
        BEGIN
            INSERT INTO search_index (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body);
        END;
        CREATE TRIGGER search_documents_update AFTER UPDATE ON search_documents
        BEGIN
            INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', OLD.id, OLD.title, OLD.body);
            INSERT INTO search_index (rowid, title, body) VALUES (NEW.id, NEW.title, NEW.body);
        END;
        CREATE TRIGGER search_documents_delete AFTER DELETE ON search_documents
        BEGIN
            INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', OLD.id, OLD.title, OLD.body);
        END;
        """

    private static func triggers(for source: Source) -> String {
        let (kind, table) = (source.kind.rawValue, source.table)
        let values = "'\(kind)', NEW.id, \(source.title), \(source.body)"
        return """
            CREATE TRIGGER \(table)_search_insert AFTER INSERT ON \(table)
            BEGIN
                INSERT INTO search_documents (kind, entity_id, title, body) VALUES (\(values))
                ON CONFLICT (kind, entity_id) DO UPDATE SET title = excluded.title, body = excluded.body;
            END;
            CREATE TRIGGER \(table)_search_update AFTER UPDATE OF id, \(source.columns) ON \(table)
            BEGIN
                DELETE FROM search_documents WHERE kind = '\(kind)' AND entity_id = OLD.id;
                INSERT INTO search_documents (kind, entity_id, title, body) VALUES (\(values));
            END;
            CREATE TRIGGER \(table)_search_delete AFTER DELETE ON \(table)
            BEGIN
                DELETE FROM search_documents WHERE kind = '\(kind)' AND entity_id = OLD.id;
            END;
            """
    }
}
