#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Inputs {
    /// Makes a folder inside the benchmark's.
    func makeFolder(_ name: String) throws -> String {
        let path = "\(folder)/\(name)"
        guard mkdir(path, 0o755) == 0 else { throw BenchmarkError("can't make \(path)") }
        return path
    }

    /// Writes a file.
    func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw BenchmarkError("can't write \(path)") }
        defer { fclose(file) }
        guard fputs(text, file) >= 0 else { throw BenchmarkError("can't write \(path)") }
    }

    /// A fresh folder for files of one run of the whole.
    static func temporary() throws -> Inputs {
        var template = Array("/tmp/varve-benchmark.XXXXXX".utf8CString)
        guard let path = mkdtemp(&template) else { throw BenchmarkError("can't make a temporary folder") }
        return Inputs(folder: String(cString: path))
    }

    /// Removes all that was written.
    func remove() {
        _ = try? Program("rm", "-rf", folder).run()
    }
}
