extension Tool {
    /// The tool's version, as `varve version` prints it and the ledger records it.
    var version: String { "0.1.0" }
}
