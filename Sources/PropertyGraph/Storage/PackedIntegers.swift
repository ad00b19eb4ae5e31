// `@inlinable` reaches other modules only from `public` declarations, and their hot loops live on it.

/// Integers in one, four or eight bytes each, whichever their range allows.
public struct PackedIntegers: @unchecked Sendable {
  public enum Width: Int, Sendable {
    case one = 1
    case four = 4
    case eight = 8
  }

  public let width: Width
  /// Added to every stored number.
  public let base: Int64
  public let count: Int
  @usableFromInline let ones: FrozenView<UInt8>
  @usableFromInline let fours: FrozenView<UInt32>
  @usableFromInline let eights: FrozenView<Int64>

  /// - Parameter bytes: Must be kept alive by whoever keeps this.
  package init(_ bytes: FrozenBytes, width: Width, base: Int64) {
    self.width = width
    self.base = base
    count = bytes.byteCount / width.rawValue
    ones = bytes.view()
    fours = bytes.view()
    eights = bytes.view()
  }

  @inlinable
  @inline(__always)
  public subscript(position: Int) -> Int64 {
    switch width {
    case .one: base &+ Int64(ones[position])
    case .four: base &+ Int64(fours[position])
    case .eight: base &+ eights[position]
    }
  }

  /// The numbers as they are stored, without `base`; `nil` when the width is another.
  @inlinable
  public var storedOnes: FrozenView<UInt8>? { width == .one ? ones : nil }
  @inlinable
  public var storedFours: FrozenView<UInt32>? { width == .four ? fours : nil }
  @inlinable
  public var storedEights: FrozenView<Int64>? { width == .eight ? eights : nil }

  /// Whether both are the same numbers at the same place.
  package func isSame(as other: PackedIntegers) -> Bool {
    ones.buffer.baseAddress == other.ones.buffer.baseAddress && count == other.count
  }

  package static func pack(_ numbers: [Int64]) -> (integers: PackedIntegers, bytes: FrozenBytes) {
    let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
    let (spread, overflow) = high.subtractingReportingOverflow(low)
    let width: Width = overflow || spread > Int64(UInt32.max) ? .eight : spread > 255 ? .four : .one
    let base = width == .eight ? 0 : low
    let bytes =
      switch width {
      case .one:
        FrozenBytes.building(numbers.count, of: UInt8.self) { out in
          for (i, number) in numbers.enumerated() {
            out[i] = UInt8(truncatingIfNeeded: number - base)
          }
        }
      case .four:
        FrozenBytes.building(numbers.count, of: UInt32.self) { out in
          for (i, number) in numbers.enumerated() {
            out[i] = UInt32(truncatingIfNeeded: number - base)
          }
        }
      case .eight: FrozenBytes(numbers)
      }
    return (PackedIntegers(bytes, width: width, base: base), bytes)
  }
}
