/// What the tool tells the program that called it.
enum ExitStatus: Int32, Sendable {
    /// It did what was asked.
    case fine = 0
    /// It could not do what was asked.
    case failed = 1
    /// It was asked in a wrong way, and did nothing.
    case usage = 2
    /// It did what was asked, and the answer is "no": migrations are pending, schemas differ, a check has findings.
    case no = 3
}
