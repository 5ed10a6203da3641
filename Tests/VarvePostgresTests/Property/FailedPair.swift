import VarveTestSupport

/// A check of a pair that failed.
struct FailedPair: Sendable {
    let seed: UInt64
    let check: PairCheck
    /// What went wrong, with the server where it did.
    let error: String
    /// The server's code where the schemas themselves can't be made, which is another thing than a wrong plan.
    let loadingCode: String?

    /// Runs a check; `nil` where it passes.
    init?(seed: UInt64, check: PairCheck) async {
        do {
            try await check.run()
            return nil
        } catch {
            let failure = error as? PlanBench.Failure
            self.seed = seed
            self.check = check
            self.error = "\(check.server.testDescription): \(error)"
            loadingCode = failure?.step == "loading" ? failure?.code ?? "" : nil
        }
    }
}

/// Looks for a smaller pair that fails like a given one.
struct Shrinking {
    private let failure: FailedPair
    /// How many pairs are tried at most.
    private let budget = Countdown(400)

    init(of failure: FailedPair) {
        self.failure = failure
    }

    /// The smallest pair that is found: none of its parts can be left out, and no difference between its two schemas.
    func smallest() async -> FailedPair {
        let pair = await shrink(failure.check.pair, smaller: \.smaller) { pair in
            guard await budget.next() != nil else { return false }
            return await failing(pair) != nil
        }
        return await failing(pair) ?? failure
    }

    /// The failure of a smaller pair. A pair that can't even be made fails for reasons of its own, unless that is what is
    /// looked into.
    private func failing(_ pair: SchemaPair) async -> FailedPair? {
        var check = failure.check
        check.pair = pair
        let failed = await FailedPair(seed: failure.seed, check: check)
        return failed?.loadingCode == failure.loadingCode ? failed : nil
    }
}
