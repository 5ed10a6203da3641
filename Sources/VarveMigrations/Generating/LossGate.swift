import VarveCatalog
import VarveDatabase
import VarvePlanning

/// Lets a plan through only when a user has answered for what it destroys.
struct LossGate {
    let dialect: any Dialect
    let request: ChangeRequest

    /// The losses that nobody allowed.
    func refused(_ plan: Plan) -> [Loss] {
        plan.losses.filter { !isAllowed($0.object) }
    }

    /// The drops and adds that may be renames and that nobody answered for.
    func unclear(_ plan: Plan) -> [UnclearRename] {
        plan.renameCandidates.filter { !isAllowed($0.from) }.map { rename in
            UnclearRename(
                kind: rename.from.kind, from: ObjectPath.text(of: rename.from.path, in: dialect),
                to: ObjectPath.text(of: rename.to.path, in: dialect))
        }
    }

    /// - Parameter connection: The database that the plan is for, where there is one: what would be lost is counted there.
    /// - Throws: ``MigrationError/unknownLosses(_:losses:)``, ``MigrationError/unclearRenames(_:)``,
    ///   ``MigrationError/losses(_:)``.
    func check(_ plan: Plan, countingOn connection: (any DatabaseConnection)? = nil)
        async throws(MigrationError)
    {
        try requireLosses(of: plan)
        let unclear = unclear(plan)
        guard unclear.isEmpty else { throw .unclearRenames(unclear) }
        var losses: [CountedLoss] = []
        for loss in refused(plan) {
            let count = try? await connection?.query(Statement(loss.countQuery)).first?.integer
            losses.append(
                CountedLoss(
                    object: ObjectPath.text(of: loss.object.path, in: dialect), kind: loss.object.kind,
                    reason: loss.reason, unit: loss.unit, count: count))
        }
        guard losses.isEmpty else { throw .losses(losses) }
    }

    /// A name that no loss has may be a slip of the pen. Where nothing is left to do, all of them have been answered for.
    private func requireLosses(of plan: Plan) throws(MigrationError) {
        let unknown = request.allowedLosses.filter { name in
            !plan.losses.contains { names($0.object, name) }
        }
        guard plan.isEmpty || unknown.isEmpty else {
            let losses = Set(plan.losses.map { ObjectPath.text(of: $0.object.path, in: dialect) }).sorted()
            throw .unknownLosses(unknown, losses: losses)
        }
    }

    private func isAllowed(_ id: ObjectID) -> Bool {
        request.allowedLosses.contains { names(id, $0) }
    }

    /// Whether an object is meant by what a user wrote.
    private func names(_ id: ObjectID, _ name: String) -> Bool {
        name == dialect.display(id.path)
            || dialect.qualify(ObjectPath.parts(of: name), kind: id.kind) == id.path
    }
}
