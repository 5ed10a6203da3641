INSERT INTO log VALUES ('1 down');
