/// Why a date, a time or a duration could not be made.
public enum TemporalError: Error, Hashable, Sendable {
  /// Text that is not of the kind wanted.
  case malformed(text: String, kind: String)
  /// A number outside its range, such as month 13.
  case outOfRange(field: String, value: Int64)
  /// A component that others need is missing, such as the year.
  case missing(field: String, kind: String)
  /// A component that the kind does not have, or that contradicts another.
  case unexpected(field: String, kind: String)
  /// A component of the wrong type.
  case wrongType(field: String)
  case unknownZone(String)
  case unknownUnit(String, kind: String)
  /// A result beyond the years ±999,999,999, or a number too large.
  case overflow
}

extension TemporalError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let text, let kind): "'\(text)' is not a \(kind)"
    case .outOfRange(let field, let value): "\(value) is not a valid \(field)"
    case .missing(let field, let kind): "a \(kind) needs '\(field)'"
    case .unexpected(let field, let kind): "'\(field)' does not fit here in a \(kind)"
    case .wrongType(let field): "'\(field)' has the wrong type"
    case .unknownZone(let zone): "'\(zone)' is not a time zone"
    case .unknownUnit(let unit, let kind): "a \(kind) cannot be truncated to '\(unit)'"
    case .overflow: "the result is beyond the range of dates and durations"
    }
  }
}
