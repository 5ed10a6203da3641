import VarveCatalog

/// How SET EXPRESSION of a column reaches the columns of partitions and heirs: the server sets it for all of them.
struct ExpressionSpread {
    /// Those that go on computing in their own way, with what they compute, each after all that it inherits from.
    let kept: [(heir: ObjectID, expression: String)]

    /// What those compute from then on that are yet to be changed.
    let given: [ObjectID: String]

    init(of column: CatalogObject, in context: WritingContext) {
        var kept: [(heir: ObjectID, expression: String)] = []
        var given: [ObjectID: String] = [:]
        let heirs = column.owner.map { context.descent.descendants(of: $0) } ?? []
        for heir in heirs {
            // Whatever is set again reaches those below too.
            let above = kept.last { context.descent.descendants(of: $0.heir).contains(heir) }
            let spread = above?.expression ?? column[.expression]
            guard let present = context.current[ObjectID(.column, in: heir, column.name)] else {
                given[heir] = spread
                continue
            }
            if let expression = present[.expression], expression != spread { kept.append((heir, expression)) }
        }
        self.kept = kept
        self.given = given
    }
}
