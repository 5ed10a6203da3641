extension Sample {
    /// Types, operators and whatever else people add to the server's own, in every form.
    static let definitions = [
        "CREATE SCHEMA kit",
        #"CREATE COLLATION kit.odd (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX')"#,
        "COMMENT ON COLLATION kit.odd IS 'by byte'",
        "CREATE DOMAIN kit.odd_list AS integer[]",
        #"CREATE TYPE kit.pair AS (a integer, "b "" x" numeric(4,1), c text COLLATE kit.odd, d kit.odd_list)"#,
        "COMMENT ON TYPE kit.pair IS 'two'", "COMMENT ON COLUMN kit.pair.a IS E'it''s \\\\ a'",
        "CREATE TYPE kit.nothing AS ()",
        "CREATE FUNCTION kit.apart(text, text) RETURNS double precision LANGUAGE sql IMMUTABLE AS 'SELECT 1.0'",
        "CREATE TYPE kit.span AS RANGE (subtype = integer)",
        "CREATE TYPE kit.words AS RANGE (subtype = text, subtype_opclass = text_pattern_ops, collation = kit.odd,"
            + " subtype_diff = kit.apart)",
        "CREATE TYPE kit.textrange AS RANGE (subtype = text)", "ALTER TYPE kit.textrange RENAME TO texts",
        "CREATE TABLE kit.held (id integer, p kit.pair, l kit.pair[], s kit.span, w kit.words, t text COLLATE kit.odd)",
        "CREATE FUNCTION kit.add(integer, integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT $1 + $2'",
        "CREATE FUNCTION kit.same(integer, integer) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT $1 = $2'",
        "CREATE FUNCTION kit.text(kit.pair) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT ''x'''",
        "CREATE AGGREGATE kit.total(integer) (sfunc = kit.add, stype = integer, initcond = '0', parallel = safe,"
            + " combinefunc = kit.add, msfunc = kit.add, minvfunc = kit.add, mstype = integer, minitcond = '1')",
        "COMMENT ON AGGREGATE kit.total(integer) IS 'a sum'",
        "CREATE AGGREGATE kit.tally(*) (sfunc = int8inc, stype = bigint, initcond = '0')",
        "CREATE AGGREGATE kit.least(value integer) (sfunc = int4smaller, stype = integer, sortop = <)",
        "CREATE AGGREGATE kit.nth(double precision ORDER BY anyelement) (sfunc = ordered_set_transition, stype = internal,"
            + " finalfunc = percentile_disc_final, finalfunc_extra)",
        "CREATE AGGREGATE kit.place(VARIADIC \"any\" ORDER BY VARIADIC \"any\") (sfunc = ordered_set_transition_multi,"
            + " stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical)",
        "CREATE OPERATOR kit.|+| (leftarg = integer, rightarg = integer, function = kit.add, commutator = OPERATOR(kit.|+|))",
        "CREATE OPERATOR kit.=== (leftarg = integer, rightarg = integer, function = kit.same, negator = OPERATOR(kit.!==),"
            + " restrict = eqsel, join = eqjoinsel, hashes, merges)",
        "CREATE OPERATOR kit.!== (leftarg = integer, rightarg = integer, function = kit.same, negator = OPERATOR(kit.===))",
        "CREATE OPERATOR kit.@@@ (rightarg = integer, function = int4um)",
        "COMMENT ON OPERATOR kit.@@@ (NONE, integer) IS 'minus'",
        "CREATE OPERATOR FAMILY kit.kin USING btree",
        "CREATE OPERATOR CLASS kit.klass FOR TYPE integer USING btree FAMILY kit.kin AS OPERATOR 1 <, OPERATOR 2 <=,"
            + " OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer)",
        "ALTER OPERATOR FAMILY kit.kin USING btree ADD OPERATOR 1 < (integer, bigint),"
            + " FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint)",
        "COMMENT ON OPERATOR CLASS kit.klass USING btree IS 'a class'",
        "COMMENT ON OPERATOR FAMILY kit.kin USING btree IS 'a family'",
        "CREATE INDEX held_id ON kit.held (id kit.klass)",
        "CREATE OPERATOR CLASS kit.kept FOR TYPE point USING gist AS OPERATOR 15 <->(point, point) FOR ORDER BY float_ops,"
            + " FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal),"
            + " FUNCTION 2 gist_box_union(internal, internal), FUNCTION 5 gist_box_penalty(internal, internal, internal),"
            + " FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal),"
            + " FUNCTION 3 gist_point_compress(internal), FUNCTION 8 (point, point) gist_point_distance(internal, point,"
            + " smallint, oid, internal), STORAGE box",
        "CREATE CAST (kit.pair AS text) WITH FUNCTION kit.text(kit.pair) AS ASSIGNMENT",
        "COMMENT ON CAST (kit.pair AS text) IS 'a cast'",
        "CREATE CAST (point AS kit.span) WITH INOUT",
        "CREATE DEFAULT CONVERSION kit.conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
        "COMMENT ON CONVERSION kit.conv IS 'a conversion'",
        "CREATE TEXT SEARCH PARSER kit.pars (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end,"
            + " lextypes = prsd_lextype, headline = prsd_headline)",
        "COMMENT ON TEXT SEARCH PARSER kit.pars IS 'a parser'",
        "CREATE TEXT SEARCH TEMPLATE kit.lexer (init = dsimple_init, lexize = dsimple_lexize)",
        "COMMENT ON TEXT SEARCH TEMPLATE kit.lexer IS 'a template'",
        "CREATE TEXT SEARCH DICTIONARY kit.short (template = kit.lexer, accept = false, stopwords = 'english')",
        "COMMENT ON TEXT SEARCH DICTIONARY kit.short IS 'a dictionary'",
        "CREATE TEXT SEARCH CONFIGURATION kit.conf (parser = kit.pars)",
        "ALTER TEXT SEARCH CONFIGURATION kit.conf ADD MAPPING FOR asciiword, word WITH kit.short, english_stem",
        "COMMENT ON TEXT SEARCH CONFIGURATION kit.conf IS 'a configuration'",
        "CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal))",
        "COMMENT ON TRANSFORM FOR integer LANGUAGE sql IS 'a transform'",
        "CREATE TRUSTED LANGUAGE tongue HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator",
        "COMMENT ON LANGUAGE tongue IS 'a language'",
        "CREATE ACCESS METHOD method TYPE TABLE HANDLER heap_tableam_handler",
        "COMMENT ON ACCESS METHOD method IS 'a method'",
        "CREATE RULE quiet AS ON DELETE TO kit.held WHERE id > 0 DO INSTEAD NOTHING",
        "ALTER TABLE kit.held ENABLE ALWAYS RULE quiet", "COMMENT ON RULE quiet ON kit.held IS 'a rule'",
        "CREATE STATISTICS kit.stat (mcv) ON id, t FROM kit.held",
        "ALTER STATISTICS kit.stat SET STATISTICS 7",
        "COMMENT ON STATISTICS kit.stat IS 'statistics'",
        "CREATE STATISTICS kit.more ON (id + 1), (lower(t)), id FROM kit.held",
        "CREATE STATISTICS kit.single ON (id + 2) FROM kit.held",
        "CREATE FUNCTION kit.watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'",
        "CREATE EVENT TRIGGER watcher ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE')"
            + " EXECUTE FUNCTION kit.watch()",
        "ALTER EVENT TRIGGER watcher DISABLE", "COMMENT ON EVENT TRIGGER watcher IS 'a watch'",
    ]
}
