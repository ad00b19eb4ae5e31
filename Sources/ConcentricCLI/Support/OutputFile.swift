import Foundation

/// Writes files so that a reader finds the old content or the new one, never a part.
enum OutputFile {
  /// Replaces the file at a path: writes beside it, then renames.
  ///
  /// - Throws: ``CommandFailure`` that names the path and the system's reason; the old file stays.
  static func replace(_ path: String, with bytes: [UInt8]) throws(CommandFailure) {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    var offset = 0
    while offset < bytes.count {
      let written = bytes[offset...].withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if written < 0 {
        if errno == EINTR { continue }
        let error = failure(path)
        close(descriptor)
        unlink(temporary)
        throw error
      }
      offset += written
    }
    guard fsync(descriptor) == 0, close(descriptor) == 0, rename(temporary, path) == 0 else {
      let error = failure(path)
      unlink(temporary)
      throw error
    }
  }

  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure("cannot write '\(path)': \(String(cString: strerror(errno)))")
  }
}
