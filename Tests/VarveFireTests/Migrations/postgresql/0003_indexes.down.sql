-- varve:no-transaction
INSERT INTO log VALUES ('3 down, 1');
CREATE INDEX CONCURRENTLY books_title ON books (title);
ALTER TABLE books ALTER COLUMN mood TYPE text;
DROP TYPE mood;
CREATE TYPE mood AS ENUM ('good', 'bad');
ALTER TABLE books ALTER COLUMN mood TYPE mood USING replace(mood, 'mixed', 'good')::mood;
DROP INDEX CONCURRENTLY books_key;
INSERT INTO log VALUES ('3 down, 2');
DROP INDEX CONCURRENTLY books_author;
