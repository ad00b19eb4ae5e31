import PropertyGraph

/// Values as bytes: a tag, then the content; numbers little-endian. For columns of mixed kinds.
enum ValueCoding {
  private enum Tag: UInt8 {
    case null, no, yes, integer, float, string, list, map, date, localTime, time, localDateTime
    case dateTime, duration
  }

  /// Lists within lists beyond this depth are taken for damage.
  private static let maximalDepth = 100

  static func encode(_ value: Value, into bytes: inout [UInt8]) {
    switch value {
    case .null, .node, .edge, .path: bytes.append(Tag.null.rawValue)
    case .boolean(let value): bytes.append((value ? Tag.yes : .no).rawValue)
    case .integer(let value): put(.integer, [value], &bytes)
    case .float(let value): put(.float, [Int64(bitPattern: value.bitPattern)], &bytes)
    case .string(let value):
      bytes.append(Tag.string.rawValue)
      put(value, &bytes)
    case .list(let values):
      put(.list, [Int64(values.count)], &bytes)
      for value in values { encode(value, into: &bytes) }
    case .map(let values):
      put(.map, [Int64(values.count)], &bytes)
      for (key, value) in values.sorted(by: { $0.key < $1.key }) {
        put(key, &bytes)
        encode(value, into: &bytes)
      }
    case .date(let date): put(.date, [date.daysSinceEpoch], &bytes)
    case .localTime(let time): put(.localTime, [time.nanosecondOfDay], &bytes)
    case .time(let time):
      put(.time, [time.time.nanosecondOfDay, Int64(time.offset)], &bytes)
    case .localDateTime(let moment):
      put(.localDateTime, [moment.date.daysSinceEpoch, moment.time.nanosecondOfDay], &bytes)
    case .dateTime(let moment):
      put(
        .dateTime,
        [
          moment.local.date.daysSinceEpoch, moment.local.time.nanosecondOfDay,
          Int64(moment.offset),
        ], &bytes)
      put(moment.zone ?? "", &bytes)
    case .duration(let length):
      put(
        .duration,
        [length.months, length.days, length.seconds, Int64(length.nanoseconds)], &bytes)
    }
  }

  private static func put(_ tag: Tag, _ numbers: [Int64], _ bytes: inout [UInt8]) {
    bytes.append(tag.rawValue)
    for number in numbers { put(number, &bytes) }
  }

  private static func put(_ number: Int64, _ bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private static func put(_ string: String, _ bytes: inout [UInt8]) {
    put(Int64(string.utf8.count), &bytes)
    bytes.append(contentsOf: string.utf8)
  }

  /// `count` values; `nil` when the bytes are not exactly that.
  static func decode(_ count: Int, from bytes: UnsafeRawBufferPointer) -> [Value]? {
    var reader = Reader(bytes: bytes)
    var values: [Value] = []
    values.reserveCapacity(min(count, bytes.count))
    for _ in 0..<count {
      guard let value = reader.value(depth: 0) else { return nil }
      values.append(value)
    }
    return reader.position == bytes.count ? values : nil
  }

  private struct Reader {
    let bytes: UnsafeRawBufferPointer
    var position = 0

    mutating func number() -> Int64? {
      guard position + 8 <= bytes.count else { return nil }
      defer { position += 8 }
      return Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Int64.self))
    }

    mutating func small() -> Int32? { number().flatMap { Int32(exactly: $0) } }

    mutating func count() -> Int? {
      guard let count = number(), count >= 0, count <= bytes.count - position else { return nil }
      return Int(count)
    }

    mutating func string() -> String? {
      guard let count = count() else { return nil }
      defer { position += count }
      return String(validating: bytes[position..<position + count], as: UTF8.self)
    }

    mutating func value(depth: Int) -> Value? {
      guard depth < maximalDepth, position < bytes.count, let tag = Tag(rawValue: bytes[position])
      else { return nil }
      position += 1
      switch tag {
      case .null: return .null
      case .no: return .boolean(false)
      case .yes: return .boolean(true)
      case .integer: return number().map { .integer($0) }
      case .float: return number().map { .float(Double(bitPattern: UInt64(bitPattern: $0))) }
      case .string: return string().map { .string($0) }
      case .list:
        guard let count = count() else { return nil }
        var values: [Value] = []
        for _ in 0..<count {
          guard let value = value(depth: depth + 1) else { return nil }
          values.append(value)
        }
        return .list(values)
      case .map:
        guard let count = count() else { return nil }
        var values: [String: Value] = [:]
        for _ in 0..<count {
          guard let key = string(), let value = value(depth: depth + 1) else { return nil }
          values[key] = value
        }
        return .map(values)
      case .date: return number().map { .date(CalendarDate(daysSinceEpoch: $0)) }
      case .localTime: return number().map { .localTime(LocalTime(nanosecondOfDay: $0)) }
      case .time:
        guard let time = number(), let offset = small() else { return nil }
        return .time(ZonedTime(time: LocalTime(nanosecondOfDay: time), offset: offset))
      case .localDateTime: return local().map { .localDateTime($0) }
      case .dateTime:
        guard let local = local(), let offset = small(), let zone = string() else { return nil }
        return .dateTime(
          ZonedDateTime(local: local, offset: offset, zone: zone.isEmpty ? nil : zone))
      case .duration:
        guard let months = number(), let days = number(), let seconds = number(),
          let nanoseconds = small()
        else { return nil }
        return .duration(
          CalendarDuration(
            months: months, days: days, seconds: seconds, nanoseconds: nanoseconds))
      }
    }

    private mutating func local() -> LocalDateTime? {
      guard let day = number(), let time = number() else { return nil }
      return LocalDateTime(
        date: CalendarDate(daysSinceEpoch: day), time: LocalTime(nanosecondOfDay: time))
    }
  }
}
