import Testing
import VarveCatalog

@testable import VarvePostgres

@Suite("Names, values, types")
struct SQLTextTests {
    @Test(
        "identifiers and literals",
        arguments: [
            ("a", "\"a\"", "'a'"), ("A \"b\"", "\"A \"\"b\"\"\"", "'A \"b\"'"),
            ("it's", "\"it's\"", "'it''s'"),
            ("a\\b", "\"a\\b\"", "E'a\\\\b'"), ("\"\u{301}", "\"\"\"\u{301}\"", "'\"\u{301}'"),
        ])
    func quoting(text: String, identifier: String, literal: String) {
        #expect(SQLText.identifier(text).unicodeScalars.elementsEqual(identifier.unicodeScalars))
        #expect(SQLText.literal(text).unicodeScalars.elementsEqual(literal.unicodeScalars))
    }

    @Test(
        "parentheses where none enclose all",
        arguments: [
            ("a > 0", "(a > 0)"), ("(a > 0)", "(a > 0)"), ("(a) + (b)", "((a) + (b))"),
            ("(a = ')')", "(a = ')')"),
            ("(\"(\" > 0)", "(\"(\" > 0)"),
        ])
    func parentheses(expression: String, expected: String) {
        #expect(SQLText.parenthesised(expression) == expected)
    }

    @Test(
        "what the server wrote is read as it was meant",
        arguments: [
            (
                "(c)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])",
                "(c)::text = ANY (((ARRAY['a'::character varying, 'b'::character varying])::character varying[])::text[])"
            ),
            ("c = ANY (ARRAY['a'::text])", "c = ANY (ARRAY['a'::text])"),
            ("c = '(ARRAY[''a''::x])::text[]'", "c = '(ARRAY[''a''::x])::text[]'"),
            ("(ARRAY[a, b])::text[]", "(ARRAY[a, b])::text[]"),
            (
                "(ARRAY[('a]'::text)::varchar, b])::text[]",
                "((ARRAY[('a]'::text)::varchar, b])::varchar[])::text[]"
            ),
            (
                "(EXTRACT(YEAR FROM a) = ' EXTRACT(YEAR FROM b)')",
                "(EXTRACT('YEAR' FROM a) = ' EXTRACT(YEAR FROM b)')"
            ),
            ("EXTRACT(year FROM EXTRACT(Month FROM b))", "EXTRACT(year FROM EXTRACT('Month' FROM b))"),
        ])
    func faithful(expression: String, expected: String) {
        #expect(FaithfulExpression.text(expression) == expected)
    }

    @Test("the parts of a type's name")
    func typeNames() {
        #expect(TypeName("public.mood[]").path == ["public", "mood"])
        #expect(TypeName("public.mood[]").isArray)
        #expect(TypeName("\"My.S\".\"a\"\"b (1)\"").path == ["My.S", "a\"b (1)"])
        #expect(TypeName("timestamp(3) without time zone").base == "timestamp without time zone")
        #expect(TypeName("timestamp(3) without time zone").modifiers == [3])
        #expect(TypeName("numeric(10,2)[]").modifiers == [10, 2])
        #expect(TypeName("text").path == nil)
    }

    @Test("a routine's name may hold parentheses")
    func routines() {
        let signature = RoutineSignature(["s", "f (x)(integer, public.\"t (y)\")"])
        #expect(signature.reference == "\"s\".\"f (x)\"(integer, public.\"t (y)\")")
    }

    @Test("paths as people write them")
    func paths() {
        let dialect = PostgresDialect()
        #expect(dialect.qualify(["users"], kind: .table) == ["public", "users"])
        #expect(dialect.qualify(["users", "id"], kind: .column) == ["public", "users", "id"])
        #expect(dialect.qualify(["s", "users"], kind: .table) == ["s", "users"])
        #expect(dialect.qualify(["s"], kind: .schema) == ["s"])
        #expect(dialect.display(["public", "users", "id"]) == "users.id")
        #expect(dialect.display(["public"]) == "public")
    }
}
