import VarveCatalog
import VarvePlanning

extension PostgresRules {
    func alteration(from old: CatalogObject, to new: CatalogObject) -> Alteration {
        if Self.restsByDefinition.contains(old.kind),
            Self.definingDependencies(old) != Self.definingDependencies(new)
        {
            return .replacement
        }
        var changed = old.differences(from: new)
        changed.subtract(Self.attached)
        changed.subtract(alterable(from: old, to: new))
        changed.subtract(coverage(from: old, to: new))
        return changed.isEmpty ? .inPlace : .replacement
    }

    func concernsDependents(alterationFrom old: CatalogObject, to new: CatalogObject) -> Bool {
        let hasDetails = new.kind == .table || new.kind == .column
        let unnoticed = hasDetails ? Self.attached.union(Self.details) : Self.attached
        return !old.differences(from: new).isSubset(of: unnoticed)
    }

    /// How the server keeps the rows of a table and the values of a column, and what it calls a NOT NULL, which it can be told
    /// at any time.
    static let details: Set<String> = [
        AttributeKey<[String]>.options.name, AttributeKey<String>.replicaIdentity.name,
        AttributeKey<String>.storage.name, AttributeKey<String>.usualStorage.name,
        AttributeKey<String>.compression.name, AttributeKey<Int>.statistics.name,
        AttributeKey<String>.notNullName.name, AttributeKey<String>.notNullComment.name,
    ]

    /// What can be changed of an object of any kind without another word about it.
    static let attached: Set<String> = RowSecurityStatements.attributes.union([
        AttributeKey<String>.comment.name, AttributeKey<[String]>.privileges.name,
        AttributeKey<[String]>.columnPrivileges.name, AttributeKey<[String]>.sequencePrivileges.name,
        AttributeKey<[String]>.requiredExtensions.name, AttributeKey<[String]>.securityLabels.name,
    ])

    /// Kinds for which no ALTER changes what they rest on: a foreign key stays with the unique index that it found
    /// when it was made, a view with the primary key that its GROUP BY relies on.
    private static let restsByDefinition: Set<ObjectKind> = [
        .foreignKey, .view, .materializedView, .index, .trigger, .check, .rule, .statistics,
    ]

    /// Without what only follows from a table's becoming a partition.
    private static func definingDependencies(_ object: CatalogObject) -> ObjectSet {
        switch object.kind {
        case .foreignKey, .index, .check:
            ObjectSet(object.dependencies.filter { $0.kind != object.kind && $0.kind != .partition })
        default: object.dependencies
        }
    }

    /// The attributes that this difference can be altered in without making the object anew.
    private func alterable(from old: CatalogObject, to new: CatalogObject) -> Set<String> {
        let everything = Set(old.attributes.keys).union(new.attributes.keys)
        let options = AttributeKey<[String]>.options.name
        let indexOptions: Set<String> = old[flag: .isPartitioned] ? [] : [options]
        let enabled = AttributeKey<String>.enabled.name
        let foreignOptions = AttributeKey<[String]>.foreignOptions.name
        let invalid = AttributeKey<Bool>.isInvalid.name
        let watchStates = AttributeKey<[String]>.watchStates.name
        switch old.kind {
        case .extension: return canUpdateExtension(from: old, to: new) ? everything : []
        case .publication: return [options]
        case .schema, .enumType, .domain, .sequence, .columnDefault, .viewColumn, .triggerState:
            return everything
        // The former owner may have to go before the new one can come.
        case .sequenceOwnership: return []
        case .table: return everything.subtracting(Self.division)
        case .column: return canAlterColumn(from: old, to: new) ? everything : []
        case .primaryKey, .unique: return Self.indexMarks.union(indexOptions).union([watchStates])
        case .exclusion: return Self.indexMarks.union([watchStates])
        case .check, .domainCheck: return validation(from: old, to: new)
        case .foreignKey:
            let timing: [AttributeKey<Bool>] = [.isDeferrable, .isInitiallyDeferred]
            return validation(from: old, to: new).union(timing.map(\.name) + [watchStates])
        case .view: return [options]
        case .materializedView: return [options, AttributeKey<String>.tablespace.name]
        // An index that is whole can't be made half-built; one that is half-built is made anew.
        case .index:
            return Self.indexMarks.union(indexOptions).union(old[flag: .isInvalid] ? [] : [invalid])
        case .trigger:
            return old.owner?.kind == .table ? [enabled] : []
        case .function, .procedure: return canReplace(old, by: new) ? everything : []
        case .rule: return [enabled]
        case .foreignDataWrapper: return everything
        case .foreignServer: return [foreignOptions, AttributeKey<String>.version.name]
        case .userMapping, .foreignTable: return [foreignOptions]
        case .policy: return canAlterPolicy(from: old, to: new)
        case .defaultPrivileges: return everything
        default: return alterableDefinition(from: old, to: new)
        }
    }

    /// The same of types, operators and the like, which mostly are made anew.
    private func alterableDefinition(from old: CatalogObject, to new: CatalogObject) -> Set<String> {
        let parameters = AttributeKey<[String]>.parameters.name
        switch old.kind {
        case .compositeType:
            let remarks: [AttributeKey<[String]>] = [.attributeComments, .attributeSecurityLabels]
            let attributes: [AttributeKey<[String]>] =
                TypeAttributes.onlyAdds(from: old, to: new) ? [.typeAttributes] : []
            return Set((remarks + attributes).map(\.name))
        case .rangeType:
            let names: [AttributeKey<[String]>] = [.multirange, .constructor, .multirangeConstructor]
            return Set(names.map(\.name))
        case .aggregate:
            return old[.arguments] == new[.arguments] && old[.returns] == new[.returns] ? [parameters] : []
        case .operator: return OperatorEstimators.areAllThatDiffers(old, new) ? [parameters] : []
        case .operatorFamily: return [AttributeKey<[String]>.members.name]
        case .language: return [parameters, AttributeKey<Bool>.isTrusted.name]
        case .transform, .textSearchDictionary: return [parameters]
        case .textSearchConfiguration: return [AttributeKey<[String]>.mappings.name]
        case .eventTrigger: return [AttributeKey<String>.enabled.name]
        case .statistics: return [AttributeKey<Int>.statisticsSize.name]
        default: return []
        }
    }

    /// No ALTER TABLE divides a table otherwise, or changes the type of a column that it is divided by.
    private static let division = [
        AttributeKey<String>.partitionKey.name, AttributeKey<[String]>.partitionKeyTypes.name,
    ]

    /// What is noted about an index that stays what it is.
    private static let indexMarks: Set<String> = [
        AttributeKey<Bool>.isClustered.name, AttributeKey<Bool>.isReplicaIdentity.name,
        AttributeKey<[String]>.keyStatistics.name, AttributeKey<String>.indexComment.name,
        AttributeKey<String>.tablespace.name,
    ]

    /// A partition's index can become part of the table's one. It can't be taken out again, and a table that is attached gets
    /// one of each index that is there.
    private func coverage(from old: CatalogObject, to new: CatalogObject) -> Set<String> {
        let uncovered = Set(old[.uncoveredPartitions] ?? [])
        let key = AttributeKey<[String]>.uncoveredPartitions
        return uncovered.isSuperset(of: new[key] ?? []) ? [key.name] : []
    }

    /// VALIDATE CONSTRAINT goes one way only.
    private func validation(from old: CatalogObject, to new: CatalogObject) -> Set<String> {
        let isValidated = old[flag: .isNotValid] && !new[flag: .isNotValid] && !new[flag: .isNotEnforced]
        return isValidated ? [AttributeKey<Bool>.isNotValid.name] : []
    }

    /// A column whose values are stored goes on with them where it is no longer computed, whatever becomes of what it was
    /// computed from.
    func letsGo(_ old: CatalogObject, becoming new: CatalogObject) -> Bool {
        old.kind == .column && old[.generation] == "stored" && new[.generation] == nil
    }

    /// A computed column can become a plain one where its values are kept (DROP EXPRESSION). No other change
    /// of what it is computed from has a form of ALTER TABLE that every version knows.
    private func canAlterColumn(from old: CatalogObject, to new: CatalogObject) -> Bool {
        if letsGo(old, becoming: new) || old[.generation] == nil && new[.generation] == nil { return true }
        return old[.generation] == new[.generation] && old[.expression] == new[.expression]
            && old[.dataType] == new[.dataType] && old[.collation] == new[.collation]
    }

    /// ALTER POLICY can't take an expression away.
    private func canAlterPolicy(from old: CatalogObject, to new: CatalogObject) -> Set<String> {
        let expressions: [AttributeKey<String>] = [.usingExpression, .checkExpression]
        let alterable = expressions.filter { new[$0] != nil }.map(\.name)
        return Set(alterable + [AttributeKey<[String]>.roles.name])
    }

    /// Extensions come with scripts to newer versions and hardly ever back. The version that is not told is the newest.
    private func canUpdateExtension(from old: CatalogObject, to new: CatalogObject) -> Bool {
        guard let version = new[.version], old[.version] != version else { return true }
        guard let former = old[.version] else { return false }
        let (before, after) = (Self.numbers(former), Self.numbers(version))
        return before.lexicographicallyPrecedes(after)
    }

    private static func numbers(_ version: String) -> [Int] {
        version.split { !$0.isNumber }.map { Int($0) ?? 0 }
    }

    /// CREATE OR REPLACE FUNCTION: "you cannot change the name or argument types … or the return type", nor
    /// the names of arguments, nor take a default away. All of that stands before the language.
    private func canReplace(_ old: CatalogObject, by new: CatalogObject) -> Bool {
        old[.returns] == new[.returns] && head(old) == head(new)
    }

    private func head(_ routine: CatalogObject) -> Substring {
        let definition = routine[.definition] ?? ""
        guard let language = definition.firstRange(of: "\n LANGUAGE ") else { return definition[...] }
        return definition[..<language.lowerBound]
    }
}
