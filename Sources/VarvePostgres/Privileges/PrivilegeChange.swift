/// One statement's worth of privileges that are given to, or taken from, one role.
struct PrivilegeChange {
    /// What the statement does.
    enum Verb: Hashable {
        case grant, grantWithOption, revoke, revokeOption
    }

    let verb: Verb
    let names: [String]
    var grantee: String

    /// Whether something is taken away.
    var isRevocation: Bool { verb == .revoke || verb == .revokeOption }

    /// The statement.
    ///
    /// - Parameters:
    ///   - target: What it is about: `TABLE "public"."users"`.
    ///   - columns: The columns that it is limited to, in parentheses, with a blank before; else empty.
    func statement(on target: String, columns: String = "") -> String {
        let list = names.map { $0 + columns }.joined(separator: ", ")
        return switch verb {
        case .grant: "GRANT \(list) ON \(target) TO \(grantee)"
        case .grantWithOption: "GRANT \(list) ON \(target) TO \(grantee) WITH GRANT OPTION"
        case .revoke: "REVOKE \(list) ON \(target) FROM \(grantee)"
        case .revokeOption: "REVOKE GRANT OPTION FOR \(list) ON \(target) FROM \(grantee)"
        }
    }

    /// What leads from some privileges to others. What is taken comes first.
    static func all(from old: [String], to new: [String]) -> [PrivilegeChange] {
        if old == new { return [] }
        let before = Privilege.states(in: old)
        let after = Privilege.states(in: new)
        var names: [Step: [String]] = [:]
        for right in Set(before.keys).union(after.keys) where before[right] != after[right] {
            for verb in verbs(
                from: before[right], to: after[right], isOwner: right.grantee == Privilege.owner)
            {
                names[Step(verb: verb, grantee: right.grantee), default: []].append(right.name)
            }
        }
        return names.map { PrivilegeChange(verb: $0.verb, names: $1.sorted(), grantee: $0.grantee) }
            .sorted { $0.order < $1.order }
    }

    private var order: (Int, String, Int) {
        (isRevocation ? 0 : 1, grantee, verb == .grantWithOption || verb == .revokeOption ? 1 : 0)
    }

    private struct Step: Hashable {
        let verb: Verb
        let grantee: String
    }

    /// How a privilege gets from one state to another, `nil` being the one that it has from the beginning: an owner
    /// has everything then, and others mostly nothing.
    private static func verbs(
        from old: Privilege.State?, to new: Privilege.State?, isOwner: Bool
    ) -> [Verb] {
        switch (old, new) {
        case (_, .granted) where old == .grantable: [.revokeOption]
        case (_, .granted): [.grant]
        case (_, .grantable): [.grantWithOption]
        case (_, .revoked): [.revoke]
        case (.revoked, nil): [.grant]
        case (.grantable, nil) where isOwner: [.revokeOption]
        case (_, nil): [.revoke]
        }
    }
}
