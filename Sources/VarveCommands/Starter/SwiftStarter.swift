/// A Swift package whose executable is the tool with the package's schema compiled in.
struct SwiftStarter {
    /// The folder of Varve's package, where it is on this machine.
    let varvePath: String?

    /// The package's files.
    var files: [StarterFile] {
        [
            StarterFile(path: "Package.swift", text: manifest),
            StarterFile(path: "Sources/migrate/main.swift", text: main),
            StarterFile(path: "Sources/migrate/Schema.swift", text: schema),
            StarterFile(path: ".gitignore", text: ".build/\n"),
        ]
    }

    private var manifest: String {
        """
        // swift-tools-version: 6.1

        import PackageDescription

        let package = Package(
            name: "migrate",
            platforms: [.macOS(.v15)],
            dependencies: [
        \(dependency)
            ],
            targets: [
                .executableTarget(
                    name: "migrate",
                    dependencies: [
                        .product(name: "Varve", package: "varve"),
                        .product(name: "VarveCommands", package: "varve"),
                    ])
            ]
        )

        """
    }

    private var dependency: String {
        if let varvePath {
            return "        .package(name: \"varve\", path: \(literal(varvePath)))"
        }
        return """
                    // Put the address of Varve's repository here.
                    // For SQLite alone, without libpq: add traits: ["SQLite"].
                    .package(url: "https://example.org/varve.git", from: "0.1.0")
            """
    }

    private var main: String {
        """
        import VarveCommands

        await VarveCommands.run(schema: schema)

        """
    }

    private var schema: String {
        """
        import Varve

        let schema = Schema(tables: [User.self])

        struct User: Table {
            static let name = "users"

            let id = Column<Int>("id").primaryKey()
            let email = Column<String>("email").unique()
        }

        """
    }

    private func literal(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
