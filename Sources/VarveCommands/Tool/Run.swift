import Synchronization
import VarveDeclaration

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Runs the command-line tool with the process's arguments and ends the process with its exit status.
///
/// An executable of your own becomes the same tool with your schema compiled in:
///
/// ```swift
/// import VarveCommands
///
/// await VarveCommands.run(schema: schema)
/// ```
///
/// - Parameter schema: The schema that the commands take where they ask for the declared one.
public func run(schema: Schema? = nil) async -> Never {
    let name = schema == nil ? "varve" : programName()
    let words = Array(CommandLine.arguments.dropFirst())
    let work = Task { await Tool(name: name, schema: schema).main(words, in: .process()) }
    let interruption = Interruption { work.cancel() }
    let status = await work.value
    if let reason = Console.outputFailure.withLock({ $0 }) {
        let message = "\(name): standard output can't be written: \(String(cString: strerror(reason)))\n"
        Files.put(message, in: STDERR_FILENO)
        exit(interruption.exitStatus ?? ExitStatus.failed.rawValue)
    }
    exit(interruption.exitStatus ?? status.rawValue)
}

/// The name by which the executable was called.
private func programName() -> String {
    let path = CommandLine.arguments.first ?? "varve"
    return path.split(separator: "/").last.map(String.init) ?? "varve"
}
