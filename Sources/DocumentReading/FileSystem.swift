import Foundation

/// The few calls on files that reading needs, with the system's reasons in the errors.
enum FileSystem {
  static func isFolder(_ path: String) throws(DocumentReadingError) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .notFound(path: path) : failure(path)
    }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  /// Regular files below a folder, in the order of their paths' UTF-8 bytes. Hidden names and
  /// links to folders are left out.
  static func files(below folder: String) throws(DocumentReadingError) -> [String] {
    var files: [String] = []
    var folders = [folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder]
    while let next = folders.popLast() {
      guard let handle = opendir(next) else { throw failure(next) }
      defer { closedir(handle) }
      while let entry = readdir(handle) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard !name.hasPrefix(".") else { continue }
        let path = next == "/" ? "/\(name)" : "\(next)/\(name)"
        var link = stat()
        var target = stat()
        guard lstat(path, &link) == 0, stat(path, &target) == 0 else { continue }
        if target.st_mode & S_IFMT == S_IFREG { files.append(path) }
        if link.st_mode & S_IFMT == S_IFDIR { folders.append(path) }
      }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static func read(_ path: String, limit: Int) throws(DocumentReadingError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .notFound(path: path) : failure(path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    if status.st_size > limit {
      throw .tooLarge(path: path, bytes: Int(status.st_size), limit: limit)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size) + 1)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes {
        Foundation.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
      if bytes.count > limit { throw .tooLarge(path: path, bytes: bytes.count, limit: limit) }
    }
  }

  private static func failure(_ path: String) -> DocumentReadingError {
    .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
}
