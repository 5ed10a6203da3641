import VarveCatalog
import VarvePlanning

/// Names that tables have for a while, and that nothing else has before or after.
struct FreeNames {
    private var taken: Set<String>

    init(beside plan: Plan) {
        let names = Array(plan.source.objects.keys) + Array(plan.target.objects.keys)
        taken = Set(names.map { Quoting.folded($0.name) })
    }

    /// A free name for what stands in for a table.
    mutating func take(_ name: String, prefix: String) -> String {
        var candidate = prefix + name
        while !taken.insert(Quoting.folded(candidate)).inserted { candidate += "_" }
        return candidate
    }
}
