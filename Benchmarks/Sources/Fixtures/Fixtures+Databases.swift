extension Fixtures {
    /// Makes a database anew, as a copy of another where one is named, and lets the server finish its work on it.
    func recreate(_ database: String, from template: String = "template1") throws {
        try Program(
            "psql", "-qX", "-v", "ON_ERROR_STOP=1", "-c", "DROP DATABASE IF EXISTS \(database) WITH (FORCE)",
            "-c", "CREATE DATABASE \(database) TEMPLATE \(template)", "-c", "CHECKPOINT"
        ).run()
    }

    /// What autovacuum does for any database before long. Without it the times depend on when it comes by.
    func settle(_ database: String) throws {
        try Program("psql", "-qX", "-d", database, "-c", "VACUUM (ANALYZE)", "-c", "CHECKPOINT").run()
    }

    /// Copies a file in the place of another that may be there.
    func copy(_ path: String, to copy: String) throws {
        try Program("cp", path, copy).run()
    }

    /// Copies a folder in the place of another that may be there, with the owners of its files.
    func copyFolder(_ path: String, to copy: String) throws {
        try remove(copy)
        try Program("cp", "-Rp", path, copy).run()
    }

    /// Removes a file or folder that may be there.
    func remove(_ path: String) throws {
        try Program("rm", "-rf", path).run()
    }
}
