// swift-tools-version: 6.1

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
]

// On Linux CLibPQLoader loads libpq when a connection is made.
#if os(Linux)
    let libpq: String? = nil
#else
    let libpq: String? = "libpq"
#endif

let package = Package(
    name: "varve",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Varve", targets: ["Varve"]),
        .library(name: "VarveCommands", targets: ["VarveCommands"]),
        .executable(name: "varve", targets: ["VarveTool"]),
    ],
    traits: [
        .default(enabledTraits: ["PostgreSQL", "SQLite"]),
        .trait(name: "PostgreSQL", description: "PostgreSQL; needs libpq and libpg_query."),
        .trait(name: "SQLite", description: "SQLite; needs libsqlite3."),
    ],
    targets: [
        .systemLibrary(name: "CSQLite3", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CLibPQ", pkgConfig: libpq, providers: [.apt(["libpq-dev"])]),
        .target(name: "CLibPQLoader", dependencies: ["CLibPQ"]),
        .systemLibrary(name: "CPgQuery", providers: [.apt(["libpg-query-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

        .target(name: "VarveCatalog", swiftSettings: settings),
        .target(name: "VarveDeclaration", dependencies: ["VarveCatalog"], swiftSettings: settings),
        .target(name: "VarvePlanning", dependencies: ["VarveCatalog"], swiftSettings: settings),
        .target(
            name: "VarveDatabase", dependencies: ["VarveCatalog", "VarveDeclaration", "VarvePlanning"],
            swiftSettings: settings),
        .target(
            name: "VarveSQLite", dependencies: ["CSQLite3", "VarveDatabase"], swiftSettings: settings),
        .target(
            name: "VarvePostgres", dependencies: ["CLibPQ", "CLibPQLoader", "CPgQuery", "VarveDatabase"],
            swiftSettings: settings),
        .target(name: "VarveMigrations", dependencies: ["VarveDatabase"], swiftSettings: settings),
        .target(name: "VarveExports", dependencies: ["VarveDatabase"], swiftSettings: settings),
        .target(
            name: "Varve",
            dependencies: [
                "VarveMigrations",
                .target(name: "VarvePostgres", condition: .when(traits: ["PostgreSQL"])),
                .target(name: "VarveSQLite", condition: .when(traits: ["SQLite"])),
            ],
            swiftSettings: settings),
        .target(name: "VarveCommands", dependencies: ["Varve", "VarveExports"], swiftSettings: settings),
        .executableTarget(name: "VarveTool", dependencies: ["VarveCommands"], swiftSettings: settings),

        .target(
            name: "LinkScanner", dependencies: ["VarveDeclaration"],
            path: "Blueprints/LinkScanner/Sources/LinkScanner", swiftSettings: settings),
        .executableTarget(
            name: "linkscanner-migrate", dependencies: ["LinkScanner", "VarveCommands"],
            path: "Blueprints/LinkScanner/Sources/linkscanner-migrate", swiftSettings: settings),

        .target(
            name: "AppPlatform", dependencies: ["VarveDeclaration"],
            path: "Blueprints/AppPlatform/Sources/AppPlatform", swiftSettings: settings),
        .executableTarget(
            name: "appplatform-migrate", dependencies: ["AppPlatform", "VarveCommands"],
            path: "Blueprints/AppPlatform/Sources/appplatform-migrate", swiftSettings: settings),

        .target(
            name: "Workspaces", dependencies: ["VarveDeclaration"],
            path: "Blueprints/Workspaces/Sources/Workspaces", swiftSettings: settings),
        .executableTarget(
            name: "workspaces-migrate", dependencies: ["Workspaces", "VarveCommands"],
            path: "Blueprints/Workspaces/Sources/workspaces-migrate", swiftSettings: settings),

        .target(
            name: "Webhooks", dependencies: ["VarveDeclaration"],
            path: "Blueprints/Webhooks/Sources/Webhooks", swiftSettings: settings),
        .target(
            name: "WebhookSecrets", dependencies: ["COpenSSL"],
            path: "Blueprints/Webhooks/Sources/WebhookSecrets", swiftSettings: settings),
        .executableTarget(
            name: "webhooks-migrate", dependencies: ["Webhooks", "VarveCommands"],
            path: "Blueprints/Webhooks/Sources/webhooks-migrate", swiftSettings: settings),

        .target(
            name: "BalanceKitchen", dependencies: ["VarveDeclaration"],
            path: "Blueprints/BalanceKitchen/Sources/BalanceKitchen", swiftSettings: settings),
        .executableTarget(
            name: "balancekitchen-migrate", dependencies: ["BalanceKitchen", "VarveCommands"],
            path: "Blueprints/BalanceKitchen/Sources/balancekitchen-migrate", swiftSettings: settings),

        .executableTarget(
            name: "blueprints-overview",
            dependencies: ["VarveMigrations", "VarvePostgres", "VarveSQLite"], path: "Blueprints/Overview",
            swiftSettings: settings),

        .executableTarget(
            name: "varve-benchmark", dependencies: ["Varve", "VarvePostgres", "VarveSQLite"],
            path: "Benchmarks/Sources", swiftSettings: settings),
        .executableTarget(
            name: "benchmark-hello", dependencies: ["CLibPQ", "CPgQuery", "CSQLite3"],
            path: "Benchmarks/Hello", swiftSettings: settings, linkerSettings: [.linkedLibrary("pq")]),

        .target(name: "VarveTestSupport", path: "Tests/VarveTestSupport", swiftSettings: settings),
        .target(
            name: "BlueprintTestSupport",
            dependencies: ["VarveMigrations", "VarvePostgres", "VarveSQLite", "VarveTestSupport"],
            path: "Tests/BlueprintTestSupport", exclude: ["TypeScript"], swiftSettings: settings),
        .testTarget(
            name: "VarvePlanningTests", dependencies: ["VarvePlanning", "VarveTestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "VarveSQLiteTests",
            dependencies: ["BlueprintTestSupport", "VarveMigrations", "VarveSQLite", "VarveTestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "VarvePostgresTests",
            dependencies: ["BlueprintTestSupport", "VarveMigrations", "VarvePostgres", "VarveTestSupport"],
            exclude: ["Snapshots"],
            swiftSettings: settings),
        .testTarget(
            name: "VarveDeclarationTests",
            dependencies: [
                "LinkScanner", "VarveDeclaration", "VarveMigrations", "VarvePlanning", "VarvePostgres",
                "VarveSQLite",
                "VarveTestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "VarveMigrationsTests",
            dependencies: ["VarveMigrations", "VarvePostgres", "VarveSQLite", "VarveTestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "VarveExportsTests",
            dependencies: [
                "BlueprintTestSupport", "LinkScanner", "VarveExports", "VarveMigrations", "VarvePostgres",
                "VarveSQLite", "VarveTestSupport",
            ],
            exclude: ["Snapshots"],
            swiftSettings: settings),
        .testTarget(
            name: "AppPlatformTests",
            dependencies: [
                "AppPlatform", "BlueprintTestSupport", "VarveExports", "VarveMigrations", "VarveTestSupport",
                "appplatform-migrate",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "LinkScannerTests",
            dependencies: [
                "BlueprintTestSupport", "LinkScanner", "VarveDeclaration", "VarveMigrations", "VarvePostgres",
                "VarveSQLite", "VarveTestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "WorkspacesTests",
            dependencies: [
                "BlueprintTestSupport", "CSQLite3", "VarveCatalog", "VarveMigrations", "VarveSQLite",
                "VarveTestSupport", "Workspaces",
                "workspaces-migrate",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "BalanceKitchenTests",
            dependencies: ["BalanceKitchen", "BlueprintTestSupport", "VarveCommands", "VarveTestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "WebhooksTests",
            dependencies: [
                "BlueprintTestSupport", "VarveMigrations", "VarvePostgres", "VarveTestSupport", "VarveTool",
                "WebhookSecrets", "Webhooks", "webhooks-migrate",
            ],
            exclude: ["Snapshots", "migration-script.sql"],
            swiftSettings: settings),
        .testTarget(
            name: "VarveCommandsTests",
            dependencies: ["VarveCommands", "VarvePostgres", "VarveSQLite", "VarveTestSupport", "VarveTool"],
            exclude: ["Snapshots"],
            swiftSettings: settings),
        .testTarget(
            name: "ReadmeTests",
            dependencies: [
                "BlueprintTestSupport", "VarveTestSupport", "VarveTool", "appplatform-migrate",
                "balancekitchen-migrate",
                "linkscanner-migrate", "workspaces-migrate",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "RealSchemaTests",
            dependencies: [
                "BlueprintTestSupport", "VarveCatalog", "VarveDatabase", "VarveDeclaration",
                "VarveMigrations", "VarvePlanning",
                "VarvePostgres", "VarveSQLite", "VarveTestSupport",
            ],
            exclude: ["Programs"],
            swiftSettings: settings),
        .testTarget(
            name: "VarveFireTests",
            dependencies: [
                "VarveMigrations", "VarvePostgres", "VarveSQLite", "VarveTestSupport", "VarveTool",
            ],
            exclude: ["Migrations", "Shim"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
