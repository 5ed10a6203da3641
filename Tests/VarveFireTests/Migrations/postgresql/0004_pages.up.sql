ALTER TABLE books ADD COLUMN pages integer NOT NULL DEFAULT 1 CHECK (pages > 0);
CREATE VIEW long_books AS SELECT id, title FROM books WHERE pages > 500;
INSERT INTO log VALUES ('4 up');
