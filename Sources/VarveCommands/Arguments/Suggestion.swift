/// Finds what somebody probably meant.
enum Suggestion {
    /// The known word closest to an unknown one; `nil` where none is close.
    static func closest(to word: String, among known: [String]) -> String? {
        let limit = max(1, min(3, (word.count + 2) / 3))
        let candidates = known.map { (word: $0, distance: rank($0, for: word)) }
        return candidates.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.word
    }

    /// A hint that names the closest word; none where no word is close.
    static func hints(for word: String, among known: [String], prefix: String = "") -> [String] {
        closest(to: word, among: known).map { ["did you mean '\(prefix)\($0)'?"] } ?? []
    }

    /// The beginning of a word is as good as one typing error.
    private static func rank(_ known: String, for word: String) -> Int {
        let distance = distance(word.lowercased(), known)
        return word.count >= 2 && known.hasPrefix(word) ? min(distance, 1) : distance
    }

    /// How many characters must be added, removed, replaced or swapped with their neighbour to turn one word into
    /// the other.
    static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left)
        let right = Array(right)
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let isSame = left[row] == right[column]
                var best = min(
                    previous[column] + (isSame ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforePrevious[column - 1] + 1)
                }
                current.append(best)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
