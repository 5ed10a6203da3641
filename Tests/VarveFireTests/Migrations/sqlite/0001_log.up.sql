-- What ran, so that nothing can run twice unseen. It stays when all is taken back.
CREATE TABLE IF NOT EXISTS log (entry TEXT NOT NULL) STRICT;
INSERT INTO log VALUES ('1 up');
