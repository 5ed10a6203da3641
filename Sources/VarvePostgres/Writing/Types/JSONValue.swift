/// The way of values through JSON and back while their composite types are made anew. JSON knows attributes by name: they
/// may come, go and change places.
struct JSONValue {
    /// The type of the values.
    let type: String

    /// The name of a type of rows with one value each: an array is no row, so one around it is needed.
    let wrapper: String

    /// The expression for a value's JSON as text.
    static func text(of value: String) -> String { "to_json(\(value))::text" }

    /// The statement that makes the row around a value, which comes first.
    var preparation: String { "CREATE TYPE pg_temp.\(wrapper) AS (value \(type))" }

    /// The statement that comes when all values are back.
    var completion: String { "DROP TYPE pg_temp.\(wrapper)" }

    /// The expression for a value from its JSON as text.
    func value(of text: String) -> String {
        "(json_populate_record(NULL::pg_temp.\(wrapper), ('{\"value\":' || \(text) || '}')::json)).value"
    }
}
