import FoundationEssentials
import VarveTestSupport

extension BlueprintFolder {
    /// Reads a file of the blueprint.
    public func read(_ name: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: self(name)) else {
            throw ProgramFailure(description: "\(self(name)) can't be read")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
