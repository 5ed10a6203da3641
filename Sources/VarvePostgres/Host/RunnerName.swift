#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a connection calls itself towards the server, so that other runners can say for whom they wait.
struct RunnerName {
    let process: String
    let host: String

    /// This process.
    static let own = RunnerName(process: String(getpid()), host: Self.hostName)

    private init(process: String, host: String) {
        self.process = process
        self.host = host
    }

    /// Reads the name of a session; `nil` where it is none of Varve's.
    init?(applicationName: String) {
        let words = applicationName.split(separator: " ")
        guard words.count == 3, words[0] == "varve", Int(words[1]) != nil else { return nil }
        self.init(process: String(words[1]), host: String(words[2]))
    }

    /// The name of the session. PostgreSQL keeps 63 bytes of it and replaces what is not printable ASCII.
    var applicationName: String { "varve \(process) \(host)" }

    /// The name of this machine.
    static var hostName: String {
        var host = [CChar](repeating: 0, count: 256)
        guard gethostname(&host, host.count - 1) == 0 else { return "localhost" }
        return String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
