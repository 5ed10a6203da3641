import Varve
import VarveDatabase
import VarveMigrations
import VarvePostgres

/// Holds a value until the process ends.
private final class Kept<Value: Sendable>: Sendable {
    private let value: Value

    init(_ value: Value) { self.value = value }
}

/// One thing that the library does, in a process of its own, where no command does just that.
struct Probe {
    static let word = "probe"
    private let words: [String]

    /// Reads the command line; `nil` where it asks for no probe.
    init?(_ arguments: [String]) {
        guard arguments.count > 1, arguments[1] == Self.word else { return nil }
        words = Array(arguments.dropFirst(2))
    }

    /// Does it.
    func run() async throws {
        switch (words.first, words.count) {
        case ("introspect", 2):
            let url = try DatabaseURL(words[1])
            _ = try await load(.database(url), Dialects.dialect(opening: url))
        case ("load", 2): _ = try await load(.sql(path: words[1]), PostgresDialect())
        case ("queries", 3): try await writeQueries(of: try DatabaseURL(words[1]), to: words[2])
        default: throw BenchmarkError("there is no probe '\(words.joined(separator: " "))'")
        }
    }

    private func load(_ source: CatalogSource, _ dialect: any Dialect) async throws {
        let options = ScratchOptions(cacheFolder: LoaderSettings.userCacheFolder)
        let loader = CatalogLoader(dialect: dialect, settings: LoaderSettings(scratch: options))
        do {
            let catalog = try await loader.catalog(of: source)
            await loader.close()
            guard !catalog.objects.isEmpty else { throw BenchmarkError("nothing was found") }
            // As the commands do: the process ends now, and what it holds need not be taken apart.
            _ = Unmanaged.passRetained(Kept(catalog))
        } catch {
            await loader.close()
            throw error
        }
    }

    private func writeQueries(of url: DatabaseURL, to path: String) async throws {
        let connection = try await PostgresDialect().connect(to: url, mode: .read)
        let version = Int(try await PostgresDialect().engineVersion(connection)) ?? 0
        await connection.close()
        let queries = PostgresDialect.introspectionQueries(version: version * 10_000)
        try WorkFolder.write(queries.map { $0 + ";\n" }.joined(), to: path)
    }
}
