import CLibPQ
import CLibPQLoader
import VarveDatabase

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A URL that libpq has accepted, with the settings that Varve adds.
struct ConnectionString {
    private let text: String
    private let redacted: String
    private let timeout: Int
    private let database: String?
    /// What the URL says, as the environment variables that all programs of PostgreSQL read.
    let variables: [String: String]

    /// Checks a URL.
    ///
    /// - Parameter database: The name of another database on the same server.
    /// - Throws: ``DatabaseError`` that never holds what libpq says of the text, since libpq quotes it.
    init(_ url: DatabaseURL, database: String? = nil) throws(DatabaseError) {
        self.database = database
        self.text = "postgresql:" + url.remainder
        self.redacted = url.description
        if let reason = varve_libpq_load() {
            throw DatabaseError(
                .cannotConnect,
                "libpq, PostgreSQL's client library, can't be loaded: \(String(cString: reason))",
                hint: "install it (libpq5 on Debian, libpq on Fedora and Alpine)")
        }
        let options = PQconninfoParse(text, nil)
        defer { PQconninfoFree(options) }
        guard let options, url.remainder.hasPrefix("//") else { throw Self.unreadable(url) }
        var settings: [String: String] = [:]
        var variables: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val.map({ String(cString: $0) }) {
                settings[String(cString: keyword)] = value
                if let name = option.pointee.envvar { variables[String(cString: name)] = value }
            }
            option = option.successor()
        }
        // An @ that nobody escaped makes a piece of the password a part of the host or of the database's name.
        guard !(settings["host"] ?? "").contains("@"), !(settings["dbname"] ?? "").contains("@") else {
            throw Self.unreadable(url)
        }
        self.variables = variables
        let wait = settings["connect_timeout"] ?? getenv("PGCONNECT_TIMEOUT").map { String(cString: $0) }
        self.timeout = wait.flatMap { Int($0) } ?? 10
    }

    private static func unreadable(_ url: DatabaseURL) -> DatabaseError {
        DatabaseError(
            .cannotConnect, "the database URL can't be read: \(url)",
            hint: """
                write postgresql://USER:PASSWORD@HOST:PORT/NAME, with every one of / @ : % ? # in user or password \
                percent-encoded (@ is %40)
                """)
    }

    /// Connects.
    ///
    /// Step by step instead of by `PQconnectdb`, because only so can the error be told to carry its SQLSTATE,
    /// without which a wrong password and a missing server look the same in any language but English.
    func open() throws(DatabaseError) -> OpaquePointer {
        guard let handle = start() else { throw DatabaseError(.cannotConnect, "out of memory") }
        PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
        let isInTime = poll(handle)
        PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
        guard PQstatus(handle) == CONNECTION_OK else {
            defer { PQfinish(handle) }
            throw isInTime ? refusal(handle) : tooLate
        }
        return handle
    }

    private func start() -> OpaquePointer? {
        // A later setting wins over an earlier one; the first "dbname" may be a URL.
        var settings = [
            ("fallback_application_name", RunnerName.own.applicationName), ("dbname", text),
            ("client_encoding", "UTF8"),
        ]
        if let database { settings.append(("dbname", database)) }
        var keywords = settings.map { UnsafePointer(strdup($0.0)) } + [nil]
        var values = settings.map { UnsafePointer(strdup($0.1)) } + [nil]
        defer {
            for pointer in keywords + values { free(UnsafeMutableRawPointer(mutating: pointer)) }
        }
        return PQconnectStartParams(&keywords, &values, 1)
    }

    /// Waits for the server, as the manual's chapter on `PQconnectPoll` says; false when the time is up.
    private func poll(_ handle: OpaquePointer) -> Bool {
        let clock = ContinuousClock()
        let deadline = timeout > 0 ? clock.now + .seconds(timeout) : nil
        var state = PGRES_POLLING_WRITING
        while PQstatus(handle) != CONNECTION_BAD {
            let events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT
            var socket = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
            let left = deadline.map { ($0 - clock.now).components.seconds * 1000 + 1000 } ?? -1
            let ready = Self.wait(&socket, Int32(clamping: left))
            if ready == 0, let deadline, clock.now >= deadline { return false }
            if ready <= 0 { continue }
            state = PQconnectPoll(handle)
            if state == PGRES_POLLING_OK || state == PGRES_POLLING_FAILED { return true }
        }
        return true
    }

    private static func wait(_ socket: inout pollfd, _ milliseconds: Int32) -> Int32 {
        #if canImport(Glibc)
            Glibc.poll(&socket, 1, milliseconds)
        #elseif canImport(Musl)
            Musl.poll(&socket, 1, milliseconds)
        #else
            Darwin.poll(&socket, 1, milliseconds)
        #endif
    }

    private var tooLate: DatabaseError {
        DatabaseError(
            .cannotConnect, "no answer from \(redacted) within \(timeout) s",
            hint: "check host and port, or allow more time with connect_timeout=SECONDS in the URL")
    }

    private func refusal(_ handle: OpaquePointer) -> DatabaseError {
        let refusal = ConnectionRefusal(message: String(cString: PQerrorMessage(handle)))
        var error = DatabaseError(.cannotConnect, refusal.message, nativeCode: refusal.sqlState)
        if PQconnectionNeedsPassword(handle) == 1 || refusal.isAboutAuthentication {
            error.code = .notAuthenticated
            error.hint = "check user and password in \(redacted), or set PGPASSWORD or ~/.pgpass"
        } else if refusal.sqlState == "3D000" {
            error.hint = "create the database first: createdb NAME"
        } else if refusal.sqlState == nil {
            error.hint = "check that the server runs and that host and port are right: \(redacted)"
        }
        return error
    }
}
