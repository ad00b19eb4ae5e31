import PropertyGraph

/// How a property column is described by one row of `property_column` and by its parts.
struct ColumnDescription {
  /// Of nodes or of edges.
  enum Element: String {
    case node
    case edge
  }

  enum Kind: String {
    case booleans, integers, floats, dates, strings, words, mixed
  }

  let element: Element
  let key: Int
  let kind: Kind
  /// Of packed integers, else 0.
  let width: Int
  let base: Int64
  /// Of the slot map.
  let first: Int
  let span: Int
  let count: Int

  /// Names of the column's parts, in the order of `PropertyColumn.owners`; a column of mixed
  /// values has its values last.
  var partNames: [String] {
    let isContiguous = span == count
    let slots = isContiguous ? [] : ["present", "ranks"]
    let values =
      switch kind {
      case .booleans, .integers, .floats, .dates, .mixed: ["values"]
      case .strings: ["offsets", "text"]
      case .words: ["offsets", "text", "positions"]
      }
    return (slots + values).map { "\(element.rawValue).\(key).\($0)" }
  }

  init(_ column: PropertyColumn, element: Element, key: Int) {
    self.element = element
    self.key = key
    first = Int(column.slots.first)
    span = Int(column.slots.span)
    count = column.slots.count
    var packed: PackedIntegers?
    switch column.values {
    case .booleans: kind = .booleans
    case .integers(let integers): (kind, packed) = (.integers, integers)
    case .floats: kind = .floats
    case .dates(let days): (kind, packed) = (.dates, days)
    case .strings: kind = .strings
    case .words(let positions, _): (kind, packed) = (.words, positions)
    case .mixed: kind = .mixed
    }
    width = packed?.width.rawValue ?? 0
    base = packed?.base ?? 0
  }

  /// From a row of `property_column`; `nil` when the row makes no sense.
  init?(row: Statement) {
    guard let element = Element(rawValue: row.text(0) ?? ""),
      let kind = Kind(rawValue: row.text(2) ?? "")
    else { return nil }
    self.element = element
    key = row.integer(1)
    self.kind = kind
    width = row.integer(3)
    base = Int64(row.integer(4))
    first = row.integer(5)
    span = row.integer(6)
    count = row.integer(7)
    guard key >= 0, first >= 0, count >= 0, span >= count, first + span <= Int(UInt32.max)
    else { return nil }
  }

  var row: [SQLValue] {
    [
      .text(element.rawValue), .integer(Int64(key)), .text(kind.rawValue),
      .integer(Int64(width)), .integer(base), .integer(Int64(first)), .integer(Int64(span)),
      .integer(Int64(count)),
    ]
  }

  /// The column's bytes, in the order of `partNames`.
  static func parts(of column: PropertyColumn) -> [FrozenBytes] {
    guard case .mixed(let mixed) = column.values else { return column.owners }
    var bytes: [UInt8] = []
    for value in mixed.values { ValueCoding.encode(value, into: &bytes) }
    return column.owners + [FrozenBytes(bytes)]
  }

  /// The column again; `nil` when the parts do not fit the description.
  func column(from parts: [FrozenBytes]) -> PropertyColumn? {
    guard parts.count == partNames.count else { return nil }
    var owners = parts
    let slots: SlotMap
    if span == count {
      slots = SlotMap(first: UInt32(first), span: UInt32(span))
    } else {
      let wordCount = (span + 63) / 64
      guard parts[0].byteCount == wordCount * 8, parts[1].byteCount == wordCount * 4 else {
        return nil
      }
      slots = SlotMap(
        first: UInt32(first), span: UInt32(span), count: count, words: parts[0], ranks: parts[1])
    }
    guard
      let values = values(from: Array(parts.suffix(span == count ? parts.count : parts.count - 2)))
    else { return nil }
    if kind == .mixed { owners.removeLast() }
    return PropertyColumn(slots: slots, values: values, owners: owners)
  }

  private func values(from parts: [FrozenBytes]) -> PropertyColumn.Values? {
    switch kind {
    case .booleans: parts[0].byteCount == count ? .booleans(parts[0].view()) : nil
    case .integers: integers(parts[0]).map { .integers($0) }
    case .dates: integers(parts[0]).map { .dates($0) }
    case .floats: parts[0].byteCount == count * 8 ? .floats(parts[0].view()) : nil
    case .strings: arena(parts).flatMap { $0.count == count ? .strings($0) : nil }
    case .words:
      integers(parts[2]).flatMap { positions in
        arena(parts).map { .words(positions, PropertyColumn.Dictionary($0)) }
      }
    case .mixed:
      parts[0].withUnsafeBytes { ValueCoding.decode(count, from: $0) }.map { .mixed(.init($0)) }
    }
  }

  private func integers(_ bytes: FrozenBytes) -> PackedIntegers? {
    guard let width = PackedIntegers.Width(rawValue: width),
      bytes.byteCount == count * width.rawValue
    else { return nil }
    return PackedIntegers(bytes, width: width, base: base)
  }

  private func arena(_ parts: [FrozenBytes]) -> StringArena? {
    let offsets: FrozenView<UInt32> = parts[0].view()
    guard offsets.count > 0, Int(offsets[offsets.count - 1]) == parts[1].byteCount else {
      return nil
    }
    return StringArena(offsets: parts[0], text: parts[1])
  }
}
