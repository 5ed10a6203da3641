import FoundationEssentials
import VarveTestSupport

/// The compiler of TypeScript, which knows of Drizzle what ``drizzle.d.ts`` declares.
public enum TypeScript {
    /// What the compiler says to some files: nothing where all is well.
    ///
    /// - Parameter files: The files' texts by name.
    public static func complaints(about files: [String: String]) throws -> String {
        guard let compiler = Program(searching: "tsc") else {
            throw ProgramFailure(
                description: "tsc is not installed: make setup, or apt-get install node-typescript")
        }
        let folder = try TemporaryFolder()
        let paths = try files.map { try folder.write($0.key, $0.value) }
        let declarations = #filePath.replacing("TypeScript.swift", with: "TypeScript/drizzle.d.ts")
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let outcome = try compiler.run(
            [
                "--noEmit", "--strict", "--lib", "es2020", "--skipDefaultLibCheck", "--target", "es2020",
                "--module", "es2020", declarations,
            ] + paths,
            environment: ["PATH": path])
        let said = (outcome.output + outcome.errors).replacing(folder.path + "/", with: "")
        return outcome.status != 0 && said.isEmpty ? "exit status \(outcome.status)" : said
    }
}
