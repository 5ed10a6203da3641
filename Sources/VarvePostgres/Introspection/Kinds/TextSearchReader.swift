import VarveCatalog

extension ClauseReader {
    /// Text search parsers.
    static let textSearchParsers = ClauseReader(.textSearchParser, in: .textSearchParsers) { _ in
        let parameters = [
            ("START", "x.prsstart"), ("GETTOKEN", "x.prstoken"), ("END", "x.prsend"),
            ("LEXTYPES", "x.prslextype"), ("HEADLINE", "x.prsheadline"),
        ]
        return """
            SELECT x.oid::int8, ARRAY[n.nspname, x.prsname], NULL, \(SQLPieces.list(parameters.map(SQLPieces.function)))
            \(SQLPieces.userObjects(of: "pg_ts_parser", prefix: "prs"))
            """
    }

    /// Text search templates.
    static let textSearchTemplates = ClauseReader(.textSearchTemplate, in: .textSearchTemplates) { _ in
        let parameters = [("INIT", "x.tmplinit"), ("LEXIZE", "x.tmpllexize")]
        return """
            SELECT x.oid::int8, ARRAY[n.nspname, x.tmplname], NULL, \(SQLPieces.list(parameters.map(SQLPieces.function)))
            \(SQLPieces.userObjects(of: "pg_ts_template", prefix: "tmpl"))
            """
    }
}

/// Text search dictionaries.
struct TextSearchDictionaryReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT x.oid::int8, n.nspname, x.dictname,
          \(SQLPieces.name(in: "pg_ts_template", prefix: "tmpl", of: "x.dicttemplate")), x.dictinitoption
        \(SQLPieces.userObjects(of: "pg_ts_dict", prefix: "dict"))
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.textSearchDictionaries, row.number(0))
            guard !reading.dependencies.isExtensionMember(address) else { continue }
            var object = CatalogObject(ObjectID(.textSearchDictionary, [row.text(1), row.text(2)]))
            object[.template] = row.text(3)
            // The server keeps the options as one text: `language = 'english', stopwords = 'english'`.
            object[.parameters] = row.optionalText(4).map { NestingScanner.items(of: $0).sorted() }
            reading.add(object, at: address)
        }
    }
}

/// Text search configurations.
struct TextSearchConfigurationReader: KindReader {
    func query(_ version: Int) -> String {
        let dictionary = SQLPieces.name(in: "pg_ts_dict", prefix: "dict", of: "m.mapdict")
        return """
            SELECT x.oid::int8, n.nspname, x.cfgname,
              \(SQLPieces.name(in: "pg_ts_parser", prefix: "prs", of: "x.cfgparser")),
              (SELECT array_agg(k.alias || ' WITH ' || k.dictionaries ORDER BY k.alias) FROM (
                SELECT t.alias, string_agg(\(dictionary), ', ' ORDER BY m.mapseqno) AS dictionaries
                FROM pg_ts_config_map m JOIN ts_token_type(x.cfgparser) t ON t.tokid = m.maptokentype
                WHERE m.mapcfg = x.oid GROUP BY t.alias) k)
            \(SQLPieces.userObjects(of: "pg_ts_config", prefix: "cfg"))
            """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.textSearchConfigurations, row.number(0))
            guard !reading.dependencies.isExtensionMember(address) else { continue }
            var object = CatalogObject(ObjectID(.textSearchConfiguration, [row.text(1), row.text(2)]))
            object[.parser] = row.text(3)
            object[.mappings] = row.list(4)
            reading.add(object, at: address)
        }
    }
}
