INSERT INTO log VALUES ('4 down');
DROP VIEW long_books;
ALTER TABLE books DROP COLUMN pages;
