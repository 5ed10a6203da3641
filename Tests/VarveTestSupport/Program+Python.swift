import FoundationEssentials

extension Program {
    /// The Python that has the packages which tests run: `VARVE_PYTHON`, which `script/test` sets, else the one that
    /// `script/python-packages` makes.
    public static func python() throws -> Program {
        let environment = ProcessInfo.processInfo.environment
        if let path = environment["VARVE_PYTHON"] { return Program(path: path) }
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        let script = Program(path: root.joined(separator: "/") + "/script/python-packages")
        let outcome = try script.run([], environment: environment)
        guard outcome.status == 0 else { throw ProgramFailure(description: outcome.errors) }
        return Program(path: outcome.output.filter { $0 != "\n" })
    }

    /// Runs Python code that is in a file of its own, with nothing but Python's own settings.
    ///
    /// - Parameters:
    ///   - code: The program.
    ///   - folder: Where it is put, with what it imports.
    ///   - arguments: What it finds in `sys.argv`.
    public static func runPython(
        _ code: String, in folder: TemporaryFolder, _ arguments: [String] = []
    ) throws -> Outcome {
        let path = try folder.write("main.py", code)
        return try python().run(
            [path] + arguments, environment: ["PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "error"])
    }
}
