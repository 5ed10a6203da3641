import VarveDatabase
import VarveDeclaration

extension SQLiteDialect {
    public func statements(declaring schema: DeclaredSchema) throws(DatabaseError) -> [String] {
        let writer = SQLiteDeclarationWriter { text throws(DatabaseError) in
            try split(SQLScript(name: "the declaration", text: text)).map(\.sql)
        }
        return try writer.statements(declaring: schema)
    }
}
