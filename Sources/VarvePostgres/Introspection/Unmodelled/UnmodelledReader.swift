/// Whole objects of kinds that are not modelled, by name.
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

        /// An object among the system's own.
        static func misplaced(
            _ catalog: String, _ kind: String, prefix: String, where condition: String = ""
        ) -> Source {
            named(
                catalog, kind + " in the system's schema", prefix: prefix,
                where: "n.nspname = 'pg_catalog'" + (condition.isEmpty ? "" : " AND " + condition))
        }
    }

    private static let sources: [Source] =
        [
            Source(
                "pg_subscription", "subscription", name: "x.subname::text",
                where: "x.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())"),
            // Their functions take and give values of the type, so that neither can be made before the other.
            .named(
                "pg_type", "CASE x.typtype WHEN 'r' THEN 'range type' ELSE 'base type' END", prefix: "typ",
                where: """
                    (x.typtype IN ('b', 'p') OR x.typtype = 'r' AND EXISTS (
                      SELECT FROM pg_range r WHERE r.rngtypid = x.oid AND r.rngcanonical <> 0))
                    AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = x.oid)
                    """),
            Source(
                "pg_operator", "operator without a function", name: "x.oid::regoperator::text",
                where: "x.oprcode::oid = 0"),
            // What a user put among the system's own objects.
            .misplaced("pg_class", "relation", prefix: "rel", where: "x.relkind NOT IN ('i', 'I', 't', 'c')"),
            .misplaced("pg_proc", "function", prefix: "pro"),
            .misplaced(
                "pg_type", "type", prefix: "typ",
                where: """
                    (x.typtype IN ('e', 'd', 'r') OR x.typtype = 'c' AND EXISTS (
                      SELECT FROM pg_class c WHERE c.oid = x.typrelid AND c.relkind = 'c'))
                    """),
            .misplaced("pg_operator", "operator", prefix: "opr", where: "x.oprcode::oid <> 0"),
        ]
        + [
            ("pg_opclass", "operator class", "opc"), ("pg_opfamily", "operator family", "opf"),
            ("pg_collation", "collation", "coll"), ("pg_conversion", "conversion", "con"),
            ("pg_ts_config", "text search configuration", "cfg"),
            ("pg_ts_dict", "text search dictionary", "dict"),
            ("pg_ts_parser", "text search parser", "prs"),
            ("pg_ts_template", "text search template", "tmpl"),
            ("pg_statistic_ext", "statistics", "stx"),
        ].map { .misplaced($0, $1, prefix: $2) }
}
