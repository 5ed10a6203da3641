CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE authors (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE books (
    id bigint PRIMARY KEY,
    author bigint NOT NULL REFERENCES authors,
    title text NOT NULL,
    mood mood NOT NULL
);
CREATE INDEX books_title ON books (title);
INSERT INTO authors SELECT n, 'author ' || n FROM generate_series(1, 3) n;
INSERT INTO books SELECT n, n % 3 + 1, 'book ' || n, 'good' FROM generate_series(1, 30) n;
INSERT INTO log VALUES ('2 up');
