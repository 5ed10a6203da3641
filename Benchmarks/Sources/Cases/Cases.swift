/// What is measured against what. Nothing is made before a case is measured.
struct Cases {
    let fixtures: Fixtures
    /// The numbers of tables at which growth is looked at.
    let sizes = [100, 1000, 5000, 10_000]
    /// What memory may be used with 5,000 tables.
    let memoryTarget = 300.0

    init(_ fixtures: Fixtures) {
        self.fixtures = fixtures
    }

    var all: [Comparison] { start + migrations + introspection + warmDiff + loading + sqliteIntrospection }

    var folder: WorkFolder { fixtures.folder }

    /// A number as people write it.
    func written(_ number: Int) -> String {
        number < 1000 ? "\(number)" : "\(number / 1000),000"
    }

    private var start: [Comparison] {
        [
            Comparison(
                contenders: ["--help", "--version"].map {
                    Contender(subject: Subject(name: $0, program: Program(fixtures.tool, $0)))
                },
                floor: Subject(
                    name: "hello world that links the same libraries",
                    program: Program(Program.beside("benchmark-hello"))))
        ]
    }
}
