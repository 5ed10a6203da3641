// A schema for Drizzle, written by `varve export drizzle`. Changes are lost when it is run again.
//
// These are in the database and not here:
//   view app.names
//   domain app.positive: integer
//   domain check app.positive.positive_check: (VALUE > 0)
//   domain check app.positive.small: (VALUE < 100)
//   function app.token(): returns text
//   materialized view counts
//   index counts_n_idx: (n)
//   function name_of(public.users): returns text
//   function touch(): returns trigger

import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  char,
  check,
  cidr,
  customType,
  date,
  doublePrecision,
  foreignKey,
  index,
  inet,
  integer,
  interval,
  json,
  jsonb,
  macaddr,
  numeric,
  pgEnum,
  pgSchema,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  time,
  timestamp,
  type PgTableExtraConfigValue,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";

export const appSchema = pgSchema("app");

export const oddSchemaSchema = pgSchema("odd \" Schema");

export const moodEnum = appSchema.enum("mood", ["sad", "it's", "so-so", "100 %", "", "SAD", "\""]);

export const unusedEnum = pgEnum("unused", ["a:b"]);

export const free = appSchema.sequence("free", { startWith: "10", increment: "-2", minValue: "-100", maxValue: "50", cache: "5", cycle: true });

// Drizzle has no words for: type integer, owned by odd " Schema.Select.id
export const selectIdSeq = oddSchemaSchema.sequence("Select_id_seq");

const appPositiveType = customType<{ data: number }>({
  dataType() {
    return "app.positive";
  },
});

const bitVarying5Type = customType<{ data: string }>({
  dataType() {
    return "bit varying(5)";
  },
});

const bit4Type = customType<{ data: string }>({
  dataType() {
    return "bit(4)";
  },
});

const byteaType = customType<{ data: Uint8Array }>({
  dataType() {
    return "bytea";
  },
});

const moneyType = customType<{ data: string }>({
  dataType() {
    return "money";
  },
});

const pointType = customType<{ data: string }>({
  dataType() {
    return "point";
  },
});

const tstzrangeType = customType<{ data: string }>({
  dataType() {
    return "tstzrange";
  },
});

const tsvectorType = customType<{ data: string }>({
  dataType() {
    return "tsvector";
  },
});

const xmlType = customType<{ data: string }>({
  dataType() {
    return "xml";
  },
});

// Drizzle has no words for:
//   region: collate "C"
//   name: collate "C"
//   unique constraint named so: deferrable
/**
 * Who pays.
 * Two "lines", a \ and 100 %.
 */
export const tenants = appSchema.table("tenants", {
  region: char("region", { length: 2 }).notNull(),
  number: integer("number").notNull(),
  /** what's shown */
  name: varchar("name", { length: 40 }).notNull().default(sql`'a:b :c 100%\\'::character varying`),
}, (table) => [
  primaryKey({ name: "tenants_pkey", columns: [table.region, table.number] }),
  unique("named so").on(table.name).nullsNotDistinct(),
]);

export type TenantsRow = typeof tenants.$inferSelect;
export type NewTenantsRow = typeof tenants.$inferInsert;

// Drizzle has no words for:
//   foreign key users_region_tenant_fkey: match FULL
//   index odd Index: include (flag)
//   trigger touch: BEFORE UPDATE ON public.users FOR EACH ROW
/** people */
export const users = pgTable("users", {
  id: bigint("id", { mode: "bigint" }).generatedAlwaysAsIdentity({ startWith: "100", increment: "2", cycle: true }).primaryKey(),
  uuid: uuid("uuid").notNull().default(sql`gen_random_uuid()`),
  email: text("email"),
  token: text("token").default(sql`app.token()`),
  region: char("region", { length: 2 }),
  tenant: integer("tenant"),
  manager: bigint("manager", { mode: "bigint" }),
  mood: moodEnum("mood").default(sql`'so-so'::app.mood`),
  moods: moodEnum("moods").array().notNull().default(sql`'{}'::app.mood[]`),
  score: appPositiveType("score"),
  balance: numeric("balance", { precision: 10, scale: 2 }),
  status: varchar("status", { length: 10 }).notNull().default(sql`'new'::character varying`),
  price: moneyType("price"),
  ratio: real("ratio"),
  big: doublePrecision("big"),
  order: text("Order"),
  oddName: text("odd \" Name"),
  metadata: jsonb("metadata").default(sql`'{"a": 1}'::jsonb`),
  class: json("class"),
  from: date("from"),
  column1st: time("1st", { precision: 3 }),
  at: timestamp("at", { withTimezone: true }).default(sql`now()`),
  plainAt: timestamp("plain at", { precision: 3 }),
  span: interval("span", { fields: "day to second", precision: 2 }),
  span2: interval("span2"),
  raw: byteaType("raw"),
  flags: bit4Type("flags"),
  more: bitVarying5Type("more"),
  ip: inet("ip"),
  net: cidr("net"),
  mac: macaddr("mac"),
  doc: tsvectorType("doc"),
  during: tstzrangeType("during"),
  tags: text("tags").array(),
  lowerName: text("lower_name").generatedAlwaysAs(sql`lower("Order")`),
  flag: boolean("flag").notNull().default(sql`false`),
  small: smallint("small"),
  aB: integer("a.b"),
  hidden: integer("__hidden"),
  grE: integer("Größe"),
  p: pointType("p"),
  x: xmlType("x"),
  digits: numeric("digits"),
  longOne: varchar("long_one"),
}, (table) => [
  unique("users_email_key").on(table.email),
  foreignKey({ name: "users_manager_fkey", columns: [table.manager], foreignColumns: [table.id] }).onDelete("set null"),
  foreignKey({ name: "users_region_tenant_fkey", columns: [table.region, table.tenant], foreignColumns: [tenants.region, tenants.number] }).onDelete("cascade").onUpdate("cascade"),
  index("by_region").on(sql`region COLLATE "C"`, table.tenant),
  index("odd Index").on(table.oddName.op("text_pattern_ops")),
  uniqueIndex("users_email_idx").on(sql`lower(email) DESC`, table.at.desc().nullsLast()).where(sql`((mood <> 'sad'::app.mood) AND (token ~ '^a:b\\:c %'::text))`),
  index("users_tags").using("gin", table.tags).with({ "fastupdate": "off" }),
  check("users_balance_check", sql`(balance >= (0)::numeric)`),
  check("users_status_check", sql`((status)::text = ANY (((ARRAY['new'::character varying, 'old'::character varying])::character varying[])::text[]))`),
]);

export type UsersRow = typeof users.$inferSelect;
export type NewUsersRow = typeof users.$inferInsert;

// Drizzle has no words for:
//   foreign key fk %s: deferrable
//   exclusion constraint Select_a_excl: EXCLUDE USING btree (a WITH =)
export const select = oddSchemaSchema.table("Select", {
  id: integer("id").notNull().default(sql`nextval('"odd "" Schema"."Select_id_seq"'::regclass)`),
  user: bigint("user", { mode: "bigint" }).notNull(),
  a: integer("a"),
}, (table) => [
  primaryKey({ name: "Key 1", columns: [table.id] }),
  foreignKey({ name: "fk %s", columns: [table.user], foreignColumns: [users.id] }).onDelete("restrict"),
  check("positive", sql`(a > 0)`),
]);

export type SelectRow = typeof select.$inferSelect;
export type NewSelectRow = typeof select.$inferInsert;

export const dotTed = pgTable("dot.ted", {
  iD: integer("i.d").primaryKey(),
});

export type DotTedRow = typeof dotTed.$inferSelect;
export type NewDotTedRow = typeof dotTed.$inferInsert;

export const dots = pgTable("dots", {
  id: integer("id").primaryKey(),
  d: integer("d"),
}, (table) => [
  foreignKey({ name: "dots_d_fkey", columns: [table.d], foreignColumns: [dotTed.iD] }),
]);

export type DotsRow = typeof dots.$inferSelect;
export type NewDotsRow = typeof dots.$inferInsert;

export const hen = pgTable("hen", {
  id: integer("id").primaryKey(),
  egg: integer("egg"),
}, (table): PgTableExtraConfigValue[] => [
  foreignKey({ name: "hen_egg_fkey", columns: [table.egg], foreignColumns: [egg.id] }),
]);

export type HenRow = typeof hen.$inferSelect;
export type NewHenRow = typeof hen.$inferInsert;

export const egg = pgTable("egg", {
  id: integer("id").primaryKey(),
  hen: integer("hen"),
}, (table): PgTableExtraConfigValue[] => [
  foreignKey({ name: "egg_hen_fkey", columns: [table.hen], foreignColumns: [hen.id] }),
]);

export type EggRow = typeof egg.$inferSelect;
export type NewEggRow = typeof egg.$inferInsert;

export const indexTable = pgTable("index", {
  text: integer("text").primaryKey(),
  enum: text("enum"),
  dt: timestamp("dt", { withTimezone: true }),
});

export type IndexRow = typeof indexTable.$inferSelect;
export type NewIndexRow = typeof indexTable.$inferInsert;

export const log = pgTable("log", {
  at: timestamp("at", { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  line: text("line"),
  n: integer("n").default(sql`nextval('app.free'::regclass)`),
});

export type LogRow = typeof log.$inferSelect;
export type NewLogRow = typeof log.$inferInsert;

// Drizzle has no words for:
//   unlogged
export const wIrd = pgTable("wéird", {
  a: integer("a").notNull(),
  b: integer("b").notNull(),
}, (table) => [
  primaryKey({ name: "wéird_pkey", columns: [table.b, table.a] }),
]);

export type WIrdRow = typeof wIrd.$inferSelect;
export type NewWIrdRow = typeof wIrd.$inferInsert;
