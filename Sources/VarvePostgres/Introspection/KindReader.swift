/// How objects of one kind are read: a query for all of them at once, and what its rows mean.
protocol KindReader: Sendable {
    /// The query for a server's version as a number: 150004 is 15.4.
    func query(_ version: Int) -> String

    /// Takes the rows in.
    func read(_ rows: ResultRows, into reading: inout CatalogReading)
}

/// All that is read, in an order in which each finds what it refers to.
///
/// A number of the server's type `oid` is asked for as `int8`, which the server writes several times faster.
enum KindReaders {
    /// What the model has a place for.
    static let modelled: [any KindReader] = [
        SchemaReader(), KeywordReader(), DependencyReader(), ExtensionReader(), TypeReader(),
        CompositeTypeReader(), RangeTypeReader(),
        RelationReader(),
        ColumnReader(), ViewColumnReader(), SequenceReader(), ConstraintReader(), IndexReader(),
        RoutineReader(), TriggerReader(), InheritanceReader(),
        ClauseReader.collations, ClauseReader.aggregates, ClauseReader.operators, OperatorFamilyReader(),
        OperatorClassReader(), ClauseReader.casts, ClauseReader.transforms, ClauseReader.conversions,
        ClauseReader.languages, ClauseReader.accessMethods, ClauseReader.textSearchParsers,
        ClauseReader.textSearchTemplates, TextSearchDictionaryReader(), TextSearchConfigurationReader(),
        RuleReader(), ClauseReader.eventTriggers, StatisticsReader(), RequiredExtensionReader(),
        ForeignDataWrapperReader(), ForeignServerReader(), UserMappingReader(), ForeignTableReader(),
        PublicationReader(), PublishedTableReader(), PublishedSchemaReader(), PolicyReader(),
        RowSecurityReader(), DefaultPrivilegesReader(),
        PrivilegeReader(), CommentReader(),
    ]

    /// What is only reported.
    static let unmodelled: [any KindReader] = [UnmodelledReader(), NoteReader()]

    static var all: [any KindReader] { modelled + unmodelled }

    /// The condition for a schema, known as `n`, that users make.
    static let userSchema = #"n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'"#

    /// Objects that a user made have numbers from here on.
    static let firstUserObject = 16384
}
