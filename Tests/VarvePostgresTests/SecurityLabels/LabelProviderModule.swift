import FoundationEssentials
import VarveTestSupport

/// A module of the server that provides security labels and takes each, compiled without the server's headers.
struct LabelProviderModule {
    /// The file to load.
    let path: String
    private let folder: TemporaryFolder

    /// Compiles the module.
    ///
    /// - Parameter major: The server's major version.
    init(for major: Int) throws {
        folder = try TemporaryFolder()
        // The server may run as another user.
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        let source = try folder.write("labels.c", Self.source)
        path = folder("labels.so")
        guard let compiler = ["clang", "cc", "gcc"].lazy.compactMap(Program.init(searching:)).first else {
            throw ProgramFailure(description: "no C compiler is on the PATH: clang comes with Swift")
        }
        let answer = try compiler.run(
            ["-shared", "-fPIC", "-DMAJOR=\(major)"] + Self.linking + ["-o", path, source],
            environment: ["PATH": "/usr/bin:/bin"])
        guard answer.status == 0 else { throw ProgramFailure(description: answer.errors) }
    }

    #if canImport(Darwin)
        private static let linking = ["-undefined", "dynamic_lookup"]
    #else
        private static let linking: [String] = []
    #endif

    /// The block by which the server knows that a module was made for it grew with version 18.
    private static let source = """
        typedef struct {
            int len;
            int version, funcmaxargs, indexmaxkeys, namedatalen, float8byval;
            char abi_extra[32];
        #if MAJOR >= 18
            const char *name, *module_version;
        #endif
        } magic;

        const magic *Pg_magic_func(void) {
            static const magic data = {
                sizeof(magic), MAJOR * 100, 100, 32, 64, 1, "PostgreSQL",
            };
            return &data;
        }

        extern void register_label_provider(const char *name, void (*hook)(const void *, const char *));

        static void accept(const void *object, const char *label) {}

        void _PG_init(void) {
            register_label_provider("dummy", accept);
            register_label_provider("Odd \\" one", accept);
        }
        """
}
