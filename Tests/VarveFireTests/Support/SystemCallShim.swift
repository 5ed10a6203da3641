import VarveTestSupport

/// A library that stands between the tool and the system, and kills the tool at a chosen change of a file, or lets it
/// find no space left. It is compiled by the tests.
struct SystemCallShim: Sendable {
    /// What happens at the chosen call.
    enum Action: String, CaseIterable {
        /// Killed before it.
        case before
        /// Killed when half of what was to be written is there.
        case half
        /// From it on there is no space left.
        case full
    }

    private let folder: TemporaryFolder
    private var library: String { folder("shim.so") }

    /// Compiles it.
    init() async throws {
        folder = try TemporaryFolder()
        guard let compiler = ["clang", "cc", "gcc"].lazy.compactMap(Program.init(searching:)).first else {
            throw ProgramFailure(description: "no C compiler is on the PATH: clang comes with Swift")
        }
        let source = Fixture.path("Shim/SystemCallShim.c")
        let words = ["-shared", "-fPIC", "-O1", "-o", folder("shim.so"), source, "-ldl"]
        let outcome = try await compiler.start(words, environment: ["PATH": "/usr/bin:/bin"]).outcome()
        guard outcome.status == 0 else { throw ProgramFailure(description: outcome.errors) }
    }

    /// The variables that do it to a program.
    func variables(_ action: Action, at call: Int, of path: String) -> [String: String] {
        ["LD_PRELOAD": library, "FIRE_FILE": path, "FIRE_ACTION": action.rawValue, "FIRE_CALL": String(call)]
    }
}
