extension RealSchema {
    /// Schemas for PostgreSQL.
    static let postgres: [RealSchema] =
        monitoring + mail + messaging + networks + offices + libraries + large

    private static let monitoring = [
        RealSchema("zabbix", "zabbix-server-pgsql/usr/share/zabbix-server-pgsql/schema.sql"),
        RealSchema("icinga2", "icinga2-ido-pgsql/usr/share/icinga2-ido-pgsql/schema/pgsql.sql"),
        RealSchema("icingadb", "icingadb/usr/share/icingadb/schema/pgsql/schema.sql").with(
            \.extensions, ["citext"]),
        RealSchema("icingaweb2", "icingaweb2/usr/share/icingaweb2/schema/pgsql.schema.sql"),
        RealSchema(
            "icinga director",
            "icingaweb2-module-director/usr/share/icingaweb2/modules/director/schema/pgsql.sql"),
        RealSchema(
            "collectd", "collectd-core/usr/share/doc/collectd-core/examples/postgresql/collectd_insert.sql"
        ).with(\.carried, ["values"]),
        RealSchema(
            "rsyslog", "rsyslog-pgsql/usr/share/dbconfig-common/data/rsyslog-pgsql/install/pgsql"),
    ]

    private static let mail = [
        RealSchema("roundcube", "roundcube-core/usr/share/roundcube/SQL/postgres.initial.sql"),
        RealSchema(
            "spamassassin", "spamassassin/usr/share/doc/spamassassin/sql/bayes_pg.sql",
            "spamassassin/usr/share/doc/spamassassin/sql/awl_pg.sql",
            "spamassassin/usr/share/doc/spamassassin/sql/txrep_pg.sql",
            "spamassassin/usr/share/doc/spamassassin/sql/userpref_pg.sql",
            "spamassassin/usr/share/doc/spamassassin/sql/decodeshorturl_pg.sql"),
    ]

    private static let messaging = [
        RealSchema("ejabberd", "ejabberd/usr/share/ejabberd/sql/pg.sql"),
        RealSchema("ejabberd for many hosts", "ejabberd/usr/share/ejabberd/sql/pg.new.sql"),
        RealSchema("jabberd2", "jabberd2/usr/share/doc/jabberd2/db-setup.pgsql"),
        RealSchema(
            "kamailio", "kamailio-postgres-modules/usr/share/kamailio/postgres/standard-create.sql",
            "kamailio-postgres-modules/usr/share/kamailio/postgres/*-create.sql"),
        RealSchema(
            "gammu", "gammu-smsd/usr/share/doc/gammu-smsd/examples/pgsql.sql",
            edits: [Edit("CREATE LANGUAGE plpgsql;", "")]),
        RealSchema(
            "synapse",
            "matrix-synapse==1.163.2/synapse/storage/schema/common/full_schemas/72/full.sql.postgres",
            "matrix-synapse==1.163.2/synapse/storage/schema/main/full_schemas/72/full.sql.postgres",
            "matrix-synapse==1.163.2/synapse/storage/schema/state/full_schemas/72/full.sql.postgres"
        ),
    ]

    private static let networks = [
        RealSchema("kea", "kea-admin/usr/share/kea/scripts/pgsql/dhcpdb_create.pgsql"),
        RealSchema("pdns", "pdns-backend-pgsql/usr/share/pdns-backend-pgsql/schema/schema.pgsql.sql"),
        RealSchema(
            "freeradius", "freeradius-config/etc/freeradius/3.0/mods-config/sql/main/postgresql/schema.sql",
            "freeradius-config/etc/freeradius/3.0/mods-config/sql/cui/postgresql/schema.sql",
            "freeradius-config/etc/freeradius/3.0/mods-config/sql/ippool/postgresql/schema.sql",
            "freeradius-config/etc/freeradius/3.0/mods-config/sql/ippool/postgresql/procedure.sql",
            "freeradius-config/etc/freeradius/3.0/mods-config/sql/main/postgresql/process-radacct.sql",
            edits: [Edit("\n#", "\n--")]
        ).with(\.volatile, ["default public.cui.creationdate"]),
        RealSchema("ulogd", "ulogd2/usr/share/doc/ulogd2/pgsql-ulogd2.sql"),
        RealSchema("coturn", "coturn/usr/share/coturn/schema.sql"),
        RealSchema(
            "bacula",
            "bacula-director-pgsql/usr/share/dbconfig-common/data/bacula-director-pgsql/install/pgsql"
        ),
    ]

    private static let offices = [
        RealSchema(
            "davical", "libawl-php/usr/share/awl/dba/awl-tables.sql",
            "libawl-php/usr/share/awl/dba/schema-management.sql", "davical/usr/share/davical/dba/davical.sql",
            "davical/usr/share/davical/dba/rrule_functions.sql",
            "davical/usr/share/davical/dba/caldav_functions.sql",
            "davical/usr/share/davical/dba/views/dav_principal.sql"
        ),
        RealSchema("request tracker", "request-tracker5/usr/share/request-tracker5/etc/schema.Pg"),
        RealSchema(
            "mediawiki", "mediawiki/usr/share/mediawiki/maintenance/postgres/tables-generated.sql",
            "mediawiki/usr/share/mediawiki/maintenance/postgres/tables.sql",
            edits: [Edit("BEGIN;\nSET client", "SET client")]),
        RealSchema("ledgersmb", "ledgersmb/usr/share/ledgersmb/sql/Pg-database.sql").with(
            \.refusal, "COPY with the rows in the script is not supported"
        ).with(\.carried, ledger),
        RealSchema("tt-rss", "tt-rss/usr/share/tt-rss/schema/ttrss_schema_pgsql.sql"),
    ]

    /// Heirs, and tables that rest on a function whose body names other tables: the server looks at it when it is made.
    private static let ledger: Set<String> = [
        "account_heading_translation", "account_translation", "ap", "ar", "asset_note", "asset_report",
        "budget_info", "budget_line", "budget_note", "budget_to_business_unit", "business_unit_translation",
        "cr_report", "cr_report_line", "eca_note", "entity_note", "file_eca", "file_entity",
        "file_incoming", "file_internal", "file_order", "file_order_to_order", "file_order_to_tx",
        "file_part", "file_secondary_attachment", "file_transaction", "file_tx_to_order", "gl",
        "invoice_note", "journal_line", "journal_note", "mfg_lot", "mfg_lot_item", "parts_translation",
        "partsgroup_translation", "payment", "yearend",
    ]

    private static let libraries = [
        RealSchema("procrastinate", "procrastinate==3.10.0/procrastinate/sql/schema.sql"),
        RealSchema(
            "litellm", "litellm-proxy-extras==0.4.110/litellm_proxy_extras/migrations/2*/migration.sql"),
        RealSchema(
            "sqitch", "sqitch/usr/share/perl5/App/Sqitch/Engine/pg.sql",
            edits: [Edit(#":"registry""#, "sqitch"), Edit(":tableopts", "")]),
        .django("django", "latest"),
        .django("wagtail", "latest").with(\.reported, ["name of an identity column's sequence"]),
        .pgqueuer("1.6.0"),
    ]

    /// Those that are only tried where all is asked for.
    private static let large: [RealSchema] =
        Effort.isFull ? [.mlflow("3.17.2"), .airflow("models"), .airflow("3.3.0")] : []
}
