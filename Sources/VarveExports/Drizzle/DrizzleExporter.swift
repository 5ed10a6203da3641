import VarveCatalog
import VarveDatabase

/// Writes Drizzle's schema files.
struct DrizzleExporter {
    private let source: ExportSource
    private let tables: [TableParts]
    private var context: DrizzleContext

    init(_ source: ExportSource) {
        self.source = source
        tables = TableParts.all(in: source.catalog)
        context = DrizzleContext(source, tables: tables)
    }

    /// The whole file.
    static func text(of source: ExportSource) -> String {
        var exporter = DrizzleExporter(source)
        return exporter.write()
    }

    private mutating func write() -> String {
        var body = schemas() + source.catalog.all(.enumType).map { enumeration($0) }
        body += source.catalog.all(.sequence).map { sequence($0) }
        let circles = ReferenceCircles(tables)
        let written = tables.map { table in
            var writer = DrizzleTableWriter(table, context, isInCircle: circles.contain(table.table.id.path))
            defer { context = writer.context }
            return writer.write()
        }
        body += nativeTypes() + written
        return (header() + [imports()] + body).joined(separator: "\n")
    }

    private func header() -> [String] {
        var lines = [
            "// A schema for Drizzle, written by `varve export drizzle`. Changes are lost when it is run again."
        ]
        let others = source.otherObjects(but: [.enumType, .sequence])
        if !others.isEmpty {
            lines += ["//", "// These are in the database and not here:"] + others.map { "//   \($0)" }
        }
        return lines + [""]
    }

    private func imports() -> String {
        var lines: [String] = []
        if context.usesSQL { lines.append("import { sql } from \"drizzle-orm\";") }
        if !context.words.isEmpty {
            let words = context.words.sorted()
            let module = TypeScriptText.literal("drizzle-orm/\(source.vocabulary.drizzle.name)-core")
            let line = "import { \(words.joined(separator: ", ")) } from \(module);"
            lines.append(
                line.count <= 100
                    ? line : "import {\n" + words.map { "  \($0),\n" }.joined() + "} from \(module);")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private mutating func schemas() -> [String] {
        source.catalog.all(.schema).filter { source.empty[$0.id] == nil }.map { schema in
            "export const \(context.schemaNames[schema.name] ?? "") = "
                + "\(context.word("pgSchema"))(\(TypeScriptText.literal(schema.name)));\n"
        }
    }

    private mutating func enumeration(_ type: CatalogObject) -> String {
        let labels = (type[.labels] ?? []).map(TypeScriptText.literal).joined(separator: ", ")
        let function = context.schema(of: type.id).map { $0 + ".enum" } ?? context.word("pgEnum")
        return comment(type) + "export const \(context.enumNames[type.id] ?? "") = "
            + "\(function)(\(TypeScriptText.literal(type.name)), [\(labels)]);\n"
    }

    private mutating func sequence(_ sequence: CatalogObject) -> String {
        let numbers: [(String, AttributeKey<String>)] = [
            ("startWith", .start), ("increment", .increment), ("minValue", .minimum), ("maxValue", .maximum),
            ("cache", .cache),
        ]
        var members = numbers.compactMap { name, key in sequence[key].map { "\(name): \"\($0)\"" } }
        if sequence[flag: .cycles] { members.append("cycle: true") }
        let function = context.schema(of: sequence.id).map { $0 + ".sequence" } ?? context.word("pgSequence")
        let options = TypeScriptText.object(members).map { ", " + $0 } ?? ""
        var notes = sequence[.dataType].map { ["type \($0)"] } ?? []
        if let owner = sequence.owner { notes.append("owned by \(source.dialect.display(owner.path))") }
        let lost = notes.isEmpty ? "" : "// Drizzle has no words for: \(notes.joined(separator: ", "))\n"
        return lost + comment(sequence) + "export const \(context.sequenceNames[sequence.id] ?? "") = "
            + "\(function)(\(TypeScriptText.literal(sequence.name))\(options));\n"
    }

    private func comment(_ object: CatalogObject) -> String {
        object[.comment].map { TypeScriptText.comment($0) } ?? ""
    }

    /// Types that Drizzle has no word for, by the names that the database has for them.
    private func nativeTypes() -> [String] {
        context.nativeTypes.sorted { $0.key < $1.key }.map { type, constant in
            """
            const \(constant.name) = customType<{ data: \(constant.holding) }>({
              dataType() {
                return \(TypeScriptText.literal(type));
              },
            });

            """
        }
    }
}
