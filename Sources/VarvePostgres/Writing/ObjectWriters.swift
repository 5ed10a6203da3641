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
        .compositeType: CompositeTypeWriter(),
        .rangeType: RangeTypeWriter(),
        .collation: ParameterWriter(noun: "COLLATION"),
        .aggregate: AggregateWriter(),
        .operator: OperatorWriter(),
        .operatorClass: OperatorClassWriter(),
        .operatorFamily: OperatorFamilyWriter(),
        .cast: CastWriter(),
        .transform: TransformWriter(),
        .conversion: ConversionWriter(),
        .language: LanguageWriter(),
        .accessMethod: AccessMethodWriter(),
        .textSearchParser: ParameterWriter(noun: "TEXT SEARCH PARSER"),
        .textSearchTemplate: ParameterWriter(noun: "TEXT SEARCH TEMPLATE"),
        .textSearchDictionary: TextSearchDictionaryWriter(),
        .textSearchConfiguration: TextSearchConfigurationWriter(),
        .rule: RuleWriter(),
        .eventTrigger: EventTriggerWriter(),
        .statistics: StatisticsWriter(),
    ]
}
