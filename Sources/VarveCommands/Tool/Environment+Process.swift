#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Environment {
    /// The process's own environment.
    static func process() -> Environment {
        Environment(variable: variable(named:), folder: "", console: .standard())
    }

    /// The value of one of the process's variables; `nil` where it is not set or empty.
    static func variable(named name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}
