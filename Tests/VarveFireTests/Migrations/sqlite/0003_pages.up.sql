PRAGMA defer_foreign_keys = ON;
CREATE TABLE varve_new_books (
    id INTEGER PRIMARY KEY,
    author INTEGER NOT NULL REFERENCES authors ON DELETE CASCADE,
    title TEXT NOT NULL CHECK (title <> ''),
    pages INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE varve_new_loans (
    id INTEGER PRIMARY KEY, book INTEGER NOT NULL REFERENCES varve_new_books ON DELETE CASCADE
) STRICT;
INSERT INTO varve_new_books (id, author, title) SELECT id, author, title FROM books;
INSERT INTO varve_new_loans (id, book) SELECT id, book FROM loans;
DROP TABLE loans;
DROP TABLE books;
ALTER TABLE varve_new_books RENAME TO books;
ALTER TABLE varve_new_loans RENAME TO loans;
CREATE INDEX books_title ON books (title);
INSERT INTO log VALUES ('3 up');
