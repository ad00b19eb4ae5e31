/// Bytes written one behind the other, with no more than a test for room at each: the unsafe part of ``JSONWriter``.
///
/// Invariant: the first `count` bytes of `storage` are written, and nobody else holds it.
struct ByteBuffer: ~Copyable {
  private var storage: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  init(capacity: Int) { storage = .allocate(capacity: max(1, capacity)) }

  deinit { storage.deallocate() }

  /// What is written, for as long as the closure runs.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    body(UnsafeBufferPointer(rebasing: storage[..<count]))
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == storage.count { grow(by: 1) }
    assert(count < storage.count)
    storage[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress, let base = storage.baseAddress else { return }
    if storage.count - count < bytes.count {
      grow(by: bytes.count)
      return append(bytes)
    }
    assert(count + bytes.count <= storage.count)
    (base + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  /// Appends what a closure writes.
  ///
  /// - Parameters:
  ///   - most: The closure writes no more than that.
  ///   - write: Returns how many bytes it has written.
  @inline(__always) @discardableResult
  mutating func append(atMost most: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) -> Int {
    if storage.count - count < most { grow(by: most) }
    guard let base = storage.baseAddress else { return 0 }
    let length = write(base + count)
    assert(length <= most)
    count += length
    return length
  }

  private mutating func grow(by length: Int) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(
      capacity: storage.count + max(storage.count, length))
    if let from = storage.baseAddress { larger.baseAddress?.update(from: from, count: count) }
    storage.deallocate()
    storage = larger
  }
}
