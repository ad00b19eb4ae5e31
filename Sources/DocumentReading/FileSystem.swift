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
        // Most file systems tell the kind along with the name.
        switch Int(entry.pointee.d_type) {
        case Int(DT_REG): files.append(path)
        case Int(DT_DIR): folders.append(path)
        default:
          var link = stat()
          var target = stat()
          guard lstat(path, &link) == 0, stat(path, &target) == 0 else { continue }
          if target.st_mode & S_IFMT == S_IFREG { files.append(path) }
          if link.st_mode & S_IFMT == S_IFDIR { folders.append(path) }
        }
      }
    }
    return files.sorted(by: FileName.precedes)
  }

  /// In bytes; 0 for what has no size or cannot be told.
  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  static func read(_ path: String, limit: Int) throws(DocumentReadingError) -> [UInt8] {
    let file = try InputFile(path)
    if file.size > limit { throw .tooLarge(path: path, bytes: file.size, limit: limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.size + 1)
    while try file.readChunk(into: &bytes) {
      if bytes.count > limit { throw .tooLarge(path: path, bytes: bytes.count, limit: limit) }
    }
    return bytes
  }

  fileprivate static func failure(_ path: String) -> DocumentReadingError {
    .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
}

/// A file open for reading; closed when it goes.
struct InputFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  /// As the system tells it; 0 for a pipe.
  let size: Int

  init(_ path: String) throws(DocumentReadingError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .notFound(path: path) : FileSystem.failure(path)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let error = FileSystem.failure(path)
      close(descriptor)
      throw error
    }
    self.path = path
    self.descriptor = descriptor
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Appends the next bytes; `false` at the end of the file.
  func readChunk(into bytes: inout [UInt8]) throws(DocumentReadingError) -> Bool {
    let start = bytes.count
    let rest = size - start
    let capacity = size > 0 && rest >= 0 ? min(rest + 1, 1 << 16) : 1 << 16
    bytes.append(contentsOf: repeatElement(0, count: capacity))
    while true {
      let count = bytes.withUnsafeMutableBytes {
        Foundation.read(descriptor, $0.baseAddress?.advanced(by: start), capacity)
      }
      if count < 0, errno == EINTR { continue }
      bytes.removeLast(capacity - max(count, 0))
      if count < 0 { throw FileSystem.failure(path) }
      return count > 0
    }
  }
}
