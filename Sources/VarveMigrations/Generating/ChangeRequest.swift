/// What a user says about the way from one schema to another.
public struct ChangeRequest: Sendable, Hashable {
    /// Renames as `old:new`: `users:people`, `users.email:mail`. A full new name may be given too.
    public var renames: [String]

    /// The objects whose data may be lost, as people write them: `users`, `users.email`.
    public var allowedLosses: [String]

    /// Describes what is allowed.
    public init(renames: [String] = [], allowedLosses: [String] = []) {
        self.renames = renames
        self.allowedLosses = allowedLosses
    }
}
