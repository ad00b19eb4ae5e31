/// A half-open stretch of a source text, in UTF-8 bytes from its start.
public struct SourceRange: Hashable, Sendable {
  /// The first byte.
  public let lowerBound: Int
  /// The byte after the last one; never below ``lowerBound``.
  public let upperBound: Int

  /// - Precondition: `lowerBound <= upperBound`.
  public init(_ lowerBound: Int, _ upperBound: Int) {
    precondition(lowerBound <= upperBound, "a source range ends before it starts")
    self.lowerBound = lowerBound
    self.upperBound = upperBound
  }

  /// The smallest range that holds both.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lowerBound, other.lowerBound), max(upperBound, other.upperBound))
  }
}
