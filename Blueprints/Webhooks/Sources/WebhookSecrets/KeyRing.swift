#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The keys that secrets are sealed with, each under its id. New secrets get the current one; the others only open what
/// they once sealed. Printing a ring shows ids and no key.
public struct KeyRing: Sendable {
    /// The variable with the keys: `2026a=BASE64,2025b=BASE64`, 32 bytes each.
    public static let keysVariable = "WEBHOOK_SECRET_KEYS"

    /// The variable with the id of the current key; not needed where there is but one.
    public static let currentVariable = "WEBHOOK_SECRET_KEY_ID"

    /// A key's length in bytes, which AES-256 asks for.
    public static let keyLength = 32

    /// The id of the key that seals new secrets.
    public let currentID: String

    private let keys: [String: [UInt8]]

    /// Reads the keys from the environment.
    ///
    /// - Throws: ``SecretError`` that names the variable and the key's id, and never what is in it.
    public init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(SecretError) {
        guard let text = environment[Self.keysVariable], !text.isEmpty else {
            throw .missingVariable(Self.keysVariable)
        }
        var keys: [String: [UInt8]] = [:]
        for (position, entry) in text.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
            let (id, key) = try Self.read(entry, position: position + 1)
            guard keys.updateValue(key, forKey: id) == nil else {
                throw .unusableVariable(Self.keysVariable, reason: "there are two keys '\(id)'")
            }
        }
        let only = keys.count == 1 ? keys.keys.first : nil
        guard let current = environment[Self.currentVariable].flatMap({ $0.isEmpty ? nil : $0 }) ?? only
        else { throw .missingVariable(Self.currentVariable) }
        guard keys[current] != nil else {
            throw .unusableVariable(
                Self.currentVariable, reason: "\(Self.keysVariable) has no key of that id")
        }
        self.currentID = current
        self.keys = keys
    }

    /// The key with an id; `nil` where there is none.
    func key(_ id: String) -> [UInt8]? { keys[id] }

    /// Reads `ID=BASE64`.
    private static func read(
        _ entry: Substring, position: Int
    ) throws(SecretError) -> (id: String, key: [UInt8]) {
        guard let equals = entry.firstIndex(of: "="), isUsable(entry[..<equals]) else {
            throw .unusableVariable(
                keysVariable,
                reason: "key \(position) is not written ID=BASE64, with an id of 1 to 32 of A-Z a-z 0-9 _ -")
        }
        let id = String(entry[..<equals])
        guard let key = Data(base64Encoded: String(entry[entry.index(after: equals)...])),
            key.count == keyLength
        else {
            throw .unusableVariable(
                keysVariable,
                reason: "the key '\(id)' is not \(keyLength) bytes in Base64 (openssl rand -base64 32)")
        }
        return (id, [UInt8](key))
    }

    /// Whether a text can be the id of a key.
    static func isUsable(_ id: some StringProtocol) -> Bool {
        1...32 ~= id.utf8.count
            && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    }
}

extension KeyRing: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String {
        "KeyRing(current: \(currentID), keys: \(keys.keys.sorted().joined(separator: ", ")))"
    }

    public var debugDescription: String { description }

    public var customMirror: Mirror { Mirror(self, children: ["currentID": currentID]) }
}
