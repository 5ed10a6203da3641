import VarveCatalog

/// Operator classes.
struct OperatorClassWriter: ObjectWriter {
    let noun = "OPERATOR CLASS"

    func subject(_ object: CatalogObject) -> String { MethodPath(object.id.path).subject(noun) }

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let path = MethodPath(object.id.path)
        var head = "CREATE OPERATOR CLASS \(path.reference)"
        if object[flag: .isDefault] { head += " DEFAULT" }
        head += " FOR TYPE \(object[.dataType] ?? "") USING \(path.method)"
        if let family = object[.family] { head += " FAMILY \(family)" }
        let members = (object[.members] ?? []) + (object[.storageType].map { ["STORAGE \($0)"] } ?? [])
        // A class must have something in it; to store the operand type goes without saying.
        let items = members.isEmpty ? ["STORAGE \(object[.dataType] ?? "")"] : members
        return ["\(head) AS\n    \(items.joined(separator: ",\n    "))"]
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        MethodPath(id.path).renaming(noun, to: MethodPath(path))
    }
}

/// Operator families.
struct OperatorFamilyWriter: ObjectWriter {
    let noun = "OPERATOR FAMILY"

    func subject(_ object: CatalogObject) -> String { MethodPath(object.id.path).subject(noun) }

    func create(_ object: CatalogObject, parts: [CatalogObject], in context: WritingContext) -> [String] {
        let members = object[.members] ?? []
        return ["CREATE \(subject(object))"] + addition(of: members, to: object)
    }

    func alter(from old: CatalogObject, to new: CatalogObject, in context: WritingContext) -> [String] {
        let before = old[.members] ?? []
        let after = new[.members] ?? []
        let removed = before.filter { !after.contains($0) }.map(FamilyMember.place)
        let removal = removed.isEmpty ? [] : ["ALTER \(subject(new)) DROP \(removed.joined(separator: ", "))"]
        return removal + addition(of: after.filter { !before.contains($0) }, to: new)
    }

    func rename(_ id: ObjectID, to path: [String]) -> [String] {
        MethodPath(id.path).renaming(noun, to: MethodPath(path))
    }

    private func addition(of members: [String], to family: CatalogObject) -> [String] {
        members.isEmpty ? [] : ["ALTER \(subject(family)) ADD\n    \(members.joined(separator: ",\n    "))"]
    }
}

/// A member of an operator family.
private enum FamilyMember {
    /// `OPERATOR 1 (integer, bigint)`: what of `OPERATOR 1 public.<(integer,bigint)` or of
    /// `FUNCTION 1 (integer, bigint) public.compare(integer,bigint)` ALTER … DROP wants to know.
    static func place(_ member: String) -> String {
        let words = member.split(separator: " ", maxSplits: 2).map(String.init)
        guard words.count == 3 else { return member }
        let text =
            words[0] == "OPERATOR" ? RoutineSignature(["", operand(words[2])]).arguments : types(words[2])
        return "\(words[0]) \(words[1]) \(text)"
    }

    private static func operand(_ text: String) -> String {
        text.firstRange(of: " FOR ORDER BY ").map { String(text[..<$0.lowerBound]) } ?? text
    }

    /// The types in the parentheses at the beginning.
    private static func types(_ text: String) -> String {
        var scanner = NestingScanner(String(text.dropFirst()))
        return "(" + scanner.list().joined(separator: ", ") + ")"
    }
}

/// A path that ends in an access method, taken apart: `["public", "kin", "btree"]`.
struct MethodPath {
    private let path: [String]

    init(_ path: [String]) {
        self.path = path
    }

    /// The access method, quoted.
    var method: String { SQLText.identifier(path.last ?? "") }

    /// Schema and name, quoted.
    var reference: String { SQLText.qualified(path.dropLast()) }

    func subject(_ noun: String) -> String { "\(noun) \(reference) USING \(method)" }

    func renaming(_ noun: String, to new: MethodPath) -> [String] {
        guard path.count == 3, new.path.count == 3, path[2] == new.path[2] else { return [] }
        var statements: [String] = []
        if path[0] != new.path[0] {
            statements.append("ALTER \(subject(noun)) SET SCHEMA \(SQLText.identifier(new.path[0]))")
        }
        if path[1] != new.path[1] {
            let present = MethodPath([new.path[0], path[1], path[2]])
            statements.append("ALTER \(present.subject(noun)) RENAME TO \(SQLText.identifier(new.path[1]))")
        }
        return statements
    }
}
