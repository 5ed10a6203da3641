/// A text search configuration with a dictionary, and a table that is searched by it.
struct TextSearchModel: ExtraModel {
    static let stage = ExtraStage.types

    let schema: Int
    let name: String
    let holder: String
    var options: [String] = []
    var mappings: [String] = []
    var comment: String?

    static func add(to generator: inout SchemaGenerator) {
        let schema = generator.schema()
        var model = TextSearchModel(schema: schema, name: generator.name(), holder: generator.name())
        model.vary(with: &generator)
        generator.insert(.extra(model), [schema])
    }

    mutating func vary(with generator: inout SchemaGenerator) {
        // The server keeps them in the order in which they came, which is no difference but to pg_dump.
        options = [["accept = false"], ["stopwords = 'english'"], []][generator.pick(0...2)]
        mappings = ["asciiword", "word", "hword", "email"].filter { _ in generator.chance(50) }.map { token in
            "\(token) WITH " + ["OWN", "english_stem", "OWN, english_stem", "simple"][generator.pick(0...3)]
        }
        comment = generator.comment()
    }

    func statements(in model: SchemaModel) -> [String] {
        let schema = quoted(model.name(schema)) + "."
        let own = schema + quoted(name)
        let table = schema + quoted(holder)
        let configuration = "\(literal(own))::regconfig"
        return [
            "CREATE TEXT SEARCH DICTIONARY \(own) (\((["template = simple"] + options).joined(separator: ", ")))",
            "CREATE TEXT SEARCH CONFIGURATION \(own) (parser = \"default\")",
        ]
            + mappings.map {
                "ALTER TEXT SEARCH CONFIGURATION \(own) ADD MAPPING FOR \($0.replacing("OWN", with: own))"
            } + [
                "CREATE TABLE \(table) (t text, v tsvector GENERATED ALWAYS AS (to_tsvector(\(configuration), t)) STORED)",
                "INSERT INTO \(table) VALUES ('some words')",
                "CREATE INDEX ON \(table) USING gin (to_tsvector(\(configuration), t))",
            ] + (comment.map { ["COMMENT ON TEXT SEARCH CONFIGURATION \(own) IS \(literal($0))"] } ?? [])
    }
}
