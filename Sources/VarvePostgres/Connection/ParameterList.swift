import VarveDatabase

/// A statement's values in the form that libpq takes them: text, and raw bytes for blobs.
struct ParameterList {
    private let values: [[CChar]?]
    private let lengths: [Int32]
    private let formats: [Int32]

    /// Writes a statement's values.
    ///
    /// - Throws: ``DatabaseError`` where a text holds the NUL character, which PostgreSQL has no place for and
    ///   which would end the text early.
    init(_ statement: Statement) throws(DatabaseError) {
        var values: [[CChar]?] = []
        var formats: [Int32] = []
        var hasNUL = statement.sql.utf8.contains(0)
        for parameter in statement.parameters {
            switch parameter {
            case .null: values.append(nil)
            case .integer(let number): values.append(Self.terminated(String(number)))
            case .real(let number): values.append(Self.terminated(Self.text(of: number)))
            case .text(let text):
                hasNUL = hasNUL || text.utf8.contains(0)
                values.append(Self.terminated(text))
            case .blob(let bytes): values.append(bytes.map { CChar(bitPattern: $0) })
            }
            if case .blob = parameter { formats.append(1) } else { formats.append(0) }
        }
        guard !hasNUL else {
            throw DatabaseError(
                .refused, "PostgreSQL can't store the character NUL in text", statement: statement.sql)
        }
        self.values = values
        self.lengths = values.map { Int32($0?.count ?? 0) }
        self.formats = formats
    }

    /// Calls a function with the arrays that libpq's functions take.
    func withPointers<Result>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?)
            ->
            Result
    ) -> Result {
        guard !values.isEmpty else { return body(0, nil, nil, nil) }
        var bytes: [CChar] = []
        // One byte more, so that an empty blob has an address too and is not taken for NULL.
        bytes.reserveCapacity(values.reduce(1) { $0 + ($1?.count ?? 0) })
        var offsets: [Int?] = []
        for value in values {
            offsets.append(value == nil ? nil : bytes.count)
            bytes.append(contentsOf: value ?? [])
        }
        bytes.append(0)
        return bytes.withUnsafeBufferPointer { buffer in
            let pointers = offsets.map { offset in offset.flatMap { buffer.baseAddress?.advanced(by: $0) } }
            return pointers.withUnsafeBufferPointer { pointers in
                body(Int32(values.count), pointers.baseAddress, lengths, formats)
            }
        }
    }

    private static func terminated(_ text: String) -> [CChar] {
        text.utf8.map { CChar(bitPattern: $0) } + [0]
    }

    private static func text(of number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        return String(number)
    }
}
