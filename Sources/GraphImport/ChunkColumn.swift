import PropertyGraph

/// The values of one column in one part of a file.
struct ChunkColumn {
  let type: FieldType
  /// Rows that have a value; `nil` as long as all have.
  private(set) var rows: [UInt32]?
  private(set) var count = 0
  private(set) var integers: [Int64] = []
  private(set) var floats: [Double] = []
  private(set) var strings = ChunkStrings()
  private(set) var values: [Value] = []

  init(_ type: FieldType) { self.type = type }

  /// Notes that a row has no value.
  mutating func appendNull(row: Int) {
    if rows == nil { rows = (0..<UInt32(row)).map { $0 } }
  }

  /// - Returns: Whether the field is of the column's type.
  @inline(__always)
  mutating func append(_ field: UnsafeBufferPointer<UInt8>, row: Int) -> Bool {
    switch type {
    case .nothing: return false
    case .integer:
      guard let value = FieldParsing.integer(field) else { return false }
      integers.append(value)
    case .boolean:
      guard let value = FieldParsing.boolean(field) else { return false }
      integers.append(value ? 1 : 0)
    case .date:
      guard let value = FieldParsing.date(field) else { return false }
      integers.append(value.daysSinceEpoch)
    case .float:
      guard let value = FieldParsing.float(field) else { return false }
      floats.append(value)
    case .string: strings.append(field)
    default:
      guard let value = FieldParsing.value(field, type) else { return false }
      values.append(value)
    }
    rows?.append(UInt32(row))
    count += 1
    return true
  }
}
