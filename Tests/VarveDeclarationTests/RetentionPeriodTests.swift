import Testing
import VarveDeclaration

/// Periods as people write them.
@Suite struct RetentionPeriodTests {
    @Test(arguments: [
        ("30 days", RetentionPeriod.days(30), 2_592_000), ("1 day", .days(1), 86_400),
        ("12 hours", .hours(12), 43_200), ("  90   minutes ", .minutes(90), 5_400),
        ("365250 days", .days(365_250), 31_557_600_000), ("365251 days", .days(365_251), 0),
        ("0 days", .days(0), 0),
    ])
    func `what is read`(text: String, period: RetentionPeriod, seconds: Int64) throws {
        let read = try #require(RetentionPeriod(text))
        #expect(read == period)
        #expect(read.seconds == seconds)
        #expect(RetentionPeriod("\(read)") == read)
    }

    @Test(arguments: [
        "", "30", "days", "30days", "a month", "-1 days", "+1 days", "1.5 days", "1 week", "1 day 2",
        "٣ days",
    ])
    func `what is not`(text: String) {
        #expect(RetentionPeriod(text) == nil)
    }
}
