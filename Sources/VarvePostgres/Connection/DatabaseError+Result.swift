import CLibPQ
import VarveDatabase

extension DatabaseError {
    /// Reads the fields of an error that a server reported; `nil` where the result holds none.
    init?(result: OpaquePointer, statement: String?) {
        func field(_ code: Character) -> String? {
            guard let ascii = code.asciiValue, let text = PQresultErrorField(result, Int32(ascii)) else {
                return nil
            }
            return String(cString: text)
        }
        // The letters are those of the protocol's ErrorResponse.
        guard let message = field("M") else { return nil }
        let state = field("C")
        self.init(
            Code(sqlState: state ?? ""), message, nativeCode: state, detail: field("D"), hint: field("H"),
            statement: statement)
        if let statement, let position = field("P").flatMap(Int.init) {
            offset = Self.byteOffset(ofCharacter: position, in: statement)
        }
    }

    /// The place of a character, counted from 1 as the server counts, in UTF-8 bytes from 0.
    static func byteOffset(ofCharacter position: Int, in text: String) -> Int {
        let scalars = text.unicodeScalars
        let index = scalars.index(
            scalars.startIndex, offsetBy: max(position - 1, 0), limitedBy: scalars.endIndex)
        return text.utf8.distance(from: text.startIndex, to: index ?? text.endIndex)
    }
}

extension DatabaseError.Code {
    /// What an SQLSTATE means for whoever has to act on it.
    init(sqlState: String) {
        switch sqlState {
        case "28P01", "28000": self = .notAuthenticated
        case "55P03", "40P01", "40001": self = .lockNotAvailable
        case "25006": self = .readOnly
        case "53100": self = .full
        case "42601": self = .syntax
        case "57P01", "57P02", "57P03", "57P05": self = .connectionLost
        default: self.init(sqlStateClass: sqlState.prefix(2))
        }
    }

    private init(sqlStateClass: Substring) {
        switch sqlStateClass {
        case "08": self = .connectionLost
        case "0A": self = .unsupported
        case "23": self = .constraint
        default: self = .refused
        }
    }
}
