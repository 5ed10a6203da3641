-- What ran, so that nothing can run twice unseen. It stays when all is taken back.
CREATE TABLE IF NOT EXISTS log (entry text NOT NULL);
INSERT INTO log VALUES ('1 up');
