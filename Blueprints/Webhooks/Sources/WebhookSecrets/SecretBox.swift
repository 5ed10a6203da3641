#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Keeps the secrets of webhooks encrypted at rest: AES-256 in GCM, with a random nonce for each value, bound to the webhook
/// that it belongs to.
///
/// ```swift
/// let box = SecretBox(keys: try KeyRing())
/// let stored = try box.seal("whsec_…", for: webhookID)     // goes into webhooks.secret
/// let secret = try box.open(stored, for: webhookID)
/// ```
///
/// A stored value is `enc:v1:KEY:` and, in Base64 for URLs, nonce, ciphertext and tag.
public struct SecretBox: Sendable {
    /// How many characters the column takes.
    public static let columnLength = 255

    private static let prefix = "enc:v1:"

    private let keys: KeyRing

    /// Makes a box with the keys at hand.
    public init(keys: KeyRing) {
        self.keys = keys
    }

    /// How long a secret can be, in bytes of UTF-8, so that it fits when it is sealed.
    public var longestSecret: Int {
        let digits = Self.columnLength - Self.prefix.utf8.count - keys.currentID.utf8.count - 1
        return digits * 3 / 4 - AESGCM.nonceLength - AESGCM.tagLength
    }

    /// Seals a secret with the current key.
    ///
    /// - Parameter webhook: The id of the webhook that the secret belongs to; for no other can it be opened.
    /// - Throws: ``SecretError`` where the secret is empty or too long.
    public func seal(_ secret: String, for webhook: UUID) throws(SecretError) -> String {
        guard !secret.isEmpty else { throw .empty }
        let limit = longestSecret
        guard secret.utf8.count <= limit else { throw .tooLong(limit: limit) }
        let id = keys.currentID
        guard let key = keys.key(id) else { throw .unknownKey(id) }
        let sealed = try AESGCM(key: key).seal(Array(secret.utf8), authenticating: Self.context(id, webhook))
        return "\(Self.prefix)\(id):\(Self.encode(sealed))"
    }

    /// Opens a stored value.
    ///
    /// - Throws: ``SecretError``; the same for a changed value, another webhook's and a wrong key.
    public func open(_ stored: String, for webhook: UUID) throws(SecretError) -> String {
        let (id, sealed) = try Self.parts(of: stored)
        guard let key = keys.key(id) else { throw .unknownKey(id) }
        let bytes = try AESGCM(key: key).open(sealed, authenticating: Self.context(id, webhook))
        guard let secret = String(validating: bytes, as: UTF8.self) else { throw .notAuthentic }
        return secret
    }

    /// Whether a stored value was sealed with a key that is not the current one.
    public func needsResealing(_ stored: String) throws(SecretError) -> Bool {
        try Self.parts(of: stored).id != keys.currentID
    }

    /// Seals a stored value anew with the current key; `nil` where that has sealed it already.
    ///
    /// Write it back only where the old value still stands: `UPDATE … WHERE id = $1 AND secret = $2`.
    public func reseal(_ stored: String, for webhook: UUID) throws(SecretError) -> String? {
        guard try needsResealing(stored) else { return nil }
        return try seal(try open(stored, for: webhook), for: webhook)
    }
}

extension SecretBox {
    /// What is authenticated besides the secret: for whom, and by which key.
    private static func context(_ id: String, _ webhook: UUID) -> [UInt8] {
        Array("\(prefix)\(id):\(webhook.uuidString.lowercased())".utf8)
    }

    /// The key's id and the sealed bytes. Nothing of a value that is not ours gets into an error: it may be a secret that
    /// somebody stored in plain text.
    private static func parts(of stored: String) throws(SecretError) -> (id: String, sealed: [UInt8]) {
        guard stored.hasPrefix(prefix) else { throw .notSealed }
        let rest = stored.dropFirst(prefix.count).split(separator: ":", omittingEmptySubsequences: false)
        guard rest.count == 2, KeyRing.isUsable(rest[0]), let sealed = decode(rest[1]),
            sealed.count > AESGCM.nonceLength + AESGCM.tagLength
        else { throw .notSealed }
        return (String(rest[0]), sealed)
    }

    /// Base64 for URLs without padding (RFC 4648, section 5).
    private static func encode(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    private static func decode(_ text: Substring) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        let base64 = String(text).replacing("-", with: "+").replacing("_", with: "/") + padding
        return Data(base64Encoded: base64).map { [UInt8]($0) }
    }
}
