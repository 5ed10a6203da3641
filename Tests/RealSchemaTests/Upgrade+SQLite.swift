extension Upgrade {
    /// Releases for SQLite.
    static let sqlite: [Upgrade] =
        [
            Upgrade(
                old: chromadb("first", "00001"), new: chromadb("latest", "0"), refusal: "NOT NULL"),
            Upgrade(
                old: RealSchema(
                    "synapse 1.60.0",
                    "matrix-synapse==1.60.0/synapse/storage/schema/common/full_schemas/54/full.sql",
                    "matrix-synapse==1.60.0/synapse/storage/schema/main/full_schemas/54/full.sql.sqlite",
                    "matrix-synapse==1.60.0/synapse/storage/schema/main/full_schemas/54/stream_positions.sql",
                    "matrix-synapse==1.60.0/synapse/storage/schema/state/full_schemas/54/full.sql"),
                new: RealSchema(
                    "synapse 1.163.2",
                    "matrix-synapse==1.163.2/synapse/storage/schema/common/full_schemas/72/full.sql.sqlite",
                    "matrix-synapse==1.163.2/synapse/storage/schema/main/full_schemas/72/full.sql.sqlite",
                    "matrix-synapse==1.163.2/synapse/storage/schema/state/full_schemas/72/full.sql.sqlite")),
            Upgrade(
                old: RealSchema("ejabberd", "ejabberd/usr/share/ejabberd/sql/lite.sql"),
                new: RealSchema("ejabberd for many hosts", "ejabberd/usr/share/ejabberd/sql/lite.new.sql"),
                refusal: "NOT NULL"),
            Upgrade(
                old: .django("django", "first"), new: .django("django", "latest"),
                refusalBack: "NOT NULL"),
        ] + (Effort.isFull ? large : [])

    /// Those that are only tried where all is asked for.
    private static let large: [Upgrade] = [
        Upgrade(old: .mlflow("2.22.0"), new: .mlflow("3.17.2")),
        // Airflow fills the new columns itself.
        Upgrade(
            old: .airflow("2.10.3"), new: .airflow("3.0.0"), fillsAll: false, refusal: "NOT NULL"),
        Upgrade(
            old: .airflow("3.0.0"), new: .airflow("3.3.0"), fillsAll: false, refusal: "NOT NULL"),
    ]

    /// The migrations whose numbers begin so.
    private static func chromadb(_ release: String, _ number: String) -> RealSchema {
        RealSchema(
            "chromadb \(release)", "chromadb==1.5.9/chromadb/migrations/sysdb/\(number)*.sql",
            "chromadb==1.5.9/chromadb/migrations/metadb/\(number)*.sql",
            "chromadb==1.5.9/chromadb/migrations/embeddings_queue/\(number)*.sql")
    }
}
