import VarveDatabase

/// Compares schema texts without any knowledge of SQL but commas, parentheses and quotes.
public enum SchemaTexts {
    /// The text of every object, with the lines of a table in alphabetical order.
    public static func of(_ connection: any DatabaseConnection) async throws -> Set<String> {
        let rows = try await connection.query(
            """
            SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
            AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
            """
        )
        return Set(
            rows.map { row in
                let head = row[0..<3].map { $0.text ?? "" }.joined(separator: "|")
                let text = row[3].text ?? ""
                // A rename quotes names that need no quotes.
                return head + "|" + (row[0].text == "table" ? sorted(text) : text).replacing("\"", with: "")
            })
    }

    /// Cuts at commas of the outermost parentheses; words of each piece in order.
    private static func sorted(_ text: String) -> String {
        var pieces: [String] = []
        var piece = ""
        var depth = 0
        var quote: Character?
        // A constraint's name counts only where the target gives one, which a text can't know.
        for character in text.replacing(#/CONSTRAINT "([^"]|"")*" /#, with: "") {
            if let open = quote {
                if character == open { quote = nil }
            } else if "\"'`".contains(character) {
                quote = character
            } else if character == "(" {
                depth += 1
            } else if character == ")" {
                depth -= 1
            }
            let isOuter = depth == 1 && character == "(" || depth == 0 && character == ")"
            if quote == nil, isOuter || character == "," && depth == 1 {
                pieces.append(piece)
                piece = ""
            } else {
                piece.append(character)
            }
        }
        pieces.append(piece)
        return pieces.map {
            $0.replacing("\"", with: "").split(whereSeparator: \.isWhitespace).sorted().joined(separator: " ")
        }
        .filter { !$0.isEmpty }.sorted().joined(separator: "\n")
    }
}
