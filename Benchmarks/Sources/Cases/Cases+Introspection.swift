extension Cases {
    /// Reading a schema, and comparing two that are equal, with PostgreSQL.
    var introspection: [Comparison] {
        sizes.map { size in
            let (one, other) = ("tables_\(size)", "tables_\(size)_twin")
            let queries = folder["queries-\(size).sql"]
            return Comparison(
                contenders: [
                    contender(
                        "introspection", size, fixtures.probe("introspect", Fixtures.url(one)), target: 1.5),
                    contender(
                        "diff of two equal databases", size,
                        Program(fixtures.tool, "diff", "--quiet", Fixtures.url(one), Fixtures.url(other)),
                        target: 2.2),
                ],
                floor: Subject(
                    name: "psql sends the same queries once",
                    program: fixtures.psql(one, file: queries, "-qXAt")),
                setUp: {
                    try makeTables(size, in: one)
                    try fixtures.recreate(other, from: one)
                    try fixtures.probe("queries", Fixtures.url(one), queries).run()
                })
        } + [pull]
    }

    /// Finding that nothing differs between a database and a file of SQL that was loaded before.
    var warmDiff: [Comparison] {
        sizes.map { size in
            let database = "tables_\(size)_declared"
            let diff = Program(
                fixtures.tool, "diff", "--quiet", folder["\(database).sql"], Fixtures.url(database)
            ).with("XDG_CACHE_HOME", folder["cache-diff"])
            let subject = Subject(
                name: "no-change diff, file in the cache, \(written(size)) tables, PostgreSQL", program: diff)
            return Comparison(
                contenders: [
                    Contender(
                        subject: subject, timeTarget: size == 5000 ? 1000 : nil,
                        memoryTarget: size == 5000 ? memoryTarget : nil,
                        growth: ("no-change diff, file in the cache, PostgreSQL", size))
                ],
                floor: nil,
                // What the file makes is kept by the turn that is not counted.
                setUp: { try makeTables(size, in: database) })
        }
    }

    private var pull: Comparison {
        Comparison(
            contenders: [
                Contender(
                    subject: Subject(
                        name: "pull of 1,000 tables, PostgreSQL",
                        program: fixtures.varve("pull", Fixtures.url("tables_1000"))))
            ],
            floor: Subject(name: "pg_dump -s", program: Program("pg_dump", "-s", "tables_1000")),
            setUp: { try makeTables(1000, in: "tables_1000") })
    }

    private func contender(_ name: String, _ size: Int, _ program: Program, target: Double) -> Contender {
        Contender(
            subject: Subject(name: "\(name), \(written(size)) tables, PostgreSQL", program: program),
            target: target, memoryTarget: size == 5000 ? memoryTarget : nil,
            growth: ("\(name), PostgreSQL", size))
    }

    /// Makes a database with tables, a transaction for each statement: so many in one need more locks than a
    /// server has by default.
    private func makeTables(_ count: Int, in database: String) throws {
        let schema = folder["\(database).sql"]
        try SchemaFile(tables: count).write(to: schema)
        try fixtures.recreate(database)
        try fixtures.psql(database, file: schema).with("PGOPTIONS", "-c synchronous_commit=off").run()
        try fixtures.settle(database)
    }
}
