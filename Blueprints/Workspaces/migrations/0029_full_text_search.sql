-- purpose: Full-text search over work items, threads and messages
-- date: 2026-11-21
-- category: Planned Features
-- category: Search & Analytics (search_documents, search_index)

-- What is found, each with a number that stays when the database is copied or compacted; the index rests on it.
CREATE TABLE search_documents (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('work_item', 'thread', 'message')),
    entity_id TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL DEFAULT '',
    UNIQUE (kind, entity_id)
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (
    title, body, content = 'search_documents', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

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

CREATE TRIGGER work_items_search_insert AFTER INSERT ON work_items
BEGIN
    INSERT INTO search_documents (kind, entity_id, title, body) VALUES ('work_item', NEW.id, NEW.title, coalesce(NEW.description, ''))
    ON CONFLICT (kind, entity_id) DO UPDATE SET title = excluded.title, body = excluded.body;
END;

CREATE TRIGGER work_items_search_update AFTER UPDATE OF id, title, description ON work_items
BEGIN
    DELETE FROM search_documents WHERE kind = 'work_item' AND entity_id = OLD.id;
    INSERT INTO search_documents (kind, entity_id, title, body) VALUES ('work_item', NEW.id, NEW.title, coalesce(NEW.description, ''));
END;

CREATE TRIGGER work_items_search_delete AFTER DELETE ON work_items
BEGIN
    DELETE FROM search_documents WHERE kind = 'work_item' AND entity_id = OLD.id;
END;

CREATE TRIGGER threads_search_insert AFTER INSERT ON threads
BEGIN
    INSERT INTO search_documents (kind, entity_id, title, body) VALUES ('thread', NEW.id, NEW.title, coalesce(NEW.description, ''))
    ON CONFLICT (kind, entity_id) DO UPDATE SET title = excluded.title, body = excluded.body;
END;

CREATE TRIGGER threads_search_update AFTER UPDATE OF id, title, description ON threads
BEGIN
    DELETE FROM search_documents WHERE kind = 'thread' AND entity_id = OLD.id;
    INSERT INTO search_documents (kind, entity_id, title, body) VALUES ('thread', NEW.id, NEW.title, coalesce(NEW.description, ''));
END;

CREATE TRIGGER threads_search_delete AFTER DELETE ON threads
BEGIN
    DELETE FROM search_documents WHERE kind = 'thread' AND entity_id = OLD.id;
END;

CREATE TRIGGER thread_messages_search_insert AFTER INSERT ON thread_messages
BEGIN
    INSERT INTO search_documents (kind, entity_id, title, body) VALUES ('message', NEW.id, '', NEW.content)
    ON CONFLICT (kind, entity_id) DO UPDATE SET title = excluded.title, body = excluded.body;
END;

CREATE TRIGGER thread_messages_search_update AFTER UPDATE OF id, content ON thread_messages
BEGIN
    DELETE FROM search_documents WHERE kind = 'message' AND entity_id = OLD.id;
    INSERT INTO search_documents (kind, entity_id, title, body) VALUES ('message', NEW.id, '', NEW.content);
END;

CREATE TRIGGER thread_messages_search_delete AFTER DELETE ON thread_messages
BEGIN
    DELETE FROM search_documents WHERE kind = 'message' AND entity_id = OLD.id;
END;

-- What is there already
INSERT INTO search_documents (kind, entity_id, title, body) SELECT 'work_item', id, title, coalesce(description, '') FROM work_items;
INSERT INTO search_documents (kind, entity_id, title, body) SELECT 'thread', id, title, coalesce(description, '') FROM threads;
INSERT INTO search_documents (kind, entity_id, title, body) SELECT 'message', id, '', content FROM thread_messages;
