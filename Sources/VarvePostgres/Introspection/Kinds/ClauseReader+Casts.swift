import VarveCatalog

extension ClauseReader {
    /// Casts, but for the one that a range type brings.
    static let casts = ClauseReader(.cast, in: .casts) { _ in
        """
        SELECT x.oid::int8, ARRAY[format_type(x.castsource, NULL) || ' AS ' || format_type(x.casttarget, NULL)],
          CASE x.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || x.castfunc::regprocedure WHEN 'i' THEN 'WITH INOUT'
            ELSE 'WITHOUT FUNCTION' END
          || CASE x.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END, NULL
        FROM pg_cast x WHERE x.oid >= \(KindReaders.firstUserObject) AND NOT EXISTS (
          SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = x.oid AND d.deptype = 'i')
        """
    }

    /// Transforms.
    static let transforms = ClauseReader(.transform, in: .transforms) { _ in
        let parameters = [("FROM SQL", "x.trffromsql"), ("TO SQL", "x.trftosql")].map { direction, number in
            "'\(direction) WITH FUNCTION ' || nullif(\(number)::oid, 0)::regprocedure"
        }
        return """
            SELECT x.oid::int8, ARRAY[format_type(x.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname)], NULL,
              \(SQLPieces.list(parameters))
            FROM pg_transform x JOIN pg_language l ON l.oid = x.trflang WHERE x.oid >= \(KindReaders.firstUserObject)
            """
    }

    /// Conversions between encodings.
    static let conversions = ClauseReader(.conversion, in: .conversions) { _ in
        """
        SELECT x.oid::int8, ARRAY[n.nspname, x.conname], 'FOR ' || quote_literal(pg_encoding_to_char(x.conforencoding))
          || ' TO ' || quote_literal(pg_encoding_to_char(x.contoencoding)) || ' FROM ' || x.conproc::regproc, NULL,
          x.condefault
        \(SQLPieces.userObjects(of: "pg_conversion", prefix: "con"))
        """
    } completion: { object, row in
        object[flag: .isDefault] = row.flag(ownColumn)
    }
}
