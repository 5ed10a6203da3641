import FoundationEssentials
import Testing
import VarveTestSupport

/// The compiler takes the Swift that the README shows.
@Suite struct ReadmeSwiftTests {
    /// What the README takes for known: a table that another section of it would have, and the tool's entry point, whose
    /// own module needs the headers of all C libraries.
    private static let context = """
        import FoundationEssentials
        import VarveDeclaration

        struct User: Table {
            static let name = "users"
            let clerkUserID = Column<String>("clerk_user_id").primaryKey()
        }

        enum VarveCommands {
            static func run(schema: Schema) async {}
        }

        """

    @Test func `all of it together compiles`() throws {
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
            .joined(separator: "/")
        let readme = String(
            decoding: try Data(contentsOf: URL(filePath: "\(root)/README.md")), as: UTF8.self)
        let blocks = readme.split(separator: "```swift\n").dropFirst().compactMap {
            $0.split(separator: "\n```").first
        }
        #expect(blocks.count == 2)
        let source = blocks.joined(separator: "\n").replacing("import VarveCommands\n", with: "")
            .replacing("await VarveCommands", with: "func main() async { await VarveCommands")
            .replacing("Wallet.self]))", with: "Wallet.self])) }")
        #expect(source.contains("func main()"))
        #expect(try SwiftCompiler.diagnostics(for: Self.context + source) == "")
    }
}
