/// Options that several commands share which change a schema.
enum RunOptions {
    static let dryRun = Option.flag("dry-run", "Print what would be done and do nothing.")
    static let wait = Option.value(
        "wait", .number("SECONDS"), "How long to wait for another runner and for locks; 60 unless said.")
    static let rename = Option.value(
        "rename", .text("OLD:NEW"), isRepeatable: true,
        "Rename a table or column: users:people, users.email:users.mail.")
    static let allowLoss = Option.value(
        "allow-loss", .text("OBJECT"), isRepeatable: true,
        "Allow that the data of a table or column is lost: users, users.email.")
}
