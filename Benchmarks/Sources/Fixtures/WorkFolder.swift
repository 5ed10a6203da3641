#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder for the files of one run of the whole.
struct WorkFolder {
    let path: String

    /// Takes the folder with a path, or makes a fresh one.
    init(_ path: String?) throws {
        if let path {
            self.path = path
            return
        }
        var template = Array("/tmp/varve-benchmark.XXXXXX".utf8CString)
        guard let path = mkdtemp(&template) else { throw BenchmarkError("can't make a folder below /tmp") }
        self.path = String(cString: path)
    }

    /// The path of something in it.
    subscript(_ name: String) -> String { "\(path)/\(name)" }

    /// Makes a folder in it, if it is not there.
    func makeFolder(_ name: String) throws -> String {
        guard mkdir(self[name], 0o755) == 0 || errno == EEXIST else {
            throw BenchmarkError("can't make \(self[name])")
        }
        return self[name]
    }

    /// Removes all that was written.
    func remove() {
        _ = try? Program("rm", "-rf", path).run()
    }

    /// Writes a file.
    static func write(_ text: String, to path: String) throws {
        try write(to: path) { $0(text) }
    }

    /// Writes a file piece by piece, so that this process stays smaller than those that it measures.
    static func write(to path: String, _ body: ((String) -> Void) -> Void) throws {
        guard let file = fopen(path, "w") else { throw BenchmarkError("can't write \(path)") }
        body { _ = fputs($0, file) }
        let isWritten = ferror(file) == 0
        guard fclose(file) == 0, isWritten else { throw BenchmarkError("can't write \(path)") }
    }
}
