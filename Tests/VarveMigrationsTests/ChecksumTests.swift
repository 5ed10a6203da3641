import Testing

@testable import VarveMigrations

@Suite("Checksums and instants")
struct ChecksumTests {
    @Test(
        "SHA-256 gives the values of FIPS 180-4 and of sha256sum, at and around the block's length",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 55),
                "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"
            ),
            (
                String(repeating: "a", count: 64),
                "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
            ),
            (
                String(repeating: "a", count: 100_000),
                "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee"
            ),
        ])
    func digest(text: String, expected: String) {
        #expect(SHA256.hexadecimal(text) == expected)
    }

    @Test("Line endings and the end of the file are no edit, a space is one")
    func normalisation() {
        let sum = SourceText.checksum("CREATE TABLE a (\n  x\n);\n")
        #expect(SourceText.checksum("CREATE TABLE a (\r\n  x\r\n);\r\n") == sum)
        #expect(SourceText.checksum("CREATE TABLE a (\r  x\r);") == sum)
        #expect(SourceText.checksum("CREATE TABLE a (\n  x\n);\n\n\n") == sum)
        #expect(SourceText.checksum("CREATE TABLE a (\n  x \n);\n") != sum)
    }

    @Test(
        "Instants are written as RFC 3339 and read back",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_798_761_599_999, "2026-12-31T23:59:59.999Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        ])
    func instants(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).rfc3339 == text)
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test("What PostgreSQL prints is read")
    func foreignInstants() {
        #expect(Timestamp("2026-08-01 14:00:00.5+02")?.rfc3339 == "2026-08-01T12:00:00.500Z")
        #expect(Timestamp("2026-08-01 08:30:00-03:30")?.rfc3339 == "2026-08-01T12:00:00.000Z")
        #expect(Timestamp("yesterday") == nil)
    }
}
