import VarveCatalog

/// Which writer writes which kind.
enum ObjectWriters {
    static func writer(for kind: ObjectKind) -> (any ObjectWriter)? { writers[kind] }

    private static let writers: [ObjectKind: any ObjectWriter] = [
        .schema: SchemaWriter(),
        .extension: ExtensionWriter(),
        .enumType: EnumTypeWriter(),
        .domain: DomainWriter(),
        .domainCheck: DomainCheckWriter(),
        .sequence: SequenceWriter(),
        .sequenceOwnership: SequenceOwnershipWriter(),
        .table: TableWriter(),
        .column: ColumnWriter(),
        .columnDefault: ColumnDefaultWriter(),
        .primaryKey: ConstraintWriter(),
        .unique: ConstraintWriter(),
        .check: ConstraintWriter(),
        .exclusion: ConstraintWriter(),
        .foreignKey: ConstraintWriter(),
        .index: IndexWriter(),
        .view: ViewWriter(noun: "VIEW"),
        .materializedView: ViewWriter(noun: "MATERIALIZED VIEW"),
        .function: RoutineWriter(noun: "FUNCTION"),
        .procedure: RoutineWriter(noun: "PROCEDURE"),
        .trigger: TriggerWriter(),
    ]
}
