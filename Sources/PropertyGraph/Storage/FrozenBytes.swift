#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Unsafe memory of this module lives in this file: one owner type, and one view type through which
// everything else reads. Invariants:
// - The bytes are written only inside `building`, before anyone else can see the object.
// - A view must not outlive its owner. Views are kept only in objects that also keep the owner.
// - A view checks its bounds in debug builds.

/// A run of bytes that never changes once it is built, outside reference counting.
package final class FrozenBytes: @unchecked Sendable {
  package let byteCount: Int
  fileprivate let pointer: UnsafeMutableRawPointer

  /// From this size on, memory is asked for in huge pages: random reads of a large graph spend
  /// much of their time on address translation otherwise.
  private static let hugePageThreshold = 4 << 20
  private static let hugePageSize = 2 << 20

  private init(uninitialized byteCount: Int) {
    precondition(byteCount >= 0)
    self.byteCount = byteCount
    let isLarge = byteCount >= Self.hugePageThreshold
    pointer = .allocate(
      byteCount: max(byteCount, 1), alignment: isLarge ? Self.hugePageSize : 16)
    #if os(Linux)
      if isLarge { _ = madvise(pointer, byteCount, 14 /* MADV_HUGEPAGE */) }
    #endif
  }

  deinit { pointer.deallocate() }

  /// Room for `count` elements, which `body` must all write.
  package static func building<Element: BitwiseCopyable, Failure: Error>(
    _ count: Int, of _: Element.Type = Element.self,
    _ body: (UnsafeMutableBufferPointer<Element>) throws(Failure) -> Void
  ) throws(Failure) -> FrozenBytes {
    let bytes = FrozenBytes(uninitialized: count * MemoryLayout<Element>.stride)
    let start = bytes.pointer.bindMemory(to: Element.self, capacity: count)
    try body(UnsafeMutableBufferPointer(start: start, count: count))
    return bytes
  }

  package convenience init<Element: BitwiseCopyable>(_ array: [Element]) {
    self.init(uninitialized: array.count * MemoryLayout<Element>.stride)
    array.withUnsafeBytes {
      pointer.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(pointer), byteCount: byteCount)
    }
  }

  /// The bytes as elements; a rest shorter than one element is left out.
  package func view<Element: BitwiseCopyable>(
    as _: Element.Type = Element.self
  ) -> FrozenView<Element> {
    let count = byteCount / MemoryLayout<Element>.stride
    return FrozenView(
      start: UnsafePointer(pointer.bindMemory(to: Element.self, capacity: count)), count: count)
  }

  package func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: pointer, count: byteCount))
  }
}

// `@inlinable` reaches other modules only from `public` declarations, and their hot loops live on it.
/// A window on frozen numbers: a plain address, so that hot loops count no references.
///
/// Valid as long as the graph, column or adjacency it came from.
public struct FrozenView<Element: BitwiseCopyable>: @unchecked Sendable {
  @usableFromInline let start: UnsafePointer<Element>
  public let count: Int

  @usableFromInline
  init(start: UnsafePointer<Element>, count: Int) {
    self.start = start
    self.count = count
  }

  @inlinable
  @inline(__always)
  public subscript(position: Int) -> Element {
    assert(position >= 0 && position < count, "position \(position) outside 0..<\(count)")
    return start[position]
  }

  @inlinable
  @inline(__always)
  public subscript(position: UInt32) -> Element { self[Int(position)] }

  /// A part of this window.
  @inlinable
  public func slice(_ range: Range<Int>) -> FrozenView {
    assert(range.lowerBound >= 0 && range.upperBound <= count)
    return FrozenView(start: start + range.lowerBound, count: range.count)
  }

  @inlinable
  public var buffer: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(start: start, count: count)
  }
}

extension FrozenView where Element: Comparable {
  /// The first position whose element is not less than `value`; the elements must ascend.
  @inlinable
  public func lowerBound(of value: Element) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
