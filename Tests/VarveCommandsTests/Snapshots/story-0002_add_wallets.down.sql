-- purpose: take back: add wallets

DROP TABLE "wallets";

ALTER TABLE "users" DROP COLUMN "nickname";
