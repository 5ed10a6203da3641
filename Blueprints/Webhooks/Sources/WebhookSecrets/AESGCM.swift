import COpenSSL

/// AES-256 in Galois/Counter mode, as OpenSSL has it.
struct AESGCM {
    /// The length of a nonce in bytes.
    static let nonceLength = 12
    /// The length of the tag in bytes.
    static let tagLength = 16

    private let key: [UInt8]

    /// - Parameter key: 32 bytes.
    init(key: [UInt8]) {
        self.key = key
    }

    /// Encrypts and authenticates: a fresh random nonce, the ciphertext, the tag.
    func seal(_ plain: [UInt8], authenticating context: [UInt8]) throws(SecretError) -> [UInt8] {
        var nonce = [UInt8](repeating: 0, count: Self.nonceLength)
        try Self.require(RAND_bytes(&nonce, Int32(nonce.count)), "random numbers")
        let cipher = try Cipher()
        try Self.require(
            EVP_EncryptInit_ex(cipher.pointer, EVP_aes_256_gcm(), nil, key, nonce), "AES-256-GCM")
        var written: Int32 = 0
        try Self.require(
            EVP_EncryptUpdate(cipher.pointer, nil, &written, context, Int32(context.count)), "authentication")
        var sealed = [UInt8](repeating: 0, count: plain.count)
        try Self.require(
            EVP_EncryptUpdate(cipher.pointer, &sealed, &written, plain, Int32(plain.count)), "encryption")
        var tag = [UInt8](repeating: 0, count: Self.tagLength)
        try Self.require(EVP_EncryptFinal_ex(cipher.pointer, &tag, &written), "encryption")
        try Self.require(
            EVP_CIPHER_CTX_ctrl(cipher.pointer, EVP_CTRL_AEAD_GET_TAG, Int32(tag.count), &tag), "the tag")
        return nonce + sealed + tag
    }

    /// Checks and decrypts. OpenSSL compares the tag in a time that does not depend on where it differs, and nothing is
    /// given out before.
    func open(_ sealed: [UInt8], authenticating context: [UInt8]) throws(SecretError) -> [UInt8] {
        let nonce = Array(sealed.prefix(Self.nonceLength))
        var tag = Array(sealed.suffix(Self.tagLength))
        let content = Array(sealed.dropFirst(nonce.count).dropLast(tag.count))
        let cipher = try Cipher()
        try Self.require(
            EVP_DecryptInit_ex(cipher.pointer, EVP_aes_256_gcm(), nil, key, nonce), "AES-256-GCM")
        var written: Int32 = 0
        try Self.require(
            EVP_DecryptUpdate(cipher.pointer, nil, &written, context, Int32(context.count)), "authentication")
        var plain = [UInt8](repeating: 0, count: content.count)
        try Self.require(
            EVP_DecryptUpdate(cipher.pointer, &plain, &written, content, Int32(content.count)), "decryption")
        try Self.require(
            EVP_CIPHER_CTX_ctrl(cipher.pointer, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag), "the tag")
        var rest = [UInt8](repeating: 0, count: Self.tagLength)
        guard EVP_DecryptFinal_ex(cipher.pointer, &rest, &written) == 1 else {
            OPENSSL_cleanse(&plain, plain.count)
            throw .notAuthentic
        }
        return plain
    }

    private static func require(_ status: Int32, _ operation: String) throws(SecretError) {
        guard status == 1 else { throw .cryptography(operation) }
    }

    /// A context of OpenSSL, which wipes it when it is released.
    private final class Cipher {
        let pointer: OpaquePointer

        init() throws(SecretError) {
            guard let pointer = EVP_CIPHER_CTX_new() else { throw .cryptography("a context") }
            self.pointer = pointer
        }

        deinit { EVP_CIPHER_CTX_free(pointer) }
    }
}
