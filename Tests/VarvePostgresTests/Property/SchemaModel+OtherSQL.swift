extension SchemaModel {
    /// CREATE FUNCTION and CREATE PROCEDURE.
    func routine(_ model: RoutineModel, _ reference: String) -> String {
        let flavor = model.bodyFlavor
        switch model.kind {
        case .constant:
            return
                "CREATE FUNCTION \(reference)() RETURNS \(model.headFlavor % 2 == 0 ? "integer" : "bigint")"
                + " LANGUAGE sql IMMUTABLE AS $$ SELECT \(flavor + 1) $$"
        case .withDefault:
            let argument = ["a", "\"Odd arg\""][model.headFlavor % 2]
            return "CREATE FUNCTION \(reference)(\(argument) integer, b text DEFAULT 'x''y') RETURNS text"
                + " LANGUAGE plpgsql AS $$ BEGIN RETURN b || \(argument) || '\(flavor)'; END $$"
        case .trigger:
            return "CREATE FUNCTION \(reference)() RETURNS trigger LANGUAGE plpgsql"
                + " AS $$ BEGIN /* \(flavor) */ RETURN NEW; END $$"
        case .overEnum:
            return
                "CREATE FUNCTION \(reference)(e \(qualified(model.subject ?? 0))) RETURNS text LANGUAGE sql"
                + " AS $$ SELECT e::text || '\(flavor)' $$"
        case .procedure:
            return "CREATE PROCEDURE \(reference)(INOUT n integer) LANGUAGE plpgsql"
                + " AS $$ BEGIN n := n + \(flavor); END $$"
        case .calling:
            return "CREATE FUNCTION \(reference)() RETURNS integer LANGUAGE sql STABLE"
                + " AS $$ SELECT (\(qualified(model.subject ?? 0))() + \(flavor))::integer $$"
        case .counting:
            return "CREATE FUNCTION \(reference)() RETURNS bigint LANGUAGE sql STABLE"
                + " AS $$ SELECT count(*) + \(flavor) FROM \(qualified(model.subject ?? 0)) $$"
        case .rows:
            return
                "CREATE FUNCTION \(reference)() RETURNS SETOF \(qualified(model.subject ?? 0)) LANGUAGE plpgsql"
                + " AS $$ BEGIN RETURN; /* \(flavor) */ END $$"
        case .atomic:
            return "CREATE FUNCTION \(reference)() RETURNS bigint LANGUAGE sql STABLE"
                + " RETURN (SELECT count(*) + \(flavor) FROM \(qualified(model.subject ?? 0)))"
        }
    }

    /// COMMENT ON, where an entity has one.
    func comment(_ entity: Entity) -> String? {
        let reference = qualified(entity.id)
        let own = quoted(name(entity.id))
        let (subject, comment): (String, String?) =
            switch entity.body {
            case .schema, .pgExtension, .ownership, .extra: ("", nil)
            case .enumType(let model): ("TYPE \(reference)", model.comment)
            case .domain(let model): ("DOMAIN \(reference)", model.comment)
            case .sequence(let model): ("SEQUENCE \(reference)", model.comment)
            case .table(let model): ("TABLE \(reference)", model.comment)
            case .column(let model): ("COLUMN \(qualified(model.table)).\(own)", model.comment)
            case .constraint(let model):
                ("CONSTRAINT \(own) ON \(qualified(model.table))", model.name == nil ? nil : model.comment)
            case .index(let model): ("INDEX \(indexReference(model))", model.comment)
            case .view(let model):
                ("\(model.isMaterialized ? "MATERIALIZED VIEW" : "VIEW") \(reference)", model.comment)
            case .routine(let model):
                ("ROUTINE \(reference)", model.comment)
            case .trigger(let model): ("TRIGGER \(own) ON \(qualified(model.relation))", model.comment)
            }
        return comment.map { "COMMENT ON \(subject) IS '\($0.replacing("'", with: "''"))'" }
    }

    private func indexReference(_ model: IndexModel) -> String {
        let schema: Int? =
            switch self[model.relation] {
            case .table(let table): table.schema
            case .view(let view): view.schema
            default: nil
            }
        return (schema.map { quoted(name($0)) + "." } ?? "") + quoted(model.name)
    }
}
