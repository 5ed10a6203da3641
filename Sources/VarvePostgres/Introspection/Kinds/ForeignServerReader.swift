import VarveCatalog

/// Foreign-data wrappers.
struct ForeignDataWrapperReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT w.oid::int8, w.fdwname, CASE WHEN w.fdwhandler <> 0 THEN w.fdwhandler::regproc::text END,
          CASE WHEN w.fdwvalidator <> 0 THEN w.fdwvalidator::regproc::text END,
          \(SecretOption.open(of: "w.fdwoptions")), \(SecretOption.secret(of: "w.fdwoptions"))
        FROM pg_foreign_data_wrapper w
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.foreignDataWrappers, row.number(0))
            guard !reading.dependencies.isExtensionMember(address) else { continue }
            var wrapper = CatalogObject(ObjectID(.foreignDataWrapper, [row.text(1)]))
            wrapper[.handler] = row.optionalText(2)
            wrapper[.validator] = row.optionalText(3)
            let place = reading.add(wrapper, at: address)
            ForeignOptions.take(row.list(4), secrets: row.list(5), for: place, into: &reading)
        }
    }
}

/// Foreign servers.
struct ForeignServerReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT s.oid::int8, s.srvname, s.srvtype, s.srvversion, w.fdwname,
          \(SecretOption.open(of: "s.srvoptions")), \(SecretOption.secret(of: "s.srvoptions"))
        FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(.foreignServers, row.number(0))
            guard !reading.dependencies.isExtensionMember(address) else { continue }
            var server = CatalogObject(ObjectID(.foreignServer, [row.text(1)]))
            server[.dataType] = row.optionalText(2)
            server[.version] = row.optionalText(3)
            server[.wrapper] = row.text(4)
            let place = reading.add(server, at: address)
            ForeignOptions.take(row.list(5), secrets: row.list(6), for: place, into: &reading)
        }
    }
}

/// User mappings. The server shows their options only to those whom they concern.
struct UserMappingReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT m.umid::int8, m.srvid::int8, m.usename, m.srvname || '.' || m.usename,
          (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = current_user)
            OR CASE m.umuser WHEN 0 THEN pg_has_role(s.srvowner, 'USAGE')
              ELSE m.usename = current_user
                AND (pg_has_role(s.srvowner, 'USAGE') OR has_server_privilege(s.oid, 'USAGE')) END,
          \(SecretOption.open(of: "m.umoptions")), \(SecretOption.secret(of: "m.umoptions"))
        FROM pg_user_mappings m JOIN pg_foreign_server s ON s.oid = m.srvid
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let server = reading.object(at: CatalogAddress(.foreignServers, row.number(1)))?.id
            guard let server, row.flag(4) else {
                reading.report("user mapping", row.text(3))
                continue
            }
            let mapping = CatalogObject(
                ObjectID(.userMapping, in: server, row.text(2)), dependencies: [server])
            let place = reading.add(mapping, at: CatalogAddress(.userMappings, row.number(0)))
            ForeignOptions.take(row.list(5), secrets: row.list(6), for: place, into: &reading)
        }
    }
}
