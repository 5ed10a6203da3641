import VarveDatabase

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A step of a plan as `EXPLAIN (FORMAT json)` writes it.
struct ExplainedNode: Decodable {
    let index: String?
    let parts: [ExplainedNode]?

    private enum CodingKeys: String, CodingKey {
        case index = "Index Name"
        case parts = "Plans"
    }

    private struct Answer: Decodable {
        let plan: ExplainedNode

        private enum CodingKeys: String, CodingKey {
            case plan = "Plan"
        }
    }

    /// The indexes of a plan, outer steps first.
    static func indexes(in json: String) throws(DatabaseError) -> [String] {
        do {
            return try JSONDecoder().decode([Answer].self, from: Data(json.utf8)).flatMap(\.plan.indexes)
        } catch {
            throw DatabaseError(.unsupported, "the server's plan can't be read: \(error)")
        }
    }

    private var indexes: [String] { [index].compactMap(\.self) + (parts ?? []).flatMap(\.indexes) }
}
