-- purpose: take back: create users

DROP TABLE "users";
