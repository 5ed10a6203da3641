import VarveCatalog

/// Triggers and rewrite rules, which are the same but for their noun.
struct TriggerWriter: ObjectWriter {
    let noun: String

    func subject(_ object: CatalogObject) -> String {
        "\(noun) \(object.quotedName) ON \(object.ownerReference)"
    }

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        [FaithfulExpression.text(object[.definition] ?? "")] + enabling(object, from: nil)
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        enabling(new, from: old)
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        guard let old = id.path.last, let new = path.last, old != new else { return [] }
        let table = SQLText.qualified(id.path.dropLast())
        return ["ALTER \(noun) \(SQLText.identifier(old)) ON \(table) RENAME TO \(SQLText.identifier(new))"]
    }

    private func enabling(_ object: CatalogObject, from old: CatalogObject?) -> [String] {
        guard object[.enabled] != old?[.enabled] else { return [] }
        return [
            "ALTER TABLE \(object.ownerReference) \(FiringState.action(object[.enabled])) \(noun) \(object.quotedName)"
        ]
    }
}

extension TriggerWriter {
    /// Statements that none of some triggers notices; each is in its former state afterwards.
    static func silencing(
        _ triggers: [CatalogObject], during statements: [String], in context: WritingContext
    ) -> [String] {
        let writer = TriggerWriter(noun: "TRIGGER")
        let pairs = triggers.filter { $0[.enabled] != "disabled" }.map { trigger in
            var silent = trigger
            silent[.enabled] = "disabled"
            return (loud: trigger, silent: silent)
        }
        return pairs.flatMap { writer.alter(from: $0.loud, to: $0.silent, in: context) } + statements
            + pairs.flatMap { writer.alter(from: $0.silent, to: $0.loud, in: context) }
    }
}

/// When a trigger or a rule is followed.
enum FiringState {
    /// The words of ALTER that bring an object into its state.
    static func action(_ state: String?) -> String {
        switch state {
        case "disabled": "DISABLE"
        case "replica": "ENABLE REPLICA"
        case "always": "ENABLE ALWAYS"
        default: "ENABLE"
        }
    }
}

/// The states of partitions' copies of triggers.
struct TriggerStateWriter: ObjectWriter {
    let noun = "TRIGGER"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        [Self.statement(object, state: object[.enabled])]
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        create(new, parts: [], in: context)
    }

    /// The copy is as the table's above again, unless it goes with its trigger or with the partition's place.
    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        guard let partition = object.owner, context.descent.hasParent(partition) else { return [] }
        let above = object.dependencies.compactMap { context.current[$0] }
        guard let trigger = above.first(where: { $0.kind == .trigger }) else { return [] }
        let between = above.filter { $0.kind == .triggerState }
        // The nearest is the one that rests on all others.
        let nearest = between.max { $0.dependencies.count < $1.dependencies.count }
        return [Self.statement(object, state: (nearest ?? trigger)[.enabled])]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] { [] }

    private static func statement(_ object: CatalogObject, state: String?) -> String {
        "ALTER TABLE \(object.ownerReference) \(FiringState.action(state)) TRIGGER \(object.quotedName)"
    }
}
