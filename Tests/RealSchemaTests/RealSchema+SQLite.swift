extension RealSchema {
    /// Schemas for SQLite.
    static let sqlite: [RealSchema] =
        [
            RealSchema("roundcube", "roundcube-core/usr/share/roundcube/SQL/sqlite.initial.sql"),
            RealSchema("ejabberd", "ejabberd/usr/share/ejabberd/sql/lite.sql"),
            RealSchema("ejabberd for many hosts", "ejabberd/usr/share/ejabberd/sql/lite.new.sql"),
            RealSchema(
                "pdns", "pdns-backend-sqlite3/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql"),
            RealSchema(
                "request tracker", "request-tracker5/usr/share/request-tracker5/etc/schema.SQLite",
                edits: [Edit(" #", " --")]),
            RealSchema("gerbera", "gerbera/usr/share/gerbera/sqlite3.sql"),
            RealSchema("ulogd", "ulogd2/usr/share/doc/ulogd2/sqlite3.table"),
            RealSchema(
                "pmacct", "pmacct/usr/share/pmacct/sql/pmacct-create-table_v9.sqlite3",
                "pmacct/usr/share/pmacct/sql/pmacct-create-table_bgp_v1.sqlite3"),
            RealSchema("sqitch", "sqitch/usr/share/perl5/App/Sqitch/Engine/sqlite.sql"),
            RealSchema("mopidy", "mopidy-local/usr/lib/python3/dist-packages/mopidy_local/sql/schema.sql"),
            RealSchema(
                "spamassassin", "spamassassin/usr/share/doc/spamassassin/sql/decodeshorturl_sqlite.sql",
                "spamassassin/usr/share/doc/spamassassin/sql/txrep_sqlite.sql"),
            RealSchema("jabberd2", "jabberd2/usr/share/doc/jabberd2/db-setup.sqlite"),
            RealSchema("gammu", "gammu-smsd/usr/share/doc/gammu-smsd/examples/sqlite.sql"),
            RealSchema("coturn", "coturn/usr/share/coturn/schema.sql"),
            RealSchema(
                "freeradius", "freeradius-config/etc/freeradius/3.0/mods-config/sql/main/sqlite/schema.sql",
                "freeradius-config/etc/freeradius/3.0/mods-config/sql/cui/sqlite/schema.sql",
                "freeradius-config/etc/freeradius/3.0/mods-config/sql/ippool/sqlite/schema.sql",
                "freeradius-config/etc/freeradius/3.0/mods-config/sql/dhcp/sqlite/schema.sql",
                "freeradius-config/etc/freeradius/3.0/mods-config/sql/main/sqlite/process-radacct-schema.sql",
                edits: [Edit("\n#", "\n--")]),
            RealSchema(
                "kamailio", "kamailio-sqlite-modules/usr/share/kamailio/db_sqlite/standard-create.sql",
                "kamailio-sqlite-modules/usr/share/kamailio/db_sqlite/*-create.sql"
            ),
            RealSchema(
                "synapse",
                "matrix-synapse==1.163.2/synapse/storage/schema/common/full_schemas/72/full.sql.sqlite",
                "matrix-synapse==1.163.2/synapse/storage/schema/main/full_schemas/72/full.sql.sqlite",
                "matrix-synapse==1.163.2/synapse/storage/schema/state/full_schemas/72/full.sql.sqlite"),
            RealSchema(
                "chromadb", "chromadb==1.5.9/chromadb/migrations/sysdb/0*.sql",
                "chromadb==1.5.9/chromadb/migrations/metadb/0*.sql",
                "chromadb==1.5.9/chromadb/migrations/embeddings_queue/0*.sql"),
            RealSchema("calibre", "calibre/usr/share/calibre/metadata_sqlite.sql"),
            RealSchema(
                "mediawiki", "mediawiki/usr/share/mediawiki/maintenance/sqlite/tables-generated.sql"),
            RealSchema("proj", .file("proj-data/usr/share/proj/proj.db")),
            RealSchema("qgis", .file("qgis-providers-common/usr/share/qgis/resources/qgis.db")),
            .django("django", "latest"),
            .mlflow("3.17.2"),
        ] + (Effort.isFull ? [.django("wagtail", "latest"), .airflow("models"), .airflow("3.3.0")] : [])
}
