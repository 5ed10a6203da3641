import VarveCatalog

extension ClauseReader {
    /// Procedural languages.
    static let languages = ClauseReader(.language, in: .languages) { _ in
        let functions = [
            ("HANDLER", "x.lanplcallfoid"), ("INLINE", "x.laninline"), ("VALIDATOR", "x.lanvalidator"),
        ]
        let parameters = functions.map { word, number in "'\(word) ' || nullif(\(number), 0)::regproc" }
        return """
            SELECT x.oid::int8, ARRAY[x.lanname], NULL, \(SQLPieces.list(parameters)), x.lanpltrusted
            FROM pg_language x WHERE x.oid >= \(KindReaders.firstUserObject) AND x.lanispl
            """
    } completion: { object, row in
        object[flag: .isTrusted] = row.flag(ownColumn)
    }

    /// Access methods of tables and indexes.
    static let accessMethods = ClauseReader(.accessMethod, in: .accessMethods) { _ in
        """
        SELECT x.oid::int8, ARRAY[x.amname],
          'TYPE ' || CASE x.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END || ' HANDLER ' || x.amhandler::regproc, NULL
        FROM pg_am x WHERE x.oid >= \(KindReaders.firstUserObject)
        """
    }

    /// Event triggers.
    static let eventTriggers = ClauseReader(.eventTrigger, in: .eventTriggers) { _ in
        """
        SELECT x.oid::int8, ARRAY[x.evtname], 'ON ' || x.evtevent
          || coalesce(' WHEN TAG IN (' || (SELECT string_agg(quote_literal(t), ', ' ORDER BY t) FROM unnest(x.evttags) t)
            || ')', '')
          || ' EXECUTE FUNCTION ' || x.evtfoid::regproc || '()', NULL, x.evtenabled
        FROM pg_event_trigger x WHERE x.oid >= \(KindReaders.firstUserObject)
        """
    } completion: { object, row in
        object[.enabled] = TriggerReader.state(row.letter(ownColumn))
    }
}
