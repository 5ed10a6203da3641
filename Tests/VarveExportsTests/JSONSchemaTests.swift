import BlueprintTestSupport
import Testing
import VarveDatabase
import VarveExports
import VarveTestSupport

/// The schemas are used by jsonschema on rows that the databases themselves wrote as JSON.
@Suite struct JSONSchemaTests {
    @Test func `the documents are valid schemas`() async throws {
        let folder = try TemporaryFolder()
        var paths: [String] = []
        for sample in Sample.all {
            let text = try ExportFormat.jsonSchema.text(of: try await sample.source())
            paths.append(try folder.write(sample.name + ".json", text))
        }
        let outcome = try Program.runPython(Self.checking, in: folder, paths)
        #expect(outcome.output == String(repeating: "fine\n", count: paths.count), "\(outcome.errors)")
    }

    private static let checking = """
        import json, sys
        from jsonschema import Draft202012Validator

        for path in sys.argv[1:]:
            with open(path) as file:
                schema = json.load(file)
            Draft202012Validator.check_schema(schema)
            assert schema["$defs"]
            for definition in schema["$defs"].values():
                Draft202012Validator.check_schema(definition)
            print("fine")
        """

    @Test(arguments: TestServer.postgres)
    func `rows of PostgreSQL are valid`(server: TestServer) async throws {
        let text = try ExportFormat.jsonSchema.text(of: try await Sample.odd(on: server).source())
        try await server.withDatabase { database in
            try await database.apply(script: SampleSchema.postgres)
            try await database.run(
                "INSERT INTO app.tenants VALUES ('eu', 1, 'one')",
                """
                INSERT INTO users (region, tenant, moods, balance, price, ratio, big, "Order", class, "from", "1st", "plain at",
                  span, raw, flags, ip, doc, during, tags, small, p, digits, score)
                VALUES ('eu', 1, '{sad,NULL}', 1.5, 2, 0.5, 1e300, 'x', '[1]', '2020-02-29', '12:00', '2020-01-01 10:00',
                  '1 day', '\\x00ff', '1010', '::1', 'a b', '[now,)', '{a,NULL}', 3, '(1,2)', 12345678901234567890, 5)
                """)
            let row = try await database.text("SELECT to_jsonb(users)::text FROM users") ?? ""
            let outcome = try validate(["row": row], of: "users", with: text)
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        }
    }

    @Test func `rows of SQLite are valid`() async throws {
        let text = try ExportFormat.jsonSchema.text(of: try await Sample.odd(on: .sqlite).source())
        try await TestServer.sqlite.withDatabase { database in
            try await database.apply(script: SampleSchema.sqlite)
            try await database.run(
                "INSERT INTO users (\"Order\", flag, metadata, state, ratio) VALUES ('xy', 1, '{}', 'it''s', 0.5)",
                "UPDATE users SET at = '2020-01-01T00:00:00.000Z'")
            let names = try await database.run("SELECT name FROM pragma_table_xinfo('users')").compactMap {
                $0[0].text
            }
            let members = names.map { name in
                "'\(name.replacing("'", with: "''"))', \"\(name.replacing("\"", with: "\"\""))\""
            }
            let row = try await database.text(
                "SELECT json_object(\(members.joined(separator: ", "))) FROM users")
            let outcome = try validate(["row": row ?? ""], of: "users", with: text)
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        }
    }

    @Test func `what is no row is found`() async throws {
        let server = try #require(TestServer.postgres.first)
        let text = try ExportFormat.jsonSchema.text(of: try await Sample.scanner(on: server).source())
        let job = """
            {"id": "018f0000-0000-7000-8000-000000000001", "user_id": "u1", "url": "https://a", "state": "QUEUED",
             "created_at": "2020-01-01T00:00:00+00:00", "updated_at": "2020-01-01T00:00:00+00:00", "version": 1}
            """
        let fine = try validate(["job": job], of: "scan_jobs", with: text)
        #expect(fine.output == "job: fine\n", "\(fine.errors)")
        let mistakes = [
            ("\"u1\"", "null"), ("\"QUEUED\"", "\"LOST\""), ("\"version\": 1", "\"version\": 1.5"),
            ("018f0000-", "018f"), ("2020-01-01T", "2020-13-01T"), (", \"version\": 1", ""),
            ("\"version\": 1", "\"version\": 1, \"more\": 1"),
            ("https://a", String(repeating: "x", count: 2049)),
            ("\"version\": 1", "\"version\": 9223372036854775808"),
        ]
        let rows = mistakes.enumerated().map { index, mistake in
            ("row \(index)", job.replacing(mistake.0, with: mistake.1))
        }
        let outcome = try validate(
            Dictionary(rows) { first, _ in first }, of: "scan_jobs", with: text)
        #expect(outcome.output == rows.map { "\($0.0): wrong\n" }.joined(), "\(outcome.errors)")
    }

    /// Validates rows of a table; the exit status is 1 where one is wrong.
    private func validate(
        _ rows: [String: String], of table: String, with schema: String
    ) throws -> Program.Outcome {
        let folder = try TemporaryFolder()
        let path = try folder.write("schema.json", schema)
        let arguments = try rows.sorted { $0.key < $1.key }.map { try folder.write($0.key, $0.value) }
        return try Program.runPython(Self.validating, in: folder, [path, table] + arguments)
    }

    private static let validating = """
        import json, os, sys
        from jsonschema import Draft202012Validator

        with open(sys.argv[1]) as file:
            schema = json.load(file)
        failed = False
        for path in sys.argv[3:]:
            validator = Draft202012Validator(
                schema["$defs"][sys.argv[2]], format_checker=Draft202012Validator.FORMAT_CHECKER)
            with open(path) as file:
                errors = list(validator.iter_errors(json.load(file)))
            failed = failed or bool(errors)
            print(f"{os.path.basename(path)}: {'wrong' if errors else 'fine'}")
            for error in errors:
                print(error.message, file=sys.stderr)
        sys.exit(1 if failed else 0)
        """
}
