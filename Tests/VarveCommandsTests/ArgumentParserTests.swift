import Testing

@testable import VarveCommands

@Suite struct ArgumentParserTests {
    private static let name = Argument("NAME", "A name.")
    private static let count = Argument("N", "How many.", value: .number("N"), isOptional: true)
    private static let target = Option.value("to", .number("VERSION"), "How far.")
    private static let rename = Option.value("rename", .text("OLD:NEW"), isRepeatable: true, "A rename.")
    private static let output = Option.value("output", letter: "o", .file, "Where to.")
    private static let dryRun = Option.flag("dry-run", letter: "n", "Do nothing.")
    private static let shell = Option.value("shell", .oneOf(["bash", "zsh"]), "Which.")

    private static let command = Command(
        name: "try", summary: "tries", arguments: [name, count],
        options: [target, rename, output, dryRun, shell]
    ) { _ in .fine }

    private func parse(_ words: String...) throws(UsageError) -> ParsedArguments {
        try ArgumentParser.parse(words[...], for: Self.command)
    }

    @Test func `a value follows its option or an equals sign`() throws {
        #expect(try parse("x", "--to", "7")[Self.target] == "7")
        #expect(try parse("x", "--to=7").number(Self.target) == 7)
        #expect(try parse("x", "--output=a=b")[Self.output] == "a=b")
    }

    @Test func `letters stand for options, alone, together and with their value`() throws {
        #expect(try parse("x", "-o", "f")[Self.output] == "f")
        #expect(try parse("x", "-of")[Self.output] == "f")
        let together = try parse("x", "-nqof")
        #expect(
            together.has(Self.dryRun) && together.has(CommonOptions.quiet) && together[Self.output] == "f")
    }

    @Test func `options stand before, between and after arguments`() throws {
        let parsed = try parse("--dry-run", "x", "--to", "7", "3")
        #expect(parsed[Self.name] == "x" && parsed.number(Self.count) == 3 && parsed.has(Self.dryRun))
    }

    @Test func `a repeatable option keeps all its values in order`() throws {
        #expect(try parse("x", "--rename", "a:b", "--rename=c:d").all(Self.rename) == ["a:b", "c:d"])
    }

    @Test func `after two dashes nothing is an option`() throws {
        #expect(try parse("--", "--to")[Self.name] == "--to")
        #expect(try parse("-")[Self.name] == "-")
    }

    @Test func `help needs no arguments`() throws {
        #expect(try parse("--help").has(CommonOptions.help))
    }

    @Test(arguments: [
        (["x", "--tp", "7"], "unknown option '--tp'", ["did you mean '--to'?"]),
        (["x", "--dry-runs"], "unknown option '--dry-runs'", ["did you mean '--dry-run'?"]),
        (["x", "--colour"], "unknown option '--colour'", []),
        (["x", "-z"], "unknown option '-z'", []),
        (["x", "--to"], "--to needs a value", ["write --to VERSION"]),
        (["x", "--to", "seven"], "--to can't be 'seven': it must be a whole number from 0", []),
        (["x", "--to", "-1"], "--to can't be '-1': it must be a whole number from 0", []),
        (["x", "--to=1", "--to=2"], "--to is given more than once", []),
        (["x", "--output="], "--output can't be '': it is empty", []),
        (["x", "--shell", "fish"], "--shell can't be 'fish': it must be one of bash, zsh", []),
        (["x", "--dry-run=yes"], "--dry-run takes no value", []),
        ([], "NAME is missing: A name.", []),
        (["x", "y"], "N can't be 'y': it must be a whole number from 0", []),
        (["x", "1", "y"], "unexpected argument 'y'", []),
        (
            ["x", "1", "postgresql://me:hush@host/db"], "unexpected argument 'postgresql://me:***@host/db'",
            []
        ),
    ])
    func `a wrong call says what is wrong`(words: [String], message: String, hints: [String]) {
        #expect(throws: UsageError(message, hints: hints)) {
            try ArgumentParser.parse(words[...], for: Self.command)
        }
    }
}
