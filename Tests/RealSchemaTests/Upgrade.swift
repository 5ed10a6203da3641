import BlueprintTestSupport
import VarveTestSupport

/// Two releases of a schema that others wrote.
struct Upgrade: Sendable {
    let old: RealSchema
    let new: RealSchema
    /// Whether rows can be thought out for every table; the triggers and checks of some know what they want.
    var fillsAll = true
    /// Why the database takes the change only as long as there are no rows.
    var refusal: String?
    /// Why the database takes the way back only as long as there are no rows.
    var refusalBack: String?
}

extension Upgrade: CustomStringConvertible {
    var description: String { "\(old.name) to \(new.name)" }
}
