// What exported schemas use of Drizzle, as far as types go. Written from its documentation; Drizzle itself is not
// among the packages that tests can get.

declare module "drizzle-orm" {
  export interface SQL {
    readonly isSQL: true;
  }
  export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): SQL;
}

declare module "drizzle-orm/columns" {
  import type { SQL } from "drizzle-orm";

  export interface Builder<D, NotNull extends boolean, HasDefault extends boolean, IsGenerated extends boolean> {
    readonly is: { data: D; notNull: NotNull; hasDefault: HasDefault; isGenerated: IsGenerated };
    notNull(): Builder<D, true, HasDefault, IsGenerated>;
    default(value: D | SQL): Builder<D, NotNull, true, IsGenerated>;
    primaryKey(options?: { autoIncrement?: boolean }): Builder<D, true, HasDefault, IsGenerated>;
    array(): Builder<D[], NotNull, HasDefault, IsGenerated>;
    generatedAlwaysAs(value: SQL, options?: { mode: "stored" | "virtual" }): Builder<D, NotNull, HasDefault, true>;
    generatedAlwaysAsIdentity(options?: SequenceOptions): Builder<D, true, HasDefault, true>;
    generatedByDefaultAsIdentity(options?: SequenceOptions): Builder<D, true, true, IsGenerated>;
  }
  export type New<D> = Builder<D, false, false, false>;
  export interface SequenceOptions {
    startWith?: number | string;
    increment?: number | string;
    minValue?: number | string;
    maxValue?: number | string;
    cache?: number | string;
    cycle?: boolean;
  }
  export type Builders = Record<string, Builder<any, boolean, boolean, boolean>>;

  export interface IndexedColumn {
    readonly isIndexed: true;
    asc(): this;
    desc(): this;
    nullsFirst(): this;
    nullsLast(): this;
    op(name: string): this;
  }
  export interface Column<D> extends IndexedColumn {
    readonly holds: D;
  }
  type Value<B> = B extends Builder<infer D, infer N, boolean, boolean> ? (N extends true ? D : D | null) : never;
  type OptionalKey<C> = {
    [K in keyof C]: C[K] extends Builder<any, infer N, infer H, boolean> ? ([N, H] extends [true, false] ? never : K) : never;
  }[keyof C];
  type GeneratedKey<C> = {
    [K in keyof C]: C[K] extends Builder<any, boolean, boolean, infer G> ? (G extends true ? K : never) : never;
  }[keyof C];
  export type Columns<C> = { readonly [K in keyof C]: Column<Value<C[K]>> };
  export type Table<C> = Columns<C> & {
    readonly $inferSelect: { [K in keyof C]: Value<C[K]> };
    readonly $inferInsert: { [K in Exclude<keyof C, OptionalKey<C> | GeneratedKey<C>>]: Value<C[K]> } & {
      [K in Exclude<OptionalKey<C> & keyof C, GeneratedKey<C>>]?: Value<C[K]>;
    };
  };

  export type AnyColumn = Column<any>;
  export interface Extra {
    readonly isExtra: true;
  }
  export type Action = "cascade" | "restrict" | "no action" | "set null" | "set default";
  export interface ForeignKey extends Extra {
    onDelete(action: Action): this;
    onUpdate(action: Action): this;
  }
  export function foreignKey<C extends readonly [AnyColumn, ...AnyColumn[]]>(options: {
    name?: string;
    columns: C;
    foreignColumns: { [K in keyof C]: AnyColumn };
  }): ForeignKey;
  export function primaryKey(options: { name?: string; columns: [AnyColumn, ...AnyColumn[]] }): Extra;
  export function check(name: string, condition: SQL): Extra;
  export interface NewIndex<Key> {
    on(...keys: [Key, ...Key[]]): Index;
  }
  export interface Index extends Extra {
    where(condition: SQL): this;
  }
  export function customType<T extends { data: unknown }>(options: { dataType(): string }): (name: string) => New<T["data"]>;
}

declare module "drizzle-orm/pg-core" {
  import type { SQL } from "drizzle-orm";
  import type { AnyColumn, Builders, Columns, Extra, Index, IndexedColumn, New, NewIndex, SequenceOptions, Table } from "drizzle-orm/columns";
  export { check, customType, foreignKey, primaryKey } from "drizzle-orm/columns";

  export type PgTableExtraConfigValue = Extra;
  export interface TableFunction {
    <C extends Builders>(name: string, columns: C, extras?: (table: Columns<C>) => PgTableExtraConfigValue[]): Table<C>;
  }
  export const pgTable: TableFunction;
  export interface EnumType<L extends string> {
    (name: string): New<L>;
    readonly enumValues: readonly L[];
  }
  export function pgEnum<L extends string>(name: string, labels: [L, ...L[]]): EnumType<L>;
  export function pgSequence(name: string, options?: SequenceOptions): { readonly isSequence: true };
  export function pgSchema(name: string): {
    table: TableFunction;
    enum: typeof pgEnum;
    sequence: typeof pgSequence;
  };

  export function smallint(name: string): New<number>;
  export function integer(name: string): New<number>;
  export function bigint(name: string, options: { mode: "bigint" }): New<bigint>;
  export function bigint(name: string, options: { mode: "number" }): New<number>;
  export function real(name: string): New<number>;
  export function doublePrecision(name: string): New<number>;
  export function numeric(name: string, options?: { precision: number; scale?: number }): New<string>;
  export function text(name: string): New<string>;
  export function varchar(name: string, options?: { length: number }): New<string>;
  export function char(name: string, options?: { length: number }): New<string>;
  export function boolean(name: string): New<boolean>;
  export function uuid(name: string): New<string>;
  export function json(name: string): New<unknown>;
  export function jsonb(name: string): New<unknown>;
  export function date(name: string): New<string>;
  export function time(name: string, options?: { withTimezone?: boolean; precision?: number }): New<string>;
  export function timestamp(name: string, options?: { withTimezone?: boolean; precision?: number }): New<Date>;
  export function interval(name: string, options?: { fields?: IntervalFields; precision?: number }): New<string>;
  export type IntervalFields = "year" | "month" | "day" | "hour" | "minute" | "second" | "year to month" | "day to hour"
    | "day to minute" | "day to second" | "hour to minute" | "hour to second" | "minute to second";
  export function inet(name: string): New<string>;
  export function cidr(name: string): New<string>;
  export function macaddr(name: string): New<string>;
  export function macaddr8(name: string): New<string>;

  type Key = AnyColumn | IndexedColumn | SQL;
  export interface PgIndex extends Index {
    with(options: Record<string, string>): this;
  }
  export interface NewPgIndex {
    on(...keys: [Key, ...Key[]]): PgIndex;
    using(method: string, ...keys: [Key, ...Key[]]): PgIndex;
  }
  export function index(name: string): NewPgIndex;
  export function uniqueIndex(name: string): NewPgIndex;
  export function unique(name?: string): {
    on(...columns: [AnyColumn, ...AnyColumn[]]): Extra & { nullsNotDistinct(): Extra };
  };
}

declare module "drizzle-orm/sqlite-core" {
  import type { SQL } from "drizzle-orm";
  import type { AnyColumn, Builders, Columns, Extra, New, NewIndex, Table } from "drizzle-orm/columns";
  export { check, customType, foreignKey, primaryKey } from "drizzle-orm/columns";

  export type SQLiteTableExtraConfigValue = Extra;
  export function sqliteTable<C extends Builders>(
    name: string,
    columns: C,
    extras?: (table: Columns<C>) => SQLiteTableExtraConfigValue[],
  ): Table<C>;

  export function integer(name: string): New<number>;
  export function integer(name: string, options: { mode: "boolean" }): New<boolean>;
  export function real(name: string): New<number>;
  export function numeric(name: string): New<string>;
  export function text<L extends string>(name: string, options: { enum: [L, ...L[]] }): New<L>;
  export function text(name: string, options: { mode: "json" }): New<unknown>;
  export function text(name: string, options?: { length?: number }): New<string>;
  export function blob(name: string, options: { mode: "buffer" }): New<Uint8Array>;

  export function index(name: string): NewIndex<AnyColumn | SQL>;
  export function uniqueIndex(name: string): NewIndex<AnyColumn | SQL>;
  export function unique(name?: string): { on(...columns: [AnyColumn, ...AnyColumn[]]): Extra };
}
