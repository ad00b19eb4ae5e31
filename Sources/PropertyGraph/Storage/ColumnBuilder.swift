/// Gathers the values of one key, ids ascending, and packs them by their common kind.
package struct ColumnBuilder {
  private enum Kind {
    case nothing
    case booleans
    case integers
    case floats
    case dates
    case strings
    case mixed
  }

  private var ids: [UInt32] = []
  private var kind = Kind.nothing
  /// Booleans, integers and dates.
  private var integers: [Int64] = []
  private var floats: [Double] = []
  private var strings = StringGatherer()
  private var mixed: [Value] = []

  package init() {}

  /// - Parameters:
  ///   - id: Greater than every id before.
  ///   - value: `.null` is left out.
  package mutating func append(_ value: Value, id: UInt32) {
    if value.isNull { return }
    precondition(ids.last.map { $0 < id } ?? true, "ids must ascend")
    let wanted = Self.kind(of: value)
    if kind == .nothing { kind = wanted }
    let isFull = kind == .strings && !strings.hasRoom(for: value)
    if kind != wanted || isFull { box() }
    switch (kind, value) {
    case (.booleans, .boolean(let new)): integers.append(new ? 1 : 0)
    case (.integers, .integer(let new)): integers.append(new)
    case (.floats, .float(let new)): floats.append(new)
    case (.dates, .date(let new)): integers.append(new.daysSinceEpoch)
    case (.strings, .string(let new)): strings.append(new)
    default: mixed.append(value)
    }
    ids.append(id)
  }

  private static func kind(of value: Value) -> Kind {
    switch value {
    case .boolean: .booleans
    case .integer: .integers
    case .float: .floats
    case .date: .dates
    case .string: .strings
    default: .mixed
    }
  }

  /// Goes on with values of any kind.
  private mutating func box() {
    switch kind {
    case .nothing, .mixed: break
    case .booleans: mixed = integers.map { .boolean($0 != 0) }
    case .integers: mixed = integers.map { .integer($0) }
    case .floats: mixed = floats.map { .float($0) }
    case .dates: mixed = integers.map { .date(CalendarDate(daysSinceEpoch: $0)) }
    case .strings: mixed = (0..<strings.count).map { .string(strings[$0]) }
    }
    kind = .mixed
    integers = []
    floats = []
    strings = StringGatherer()
  }

  /// `nil` when there was no value.
  package func build() -> PropertyColumn? {
    if ids.isEmpty { return nil }
    let (slots, slotOwners) = SlotMap.build(ids)
    let (values, owners) = pack()
    return PropertyColumn(slots: slots, values: values, owners: slotOwners + owners)
  }

  private func pack() -> (values: PropertyColumn.Values, owners: [FrozenBytes]) {
    switch kind {
    case .nothing, .mixed: return (.mixed(.init(mixed)), [])
    case .booleans:
      let bytes = FrozenBytes(integers.map { UInt8($0) })
      return (.booleans(bytes.view()), [bytes])
    case .integers:
      let (packed, bytes) = PackedIntegers.pack(integers)
      return (.integers(packed), [bytes])
    case .floats:
      let bytes = FrozenBytes(floats)
      return (.floats(bytes.view()), [bytes])
    case .dates:
      let (packed, bytes) = PackedIntegers.pack(integers)
      return (.dates(packed), [bytes])
    case .strings: return strings.pack()
    }
  }
}

/// Gathers strings end to end.
package struct StringGatherer {
  private var offsets: [UInt32] = [0]
  private var text: [UInt8] = []

  package init() {}

  package var count: Int { offsets.count - 1 }

  func hasRoom(for value: Value) -> Bool {
    guard case .string(let string) = value else { return true }
    return text.count + string.utf8.count <= StringArena.maximalByteCount
  }

  package mutating func append(_ string: String) {
    text.append(contentsOf: string.utf8)
    offsets.append(UInt32(text.count))
  }

  /// - Parameter utf8: Valid UTF-8.
  package mutating func append(utf8: UnsafeBufferPointer<UInt8>) {
    text.append(contentsOf: utf8)
    offsets.append(UInt32(text.count))
  }

  package subscript(position: Int) -> String {
    String(
      decoding: text[Int(offsets[position])..<Int(offsets[position + 1])], as: UTF8.self)
  }

  /// As a dictionary with positions when strings repeat enough, else end to end.
  package func pack() -> (values: PropertyColumn.Values, owners: [FrozenBytes]) {
    if let positions = distinctPositions() {
      var distinct = StringGatherer()
      for first in positions.firsts { distinct.append(self[first]) }
      let (arena, owners) = distinct.arena()
      let (packed, bytes) = PackedIntegers.pack(positions.numbers)
      return (.words(packed, PropertyColumn.Dictionary(arena)), owners + [bytes])
    }
    let (arena, owners) = arena()
    return (.strings(arena), owners)
  }

  /// All strings end to end.
  package func arena() -> (arena: StringArena, owners: [FrozenBytes]) {
    let (offsets, text) = (FrozenBytes(self.offsets), FrozenBytes(self.text))
    return (StringArena(offsets: offsets, text: text), [offsets, text])
  }

  /// Most distinct strings that a dictionary may have.
  private static let maximalDistinct = 4096

  /// For every string the number of its first occurrence among the distinct ones, and where those
  /// stand; `nil` when there are too many.
  private func distinctPositions() -> (numbers: [Int64], firsts: [Int])? {
    let limit = min(Self.maximalDistinct, max(16, count / 4))
    var table = [Int32](repeating: -1, count: 4 * Self.maximalDistinct)
    var numbers: [Int64] = []
    numbers.reserveCapacity(count)
    var firsts: [Int] = []
    let fits = text.withUnsafeBufferPointer { text in
      func bytes(_ position: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
          rebasing: text[Int(offsets[position])..<Int(offsets[position + 1])])
      }
      for position in 0..<count {
        let own = bytes(position)
        var place = Int(truncatingIfNeeded: StableHash.hash(own)) & (table.count - 1)
        while table[place] >= 0 && !bytes(firsts[Int(table[place])]).elementsEqual(own) {
          place = (place + 1) & (table.count - 1)
        }
        if table[place] < 0 {
          if firsts.count == limit { return false }
          table[place] = Int32(firsts.count)
          firsts.append(position)
        }
        numbers.append(Int64(table[place]))
      }
      return true
    }
    return fits ? (numbers, firsts) : nil
  }
}
