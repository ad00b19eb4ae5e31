#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The last bytes of a graph file, behind SQLite's pages: a mark and a checksum over every byte
/// before them. SQLite does not look there, and a program that changes the file does not renew it.
///
/// The other checksums say that what was read is right; this one also sees a changed byte that
/// nothing reads, such as one in the unused rest of a page.
enum FileSeal {
  /// Bytes: eight of mark, eight of checksum.
  static let size = 16

  private static let mark = Array("CONCSEAL".utf8)
  private static let chunkSize = 4 << 20

  /// Seals a file that is complete.
  ///
  /// - Complexity: O(bytes of the file), at the speed of reading them.
  static func add(to path: String) throws(GraphFileError) {
    let descriptor = open(path, O_RDWR)
    guard descriptor >= 0 else { throw .system(path) }
    defer { close(descriptor) }
    let end = lseek(descriptor, 0, SEEK_END)
    guard end >= 0, let checksum = checksum(descriptor, count: Int(end)) else {
      throw .system(path)
    }
    let seal = bytes(checksum)
    guard pwrite(descriptor, seal, seal.count, end) == seal.count else { throw .system(path) }
  }

  /// What the seal of a file says against it; `nil` when every byte is as it was written.
  static func problem(_ path: String) throws(GraphFileError) -> String? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw .system(path) }
    defer { close(descriptor) }
    let end = Int(lseek(descriptor, 0, SEEK_END)) - size
    var found = [UInt8](repeating: 0, count: size)
    guard end >= 0, pread(descriptor, &found, size, end) == size, found.starts(with: mark) else {
      return "the seal at the end is missing: another program changed the file, or it is cut off"
    }
    guard let checksum = checksum(descriptor, count: end) else { throw .system(path) }
    return found == bytes(checksum)
      ? nil : "the bytes are not those that were written: the file was changed or is damaged"
  }

  private static func bytes(_ checksum: Int64) -> [UInt8] {
    mark + withUnsafeBytes(of: checksum.littleEndian) { Array($0) }
  }

  /// Over the first `count` bytes; `nil` when they cannot be read.
  private static func checksum(_ descriptor: Int32, count: Int) -> Int64? {
    var sum = Checksum()
    var buffer = [UInt8](repeating: 0, count: chunkSize)
    var start = 0
    while start < count {
      let wanted = min(chunkSize, count - start)
      var filled = 0
      while filled < wanted {
        let got = buffer.withUnsafeMutableBytes {
          pread(descriptor, $0.baseAddress.map { $0 + filled }, wanted - filled, start + filled)
        }
        if got < 0 && errno == EINTR { continue }
        guard got > 0 else { return nil }
        filled += got
      }
      buffer.withUnsafeBytes { sum.add(UnsafeRawBufferPointer(rebasing: $0[..<wanted])) }
      start += wanted
    }
    return sum.value
  }
}
