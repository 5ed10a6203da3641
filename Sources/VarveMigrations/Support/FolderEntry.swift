#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A name in a folder and what it stands for.
struct FolderEntry {
    let name: String
    let isFolder: Bool

    /// What a folder holds, without hidden names, in no order.
    static func all(in folder: String) throws(MigrationError) -> [FolderEntry] {
        guard let stream = opendir(folder) else {
            if errno == ENOENT { throw .folderMissing(folder) }
            throw .unreadable(path: folder, reason: FileSystem.lastError())
        }
        defer { closedir(stream) }
        var entries: [FolderEntry] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.utf8.first == UInt8(ascii: ".") { continue }
            entries.append(
                FolderEntry(name: name, isFolder: isFolder(entry.pointee.d_type, name, in: folder)))
        }
        return entries
    }

    /// Most file systems tell it with the name; a link's target must be asked.
    private static func isFolder(_ type: UInt8, _ name: String, in folder: String) -> Bool {
        switch Int(type) {
        case Int(DT_REG): false
        case Int(DT_DIR): true
        default: FileSystem.isFolder(FileSystem.join(folder, name))
        }
    }
}
