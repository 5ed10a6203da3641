/// Why a secret can't be sealed or opened. No case holds a secret or a key.
public enum SecretError: Error, Sendable, Hashable {
    /// A variable of the environment is not set.
    case missingVariable(String)
    /// A variable of the environment can't be used, and why.
    case unusableVariable(String, reason: String)
    /// The key that sealed a secret is not among those at hand.
    case unknownKey(String)
    /// The secret would not fit in its column; the limit is in bytes of UTF-8.
    case tooLong(limit: Int)
    /// The secret is empty.
    case empty
    /// What is stored was not written by ``SecretBox``.
    case notSealed
    /// The stored value was changed, belongs to another webhook, or the key is another one by the same name.
    case notAuthentic
    /// OpenSSL refuses an operation.
    case cryptography(String)
}

extension SecretError: CustomStringConvertible {
    /// What happened and what to do.
    public var description: String {
        switch self {
        case .missingVariable(let name): "the environment variable \(name) is not set"
        case .unusableVariable(let name, let reason):
            "the environment variable \(name) can't be used: \(reason)"
        case .unknownKey(let id):
            "the secret was sealed with the key '\(id)', which is not in \(KeyRing.keysVariable); add it"
        case .tooLong(let limit): "the secret is too long for its column; it can have \(limit) bytes"
        case .empty: "the secret is empty"
        case .notSealed: "the stored value is not a sealed secret; seal it before it is stored"
        case .notAuthentic:
            "the stored secret was changed, belongs to another webhook, or was sealed with another key"
        case .cryptography(let operation): "OpenSSL refuses: \(operation)"
        }
    }
}
