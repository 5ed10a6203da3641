/// A value that is not taken apart when a command is done with it, because the process ends then. To free a catalog object
/// by object takes about as long as to read it.
final class KeptValue<Value: Sendable>: Sendable {
    private let value: Value

    private init(_ value: Value) {
        self.value = value
    }

    /// Keeps a value until the process ends. For the last thing that a command holds, never in a loop.
    static func keep(_ value: Value) {
        _ = Unmanaged.passRetained(KeptValue(value))
    }
}
