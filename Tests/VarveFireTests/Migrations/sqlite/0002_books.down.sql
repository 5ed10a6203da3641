INSERT INTO log VALUES ('2 down');
DROP TABLE loans;
DROP TABLE books;
DROP TABLE authors;
