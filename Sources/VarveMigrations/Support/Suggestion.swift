/// Finds what somebody may have meant.
enum Suggestion {
    /// The candidate that is fewest edits away; `nil` where all are farther than a third of the word.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let ranked = candidates.map { ($0, distance(Array(word.utf8), Array($0.utf8))) }
        guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(2, best.0.utf8.count / 3) else {
            return nil
        }
        return best.0
    }

    /// How many insertions, removals and replacements lie between two words.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let replacement = diagonal + (byte == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replacement, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
