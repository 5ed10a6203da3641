import VarveDatabase
import VarveDeclaration

extension PostgresDialect {
    public func statements(declaring schema: DeclaredSchema) throws(DatabaseError) -> [String] {
        var writer = PostgresDeclarationWriter(schema: schema) { text throws(DatabaseError) in
            try split(SQLScript(name: "the declaration", text: text)).map(\.sql)
        }
        return try writer.statements()
    }
}
