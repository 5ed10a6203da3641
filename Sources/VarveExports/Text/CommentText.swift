/// Text as it stands in a comment of one line.
enum CommentText {
    /// The text without line ends and other scalars that are not seen as what they are.
    static func line(_ text: String) -> String {
        text.unicodeScalars.map { UnseenScalars.contains($0) ? " " : String($0) }.joined()
    }
}
