#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Replaces a file as a whole: others see the old content or the new, whatever happens meanwhile.
enum AtomicFile {
  /// Lets `body` write a new file beside `path`, then puts it in the place of `path`.
  ///
  /// - Parameters:
  ///   - version: What must still be at `path` at the end; `nil` when anything may be.
  ///   - body: Gets the path of the new file, which does not exist yet.
  static func replace(
    _ path: String, ifStill version: GraphFileVersion? = nil,
    _ body: (String) throws(GraphFileError) -> Void
  ) throws(GraphFileError) {
    let target = resolved(path)
    let (folder, name) = split(target)
    if isFolder(target) { throw .isFolder(path: path) }
    guard isFolder(folder) else { throw .folderMissing(path: path) }
    guard access(folder, W_OK | X_OK) == 0 else { throw .permissionDenied(path: path) }
    removeLeftovers(of: name, in: folder)
    let temporary = "\(folder)/.\(name).\(getpid()).\(UInt32.random(in: 0 ... .max)).tmp"
    do throws(GraphFileError) {
      try body(temporary)
      try synchronize(temporary)
      try locked(folder) { () throws(GraphFileError) in
        if let version, GraphFileVersion(target) != version { throw .changedMeanwhile(path: path) }
        guard rename(temporary, target) == 0 else { throw .system(path) }
      }
    } catch {
      for ending in ["", "-journal", "-wal", "-shm"] { unlink(temporary + ending) }
      throw error.renaming(temporary, to: path)
    }
    try? synchronize(folder)  // makes the new name last; the content is safe already
  }

  /// Removes what writers that were killed left beside the file.
  private static func removeLeftovers(of name: String, in folder: String) {
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let file = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard file.hasPrefix(".\(name)."), file.hasSuffix(".tmp") else { continue }
      let writer = file.dropFirst(name.utf8.count + 2).prefix { $0 != "." }
      guard let process = pid_t(writer), kill(process, 0) != 0, errno == ESRCH else { continue }
      unlink("\(folder)/\(file)")
    }
  }

  /// Lets one writer at a time into the folder.
  private static func locked(
    _ folder: String, _ body: () throws(GraphFileError) -> Void
  ) throws(GraphFileError) {
    let descriptor = open(folder, O_RDONLY)
    defer { if descriptor >= 0 { close(descriptor) } }
    // Where a file system has no locks, only the check of the version is left.
    if descriptor >= 0 { flock(descriptor, LOCK_EX) }
    try body()
  }

  /// The file that a chain of symbolic links ends at.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = String(path[..<slash])
    return (folder.isEmpty ? "/" : folder, String(path[path.index(after: slash)...]))
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func synchronize(_ path: String) throws(GraphFileError) {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw .system(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .system(path) }
  }
}

extension GraphFileError {
  /// What the last call of the system that failed has to say.
  static func system(_ path: String) -> GraphFileError {
    switch errno {
    case EACCES, EPERM, EROFS: .permissionDenied(path: path)
    case ENOSPC, EDQUOT: .diskFull(path: path)
    case let code: .failed(path: path, message: String(cString: strerror(code)))
    }
  }

  /// The same error told about the file that the user named.
  fileprivate func renaming(_ temporary: String, to path: String) -> GraphFileError {
    switch self {
    case .permissionDenied: .permissionDenied(path: path)
    case .diskFull: .diskFull(path: path)
    case .damaged(temporary, let part): .failed(path: path, message: part)
    case .failed(temporary, let message): .failed(path: path, message: message)
    default: self
    }
  }
}

/// Which content a graph file has: another one each time that the file is written.
public struct GraphFileVersion: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// What is at `path` now; `nil` when nothing is.
  public init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    size = Int(status.st_size)
    #if canImport(Darwin)
      (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
    #else
      (seconds, nanoseconds) = (Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec))
    #endif
  }
}

/// What can be said about a file before SQLite opens it.
enum FileHead {
  /// Throws unless the file is there, readable, an SQLite file and as long as its head says.
  static func check(_ path: String) throws(GraphFileError) {
    if AtomicFile.isFolder(path) { throw .isFolder(path: path) }
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .missing(path: path) : .system(path)
    }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: 100)
    let count = read(descriptor, &head, head.count)
    guard count >= 16, head.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw .notAGraphFile(path: path)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .notAGraphFile(path: path) }
    let found = Int(status.st_size)
    guard count == head.count else { throw .truncated(path: path, expected: 100, found: found) }
    // Offsets 16 and 28 of SQLite's file head: page size (1 means 65,536) and number of pages.
    let stored = Int(head[16]) << 8 | Int(head[17])
    let pageSize = stored == 1 ? 65_536 : stored
    let pages = head[28..<32].reduce(0) { $0 << 8 | Int($1) }
    // Behind the pages stands the seal, all of it or nothing.
    let expected = pages * pageSize + (found > pages * pageSize ? FileSeal.size : 0)
    guard found >= expected else {
      throw .truncated(path: path, expected: expected, found: found)
    }
  }
}
