import Synchronization
import VarveTestSupport

@testable import VarvePostgres

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Stands between the tool and a server's socket, counts the messages of some kinds on all connections together, and
/// does something when a chosen one arrives, before it is passed on.
final class KillingProxy: Sendable {
    /// The messages that are counted, by the protocol's letters.
    enum Counted: Sendable, CaseIterable {
        /// A statement begins: Query, Execute.
        case statement
        /// A batch ends: Sync.
        case sync
        /// A statement ended well: CommandComplete.
        case completion
        /// A batch was answered: ReadyForQuery.
        case readiness

        fileprivate var letters: Set<Character> {
            switch self {
            case .statement: ["Q", "E"]
            case .sync: ["S"]
            case .completion: ["C"]
            case .readiness: ["Z"]
            }
        }

        fileprivate var isFromClient: Bool { self == .statement || self == .sync }
    }

    /// The folder to name as the host.
    let folder: TemporaryFolder
    private let counted: Counted
    private let number: Int
    private let server: String
    private let listener: UnixSocket
    private let wake: Pipe

    /// Listens.
    ///
    /// - Parameters:
    ///   - server: The server's socket.
    ///   - counted: The messages that are counted.
    ///   - number: Which of them is the chosen one, from 1.
    init(server: String, counted: Counted, number: Int) throws {
        self.server = server
        self.counted = counted
        self.number = number
        folder = try TemporaryFolder()
        listener = try UnixSocket.listening(at: folder(".s.PGSQL.\(DurableServer.port)"))
        wake = try Pipe()
    }

    /// Ends ``serve(atChosen:)``.
    func stop() {
        _ = write(wake.writing.descriptor, "x", 1)
    }

    /// Passes messages on until ``stop()`` is called or the action says so. Blocks the thread.
    ///
    /// - Parameter action: What is done when the chosen message arrives; returns whether to go on.
    /// - Returns: Whether it arrived.
    func serve(atChosen action: () throws -> Bool) throws -> Bool {
        var links: [Link] = []
        var count = 0
        var hasArrived = false
        while true {
            var events = [listener.file, wake.reading].map {
                pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0)
            }
            events += links.flatMap(\.events)
            guard poll(&events, nfds_t(events.count), -1) > 0 else { continue }
            if events[1].revents != 0 { return hasArrived }
            for index in links.indices {
                for isFromClient in [true, false]
                where events[2 + 2 * index + (isFromClient ? 0 : 1)].revents != 0 {
                    for message in links[index].read(fromClient: isFromClient) {
                        if isFromClient == counted.isFromClient, counted.letters.contains(message.letter) {
                            count += 1
                            if count == number {
                                hasArrived = true
                                guard try action() else { return true }
                            }
                        }
                        links[index].pass(message, fromClient: isFromClient)
                    }
                }
            }
            links.removeAll(where: \.isBroken)
            if events[0].revents != 0, let client = listener.accepted() {
                // The server may be down: the client is turned away.
                if let server = try? UnixSocket.connected(to: server) { links.append(Link(client, server)) }
            }
        }
    }
}

/// A connection through the proxy.
private struct Link {
    private let client: UnixSocket
    private let server: UnixSocket
    private var requests = MessageScanner(isClient: true)
    private var answers = MessageScanner(isClient: false)
    private(set) var isBroken = false

    init(_ client: UnixSocket, _ server: UnixSocket) {
        self.client = client
        self.server = server
    }

    var events: [pollfd] {
        [client, server].map { pollfd(fd: $0.file.descriptor, events: Int16(POLLIN), revents: 0) }
    }

    /// The whole messages that have come from one side.
    mutating func read(fromClient: Bool) -> [MessageScanner.Message] {
        let bytes = (fromClient ? client : server).received()
        isBroken = isBroken || bytes.isEmpty
        var messages: [MessageScanner.Message] = []
        if fromClient {
            requests.append(bytes)
            while let message = requests.next() { messages.append(message) }
        } else {
            answers.append(bytes)
            while let message = answers.next() { messages.append(message) }
        }
        return messages
    }

    mutating func pass(_ message: MessageScanner.Message, fromClient: Bool) {
        let isThere = (fromClient ? server : client).send(message.bytes)
        isBroken = isBroken || !isThere
    }
}
