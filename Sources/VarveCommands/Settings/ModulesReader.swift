import VarveDatabase
import VarveDeclaration

/// Reads modules as varve.json says them, for schemas in SQL.
struct ModulesReader {
    let script: SQLScript

    /// A module and what it says that it builds on.
    private struct Entry {
        var module: DeclaredModule
        let dependencies: [String]
        let place: ScriptLocation
    }

    /// The modules in a value.
    func modules(_ value: JSON5Value) throws(SettingsError) -> [DeclaredModule] {
        var entries: [Entry] = []
        for member in try SettingsObject(value, "modules", keys: nil, in: script).all {
            entries.append(try entry(member))
        }
        for entry in entries { try checkDependencies(of: entry, among: entries) }
        return try entries.map { entry throws(SettingsError) in
            var module = entry.module
            module.dependencies = try allDependencies(of: entry, among: entries, path: [])
            return module
        }
    }

    private func entry(_ member: JSON5Member) throws(SettingsError) -> Entry {
        let object = try SettingsObject(
            member.value, member.key, keys: ["prefixes", "tables", "shared", "dependsOn"], in: script)
        let tables = try object.texts("tables") ?? []
        let module = DeclaredModule(
            name: member.key, prefixes: try object.texts("prefixes") ?? [member.key],
            tables: tables.map { $0.split(separator: ".").map(String.init) },
            isShared: try object.flag("shared"))
        return Entry(
            module: module, dependencies: try object.texts("dependsOn") ?? [],
            place: script.location(atOffset: member.offset))
    }

    private func checkDependencies(of entry: Entry, among entries: [Entry]) throws(SettingsError) {
        let name = entry.module.name
        for dependency in entry.dependencies {
            guard let other = entries.first(where: { $0.module.name == dependency }) else {
                throw SettingsError(
                    "\(entry.place): \(name) depends on \(dependency), which is no module",
                    hints: Suggestion.hints(for: dependency, among: entries.map(\.module.name)))
            }
            guard !entry.module.isShared || other.module.isShared else {
                throw SettingsError(
                    "\(entry.place): \(name) depends on \(dependency), and \(name) is shared, "
                        + "so it builds on shared modules only",
                    hints: ["let \(dependency) depend on \(name) instead"])
            }
        }
    }

    private func allDependencies(
        of entry: Entry, among entries: [Entry], path: [String]
    ) throws(SettingsError) -> Set<String> {
        let path = path + [entry.module.name]
        var found: Set<String> = []
        for dependency in entry.dependencies {
            if let start = path.firstIndex(of: dependency) {
                let circle = (path[start...] + [dependency]).joined(separator: " → ")
                throw SettingsError("\(entry.place): modules depend on each other in a circle: \(circle)")
            }
            guard let other = entries.first(where: { $0.module.name == dependency }) else { continue }
            found.insert(dependency)
            found.formUnion(try allDependencies(of: other, among: entries, path: path))
        }
        return found
    }
}
