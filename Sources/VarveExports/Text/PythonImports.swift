/// The imports of a Python file, collected while it is written.
struct PythonImports {
    private var names: [String: Set<String>] = [:]
    private var modules: Set<String> = []

    /// Imports a name from a module.
    mutating func add(_ name: String, from module: String) { names[module, default: []].insert(name) }

    /// Imports what a type of values needs: `list[dt.date]`.
    mutating func add(holding type: String) {
        let name = type.hasPrefix("list[") ? String(type.dropFirst(5).dropLast()) : type
        switch name {
        case "Any": add("Any", from: "typing")
        case "Decimal": add("Decimal", from: "decimal")
        case "UUID": add("UUID", from: "uuid")
        case _ where name.hasPrefix("dt."): modules.insert("import datetime as dt")
        default: break
        }
    }

    /// Imports a whole module.
    mutating func add(module: String) { modules.insert("import " + module) }

    /// The lines: the standard library, then the rest.
    var lines: [String] {
        let standard = names.keys.filter { !$0.hasPrefix("sqlalchemy") }.sorted().map(line)
        let others = names.keys.filter { $0.hasPrefix("sqlalchemy") }.sorted().map(line)
        let first = modules.sorted() + standard
        return first + (first.isEmpty ? [] : [""]) + others
    }

    private func line(_ module: String) -> String {
        let list = (names[module] ?? []).sorted()
        let line = "from \(module) import \(list.joined(separator: ", "))"
        if line.count <= 100 { return line }
        return "from \(module) import (\n" + list.map { "    \($0),\n" }.joined() + ")"
    }
}
