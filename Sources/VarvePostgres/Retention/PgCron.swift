import VarveDatabase
import VarveDeclaration

/// The extension pg_cron, which runs statements at set times. It lives in one database of a server and can run them in
/// others.
struct PgCron: RetentionScheduler {
    static let name = "pg_cron"

    /// The connection to the database whose rows are removed.
    private let target: PostgresConnection
    /// The connection to the database that has the extension.
    private let home: PostgresConnection
    /// The name of the database whose rows are removed.
    private let database: String

    init(opening url: DatabaseURL) async throws(DatabaseError) {
        target = try await PostgresConnection.open(url, mode: .write)
        let place: (database: String, home: String)
        do {
            place = try await Self.place(target)
            database = place.database
            home =
                place.home == place.database
                ? target : try await PostgresConnection.open(url, database: place.home, mode: .write)
        } catch {
            await target.close()
            throw error
        }
        do {
            try await Self.requireExtension(home, in: place.home)
        } catch {
            await close()
            throw error
        }
    }

    func install(_ rules: [RetentionRule], schedule: String) async throws(DatabaseError) {
        var jobs: [(name: String, command: String)] = []
        for (index, rule) in rules.enumerated() {
            let statements = try await PostgresDialect().retention(rule, asOf: nil, on: target)
            // What is wrong with a condition shows now and not at night.
            try await target.execute(
                Statement("EXPLAIN " + statements.count.sql, statements.count.parameters))
            let name = "\(prefix)\(index + 1):\(rule.displayName)"
            jobs.append((name, try PostgresRetention(rule).block))
        }
        try await inTransaction { () throws(DatabaseError) in
            for job in try await installed() where !jobs.contains(where: { $0.name == job.name }) {
                try await remove(job.name)
            }
            for job in jobs {
                try await home.execute(
                    Statement(
                        "SELECT cron.schedule_in_database($1, $2, $3, $4)",
                        [.text(job.name), .text(schedule), .text(job.command), .text(database)]))
            }
        }
    }

    func uninstall() async throws(DatabaseError) -> [ScheduledRetention] {
        let jobs = try await installed()
        try await inTransaction { () throws(DatabaseError) in
            for job in jobs { try await remove(job.name) }
        }
        return jobs
    }

    func installed() async throws(DatabaseError) -> [ScheduledRetention] {
        let rows = try await home.query(
            Statement(
                """
                SELECT j.jobname, j.schedule, j.command, j.active, r.status,
                  to_char(r.start_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                FROM cron.job j
                LEFT JOIN LATERAL (
                  SELECT status, start_time FROM cron.job_run_details d WHERE d.jobid = j.jobid
                  ORDER BY d.runid DESC LIMIT 1
                ) r ON true
                WHERE j.database = $1 AND starts_with(j.jobname, $2) AND j.username = current_user
                ORDER BY j.jobid
                """, [.text(database), .text(prefix)]))
        return rows.map { row in
            ScheduledRetention(
                name: row[0].text ?? "", schedule: row[1].text ?? "", command: row[2].text ?? "",
                isActive: row[3].flag, lastStatus: row[4].text, lastRun: row[5].text)
        }
    }

    func close() async {
        await home.close()
        await target.close()
    }

    /// A job's name is unique for a user in all databases.
    private var prefix: String { "varve-retain:\(database):" }

    private func remove(_ name: String) async throws(DatabaseError) {
        try await home.execute(
            Statement(
                "SELECT cron.unschedule(jobid) FROM cron.job WHERE jobname = $1 AND username = current_user",
                [.text(name)]))
    }

    private func inTransaction(
        _ work: () async throws(DatabaseError) -> Void
    ) async throws(DatabaseError) {
        try await home.execute("BEGIN")
        do {
            try await work()
            try await home.execute("COMMIT")
        } catch {
            try? await home.execute("ROLLBACK")
            throw error
        }
    }
}

extension PgCron {
    /// The database at hand, and the one that has the extension.
    private static func place(
        _ connection: PostgresConnection
    ) async throws(DatabaseError) -> (database: String, home: String) {
        let rows = try await connection.query(
            """
            SELECT current_database(), current_setting('cron.database_name', true),
              EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_cron'),
              current_setting('server_version_num')::int / 10000
            """)
        guard let row = rows.values.first, let database = row[0].text else {
            throw DatabaseError(.refused, "the database does not tell its name")
        }
        guard row[2].flag else {
            throw DatabaseError(
                .unsupported, "the server has no pg_cron",
                hint: """
                    install it on the server (on Debian: apt-get install postgresql-\(row[3].integer ?? 0)-cron), add pg_cron \
                    to shared_preload_libraries, restart the server and CREATE EXTENSION pg_cron; or call \
                    'varve retain' from cron or a systemd timer
                    """)
        }
        guard let home = row[1].text else {
            throw DatabaseError(
                .unsupported, "the server has pg_cron but does not load it",
                hint: """
                    add pg_cron to shared_preload_libraries, set cron.database_name = '\(database)', restart the server and \
                    CREATE EXTENSION pg_cron
                    """)
        }
        return (database, home)
    }

    private static func requireExtension(
        _ connection: PostgresConnection, in database: String
    ) async throws(DatabaseError) {
        let rows = try await connection.query(
            """
            SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_cron'),
              to_regprocedure('cron.schedule_in_database(text,text,text,text,text,boolean)') IS NOT NULL
            """)
        guard let row = rows.values.first, row[0].flag else {
            throw DatabaseError(
                .unsupported, "the database \(database), which pg_cron works from, lacks the extension",
                hint: "run CREATE EXTENSION pg_cron there, as a superuser")
        }
        guard row[1].flag else {
            throw DatabaseError(
                .unsupported, "pg_cron is older than 1.4", hint: "update it: ALTER EXTENSION pg_cron UPDATE")
        }
    }
}
