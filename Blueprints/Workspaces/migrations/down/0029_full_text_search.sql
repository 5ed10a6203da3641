-- purpose: take back: Full-text search over work items, threads and messages

DROP TRIGGER work_items_search_insert;
DROP TRIGGER work_items_search_update;
DROP TRIGGER work_items_search_delete;
DROP TRIGGER threads_search_insert;
DROP TRIGGER threads_search_update;
DROP TRIGGER threads_search_delete;
DROP TRIGGER thread_messages_search_insert;
DROP TRIGGER thread_messages_search_update;
DROP TRIGGER thread_messages_search_delete;
DROP TABLE search_index;
DROP TABLE search_documents;
