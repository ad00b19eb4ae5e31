/// A time of day without a zone, to the nanosecond.
public struct LocalTime: Hashable, Comparable, Sendable {
  /// 0 up to 86,400,000,000,000, exclusive.
  public let nanosecondOfDay: Int64

  public init(nanosecondOfDay: Int64) { self.nanosecondOfDay = nanosecondOfDay }

  public static func < (left: LocalTime, right: LocalTime) -> Bool {
    left.nanosecondOfDay < right.nanosecondOfDay
  }
}
