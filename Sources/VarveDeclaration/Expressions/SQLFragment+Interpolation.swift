/// SQL text in which columns and values can stand: `"lower(\(email)) = \(value: "x")"`.
extension SQLFragment: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) {
        self.init(sql: value)
    }

    public init(stringInterpolation: Interpolation) {
        self.init(stringInterpolation.parts)
    }

    /// Collects the parts of a text.
    public struct Interpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.sql(literal)) }
        }

        /// Puts a column or an expression in.
        public mutating func appendInterpolation<Operand: SQLOperand>(_ operand: Operand) {
            parts += operand.fragment.parts
        }

        /// Puts a value in.
        public mutating func appendInterpolation<Value: ColumnValue>(value: Value) {
            parts.append(.literal(value.literal))
        }

        /// Puts a value in that is described and not given as a Swift value.
        public mutating func appendInterpolation(literal: SQLLiteral) {
            parts.append(.literal(literal))
        }

        /// Puts text in that differs from database to database.
        public mutating func appendInterpolation(postgres: String?, sqlite: String?) {
            parts.append(.native(postgres: postgres, sqlite: sqlite))
        }
    }
}
