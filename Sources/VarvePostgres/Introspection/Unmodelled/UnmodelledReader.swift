/// Whole objects of kinds that are not modelled, by name.
///
/// Tables of other sorts are reported where relations are read.
struct UnmodelledReader: KindReader {
    func query(_ version: Int) -> String {
        Self.sources.map { source in
            """
            SELECT '\(source.catalog)'::regclass::oid, x.oid, \(source.kind), \(source.name)
            FROM \(source.from ?? source.catalog + " x") WHERE x.oid >= \(KindReaders.firstUserObject)\(source.condition)
            """
        }.joined(separator: "\nUNION ALL\n")
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows
        where !reading.dependencies.isExtensionMember(CatalogAddress(row.number(0), row.number(1))) {
            reading.report(row.text(2), row.text(3))
        }
    }

    /// Where objects of a kind are found.
    private struct Source {
        let catalog: String
        let kind: String
        let name: String
        let from: String?
        let condition: String

        init(
            _ catalog: String, _ kind: String, name: String, from: String? = nil, where condition: String = ""
        ) {
            self.catalog = catalog
            self.kind = kind.hasPrefix("CASE") ? kind : PostgresDialect().quote(literal: kind)
            self.name = name
            self.from = from.map { "\(catalog) x \($0)" }
            self.condition = condition.isEmpty ? "" : " AND " + condition
        }

        /// An object with a schema.
        static func named(
            _ catalog: String, _ kind: String, prefix: String, where condition: String = ""
        ) -> Source {
            Source(
                catalog, kind, name: "n.nspname || '.' || x.\(prefix)name",
                from: "JOIN pg_namespace n ON n.oid = x.\(prefix)namespace",
                where: #"n.nspname !~ '^pg_(toast|temp)' AND n.nspname <> 'information_schema'"#
                    + (condition.isEmpty ? "" : " AND " + condition))
        }

        /// An object of the whole database.
        static func global(_ catalog: String, _ kind: String, name: String) -> Source {
            Source(catalog, kind, name: "x.\(name)::text")
        }

        /// A part of a table.
        static func part(
            _ catalog: String, _ kind: String, name: String, table: String, where condition: String
        ) -> Source {
            Source(
                catalog, kind, name: "n.nspname || '.' || c.relname || '.' || x.\(name)",
                from: "JOIN pg_class c ON c.oid = x.\(table) JOIN pg_namespace n ON n.oid = c.relnamespace",
                where: #"n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"#
                    + (condition.isEmpty ? "" : " AND " + condition))
        }
    }

    private static let sources: [Source] = [
        .part("pg_policy", "policy", name: "polname", table: "polrelid", where: ""),
        .part("pg_rewrite", "rule", name: "rulename", table: "ev_class", where: "x.rulename <> '_RETURN'"),
        .global("pg_foreign_data_wrapper", "foreign-data wrapper", name: "fdwname"),
        .global("pg_foreign_server", "foreign server", name: "srvname"),
        .global("pg_event_trigger", "event trigger", name: "evtname"),
        .global("pg_publication", "publication", name: "pubname"),
        .global("pg_language", "language", name: "lanname"),
        .global("pg_am", "access method", name: "amname"),
        Source(
            "pg_subscription", "subscription", name: "x.subname::text",
            where: "x.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())"),
        Source(
            "pg_cast", "cast",
            name: "format_type(x.castsource, NULL) || ' AS ' || format_type(x.casttarget, NULL)",
            // A range type brings a cast of its own.
            where: """
                NOT EXISTS (SELECT FROM pg_depend d
                  WHERE d.classid = 'pg_cast'::regclass AND d.objid = x.oid AND d.deptype = 'i')
                """),
        Source(
            "pg_transform", "transform", name: "format_type(x.trftype, NULL) || ' FOR ' || l.lanname",
            from: "JOIN pg_language l ON l.oid = x.trflang"),
        Source("pg_operator", "operator", name: "x.oid::regoperator::text"),
        .named("pg_opclass", "operator class", prefix: "opc"),
        .named("pg_opfamily", "operator family", prefix: "opf"),
        .named("pg_collation", "collation", prefix: "coll"),
        .named("pg_conversion", "conversion", prefix: "con"),
        .named("pg_ts_config", "text search configuration", prefix: "cfg"),
        .named("pg_ts_dict", "text search dictionary", prefix: "dict"),
        .named("pg_ts_parser", "text search parser", prefix: "prs"),
        .named("pg_ts_template", "text search template", prefix: "tmpl"),
        .named("pg_statistic_ext", "statistics", prefix: "stx"),
        Source("pg_proc", "aggregate", name: "x.oid::regprocedure::text", where: "x.prokind = 'a'"),
        // The row type of a table and the array type of any type are not objects of their own.
        .named(
            "pg_type",
            "CASE x.typtype WHEN 'c' THEN 'composite type' WHEN 'r' THEN 'range type' ELSE 'base type' END",
            prefix: "typ",
            where: """
                (x.typtype IN ('b', 'r', 'p') OR x.typtype = 'c' AND EXISTS (
                  SELECT FROM pg_class c WHERE c.oid = x.typrelid AND c.relkind = 'c'))
                AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = x.oid)
                """),
        // What a user put among the system's own objects.
        .named(
            "pg_class", "relation in the system's schema", prefix: "rel",
            where: "n.nspname = 'pg_catalog' AND x.relkind NOT IN ('i', 'I', 't')"),
        .named(
            "pg_proc", "function in the system's schema", prefix: "pro",
            where: "n.nspname = 'pg_catalog' AND x.prokind <> 'a'"),
        .named(
            "pg_type", "type in the system's schema", prefix: "typ",
            where: "n.nspname = 'pg_catalog' AND x.typtype IN ('e', 'd')"),
    ]
}
