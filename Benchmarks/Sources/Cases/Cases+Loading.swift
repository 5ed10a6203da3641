extension Cases {
    /// Loading a schema that is declared as SQL into a throw-away PostgreSQL, and reading its catalog.
    var loading: [Comparison] {
        sizes.map { size in
            let load = ScratchLoad(fixtures: fixtures, tables: size)
            let isAsked = size == 1000
            let cold = Contender(
                subject: load.cold(name: "load of \(written(size)) tables, cold"),
                target: isAsked ? 0.5 : nil, memoryTarget: size == 5000 ? memoryTarget : nil,
                growth: ("load, cold, PostgreSQL", size))
            let warm = Contender(
                subject: load.warm(name: "load of \(written(size)) tables, warm, one table changed"),
                target: isAsked ? 0.05 : nil, growth: ("load, warm, PostgreSQL", size))
            let first = Contender(subject: load.first(name: "load of \(written(size)) tables, first of all"))
            return Comparison(
                contenders: [cold] + (size < 5000 ? [warm] : []) + (size == 100 ? [first] : []),
                // A transaction with 5,000 tables needs more locks than a server has by default.
                floor: size < 5000 ? load.floor : nil, isWarmedUp: size == 100,
                setUp: load.setUp)
        }
    }
}
