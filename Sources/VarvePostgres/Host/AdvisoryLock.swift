import VarveDatabase

/// The advisory lock that keeps runners apart. Its number has to be the same in every version of Varve.
enum AdvisoryLock {
    /// The letters `varve`.
    static let key: DatabaseValue = 0x76_61_72_76_65
}
