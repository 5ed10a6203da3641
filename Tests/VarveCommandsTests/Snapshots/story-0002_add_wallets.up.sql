-- purpose: add wallets

CREATE TABLE "wallets" (
    "user_id" INTEGER NOT NULL PRIMARY KEY REFERENCES "users" ("id") ON DELETE CASCADE,
    "balance" INTEGER NOT NULL DEFAULT 0 CHECK (balance >= 0)
);

ALTER TABLE "users" ADD COLUMN "nickname" TEXT;

CREATE INDEX "wallets_balance" ON "wallets" (balance);
