/// What a property or an expression can be. `null` is a value.
///
/// `==` and hashing are *equivalence*, the sameness of `DISTINCT` and grouping: `null` is
/// equivalent to `null`, NaN to NaN, and `1` to `1.0`. The language's `=` is ``equals(_:)``.
public enum Value: Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  case string(String)
  case list([Value])
  case map([String: Value])
  case node(NodeID)
  case edge(EdgeID)
  case path(Path)
  case date(CalendarDate)
  case localTime(LocalTime)
  case time(ZonedTime)
  case localDateTime(LocalDateTime)
  // These two are larger than the rest; boxing them keeps every other value small.
  indirect case dateTime(ZonedDateTime)
  indirect case duration(CalendarDuration)

  public var isNull: Bool {
    if case .null = self { true } else { false }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .float(value) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(arrayLiteral elements: Value...) { self = .list(elements) }
  public init(nilLiteral: ()) { self = .null }
}
