/// What the value of an option or a positional argument is: its name in help, what is checked when it is parsed,
/// and what a shell offers to complete it.
enum ArgumentValue: Sendable, Hashable {
    /// Any text, under a name such as `NAME`.
    case text(String)
    /// A whole number from 0, under a name such as `N`.
    case number(String)
    /// The path of a file.
    case file
    /// The path of a folder.
    case folder
    /// One of some words.
    case oneOf([String])

    /// The name that stands for the value in help.
    var placeholder: String {
        switch self {
        case .text(let name), .number(let name): name
        case .file: "FILE"
        case .folder: "FOLDER"
        case .oneOf(let words): words.joined(separator: "|")
        }
    }

    /// Says why a text can't be the value; `nil` where it can.
    func objection(to text: String) -> String? {
        switch self {
        case .text, .file, .folder:
            text.isEmpty ? "it is empty" : nil
        case .number:
            Int(text).map { $0 >= 0 } == true ? nil : "it must be a whole number from 0"
        case .oneOf(let words):
            words.contains(text) ? nil : "it must be one of \(words.joined(separator: ", "))"
        }
    }
}
