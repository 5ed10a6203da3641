INSERT INTO log VALUES ('2 down');
DROP TABLE books;
DROP TABLE authors;
DROP TYPE mood;
