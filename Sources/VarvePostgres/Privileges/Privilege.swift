/// How one privilege of one role differs from what the role has from the beginning.
struct Privilege: Hashable {
    enum State: Hashable {
        case granted
        /// Granted together with the right to pass it on.
        case grantable
        /// Taken away, although the role has it from the beginning.
        case revoked
    }

    /// A privilege and who has it.
    struct Right: Hashable {
        /// The privilege's name in SQL: `SELECT`.
        let name: String
        /// The role as it stands in SQL.
        let grantee: String
    }

    let right: Right
    let state: State

    /// Everybody.
    static let everybody = "PUBLIC"

    /// The owner of the object. What we make belongs to the user that makes it.
    static let owner = "CURRENT_USER"

    private static let option = " WITH GRANT OPTION"

    init(_ right: Right, _ state: State) {
        self.right = right
        self.state = state
    }

    /// Reads the form in which catalogs hold it; `nil` where it is another.
    init?(_ text: String) {
        let words = text.split(separator: " ", maxSplits: 3).map(String.init)
        guard words.count == 4 else { return nil }
        let isGrantable = words[3].hasSuffix(Self.option)
        let grantee = isGrantable ? String(words[3].dropLast(Self.option.count)) : words[3]
        let state: State = words[0] == "REVOKE" ? .revoked : isGrantable ? .grantable : .granted
        self.init(Right(name: words[1], grantee: grantee), state)
    }

    /// The form in which catalogs hold it.
    var text: String {
        switch state {
        case .granted: "GRANT \(right.name) TO \(right.grantee)"
        case .grantable: "GRANT \(right.name) TO \(right.grantee)\(Self.option)"
        case .revoked: "REVOKE \(right.name) FROM \(right.grantee)"
        }
    }

    /// The states of rights in a list as catalogs hold it.
    static func states(in texts: [String]) -> [Right: State] {
        Dictionary(texts.compactMap { Self($0) }.map { ($0.right, $0.state) }, uniquingKeysWith: { $1 })
    }
}
