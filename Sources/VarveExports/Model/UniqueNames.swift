/// Names that are given once: the second of two that are alike gets a number.
struct UniqueNames {
    private var taken: Set<String>

    /// Begins with names that are not to be given.
    init(reserved: Set<String> = []) {
        taken = reserved
    }

    /// Gives a name; where it is taken, with a suffix, and then with a number.
    mutating func name(_ wanted: String, suffix: String = "") -> String {
        if taken.insert(wanted).inserted { return wanted }
        let base = wanted + suffix
        if !suffix.isEmpty, taken.insert(base).inserted { return base }
        var number = 2
        while !taken.insert("\(base)\(number)").inserted { number += 1 }
        return "\(base)\(number)"
    }
}
