/// Makes up the names of constraints, indexes and triggers: the same from the same declaration, each once, and
/// at most 63 bytes, which is what PostgreSQL keeps of a name.
public struct DeclaredNames: Sendable {
    private var taken: Set<String> = []

    /// Starts with no name taken.
    public init() {}

    /// Takes a name that the declaration gives.
    public mutating func take(_ name: String) {
        taken.insert(name)
    }

    /// Makes up a name, as PostgreSQL does: `wallets_user_id_key`, and `wallets_user_id_key1` for a second.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - columns: The columns that the thing is about.
    ///   - suffix: What it is: `key`, `fkey`, `check`, `idx`.
    public mutating func make(_ table: String, _ columns: [String], _ suffix: String) -> String {
        let stem = ([table] + columns).joined(separator: "_")
        var number = 0
        while true {
            let name = Self.fit(stem, suffix: "_" + suffix + (number == 0 ? "" : String(number)))
            if taken.insert(name).inserted { return name }
            number += 1
        }
    }

    /// A name of at most 63 bytes. What is cut off is stood for by a hash, so that names stay apart.
    public static func fit(_ stem: String, suffix: String) -> String {
        guard stem.utf8.count + suffix.utf8.count > 63 else { return stem + suffix }
        let hash = hexadecimal(of: stem)
        let room = 63 - suffix.utf8.count - hash.utf8.count - 1
        var kept = ""
        for character in stem {
            guard kept.utf8.count + character.utf8.count <= room else { break }
            kept.append(character)
        }
        return "\(kept)_\(hash)\(suffix)"
    }

    /// FNV-1a of 32 bits, in 8 digits.
    private static func hexadecimal(of text: String) -> String {
        var hash: UInt32 = 2_166_136_261
        for byte in text.utf8 {
            hash = (hash ^ UInt32(byte)) &* 16_777_619
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
