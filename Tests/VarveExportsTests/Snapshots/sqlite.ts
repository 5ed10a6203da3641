// A schema for Drizzle, written by `varve export drizzle`. Changes are lost when it is run again.
//
// These are in the database and not here:
//   view names

import { sql } from "drizzle-orm";
import {
  blob,
  check,
  customType,
  foreignKey,
  index,
  integer,
  numeric,
  primaryKey,
  real,
  sqliteTable,
  text,
  type SQLiteTableExtraConfigValue,
  unique,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

const type = customType<{ data: unknown }>({
  dataType() {
    return "";
  },
});

const myType3Type = customType<{ data: unknown }>({
  dataType() {
    return "\"MY TYPE\"(3)";
  },
});

const bigintType = customType<{ data: unknown }>({
  dataType() {
    return "BIGINT";
  },
});

const booleanType = customType<{ data: unknown }>({
  dataType() {
    return "BOOLEAN";
  },
});

const datetimeType = customType<{ data: unknown }>({
  dataType() {
    return "DATETIME";
  },
});

const varchar40Type = customType<{ data: unknown }>({
  dataType() {
    return "VARCHAR(40)";
  },
});

export const select = sqliteTable("Select", {
  a: integer("a"),
  b: text("b"),
});

export type SelectRow = typeof select.$inferSelect;
export type NewSelectRow = typeof select.$inferInsert;

export const hen = sqliteTable("hen", {
  id: integer("id").primaryKey(),
  egg: integer("egg"),
}, (table): SQLiteTableExtraConfigValue[] => [
  foreignKey({ columns: [table.egg], foreignColumns: [egg.id] }),
]);

export type HenRow = typeof hen.$inferSelect;
export type NewHenRow = typeof hen.$inferInsert;

export const egg = sqliteTable("egg", {
  id: integer("id").primaryKey(),
  hen: integer("hen"),
}, (table): SQLiteTableExtraConfigValue[] => [
  foreignKey({ columns: [table.hen], foreignColumns: [hen.id] }),
]);

export type EggRow = typeof egg.$inferSelect;
export type NewEggRow = typeof egg.$inferInsert;

export const loose = sqliteTable("loose", {
  id: integer("id").primaryKey(),
  made: datetimeType("made"),
  price: numeric("price"),
  odd: myType3Type("odd"),
  none: type("none"),
  big: bigintType("big"),
  yes: booleanType("yes"),
});

export type LooseRow = typeof loose.$inferSelect;
export type NewLooseRow = typeof loose.$inferInsert;

// Drizzle has no words for:
//   without rowid
export const tenants = sqliteTable("tenants", {
  region: text("region").notNull(),
  number: integer("number").notNull(),
  name: varchar40Type("name").notNull().default(sql`'a:b 100%'`),
}, (table) => [
  primaryKey({ columns: [table.region, table.number] }),
  unique("named so").on(table.name),
]);

export type TenantsRow = typeof tenants.$inferSelect;
export type NewTenantsRow = typeof tenants.$inferInsert;

// Drizzle has no words for:
//   Order: collate NOCASE
//   foreign key foreign key (region, tenant) to tenants (region, number): deferrable
//   strict
//   trigger touch: AFTER INSERT ON "users"
export const users = sqliteTable("users", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  order: text("Order"),
  oddName: text("odd \" Name").default(sql`'it''s'`),
  at: text("at").notNull().default(sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`),
  region: text("region"),
  tenant: integer("tenant"),
  manager: integer("manager"),
  flag: integer("flag", { mode: "boolean" }).notNull().default(sql`0`),
  metadata: text("metadata"),
  state: text("state", { enum: ["a", "it's"] }).notNull().default(sql`'a'`),
  lowerName: text("lower_name").generatedAlwaysAs(sql`lower("Order")`, { mode: "stored" }),
  virtualName: text("virtual_name").generatedAlwaysAs(sql`upper("Order")`, { mode: "virtual" }),
  url: text("url", { length: 2048 }),
  raw: blob("raw", { mode: "buffer" }),
  ratio: real("ratio"),
}, (table) => [
  foreignKey({ columns: [table.manager], foreignColumns: [table.id] }).onDelete("set null"),
  foreignKey({ columns: [table.region, table.tenant], foreignColumns: [tenants.region, tenants.number] }).onDelete("cascade"),
  uniqueIndex("users_url").on(sql`url DESC`, sql`lower("Order")`).where(sql`flag = 1`),
  index("odd index").on(sql`"odd "" Name" COLLATE nocase`),
  check("users_flag_check", sql`flag IN (0, 1)`),
  check("users_metadata_check", sql`json_valid(metadata)`),
  check("users_state_check", sql`state IN ('a', 'it''s')`),
  check("users_url_check", sql`length(url) <= 2048`),
  check("named check", sql`length("Order") > 1`),
]);

export type UsersRow = typeof users.$inferSelect;
export type NewUsersRow = typeof users.$inferInsert;
