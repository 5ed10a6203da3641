/// Schemas with a little of everything, and with names that are hard to write.
enum SampleSchema {
    static let postgres = """
        CREATE SCHEMA app;
        CREATE SCHEMA "odd "" Schema";
        CREATE TYPE app.mood AS ENUM ('sad', 'it''s', 'so-so', '100 %', '', 'SAD', '"');
        CREATE TYPE public.unused AS ENUM ('a:b');
        CREATE DOMAIN app.positive AS integer NOT NULL DEFAULT 1 CHECK (VALUE > 0) CONSTRAINT small CHECK (VALUE < 100);
        CREATE SEQUENCE app.free INCREMENT -2 MINVALUE -100 MAXVALUE 50 START 10 CACHE 5 CYCLE;
        CREATE FUNCTION app.token() RETURNS text LANGUAGE sql AS $$ SELECT '%s' || 'tok:' || chr(92) $$;

        CREATE TABLE app.tenants (
            region char(2) COLLATE "C", number integer, name varchar(40) COLLATE "C" NOT NULL DEFAULT 'a:b :c 100%\\',
            PRIMARY KEY (region, number), CONSTRAINT "named so" UNIQUE NULLS NOT DISTINCT (name) DEFERRABLE INITIALLY DEFERRED);
        COMMENT ON TABLE app.tenants IS E'Who pays.\\nTwo "lines", a \\\\ and 100 %.';
        COMMENT ON COLUMN app.tenants.name IS 'what''s shown';

        CREATE TABLE users (
            id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 2 CYCLE) PRIMARY KEY,
            uuid uuid NOT NULL DEFAULT gen_random_uuid(), email text UNIQUE, token text DEFAULT app.token(),
            region char(2), tenant integer, manager bigint REFERENCES users ON DELETE SET NULL, mood app.mood DEFAULT 'so-so',
            moods app.mood[] NOT NULL DEFAULT '{}', score app.positive, balance numeric(10,2) CHECK (balance >= 0),
            status varchar(10) NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'old')), price money, ratio real, big double precision,
            "Order" text, "odd "" Name" text, "metadata" jsonb DEFAULT '{"a": 1}', class json, "from" date, "1st" time(3),
            at timestamptz DEFAULT now(), "plain at" timestamp(3), span interval day to second(2), span2 interval, raw bytea,
            flags bit(4), more bit varying(5), ip inet, net cidr, mac macaddr, doc tsvector, during tstzrange, tags text[],
            lower_name text GENERATED ALWAYS AS (lower("Order")) STORED, flag boolean DEFAULT false NOT NULL, small smallint,
            "a.b" integer, "__hidden" integer, "Größe" integer, p point, x xml, digits numeric, long_one varchar,
            FOREIGN KEY (region, tenant) REFERENCES app.tenants (region, number) MATCH FULL ON UPDATE CASCADE ON DELETE CASCADE);
        COMMENT ON TABLE users IS 'people';
        COMMENT ON CONSTRAINT users_pkey ON users IS 'the key';
        CREATE UNIQUE INDEX users_email_idx ON users (lower(email) DESC, at DESC NULLS LAST) WHERE mood <> 'sad' AND token ~ '^a:b\\:c %';
        CREATE INDEX users_tags ON users USING gin (tags) WITH (fastupdate = off);
        CREATE INDEX "odd Index" ON users ("odd "" Name" text_pattern_ops) INCLUDE (flag);
        CREATE INDEX by_region ON users (region COLLATE "C", tenant);
        COMMENT ON INDEX users_tags IS 'for tags';

        CREATE TABLE "odd "" Schema"."Select" (
            id serial, "user" bigint NOT NULL, a integer, CONSTRAINT "Key 1" PRIMARY KEY (id),
            CONSTRAINT "fk %s" FOREIGN KEY ("user") REFERENCES users (id) ON DELETE RESTRICT DEFERRABLE,
            CONSTRAINT positive CHECK (a > 0) NOT VALID, EXCLUDE USING btree (a WITH =));
        CREATE TABLE index (text integer PRIMARY KEY, enum text, dt timestamptz);
        CREATE TABLE log (at timestamptz NOT NULL DEFAULT clock_timestamp(), line text, n integer DEFAULT nextval('app.free'));
        CREATE UNLOGGED TABLE "wéird" (a integer, b integer, PRIMARY KEY (b, a));
        CREATE TABLE "dot.ted" ("i.d" integer PRIMARY KEY);
        CREATE TABLE dots (id integer PRIMARY KEY, d integer REFERENCES "dot.ted");
        CREATE TABLE hen (id integer PRIMARY KEY, egg integer);
        CREATE TABLE egg (id integer PRIMARY KEY, hen integer REFERENCES hen);
        ALTER TABLE hen ADD FOREIGN KEY (egg) REFERENCES egg;

        CREATE VIEW app.names AS SELECT name, 'a%b' AS odd FROM app.tenants;
        CREATE MATERIALIZED VIEW counts AS SELECT count(*) AS n FROM users;
        CREATE INDEX ON counts (n);
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at := now(); RETURN NEW; END $$;
        CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
        CREATE FUNCTION name_of(users) RETURNS text LANGUAGE sql AS 'SELECT $1."Order"';
        """

    /// What only version 18 has.
    static let postgres18 = """
        CREATE TABLE booked (a integer CHECK (a > 0) NOT ENFORCED, twice integer GENERATED ALWAYS AS (a * 2) VIRTUAL,
            during daterange, room int4range, PRIMARY KEY (room, during WITHOUT OVERLAPS));
        """

    /// What extensions bring.
    static let extensions = """
        CREATE EXTENSION citext;
        CREATE EXTENSION hstore;
        CREATE EXTENSION pg_trgm;
        CREATE TABLE notes (id integer PRIMARY KEY, email citext UNIQUE, more hstore, line text);
        CREATE INDEX notes_line ON notes USING gin (line gin_trgm_ops);
        """

    static let sqlite = """
        CREATE TABLE tenants (region TEXT NOT NULL, number INTEGER NOT NULL, name VARCHAR(40) NOT NULL DEFAULT 'a:b 100%',
            PRIMARY KEY (region, number), CONSTRAINT "named so" UNIQUE (name)) WITHOUT ROWID;
        CREATE TABLE users (
            id INTEGER PRIMARY KEY AUTOINCREMENT, "Order" TEXT COLLATE NOCASE, "odd "" Name" TEXT DEFAULT 'it''s',
            at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')), region TEXT, tenant INTEGER,
            manager INTEGER REFERENCES users (id) ON DELETE SET NULL, flag INTEGER NOT NULL DEFAULT 0 CHECK (flag IN (0, 1)),
            metadata TEXT CHECK (json_valid(metadata)), state TEXT NOT NULL DEFAULT 'a' CHECK (state IN ('a', 'it''s')),
            lower_name TEXT GENERATED ALWAYS AS (lower("Order")) STORED, virtual_name TEXT AS (upper("Order")) VIRTUAL,
            url TEXT CHECK (length(url) <= 2048), raw BLOB, ratio REAL,
            FOREIGN KEY (region, tenant) REFERENCES tenants (region, number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
            CONSTRAINT "named check" CHECK (length("Order") > 1)) STRICT;
        CREATE TABLE loose (id INTEGER PRIMARY KEY, made DATETIME, price NUMERIC, odd "MY TYPE"(3), none, big BIGINT, yes BOOLEAN);
        CREATE TABLE "Select" (a INTEGER, b TEXT);
        CREATE TABLE hen (id INTEGER PRIMARY KEY, egg INTEGER REFERENCES egg (id));
        CREATE TABLE egg (id INTEGER PRIMARY KEY, hen INTEGER REFERENCES hen (id));
        CREATE UNIQUE INDEX users_url ON users (url DESC, lower("Order")) WHERE flag = 1;
        CREATE INDEX "odd index" ON users ("odd "" Name" COLLATE NOCASE);
        CREATE VIEW names AS SELECT name, 'a%b' AS odd FROM tenants;
        CREATE TRIGGER touch AFTER INSERT ON users BEGIN UPDATE users SET at = 'x:y;100%' WHERE id = NEW.id; END;
        """
}
