import BlueprintTestSupport
import Testing
import VarveExports
import VarveTestSupport

/// The files are read by pydbml.
@Suite struct DBMLTests {
    @Test(arguments: Sample.all)
    func `another program reads the same`(sample: Sample) async throws {
        let text = try ExportFormat.dbml.text(of: try await sample.source())
        let folder = try TemporaryFolder()
        // pydbml knows of no quotation mark in a name, which DBML allows.
        let path = try folder.write("schema.dbml", text.replacing("\\\"", with: "~"))
        let outcome = try Program.runPython(Self.reading, in: folder, [path])
        try #require(outcome.status == 0, "\(outcome.errors)\n\(text)")
        let counts = outcome.output.split(separator: "\n").map(String.init)
        func lines(_ start: String) -> Int {
            text.split(separator: "\n").filter { $0.hasPrefix(start) }.count
        }
        #expect(counts == [lines("Table "), lines("Ref"), lines("Enum ")].map(String.init))
    }

    private static let reading = """
        import sys
        import warnings
        warnings.simplefilter("ignore")
        from pydbml import PyDBML

        with open(sys.argv[1]) as file:
            parsed = PyDBML(file.read())
        print(len(parsed.tables))
        print(len(parsed.refs))
        print(len(parsed.enums))
        """

    @Test func `keys, rules and comments arrive`() async throws {
        let server = try #require(TestServer.postgres.first)
        let text = try ExportFormat.dbml.text(of: try await Sample.scanner(on: server).source())
        let folder = try TemporaryFolder()
        let path = try folder.write("schema.dbml", text)
        let outcome = try Program.runPython(Self.looking, in: folder, [path])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            outcome.output == """
                ['QUEUED', 'FETCHING', 'ANALYZING', 'COMPLETED', 'FAILED', 'TIMED_OUT']
                id uuid True True
                wallets.user_id - users.clerk_user_id cascade
                What came out of a scan; each job has at most one result.

                """)
    }

    private static let looking = """
        import sys
        import warnings
        warnings.simplefilter("ignore")
        from pydbml import PyDBML

        with open(sys.argv[1]) as file:
            parsed = PyDBML(file.read())
        tables = {table.name: table for table in parsed.tables}
        print([item.name for item in parsed.enums[0].items])
        key = tables["scan_jobs"]["id"]
        print(key.name, key.type, key.pk, key.not_null)
        for ref in parsed.refs:
            if ref.col1[0].table.name == "wallets":
                print(f"wallets.{ref.col1[0].name} {ref.type} {ref.col2[0].table.name}.{ref.col2[0].name} {ref.on_delete}")
        print(tables["scan_results"].note.text)
        """
}
