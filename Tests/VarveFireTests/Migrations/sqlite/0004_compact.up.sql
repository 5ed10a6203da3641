-- varve:no-transaction
INSERT INTO log VALUES ('4 up, 1');
VACUUM;
CREATE TABLE tags (name TEXT PRIMARY KEY) STRICT;
INSERT INTO tags SELECT title FROM books;
INSERT INTO log VALUES ('4 up, 2');
