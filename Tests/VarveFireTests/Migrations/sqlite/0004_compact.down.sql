-- varve:no-transaction
INSERT INTO log VALUES ('4 down, 1');
DROP TABLE tags;
INSERT INTO log VALUES ('4 down, 2');
VACUUM;
