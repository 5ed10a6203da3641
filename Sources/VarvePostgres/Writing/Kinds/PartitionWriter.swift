import VarveCatalog

/// The places of partitions. A partition is made as a table by itself and then attached, which locks the table that it
/// becomes a part of far less than CREATE TABLE … PARTITION OF does.
struct PartitionWriter: ObjectWriter {
    let noun = "TABLE"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ["\(alteration(object)) ATTACH PARTITION \(object.reference) \(object[.bound] ?? "DEFAULT")"]
    }

    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        ["\(alteration(object)) DETACH PARTITION \(object.reference)"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] { [] }

    private func alteration(_ object: CatalogObject) -> String {
        "ALTER TABLE \(SQLText.qualified(object[.parent] ?? []))"
    }
}

/// The ties of tables to those that they inherit from.
struct InheritanceWriter: ObjectWriter {
    let noun = "TABLE"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ["ALTER TABLE \(object.ownerReference) INHERIT \(parent(object))"]
    }

    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        ["ALTER TABLE \(object.ownerReference) NO INHERIT \(parent(object))"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] { [] }

    private func parent(_ object: CatalogObject) -> String { SQLText.qualified(object[.parent] ?? []) }
}

/// The ties of tables to the composite types that they are of.
struct TableTypeWriter: ObjectWriter {
    let noun = "TABLE"

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        ["ALTER TABLE \(object.reference) OF \(SQLText.qualified(object[.parent] ?? []))"]
    }

    func drop(_ object: CatalogObject, in context: WritingContext) -> [String] {
        ["ALTER TABLE \(object.reference) NOT OF"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] { [] }
}
