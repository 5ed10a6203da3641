import BlueprintTestSupport
import Testing
import VarveExports

/// No program that reads Mermaid is at hand, so each line is held against the language's grammar.
@Suite struct MermaidTests {
    @Test(arguments: Sample.all)
    func `each line is one of the language`(sample: Sample) async throws {
        let text = try ExportFormat.mermaid.text(of: try await sample.source())
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("%% ") }
        #expect(lines.first == "erDiagram")
        let name = #"(?:[A-Za-z][A-Za-z0-9_-]*|"[^"%\\\\]+")"#
        let relation = try Regex("    \(name) (\\|\\||\\|o)--(o\\||o\\{) \(name) : \"[^\"]*\"")
        let opening = try Regex("    \(name) \\{")
        let word = "[A-Za-z_\\u{C0}-\\u{FFFF}][A-Za-z0-9_\\[\\]()\\u{C0}-\\u{FFFF}-]*"
        let attribute = try Regex("        \(word) \(word)( (PK|FK|UK)(, (PK|FK|UK))*)?( \"[^\"]*\")?")
        var depth = 0
        for line in lines.dropFirst() {
            if line == "    }" {
                depth -= 1
            } else if depth == 1 {
                #expect(line.wholeMatch(of: attribute) != nil, "\(line)")
            } else if line.wholeMatch(of: opening) != nil {
                depth += 1
            } else {
                #expect(line.wholeMatch(of: relation) != nil, "\(line)")
            }
        }
        #expect(depth == 0)
    }

    @Test func `relations say how many rows there can be`() async throws {
        let server = try #require(TestServer.postgres.first)
        let scanner = try ExportFormat.mermaid.text(of: try await Sample.scanner(on: server).source())
        #expect(scanner.contains(#"    users ||--o| wallets : "user_id""#))
        #expect(scanner.contains(#"    users ||--o{ scan_jobs : "user_id""#))
        let odd = try ExportFormat.mermaid.text(of: try await Sample.odd(on: server).source())
        #expect(odd.contains(#"    users |o--o{ users : "manager""#))
        #expect(odd.contains(#"    "app.tenants" |o--o{ users : "region, tenant""#))
    }
}
