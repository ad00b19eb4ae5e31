import PropertyGraph

/// Puts the parts of one property together into a frozen column.
struct ColumnAssembly {
  /// The parts in order, each with the element that its first row stands for.
  let parts: [(column: ChunkColumn, first: UInt32)]
  let type: FieldType

  /// `nil` when there is no value at all.
  func build() -> PropertyColumn? {
    let count = parts.reduce(0) { $0 + $1.column.count }
    if count == 0 { return nil }
    let (slots, slotOwners) = slotMap(count)
    let (values, owners) = self.values(count)
    return PropertyColumn(slots: slots, values: values, owners: slotOwners + owners)
  }

  private func slotMap(_ count: Int) -> (map: SlotMap, owners: [FrozenBytes]) {
    var ids: [UInt32] = []
    ids.reserveCapacity(count)
    for (column, first) in parts {
      if let rows = column.rows {
        for row in rows { ids.append(first + row) }
      } else {
        ids.append(contentsOf: first..<first + UInt32(column.count))
      }
    }
    return SlotMap.build(ids)
  }

  private func values(_ count: Int) -> (values: PropertyColumn.Values, owners: [FrozenBytes]) {
    switch type {
    case .integer, .date:
      let (packed, bytes) = PackedIntegers.pack(joined(\.integers, count))
      return (type == .date ? .dates(packed) : .integers(packed), [bytes])
    case .boolean:
      let bytes = FrozenBytes(joined(\.integers, count).map { UInt8($0) })
      return (.booleans(bytes.view()), [bytes])
    case .float:
      let bytes = FrozenBytes(joined(\.floats, count))
      return (.floats(bytes.view()), [bytes])
    case .string: return strings(count)
    default: return (.mixed(.init(joined(\.values, count))), [])
    }
  }

  private func joined<Element>(
    _ elements: KeyPath<ChunkColumn, [Element]>, _ count: Int
  ) -> [Element] {
    var all: [Element] = []
    all.reserveCapacity(count)
    for part in parts { all += part.column[keyPath: elements] }
    return all
  }

  private func strings(_ count: Int) -> (values: PropertyColumn.Values, owners: [FrozenBytes]) {
    if let words = words(count) { return words }
    let bytes = parts.reduce(0) { $0 + $1.column.strings.byteCount }
    guard bytes <= StringArena.maximalByteCount else {
      let values = parts.flatMap { part in
        (0..<part.column.count).map { Value.string(part.column.strings[$0]) }
      }
      return (.mixed(.init(values)), [])
    }
    let (arena, owners) = Self.arena(parts.map(\.column), count: count, byteCount: bytes)
    return (.strings(arena), owners)
  }

  /// All texts end to end.
  static func arena(
    _ columns: [ChunkColumn], count: Int, byteCount: Int
  ) -> (arena: StringArena, owners: [FrozenBytes]) {
    var ends: FrozenBytes?
    let text = FrozenBytes.building(byteCount, of: UInt8.self) { text in
      ends = FrozenBytes.building(count + 1, of: UInt32.self) { offsets in
        var (position, row) = (0, 0)
        offsets[0] = 0
        for column in columns {
          column.strings.forEach { field in
            _ = text[position...].update(fromContentsOf: field)
            position += field.count
            row += 1
            offsets[row] = UInt32(position)
          }
        }
      }
    }
    let offsets = ends ?? FrozenBytes([UInt32(0)])
    return (StringArena(offsets: offsets, text: text), [offsets, text])
  }

  /// One dictionary for all parts; `nil` when some part has none.
  private func words(_ count: Int) -> (values: PropertyColumn.Values, owners: [FrozenBytes])? {
    guard parts.allSatisfy({ $0.column.strings.isDictionary }) else { return nil }
    var numbers: [String: Int64] = [:]
    var distinct = StringGatherer()
    var positions: [Int64] = []
    positions.reserveCapacity(count)
    for (column, _) in parts {
      let codes = column.strings.dictionary.map { text in
        if let number = numbers[text] { return number }
        let number = Int64(numbers.count)
        numbers[text] = number
        distinct.append(text)
        return number
      }
      for row in 0..<column.count { positions.append(codes[column.strings.code(at: row)]) }
    }
    guard numbers.count <= max(16, count / 4) else { return nil }
    let (arena, owners) = distinct.arena()
    let (packed, bytes) = PackedIntegers.pack(positions)
    return (.words(packed, PropertyColumn.Dictionary(arena)), owners + [bytes])
  }
}
