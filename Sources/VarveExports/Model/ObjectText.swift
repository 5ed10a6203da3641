import VarveCatalog
import VarveDatabase

/// One line about an object, for formats that have no other way to say that it is there.
struct ObjectText {
    let source: ExportSource

    /// The line: `check wallets_credit_balance_check: credit_balance >= 0`.
    func line(_ object: CatalogObject) -> String {
        let content = content(of: object)
        return CommentText.line("\(object.kind) \(name(of: object))\(content.isEmpty ? "" : ": \(content)")")
    }

    /// The object's name; none where the database has none for it.
    func name(of object: CatalogObject) -> String {
        let isPart = [.primaryKey, .unique, .foreignKey, .check, .exclusion, .trigger, .column].contains(
            object.kind)
        return isPart ? object.name : source.display(object.id)
    }

    /// Whether the object has a name of its own in the database.
    func isNamed(_ object: CatalogObject) -> Bool {
        !object.hasGeneratedName || object.kind == .index || source.vocabulary.namesEveryConstraint
    }

    /// What an object is, without its name.
    func content(of object: CatalogObject) -> String {
        switch object.kind {
        case .check, .domainCheck: object[.expression] ?? ""
        case .foreignKey: foreignKey(object)
        case .index: index(object)
        case .primaryKey, .unique, .exclusion: object[.definition] ?? key(object)
        case .trigger: Self.head(of: object[.definition] ?? "", upTo: ["EXECUTE", "BEGIN"])
        case .triggerState: object[.enabled] ?? ""
        case .domain: object[.dataType] ?? ""
        case .function: object[.returns].map { "returns \($0)" } ?? ""
        case .policy: object[.usingExpression] ?? object[.checkExpression] ?? ""
        case .defaultPrivileges: (object[.privileges] ?? []).joined(separator: ", ")
        default: ""
        }
    }

    /// `(a, b) include (c) deferrable`.
    private func key(_ object: CatalogObject) -> String {
        var words = ["(\((object[.columns] ?? []).joined(separator: ", ")))"]
        if let included = object[.includedColumns] {
            words.append("include (\(included.joined(separator: ", ")))")
        }
        if object[flag: .nullsNotDistinct] { words.append("nulls not distinct") }
        return (words + timing(object)).joined(separator: " ")
    }

    /// `(shop_id) references shops (id) on delete cascade`.
    private func foreignKey(_ object: CatalogObject) -> String {
        var words = ["(\((object[.columns] ?? []).joined(separator: ", ")))", "references"]
        words.append(source.dialect.display(object[.referencedTable] ?? []))
        if let columns = object[.referencedColumns] { words.append("(\(columns.joined(separator: ", ")))") }
        return (words + behaviour(of: object)).joined(separator: " ")
    }

    /// What a foreign key does beside looking for its row.
    func behaviour(of key: CatalogObject) -> [String] {
        var words: [String] = []
        if let match = key[.match] { words.append("match \(match.lowercased())") }
        if let action = key[.onDelete] {
            let columns = key[.onDeleteColumns].map { " (\($0.joined(separator: ", ")))" } ?? ""
            words.append("on delete \(action.lowercased())\(columns)")
        }
        if let action = key[.onUpdate] { words.append("on update \(action.lowercased())") }
        return words + timing(key)
    }

    private func timing(_ object: CatalogObject) -> [String] {
        guard object[flag: .isDeferrable] else { return [] }
        return ["deferrable" + (object[flag: .isInitiallyDeferred] ? " initially deferred" : "")]
    }

    /// `unique (a, b DESC) using gin where a > 0`.
    func index(_ object: CatalogObject) -> String {
        var words = object[flag: .isUnique] ? ["unique"] : []
        words.append("(\((object[.keys] ?? []).joined(separator: ", ")))")
        if let included = object[.includedColumns] {
            words.append("include (\(included.joined(separator: ", ")))")
        }
        if let method = object[.method] { words.append("using \(method)") }
        if object[flag: .nullsNotDistinct] { words.append("nulls not distinct") }
        if let options = object[.options] { words.append("with (\(options.joined(separator: ", ")))") }
        if let predicate = object[.predicate] { words.append("where \(predicate)") }
        return (words + gaps(of: object)).joined(separator: " ")
    }

    /// Why an index does not find every row.
    func gaps(of index: CatalogObject) -> [String] {
        var words = index[flag: .isInvalid] ? [AttributeKey<Bool>.isInvalid.name] : []
        if let partitions = index[.uncoveredPartitions] {
            words.append(
                "\(AttributeKey<[String]>.uncoveredPartitions.name): \(partitions.joined(separator: ", "))")
        }
        return words
    }

    /// When a trigger fires, without what it does then.
    private static func head(of definition: String, upTo ends: [String]) -> String {
        let words = definition.split(whereSeparator: \.isWhitespace).map(String.init)
        let end = words.firstIndex(where: ends.contains) ?? words.endIndex
        let start = words.firstIndex { ["BEFORE", "AFTER", "INSTEAD"].contains($0) } ?? words.startIndex
        return start < end ? words[start..<end].joined(separator: " ") : ""
    }
}

extension ExportSource {
    /// Lines about everything that is neither a table nor a part of one, but for some kinds.
    func otherObjects(but kinds: Set<ObjectKind> = []) -> [String] {
        let parts: Set<ObjectKind> = [
            .schema, .table, .column, .columnDefault, .primaryKey, .unique, .foreignKey, .check, .exclusion,
            .trigger,
            .sequenceOwnership,
        ]
        let text = ObjectText(source: self)
        let others = catalog.objects.values.filter { object in
            let isTablePart =
                parts.contains(object.kind) || object.kind == .index && object.owner?.kind == .table
            return !isTablePart && !kinds.contains(object.kind) && empty[object.id] == nil
        }
        let views = catalog.all(.trigger).filter { $0.owner?.kind != .table }
        return (others + views).sorted { $0.id < $1.id }.map(text.line) + attached
            + unmodelled.map { CommentText.line("\($0)") }
    }

    /// Lines about what objects have of which no format speaks: privileges, partition keys, how values are stored.
    var attached: [String] {
        let objects = catalog.objects.values.filter {
            $0.kind != .defaultPrivileges && $0.kind != .viewColumn && !$0.attributes.isEmpty
        }
        return objects.sorted { $0.id < $1.id }.flatMap { object in
            object.attributes.filter { Self.isUnspoken($0.key, of: object.kind) }.map { attribute in
                Self.line(attribute, of: "\(object.kind) \(display(object.id))")
            }
        }
    }

    private static func line(_ attribute: Attributes.Element, of name: String) -> String {
        let subject = attribute.key.hasSuffix("privileges") ? "on \(name)" : "of \(name)"
        return switch attribute.value {
        case .flag: CommentText.line("\(attribute.key) \(subject)")
        case .list(let items):
            CommentText.line("\(attribute.key) \(subject): \(items.joined(separator: ", "))")
        case .text, .integer: CommentText.line("\(attribute.key) \(subject): \(attribute.value)")
        }
    }

    private static func isUnspoken(_ attribute: String, of kind: ObjectKind) -> Bool {
        // Of the others the formats tell them.
        unspoken.contains(attribute) || kind == .column && attribute == AttributeKey<[String]>.options.name
            || kind != .index && attribute == AttributeKey<[String]>.uncoveredPartitions.name
    }

    private static let unspoken: Set<String> = {
        let flags: [AttributeKey<Bool>] = [
            .hasRowSecurity, .forcesRowSecurity, .isClustered, .isReplicaIdentity, .isNotNullOwn,
            .isNotNullNotValid, .isNotNullNoInherit,
        ]
        let texts: [AttributeKey<String>] = [
            .partitionKey, .replicaIdentity, .tablespace, .accessMethod, .storage, .compression,
            .indexComment, .identitySequence, .notNullName, .notNullComment,
        ]
        let lists: [AttributeKey<[String]>] = [
            .privileges, .columnPrivileges, .sequencePrivileges, .keyStatistics, .requiredExtensions,
            .securityLabels, .attributeSecurityLabels, .watchStates,
        ]
        return Set(
            flags.map(\.name) + texts.map(\.name) + lists.map(\.name)
                + [AttributeKey<Int>.statistics.name])
    }()
}
