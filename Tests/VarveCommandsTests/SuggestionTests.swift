import Testing

@testable import VarveCommands

@Suite struct SuggestionTests {
    private let known = [
        "init", "new", "generate", "up", "down", "status", "diff", "renumber", "completions",
    ]

    @Test(arguments: [
        ("generat", "generate"), ("gen", "generate"), ("staus", "status"), ("dwon", "down"), ("pu", "up"),
        ("STATUS", "status"),
    ])
    func `a typing error finds its word`(word: String, expected: String) {
        #expect(Suggestion.closest(to: word, among: known) == expected)
    }

    @Test(arguments: ["deploy", "x", "frobnicate"])
    func `a word like no other finds none`(word: String) {
        #expect(Suggestion.closest(to: word, among: known) == nil)
    }

    @Test func `neighbours that changed places are one error`() {
        #expect(Suggestion.distance("abcd", "abdc") == 1)
        #expect(Suggestion.distance("", "abc") == 3)
        #expect(Suggestion.distance("kitten", "sitting") == 3)
    }
}
