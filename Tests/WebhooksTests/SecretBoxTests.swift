import BlueprintTestSupport
import FoundationEssentials
import Testing
import VarveDatabase
import WebhookSecrets

/// Secrets encrypted at rest.
@Suite struct SecretBoxTests {
    private static let old = String(repeating: "A", count: 43) + "="
    private static let new = String(repeating: "B", count: 42) + "A="
    private let webhook = UUID()

    private func box(_ keys: String, current: String? = nil) throws -> SecretBox {
        var environment = [KeyRing.keysVariable: keys]
        environment[KeyRing.currentVariable] = current
        return SecretBox(keys: try KeyRing(environment: environment))
    }

    private func expect<Value>(
        _ expected: SecretError, at location: SourceLocation = #_sourceLocation, _ work: () throws -> Value
    ) {
        #expect(throws: expected, sourceLocation: location) { _ = try work() }
    }

    @Test func `what is sealed opens, and no two seals are alike`() throws {
        let box = try box("2026a=\(Self.old)")
        for secret in [
            "s", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "ß – 🗝",
            String(repeating: "x", count: box.longestSecret),
        ] {
            let stored = try box.seal(secret, for: webhook)
            #expect(stored.hasPrefix("enc:v1:2026a:"))
            #expect(!stored.contains(secret) || secret == "s")
            #expect(try box.open(stored, for: webhook) == secret)
            #expect(try box.seal(secret, for: webhook) != stored)
        }
    }

    @Test func `the longest secret fills the column and a longer one is refused`() throws {
        for id in ["k", "2026a", String(repeating: "k", count: 32)] {
            let box = try box("\(id)=\(Self.old)")
            let limit = box.longestSecret
            let length = try box.seal(String(repeating: "x", count: limit), for: webhook).utf8.count
            #expect(254...255 ~= length)
            expect(.tooLong(limit: limit)) {
                try box.seal(String(repeating: "x", count: limit + 1), for: webhook)
            }
            expect(.tooLong(limit: limit)) {
                try box.seal(String(repeating: "ß", count: limit), for: webhook)
            }
        }
        expect(.empty) { try box("k=\(Self.old)").seal("", for: webhook) }
    }

    @Test func `a changed value, another webhook's and another key's do not open`() throws {
        let box = try box("k=\(Self.old)")
        let stored = try box.seal("secret", for: webhook)
        expect(.notAuthentic) { try box.open(stored, for: UUID()) }
        let other = try self.box("k=\(Self.new)")
        expect(.notAuthentic) { try other.open(stored, for: webhook) }
        let both = try self.box("k=\(Self.old),j=\(Self.old)", current: "j")
        let renamed = stored.replacing("enc:v1:k:", with: "enc:v1:j:")
        expect(.notAuthentic) { try both.open(renamed, for: webhook) }
        let start = "enc:v1:k:".count
        for position in start..<stored.count - 1 {
            var characters = Array(stored)
            characters[position] = characters[position] == "A" ? "B" : "A"
            expect(.notAuthentic) { try box.open(String(characters), for: webhook) }
        }
    }

    @Test func `what was never sealed is said to be so, and not repeated`() throws {
        let box = try box("k=\(Self.old)")
        for stored in [
            "", "whsec_plain", "enc:v1:", "enc:v1:k", "enc:v1:k:", "enc:v1:k:AAAA", "enc:v1:k:!!",
            "enc:v2:k:AAAA",
        ] {
            expect(.notSealed) { try box.open(stored, for: webhook) }
        }
        #expect(!"\(SecretError.notSealed)".contains("whsec"))
        let foreign = try self.box("gone=\(Self.old)").seal("secret", for: webhook)
        expect(.unknownKey("gone")) { try box.open(foreign, for: webhook) }
    }

    @Test func `keys rotate`() throws {
        let stored = try box("2025=\(Self.old)").seal("secret", for: webhook)
        let rotating = try box("2025=\(Self.old),2026=\(Self.new)", current: "2026")
        #expect(try rotating.open(stored, for: webhook) == "secret")
        #expect(try rotating.needsResealing(stored))
        let resealed = try #require(try rotating.reseal(stored, for: webhook))
        #expect(resealed.hasPrefix("enc:v1:2026:"))
        #expect(try rotating.reseal(resealed, for: webhook) == nil)
        let after = try box("2026=\(Self.new)")
        #expect(try after.open(resealed, for: webhook) == "secret")
        expect(.unknownKey("2025")) { try after.open(stored, for: webhook) }
    }

    @Test(arguments: [
        ("", nil), ("k", nil), ("=\(old)", nil), ("k=short", nil), ("k=\(old),", nil), ("k k=\(old)", nil),
        ("k=\(old),k=\(new)", nil), ("k=\(old)", "j"), ("j=\(old),k=\(new)", nil),
        ("\(String(repeating: "k", count: 33))=\(old)", nil),
    ])
    func `keys that can't be used are named and not shown`(keys: String, current: String?) throws {
        let error = #expect(throws: SecretError.self) { try box(keys, current: current) }
        let text = try #require(error).description
        #expect(text.contains("WEBHOOK_SECRET_KEY"))
        #expect(!text.contains("AAAA") && !text.contains("BBBB") && !text.contains("short"))
    }

    @Test func `printing a ring shows no key`() throws {
        let ring = try KeyRing(environment: [KeyRing.keysVariable: "2026a=\(Self.new)"])
        var dumped = ""
        dump(ring, to: &dumped)
        for text in ["\(ring)", String(reflecting: ring), dumped, "\(SecretBox(keys: ring))"] {
            #expect(!text.contains("BBBB") && !text.contains("65, 16"), "\(text)")
        }
        #expect("\(ring)" == "KeyRing(current: 2026a, keys: 2026a)")
    }

    @Test func `a secret survives the database, and rotates there`() async throws {
        let server = try #require(TestServer.postgres.first)
        try await WebhooksFixture.with(server) { database async throws in
            let id = try #require(UUID(uuidString: WebhooksFixture.webhook))
            let first = try self.box("2025=\(Self.old)")
            let longest = String(repeating: "x", count: first.longestSecret)
            let write: Statement = "UPDATE webhooks SET secret = $1 WHERE id = $2 AND secret = $3 RETURNING 1"
            let stored = try first.seal(longest, for: id)
            let parameters: [DatabaseValue] = [.text(stored), .text(WebhooksFixture.webhook), "sealed"]
            #expect(try await database.connection.query(Statement(write.sql, parameters)).count == 1)
            let read = try #require(try await database.text("SELECT secret FROM webhooks"))
            let second = try self.box("2025=\(Self.old),2026=\(Self.new)", current: "2026")
            let resealed = try #require(try second.reseal(read, for: id))
            let change = Statement(write.sql, [.text(resealed), .text(WebhooksFixture.webhook), .text(read)])
            #expect(try await database.connection.query(change).count == 1)
            #expect(try await database.connection.query(change).isEmpty, "it was changed meanwhile")
            let last = try #require(try await database.text("SELECT secret FROM webhooks"))
            #expect(try self.box("2026=\(Self.new)").open(last, for: id) == longest)
        }
    }
}
