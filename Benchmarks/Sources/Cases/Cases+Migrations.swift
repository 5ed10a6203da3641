extension Cases {
    /// `up` where nothing is to be done, `up` of everything, `down` of everything: a thousand small migrations each.
    var migrations: [Comparison] {
        [MigrationEngine.sqlite(fixtures), .postgres(fixtures)].flatMap { engine in
            [noOp(engine), up(engine), down(engine)]
        }
    }

    private func noOp(_ engine: MigrationEngine) -> Comparison {
        let subject = Subject(
            name: "no-op up, 1,000 applied, \(engine.name)", program: varve("up", engine.appliedURL))
        return Comparison(
            contenders: [Contender(subject: subject, target: engine.noOpTarget)],
            floor: Subject(name: "\(engine.client) reads the ledger", program: engine.readLedger),
            setUp: { _ = try applyAll(engine) })
    }

    private func up(_ engine: MigrationEngine) -> Comparison {
        let script = folder["up-\(engine.client).sql"]
        let subject = Subject(
            name: "up of 1,000, \(engine.name)", program: varve("up", engine.freshURL), reset: engine.empty)
        return Comparison(
            contenders: [Contender(subject: subject, target: 1.1)],
            floor: Subject(name: floorName(engine), program: engine.run(script), reset: engine.empty),
            setUp: { try writeMigrations().writeUpScript(to: script, dialect: engine.dialect) })
    }

    private func down(_ engine: MigrationEngine) -> Comparison {
        let script = folder["down-\(engine.client).sql"]
        let subject = Subject(
            name: "down of 1,000, \(engine.name)", program: varve("down", engine.freshURL, "--to", "0"),
            reset: engine.restore)
        return Comparison(
            contenders: [Contender(subject: subject, target: 1.2)],
            floor: Subject(name: floorName(engine), program: engine.run(script), reset: engine.restore),
            setUp: { try applyAll(engine).writeDownScript(to: script) })
    }

    private func floorName(_ engine: MigrationEngine) -> String {
        "one \(engine.client), a transaction and a ledger row each"
    }

    private func varve(_ command: String, _ url: String, _ rest: String...) -> Program {
        fixtures.varve(command, url, ["--migrations", folder["migrations"]] + rest)
    }

    private func applyAll(_ engine: MigrationEngine) throws -> MigrationFiles {
        let files = try writeMigrations()
        try engine.prepare()
        try varve("up", engine.appliedURL).run()
        try engine.settle()
        return files
    }

    private func writeMigrations() throws -> MigrationFiles {
        let files = MigrationFiles(count: 1000)
        try files.write(to: try folder.makeFolder("migrations"))
        return files
    }
}
