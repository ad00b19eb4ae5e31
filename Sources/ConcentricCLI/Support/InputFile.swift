import Concentric
import Foundation

/// A file, or standard input for `-`, read piece by piece.
final class InputFile: ByteSource {
  private static let pieceSize = 1 << 20

  private let path: String
  private let descriptor: Int32
  /// Bytes read so far.
  private(set) var bytesRead = 0
  /// Length of the file; `nil` for what has none, such as a pipe.
  let size: Int?
  private let progress: (Int) -> Void

  /// - Parameter progress: Told the number of bytes read, after each piece.
  /// - Throws: ``CommandFailure`` that names the path and the system's reason.
  init(_ path: String, progress: @escaping (Int) -> Void = { _ in }) throws(CommandFailure) {
    self.path = path
    self.progress = progress
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
    guard descriptor >= 0 else { throw InputFile.failure(path) }
    var status = stat()
    size =
      fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      ? Int(status.st_size) : nil
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  func read() throws -> [UInt8]? {
    while true {
      var failed = false
      let piece = [UInt8](unsafeUninitializedCapacity: InputFile.pieceSize) { buffer, count in
        let taken = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
        failed = taken < 0
        count = max(0, taken)
      }
      if failed {
        if errno == EINTR { continue }
        throw InputFile.failure(path)
      }
      bytesRead += piece.count
      progress(bytesRead)
      return piece.isEmpty ? nil : piece
    }
  }

  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure("cannot read '\(path)': \(String(cString: strerror(errno)))")
  }
}
