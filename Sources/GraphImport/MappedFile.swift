#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file, mapped into memory until the object goes.
///
/// The file must not shrink meanwhile: reading behind its new end would end the process.
final class MappedFile: @unchecked Sendable {
  let path: String
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ path: String) throws(ImportProblem) {
    self.path = path
    func problem() -> ImportProblem {
      ImportProblem(file: path, line: nil, message: String(cString: strerror(errno)))
    }
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw problem() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw problem() }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ImportProblem(file: path, line: nil, message: "this is not a file")
    }
    let size = Int(status.st_size)
    if size == 0 {
      bytes = UnsafeBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { throw problem() }
    bytes = UnsafeBufferPointer(
      start: UnsafePointer(start.bindMemory(to: UInt8.self, capacity: size)), count: size)
  }

  deinit {
    if let start = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
  }

  /// The bytes of a part of the file.
  func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range])
  }
}
