import VarveCatalog

/// Which rows of a table are copied.
enum MovedRows {
    case all
    /// Those in some of its partitions: others go to another table, or are foreign and have theirs elsewhere.
    case ofParts([ObjectID])

    /// The tables that are read.
    func tables(of table: ObjectID) -> [ObjectID] {
        switch self {
        case .all: [table]
        case .ofParts(let parts): parts
        }
    }
}
