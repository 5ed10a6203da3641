import VarveDatabase

/// A CHECK of a table, by its text, with values that it refuses and values that it lets pass.
struct CheckProbe {
    let text: String
    let refused: [[String: DatabaseValue]]
    let accepted: [[String: DatabaseValue]]

    init(
        _ text: String, refuses refused: [String: DatabaseValue]...,
        accepts accepted: [String: DatabaseValue]...
    ) {
        self.init(text, refused, accepted)
    }

    private init(_ text: String, _ refused: [[String: DatabaseValue]], _ accepted: [[String: DatabaseValue]])
    {
        self.text = text
        self.refused = refused
        self.accepted = accepted
    }

    /// A column that holds one of some words.
    static func words(
        _ column: String, _ words: String..., with others: [String: [String: DatabaseValue]] = [:]
    ) -> Self {
        let list = words.map { "'\($0)'" }.joined(separator: ", ")
        let accepted = words.map { word in
            (others[word] ?? [:]).merging([column: .text(word)]) { $1 }
        }
        let beginning = others.values.first ?? [:]
        let refused = ["nonsense", words[0].uppercased(), ""].map { word in
            beginning.merging([column: DatabaseValue.text(word)]) { $1 }
        }
        return Self("\(column) IN (\(list))", refused, accepted)
    }

    /// A column that is 0 or 1.
    static func flag(_ column: String) -> Self {
        Self("\(column) IN (0, 1)", refuses: [column: 2], [column: -1], accepts: [column: 0], [column: 1])
    }

    /// A column that holds JSON.
    static func json(_ column: String, nullable isNullable: Bool = false) -> Self {
        Self(
            isNullable ? "\(column) IS NULL OR json_valid(\(column))" : "json_valid(\(column))",
            refuses: [column: "{"], [column: ""], accepts: [column: "{}"], [column: "[1]"])
    }

    /// A number that is not below zero.
    static func notNegative(_ column: String, with others: [String: DatabaseValue] = [:]) -> Self {
        let values = [-1, 0, 1].map { number in others.merging([column: number]) { $1 } }
        return Self("\(column) >= 0", [values[0]], [values[1], values[2]])
    }

    /// A length of text.
    static func length(_ column: String, _ length: Int) -> Self {
        func text(_ count: Int) -> DatabaseValue { .text(String(repeating: "a", count: count)) }
        return Self(
            "length(\(column)) = \(length)", refuses: [column: text(length - 1)], [column: text(length + 1)],
            accepts: [column: text(length)])
    }

    /// A day of the calendar.
    static func day(_ column: String) -> Self {
        Self(
            "\(column) IS date(\(column), '+0 days')", refuses: [column: "2026-2-1"], [column: "yesterday"],
            [column: "2026-02-30"], accepts: [column: "2028-02-29"])
    }
}
