import Concentric
import Foundation

/// A file that is written piece by piece beside its final place, and put there by ``commit()``: a
/// reader finds the old content or the new one, never a part. Without a commit nothing stays.
final class OutputFile: ByteSink {
  private let path: String
  private let temporary: String
  private var descriptor: Int32

  /// - Throws: ``CommandFailure`` that names the path and the system's reason.
  init(_ path: String) throws(CommandFailure) {
    self.path = path
    temporary = "\(path).\(getpid()).tmp"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else { throw OutputFile.failure(path) }
  }

  deinit {
    if descriptor >= 0 {
      Foundation.close(descriptor)
      unlink(temporary)
    }
  }

  func write(_ bytes: ArraySlice<UInt8>) throws(CommandFailure) {
    var rest = bytes
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw OutputFile.failure(path)
      }
      rest = rest.dropFirst(written)
    }
  }

  /// The same as ``commit()``.
  func close() throws(CommandFailure) { try commit() }

  /// Puts what was written in the place of the file at the path. Nothing can be written after it.
  func commit() throws(CommandFailure) {
    guard fsync(descriptor) == 0 else { throw OutputFile.failure(path) }
    guard Foundation.close(descriptor) == 0, rename(temporary, path) == 0 else {
      let error = OutputFile.failure(path)
      unlink(temporary)
      descriptor = -1
      throw error
    }
    descriptor = -1
  }

  /// Replaces the file at a path: writes beside it, then renames.
  ///
  /// - Throws: ``CommandFailure`` that names the path and the system's reason; the old file stays.
  static func replace(_ path: String, with bytes: [UInt8]) throws(CommandFailure) {
    let file = try OutputFile(path)
    try file.write(bytes[...])
    try file.commit()
  }

  fileprivate static func failure(_ path: String) -> CommandFailure {
    CommandFailure("cannot write '\(path)': \(String(cString: strerror(errno)))")
  }
}

/// A new folder that is filled beside its final place, and put there by ``commit()``. Without a
/// commit nothing stays.
final class OutputFolder: SinkFolder {
  private let path: String
  private let temporary: String
  private var isCommitted = false

  /// - Throws: ``CommandFailure`` when the folder cannot be made, or one that is not empty stands
  ///   there already: what is in it is not ours to remove.
  init(_ path: String) throws(CommandFailure) {
    self.path = path
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    temporary = "\(trimmed).\(getpid()).tmp"
    if let content = try? FileManager.default.contentsOfDirectory(atPath: path), !content.isEmpty {
      throw CommandFailure("the folder '\(path)' is not empty; name a new one, or empty it")
    }
    guard mkdir(temporary, 0o777) == 0 else { throw OutputFile.failure(path) }
  }

  deinit { if !isCommitted { try? FileManager.default.removeItem(atPath: temporary) } }

  func sink(named name: String) throws -> any ByteSink { try OutputFile("\(temporary)/\(name)") }

  /// Puts the folder in its place.
  func commit() throws(CommandFailure) {
    guard rename(temporary, path) == 0 else { throw OutputFile.failure(path) }
    isCommitted = true
  }
}

/// Standard output as a sink.
final class StandardOutputSink: ByteSink {
  func write(_ bytes: ArraySlice<UInt8>) { StandardOutput.write(bytes: Array(bytes)) }
  func close() {}
}
