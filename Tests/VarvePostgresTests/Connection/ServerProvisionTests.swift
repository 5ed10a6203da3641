import Testing
import VarveDatabase

@testable import VarvePostgres

@Suite struct ServerProvisionTests {
    @Test(arguments: ["GRANT SELECT ON t TO reader", "CREATE TABLE t (a integer) TABLESPACE fast"])
    func tellsForWhichStatementNothingCouldBeMade(sql: String) throws {
        let origin = try ConnectionString(DatabaseURL("postgresql://u@127.0.0.1:1/app"))
        let error = #expect(throws: DatabaseError.self) {
            var provision = ServerProvision(origin)
            _ = try provision.prepare(["BEGIN", Statement(sql), "COMMIT"])
        }
        #expect(error?.code == .cannotConnect)
        #expect(error?.statementIndex == 1)
        #expect(error?.statement == sql)
    }
}
