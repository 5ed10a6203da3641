/// A list of privileges as the server keeps it: an item for each pair of role and grantor, `reader=r*w/owner`.
struct AccessList {
    /// What a role may do and whether it may pass that on, by role (as it stands in SQL) and privilege.
    private var rights: [Privilege.Right: Bool] = [:]

    /// Whether there is an item that the owner did not make, or one that can't be read.
    private(set) var hasOthers = false

    /// Reads a list.
    ///
    /// - Parameters:
    ///   - items: The items as the server writes them.
    ///   - owner: The name of the object's owner. Only what the owner granted is taken in: what others passed on can't be
    ///     granted again by whoever makes the object again.
    init(_ items: [String], owner: String) {
        for item in items {
            guard let item = AccessItem(item), item.grantor == owner, item.hasOnlyKnownLetters else {
                hasOthers = true
                continue
            }
            let grantee =
                item.grantee.isEmpty
                ? Privilege.everybody
                : item.grantee == owner ? Privilege.owner : SQLText.identifier(item.grantee)
            for (name, isGrantable) in item.privileges {
                let right = Privilege.Right(name: name, grantee: grantee)
                rights[right] = isGrantable || rights[right] ?? false
            }
        }
    }

    /// How the list differs from another.
    func differences(from usual: AccessList) -> [String] {
        let all = Set(rights.keys).union(usual.rights.keys)
        let different = all.filter { rights[$0] != usual.rights[$0] }
        return different.map { right in
            let state: Privilege.State =
                switch rights[right] {
                case nil: .revoked
                case true?: .grantable
                case false?: .granted
                }
            return Privilege(right, state).text
        }.sorted()
    }
}

/// One item of a list of privileges.
private struct AccessItem {
    /// The name of a role; empty for everybody.
    let grantee: String
    let grantor: String
    private(set) var privileges: [(name: String, isGrantable: Bool)] = []
    private(set) var hasOnlyKnownLetters = true

    init?(_ text: String) {
        var rest = Array(text.unicodeScalars)[...]
        guard let grantee = Self.takeName(&rest, upTo: "="), let slash = rest.firstIndex(of: "/")
        else { return nil }
        self.grantee = grantee
        var behind = rest[(slash + 1)...]
        guard let grantor = Self.takeName(&behind, upTo: nil) else { return nil }
        self.grantor = grantor
        for scalar in rest[..<slash] {
            if scalar == "*" {
                if let last = privileges.indices.last { privileges[last].isGrantable = true }
            } else if let name = Self.names[scalar] {
                privileges.append((name, false))
            } else {
                hasOnlyKnownLetters = false
            }
        }
    }

    /// A name up to a mark, which is taken too. One with unusual characters is in quotes.
    private static func takeName(
        _ rest: inout ArraySlice<Unicode.Scalar>, upTo mark: Unicode.Scalar?
    ) -> String? {
        var name = String.UnicodeScalarView()
        var isQuoted = false
        while let scalar = rest.popFirst() {
            if scalar == "\"" {
                if isQuoted, rest.first == "\"" {
                    name.append(scalar)
                    rest.removeFirst()
                } else {
                    isQuoted.toggle()
                }
            } else if scalar == mark, !isQuoted {
                return String(name)
            } else {
                name.append(scalar)
            }
        }
        return mark == nil ? String(name) : nil
    }

    /// The letters by which the server abbreviates privileges.
    private static let names: [Unicode.Scalar: String] = [
        "r": "SELECT", "a": "INSERT", "w": "UPDATE", "d": "DELETE", "D": "TRUNCATE", "x": "REFERENCES",
        "t": "TRIGGER", "m": "MAINTAIN", "X": "EXECUTE", "U": "USAGE", "C": "CREATE", "T": "TEMPORARY",
        "c": "CONNECT",
    ]
}
