/// The words of a database's name: `scan_jobs` and `ScanJobs` are `scan`, `jobs`.
enum Words {
    /// Cuts a name at whatever is no ASCII letter or digit, and where a capital follows a small letter.
    static func of(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var previousIsSmall = false
        for character in name {
            let isPart = character.isASCII && (character.isLetter || character.isNumber)
            if !isPart || (previousIsSmall && character.isUppercase) {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if isPart { word.append(character) }
            previousIsSmall = isPart && !character.isUppercase
        }
        return word.isEmpty ? words : words + [word]
    }

    /// `scan_jobs` as `ScanJobs`.
    static func pascalCase(_ name: String) -> String {
        of(name).map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }.joined()
    }

    /// `scan_jobs` as `scanJobs`.
    static func camelCase(_ name: String) -> String {
        let words = of(name)
        let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }
        return (words.prefix(1).map { $0.lowercased() } + rest).joined()
    }

    /// `scan jobs` as `scan_jobs`.
    static func snakeCase(_ name: String) -> String {
        of(name).map { $0.lowercased() }.joined(separator: "_")
    }
}
