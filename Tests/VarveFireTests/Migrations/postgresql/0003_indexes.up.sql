-- varve:no-transaction
INSERT INTO log VALUES ('3 up, 1');
CREATE INDEX CONCURRENTLY books_author ON books (author);
INSERT INTO log VALUES ('3 up, 2');
CREATE UNIQUE INDEX CONCURRENTLY books_key ON books (title, author);
ALTER TYPE mood ADD VALUE 'mixed';
UPDATE books SET mood = 'mixed' WHERE id % 2 = 0;
DROP INDEX CONCURRENTLY books_title;
VACUUM books;
INSERT INTO log VALUES ('3 up, 3');
