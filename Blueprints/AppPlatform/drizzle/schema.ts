// A schema for Drizzle, written by `varve export drizzle`. Changes are lost when it is run again.

import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";

/** A shop that apps are installed in. */
export const shops = pgTable("shops", {
  id: uuid("id").primaryKey().default(sql`gen_random_uuid()`),
  name: varchar("name", { length: 255 }).notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).default(sql`now()`),
});

export type ShopsRow = typeof shops.$inferSelect;
export type NewShopsRow = typeof shops.$inferInsert;

/** Somebody who installs apps. */
export const users = pgTable("users", {
  id: uuid("id").primaryKey().default(sql`gen_random_uuid()`),
  email: varchar("email", { length: 255 }).notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).default(sql`now()`),
}, (table) => [
  unique("users_email_key").on(table.email),
]);

export type UsersRow = typeof users.$inferSelect;
export type NewUsersRow = typeof users.$inferInsert;

/** An app in a shop; each app is in a shop once. */
export const installedApps = pgTable("installed_apps", {
  id: uuid("id").primaryKey().default(sql`gen_random_uuid()`),
  /** The name that the app is published under. */
  appId: varchar("app_id", { length: 255 }).notNull(),
  shopId: uuid("shop_id").notNull(),
  /** The app's manifest as it was installed. */
  manifest: jsonb("manifest").notNull(),
  settings: jsonb("settings").default(sql`'{}'::jsonb`),
  installedAt: timestamp("installed_at", { withTimezone: true }).default(sql`now()`),
  installedBy: uuid("installed_by").notNull(),
}, (table) => [
  unique("installed_apps_app_id_shop_id_key").on(table.appId, table.shopId),
  foreignKey({ name: "installed_apps_installed_by_fkey", columns: [table.installedBy], foreignColumns: [users.id] }),
  foreignKey({ name: "installed_apps_shop_id_fkey", columns: [table.shopId], foreignColumns: [shops.id] }),
  index("idx_installed_apps_shop").on(table.shopId),
]);

export type InstalledAppsRow = typeof installedApps.$inferSelect;
export type NewInstalledAppsRow = typeof installedApps.$inferInsert;

/** A token by which an installed app is known; it goes with its app. */
export const appTokens = pgTable("app_tokens", {
  id: uuid("id").primaryKey().default(sql`gen_random_uuid()`),
  installedAppId: uuid("installed_app_id").notNull(),
  /** SHA-256 in hexadecimal. */
  tokenHash: varchar("token_hash", { length: 64 }).notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).default(sql`now()`),
  /** NULL: never. */
  expiresAt: timestamp("expires_at", { withTimezone: true }),
  /** NULL: not revoked. */
  revokedAt: timestamp("revoked_at", { withTimezone: true }),
}, (table) => [
  foreignKey({ name: "app_tokens_installed_app_id_fkey", columns: [table.installedAppId], foreignColumns: [installedApps.id] }).onDelete("cascade"),
  index("idx_app_tokens_app").on(table.installedAppId),
]);

export type AppTokensRow = typeof appTokens.$inferSelect;
export type NewAppTokensRow = typeof appTokens.$inferInsert;

/** An event that an installed app is told of. */
export const webhookDeliveries = pgTable("webhook_deliveries", {
  id: uuid("id").primaryKey().default(sql`gen_random_uuid()`),
  installedAppId: uuid("installed_app_id").notNull(),
  event: varchar("event", { length: 255 }).notNull(),
  payload: jsonb("payload").notNull(),
  status: varchar("status", { length: 50 }).notNull().default(sql`'pending'::character varying`),
  attempts: integer("attempts").default(sql`0`),
  lastAttemptAt: timestamp("last_attempt_at", { withTimezone: true }),
  responseCode: integer("response_code"),
  responseBody: text("response_body"),
  createdAt: timestamp("created_at", { withTimezone: true }).default(sql`now()`),
}, (table) => [
  foreignKey({ name: "webhook_deliveries_installed_app_id_fkey", columns: [table.installedAppId], foreignColumns: [installedApps.id] }),
  index("idx_webhook_deliveries_status").on(table.status, table.createdAt),
]);

export type WebhookDeliveriesRow = typeof webhookDeliveries.$inferSelect;
export type NewWebhookDeliveriesRow = typeof webhookDeliveries.$inferInsert;
