import VarveDeclaration

/// The functions that declared defaults and rules call. Each schema that needs one has its own, so that a table's
/// schema can be dropped or moved as a whole.
struct PostgresHelpers {
    /// The function that makes a UUID of version 7.
    static let uuidV7 = "varve_uuid_v7"

    /// The trigger function that refuses every change.
    static let refuseChange = "varve_refuse_change"

    /// The trigger function that sets a column to the present time.
    static func setter(of column: String) -> String { DeclaredNames.fit("varve_set_\(column)", suffix: "") }

    /// The trigger function that refuses a change which doesn't count a column up.
    static func lock(of column: String) -> String { DeclaredNames.fit("varve_lock_\(column)", suffix: "") }

    let schema: DeclaredSchema

    /// The statements that make what the tables need, each thing once.
    var statements: [String] {
        var statements: [String] = []
        for statement in schema.tables.flatMap(statements(for:)) where !statements.contains(statement) {
            statements.append(statement)
        }
        return statements
    }

    private func statements(for table: DeclaredTable) -> [String] {
        var statements: [String] = []
        for column in table.columns {
            if column.defaultValue == .uuidV4 { statements.append(randomUUID) }
            if column.defaultValue == .uuidV7 { statements += [randomUUID, uuidV7(in: table.schema)] }
        }
        for rule in table.rules {
            switch rule {
            case .appendOnly: statements.append(refuseChange(in: table.schema))
            case .updatedAt(let column): statements.append(setter(of: column, in: table.schema))
            case .optimisticLock(let column): statements.append(lock(of: column, in: table.schema))
            default: break
            }
        }
        return statements
    }

    /// Before version 13 `gen_random_uuid` is in an extension.
    private var randomUUID: String {
        """
        DO $varve$
        BEGIN
          IF to_regprocedure('gen_random_uuid()') IS NULL THEN
            CREATE EXTENSION pgcrypto;
          END IF;
        END
        $varve$
        """
    }

    /// RFC 9562, section 5.7: 48 bits of milliseconds since 1970, then the version. The rest of a random UUID, from
    /// the digit after its own version, has the variant in its place already. Version 18 has a function of its
    /// own, but a migration must be the same on every version.
    private func uuidV7(in schema: String?) -> String {
        """
        CREATE FUNCTION \(PostgresFragments.name(schema, Self.uuidV7))() RETURNS uuid
        LANGUAGE sql VOLATILE PARALLEL SAFE AS $varve$
          SELECT (lpad(to_hex(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
            || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid
        $varve$
        """
    }

    private func refuseChange(in schema: String?) -> String {
        """
        CREATE FUNCTION \(PostgresFragments.name(schema, Self.refuseChange))() RETURNS trigger
        LANGUAGE plpgsql AS $varve$
        BEGIN
          RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END
        $varve$
        """
    }

    /// A change that sets the column itself is left as it is.
    private func setter(of column: String, in schema: String?) -> String {
        let stamp = PostgresFragments.identifier(column)
        let body = """
            BEGIN
              IF NEW.\(stamp) IS NOT DISTINCT FROM OLD.\(stamp) THEN
                NEW.\(stamp) := now();
              END IF;
              RETURN NEW;
            END
            """
        return triggerFunction(Self.setter(of: column), in: schema, body)
    }

    /// The code is the one after which a transaction is to be tried again from its beginning, reading included.
    private func lock(of column: String, in schema: String?) -> String {
        let version = PostgresFragments.identifier(column)
        let name = PostgresFragments.text(column)
        let body = """
            BEGIN
              IF NEW.\(version) IS DISTINCT FROM OLD.\(version) + 1 THEN
                RAISE EXCEPTION '%: stale update: % must be the one that was read plus 1', TG_TABLE_NAME, \(name)
                  USING ERRCODE = 'serialization_failure',
                    DETAIL = format('The row has %s %s, the update says %s.', \(name), OLD.\(version), NEW.\(version)),
                    HINT = 'Read the row again.';
              END IF;
              RETURN NEW;
            END
            """
        return triggerFunction(Self.lock(of: column), in: schema, body)
    }

    private func triggerFunction(_ name: String, in schema: String?, _ body: String) -> String {
        """
        CREATE FUNCTION \(PostgresFragments.name(schema, name))() RETURNS trigger
        LANGUAGE plpgsql AS \(PostgresFragments.text("\n" + body + "\n"))
        """
    }
}
