import VarveDatabase
import VarveDeclaration

/// Writes a rule on how long rows are kept as SQL for PostgreSQL.
struct PostgresRetention {
    private let table: String
    private let column: String
    private let condition: String
    private let retention: DeclaredRetention

    init(_ rule: RetentionRule) throws(DatabaseError) {
        table = PostgresFragments.name(rule.schema, rule.table)
        column = PostgresFragments.identifier(rule.retention.column)
        retention = rule.retention
        // The last line break ends a comment that somebody may have written.
        condition =
            if let condition = rule.retention.condition {
                " AND (\(try PostgresFragments.write(condition, in: rule.table))\n)"
            } else {
                ""
            }
    }

    /// Gives the instant before which rows are removed.
    func cutoff(asOf present: String?) -> Statement {
        // In UTC a day has 24 hours, whatever time zone the session has.
        Statement(
            """
            SELECT to_char(COALESCE($1::timestamptz, now()) AT TIME ZONE 'UTC' - \(interval), \
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
            """, [present.map(DatabaseValue.text) ?? .null])
    }

    /// Counts the rows from before an instant.
    func count(before cutoff: String) -> Statement {
        Statement("SELECT count(*) FROM \(table) WHERE \(isOld("$1::timestamptz"))", [.text(cutoff)])
    }

    /// Removes a batch of rows from before an instant and gives their number.
    func deletion(before cutoff: String) -> Statement {
        Statement(
            """
            WITH \(doomed("$1::timestamptz")), varve_deleted AS (
              \(deletion) RETURNING 1
            )
            SELECT count(*) FROM varve_deleted
            """, [.text(cutoff)])
    }

    /// A block that removes all old rows, batch by batch, each in a transaction of its own. It must be run outside of
    /// a transaction.
    var block: String {
        let body = """

            DECLARE
              varve_cutoff timestamptz := (now() AT TIME ZONE 'UTC' - \(interval)) AT TIME ZONE 'UTC';
              varve_count bigint;
            BEGIN
              LOOP
                PERFORM set_config('lock_timeout', '2s', true);
                WITH \(doomed("varve_cutoff"))
                \(deletion);
                GET DIAGNOSTICS varve_count = ROW_COUNT;
                COMMIT;
                EXIT WHEN varve_count = 0;
              END LOOP;
            END

            """
        var tag = "varve"
        while body.contains("$\(tag)$") { tag += "_" }
        return "DO $\(tag)$\(body)$\(tag)$"
    }

    private var interval: String { "interval '\(retention.period.seconds) seconds'" }

    private func isOld(_ cutoff: String) -> String { "\(column) < \(cutoff)\(condition)" }

    /// The oldest rows that nobody holds. A row that somebody is changing is left for the next run, so that neither
    /// waits for the other.
    private func doomed(_ cutoff: String) -> String {
        """
        varve_doomed AS MATERIALIZED (
          SELECT tableoid AS varve_table, ctid AS varve_row FROM \(table)
          WHERE \(isOld(cutoff))
          ORDER BY \(column) LIMIT \(retention.batch) FOR UPDATE SKIP LOCKED
        )
        """
    }

    /// In a partitioned table a row's place is unique only together with its partition. A list of places alone leads to
    /// them at once; a join would read the whole table.
    private var deletion: String {
        """
        DELETE FROM \(table) AS varve_old
          WHERE varve_old.ctid = ANY (ARRAY(SELECT varve_row FROM varve_doomed))
            AND (varve_old.tableoid, varve_old.ctid) IN (SELECT varve_table, varve_row FROM varve_doomed)
        """
    }
}
