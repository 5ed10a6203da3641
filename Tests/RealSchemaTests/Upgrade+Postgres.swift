extension Upgrade {
    /// Releases for PostgreSQL.
    static let postgres: [Upgrade] =
        [
            Upgrade(old: procrastinate("1.1.0"), new: procrastinate("2.0.0")),
            Upgrade(old: procrastinate("2.0.0"), new: procrastinate("3.10.0")),
            Upgrade(old: synapse("1.60.0", 54), new: synapse("1.163.2", 72)),
            Upgrade(old: litellm("202503"), new: litellm("20250")),
            Upgrade(old: litellm("20250"), new: litellm("2")),
            Upgrade(
                old: kea("2.0", before: "-- This line starts the schema upgrade to version 12."),
                new: kea("2.2"),
                fillsAll: false),
            Upgrade(
                old: kea("1.6", before: "-- This starts schema update to 7.0."),
                new: kea("2.0", before: "-- This line starts the schema upgrade to version 12."),
                fillsAll: false),
            Upgrade(
                old: RealSchema("ejabberd", "ejabberd/usr/share/ejabberd/sql/pg.sql"),
                new: RealSchema("ejabberd for many hosts", "ejabberd/usr/share/ejabberd/sql/pg.new.sql"),
                refusal: "contains null values"),
            Upgrade(
                old: .django("django", "first"), new: .django("django", "latest"),
                refusalBack: "contains null values"),
            Upgrade(old: .pgqueuer("0.26.3"), new: .pgqueuer("1.6.0")),
        ] + (Effort.isFull ? large : [])

    /// Those that are only tried where all is asked for.
    private static let large: [Upgrade] = [
        Upgrade(old: .mlflow("2.22.0"), new: .mlflow("3.17.2")),
        // Airflow fills the new columns itself.
        Upgrade(
            old: .airflow("2.10.3"), new: .airflow("3.0.0"), fillsAll: false, refusal: "contains null values"),
        Upgrade(
            old: .airflow("3.0.0"), new: .airflow("3.3.0"), fillsAll: false, refusal: "contains null values"),
    ]

    private static func procrastinate(_ release: String) -> RealSchema {
        RealSchema("procrastinate \(release)", "procrastinate==\(release)/procrastinate/sql/schema.sql")
    }

    private static func synapse(_ release: String, _ version: Int) -> RealSchema {
        let folder = "matrix-synapse==\(release)/synapse/storage/schema"
        guard version == 54 else {
            return RealSchema(
                "synapse \(release)", "\(folder)/common/full_schemas/72/full.sql.postgres",
                "\(folder)/main/full_schemas/72/full.sql.postgres",
                "\(folder)/state/full_schemas/72/full.sql.postgres")
        }
        return RealSchema(
            "synapse \(release)", "\(folder)/common/full_schemas/54/full.sql",
            "\(folder)/main/full_schemas/54/full.sql.postgres",
            "\(folder)/main/full_schemas/54/stream_positions.sql",
            "\(folder)/state/full_schemas/54/full.sql",
            "\(folder)/state/full_schemas/54/sequence.sql.postgres")
    }

    /// The migrations of the time that begins so.
    private static func litellm(_ time: String) -> RealSchema {
        RealSchema(
            "litellm \(time)",
            "litellm-proxy-extras==0.4.110/litellm_proxy_extras/migrations/\(time)*/migration.sql")
    }

    private static func kea(_ release: String, before end: String? = nil) -> RealSchema {
        RealSchema("kea \(release)", "kea-admin/usr/share/kea/scripts/pgsql/dhcpdb_create.pgsql").with(
            \.end, end)
    }
}
