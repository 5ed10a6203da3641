import Testing

@testable import VarveSQLite

@Suite struct TriggerTextTests {
    @Test(arguments: [
        ("CREATE TRIGGER r AFTER INSERT ON ", "a", " BEGIN SELECT 1; END"),
        ("CREATE TRIGGER \"on\" DELETE ON ", "[a]", " BEGIN DELETE FROM a; END"),
        ("CREATE TRIGGER é UPDATE OF \"on\", x /* on a */ ON main.", "'A'", " BEGIN SELECT 1; END"),
        ("CREATE TRIGGER on_a INSERT\nON ", "\"A\"", "\nWHEN new.a BEGIN SELECT 1 FROM c JOIN d ON a; END"),
    ])
    func `a trigger follows its table to another name`(start: String, table: String, rest: String) {
        let text = start + table + rest
        #expect(TriggerText.text(text) { Quoting.folded($0) == "a" ? "b" : $0 } == start + "\"b\"" + rest)
        #expect(TriggerText.text(text) { $0 } == text)
    }
}
