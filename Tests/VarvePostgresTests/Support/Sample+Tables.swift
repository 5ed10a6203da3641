extension Sample {
    /// Tables that get something from others, and what is noted about tables, columns, indexes and views.
    static let tables = [
        "CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY, at date NOT NULL, kind text DEFAULT 'x', PRIMARY KEY (id, at)) PARTITION BY RANGE (at)",
        "CREATE TABLE events_old PARTITION OF events (CHECK (id < 1000)) FOR VALUES FROM (MINVALUE) TO ('2024-01-01')",
        "CREATE TABLE \"Events new\" PARTITION OF events FOR VALUES FROM ('2024-01-01') TO (MAXVALUE) PARTITION BY HASH (id)",
        "CREATE TABLE events_rest PARTITION OF \"Events new\" FOR VALUES WITH (MODULUS 1, REMAINDER 0)",
        "CREATE INDEX ON events (kind)",
        "CREATE INDEX own ON events_old (at)", "ALTER TABLE events_old ALTER kind SET DEFAULT 'old'",
        "CREATE TABLE ties (event bigint, day date, FOREIGN KEY (event, day) REFERENCES events)",
        "CREATE TRIGGER on_event AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION app.touch()",
        "CREATE TABLE ancestor (id integer NOT NULL, note text CHECK (note <> ''))",
        "CREATE TABLE heir (own text) INHERITS (ancestor)",
        "CREATE TABLE app.heir (note text) INHERITS (ancestor, heir)",
        "CREATE TABLE noted (id integer NOT NULL CONSTRAINT noted_key UNIQUE, t text, u text)",
        "ALTER TABLE noted REPLICA IDENTITY USING INDEX noted_key",
        "ALTER TABLE ancestor REPLICA IDENTITY FULL",
        "ALTER TABLE noted ALTER t SET STORAGE EXTERNAL", "ALTER TABLE noted ALTER t SET STATISTICS 10",
        "ALTER TABLE noted ALTER t SET (n_distinct = 5)", "ALTER TABLE noted ALTER u SET COMPRESSION pglz",
        "CREATE INDEX expr ON noted ((id + 1))", "ALTER INDEX expr ALTER 1 SET STATISTICS 10",
        "ALTER TABLE noted CLUSTER ON expr", "CREATE VIEW noted_view AS SELECT id, t FROM noted",
        "ALTER VIEW noted_view ALTER t SET DEFAULT 'x'", "COMMENT ON COLUMN noted_view.id IS 'seen'",
        "COMMENT ON INDEX noted_key IS 'the index'",
        "CREATE TABLE placed (id integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME inside CACHE 5),"
            + " k integer CONSTRAINT k UNIQUE USING INDEX TABLESPACE fast) TABLESPACE fast",
        "CREATE INDEX placed_id ON placed (id) TABLESPACE fast",
        "ALTER TABLE events_old DISABLE TRIGGER on_event", "ALTER TABLE ties DISABLE TRIGGER ALL",
        "SECURITY LABEL FOR dummy ON TABLE noted IS 'it''s noted'",
        "SECURITY LABEL FOR other ON TABLE noted IS 'twice'",
        "SECURITY LABEL FOR dummy ON COLUMN noted_view.t IS 'seen'",
        "CREATE TYPE couple AS (a integer, b text)", "CREATE TABLE of_couple OF couple",
    ]
}
