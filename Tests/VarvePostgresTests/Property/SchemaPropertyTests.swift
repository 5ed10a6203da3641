import Testing
import VarveTestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Random schemas")
struct SchemaPropertyTests {
    /// Cases that run at the same time.
    private static let width = 4

    @Test("a plan gives exactly the other schema, its way back exactly the first, and rows stay")
    func pairs() async throws {
        let run = PropertyRun(defaultCount: 200)
        print("PROPERTY_SEED=\(run.seed) PROPERTY_PAIRS=\(run.count)")
        for failure in await failures(of: run) {
            let smallest = await Shrinking(of: failure).smallest()
            Issue.record(
                """
                seed \(failure.seed) fails (PROPERTY_SEED=\(failure.seed) PROPERTY_PAIRS=1 repeats it).
                \(smallest.error)

                the smallest pair that fails:
                \(smallest.check.pair.description)
                """)
        }
    }

    /// The first pairs that fail: one, or by hand a few.
    private func failures(of run: PropertyRun) async -> [FailedPair] {
        let counter = Countdown(run.count)
        let limit = run.isByHand ? 4 : 1
        return await withTaskGroup(of: FailedPair?.self) { group in
            for _ in 0..<Self.width { group.addTask { await Self.nextFailure(counter, of: run) } }
            var failures: [FailedPair] = []
            for await failed in group {
                guard let failed else { continue }
                // Shrinking takes a while, and somebody may not wait for it.
                print("seed \(failed.seed) fails:\n\(failed.error)\n")
                fflush(nil)
                failures.append(failed)
                if failures.count == limit { group.cancelAll() }
                if failures.count < limit { group.addTask { await Self.nextFailure(counter, of: run) } }
            }
            return Array(failures.prefix(limit))
        }
    }

    private static func nextFailure(_ counter: Countdown, of run: PropertyRun) async -> FailedPair? {
        while !Task.isCancelled {
            guard let left = await counter.next() else { return nil }
            let seed = run.seed &+ UInt64(run.count - 1 - left)
            if let failed = await check(seed: seed, asksDump: run.isByHand) { return failed }
        }
        return nil
    }

    private static let someExtension = "fuzzystrmatch"

    /// The servers take turns.
    private static func server(_ seed: UInt64) -> SharedServer {
        SharedServer.all[Int(seed / 2 % UInt64(SharedServer.all.count))]
    }

    /// `pg_dump` takes longer than all the rest, so it looks at every tenth pair where it need not look at all.
    private static func check(seed: UInt64, asksDump: Bool) async -> FailedPair? {
        let server = server(seed)
        let isOffered = try? await server.offers([someExtension])
        let pair = pair(seed: seed, extensions: isOffered == true ? [someExtension] : [])
        let check = PairCheck(
            pair: pair, asksDump: asksDump ? seed % 5 != 0 : seed % 10 == 1, server: server)
        return await FailedPair(seed: seed, check: check)
    }

    /// A pair with names that the server makes up is none for `pg_dump`: they are no difference. Every fourth pair
    /// has 20 tables to begin with, the others fewer, since the server's time is what the test takes.
    private static func pair(seed: UInt64, extensions: [String]) -> SchemaPair {
        let tables = seed % 4 == 0 ? 20 : 5 + Int(seed % 11)
        return SchemaGenerator.pair(
            seed: seed, tables: tables, leavesNamesToServer: seed % 5 == 0, extensions: extensions)
    }
}

/// Counts down for several tasks at once.
actor Countdown {
    private var left: Int

    init(_ count: Int) { left = count }

    /// How many are left after this one; `nil` where none was left.
    func next() -> Int? {
        guard left > 0 else { return nil }
        left -= 1
        return left
    }
}
