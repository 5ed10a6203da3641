import FoundationEssentials
import VarveTestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A run of the tool on a file system in memory that has little space left, and another after it was given more.
/// Only the script sees the file system, so that nothing is left of it.
struct SmallDisk {
    /// What the first run said, where it failed.
    let error: String?
    /// The database as the first run left it.
    let partial: SQLiteArena

    /// Runs the tool twice; the database that is left takes the place of the one that was there.
    ///
    /// - Parameter space: How many kilobytes are left.
    init(_ arena: SQLiteArena, space: Int, _ command: Command) async throws {
        guard let unshare = Program(searching: "unshare") else {
            throw ProgramFailure(description: "unshare is not on the PATH: it comes with util-linux")
        }
        let folder = arena.folder
        let words =
            (geteuid() == 0 ? ["--mount"] : ["--map-root-user", "--mount"])
            + ["/bin/sh", "-ec", Self.script, "small-disk", folder.path, String(space), Program.varve().path]
            + command.words + ["--migrations", arena.migrations]
        let outcome = try await unshare.start(words, environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"])
            .outcome()
        guard outcome.status == 0 else {
            throw ProgramFailure(
                description:
                    "a small file system can't be used (mount needs root or user namespaces) or the second "
                    + "run fails: \(outcome.errors)")
        }
        let status = try folder.read("small/status")
        error = status == "0\n" ? nil : "exit \(status)\(try folder.read("small/errors"))"
        partial = try SQLiteArena(in: folder, file: "small/app.db")
    }

    private static let script = """
        folder=$1 space=$2; shift 2
        disk=$folder/disk
        rm -rf "$folder/small"
        mkdir -p "$disk" "$folder/small"
        mount -t tmpfs -o size=16m tmpfs "$disk"
        for file in "$folder"/app.db*; do
            if [ -e "$file" ]; then mv "$file" "$disk"; fi
        done
        used=$(df -k --output=used "$disk" | tail -n 1)
        mount -o remount,size=$((used + space))k "$disk"
        export DATABASE_URL="sqlite:$disk/app.db"
        status=0
        "$@" >/dev/null 2>"$folder/small/errors" || status=$?
        echo $status >"$folder/small/status"
        cp "$disk"/* "$folder/small"
        mount -o remount,size=16m "$disk"
        "$@" >/dev/null
        cp "$disk"/* "$folder"
        """
}
