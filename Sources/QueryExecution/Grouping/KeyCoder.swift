import PropertyGraph
import QueryPlanning

/// Numbers the values of a key: equal values get the same code. Code 0 is null.
class KeyCoder {
  /// All codes are below; `nil` when new ones may still come.
  var size: Int? { nil }
  func codes(_ batch: Batch) throws -> [UInt32] { [] }
  /// The values behind codes.
  func column(_ codes: [UInt32]) -> Column { .absent }

  /// The narrowest way to tell the values of an expression apart.
  static func make(
    _ expression: BoundExpression, _ context: ExecutionContext, _ evaluate: @escaping Evaluator
  ) -> KeyCoder {
    guard let frozen = context.frozen else { return ValueCoder(expression.type, evaluate) }
    if case .slot(let slot) = expression.kind {
      switch expression.type {
      case .node: return ElementCoder(slot, isNode: true, capacity: frozen.nodeCapacity)
      case .edge: return ElementCoder(slot, isNode: false, capacity: frozen.edgeCapacity)
      default: return ValueCoder(expression.type, evaluate, slot: slot)
      }
    }
    guard let (slot, isNode, column) = ColumnTest.column(expression, context, frozen, []) else {
      return ValueCoder(expression.type, evaluate)
    }
    if isNode, column.isAscending, column.count == context.graph.nodeCount,
      case .integers(let integers) = column.values
    {
      return ElementCoder(
        slot, isNode: true, capacity: frozen.nodeCapacity, identity: (column.slots, integers))
    }
    switch column.values {
    case .words(let words, let dictionary):
      return WordCoder(slot, isNode, column, words, dictionary)
    case .integers(let integers):
      if let ones = integers.storedOnes {
        return SmallIntegerCoder(slot, isNode, column.slots, ones, base: integers.base)
      }
      return IntegerCoder(slot, isNode, column.slots, integers)
    case .strings(let arena):
      return StringCoder(slot, isNode, context.stringNumbers(of: column, arena))
    default: return ValueCoder(expression.type, evaluate)
    }
  }
}

/// Nodes or relationships, or a property that tells every node from all others.
final class ElementCoder: KeyCoder {
  private let slot: Slot
  private let isNode: Bool
  private let capacity: Int
  private let identity: (slots: SlotMap, integers: PackedIntegers)?

  init(
    _ slot: Slot, isNode: Bool, capacity: Int,
    identity: (slots: SlotMap, integers: PackedIntegers)? = nil
  ) {
    (self.slot, self.isNode, self.capacity, self.identity) = (slot, isNode, capacity, identity)
  }

  override var size: Int? { capacity + 1 }

  // `Column.null` plus one is 0.
  override func codes(_ batch: Batch) -> [UInt32] {
    batch.ids(slot, isNode: isNode).map { $0 &+ 1 }
  }

  override func column(_ codes: [UInt32]) -> Column {
    guard let (slots, integers) = identity else {
      let ids = codes.map { $0 &- 1 }
      return isNode ? .nodes(ids) : .edges(ids)
    }
    let places = codes.map { $0 == 0 ? nil : slots.slot(of: $0 - 1) }
    return places.contains { $0 == nil }
      ? .values(places.map { $0.map { .integer(integers[$0]) } ?? .null })
      : .integers(places.map { $0.map { integers[$0] } ?? 0 })
  }
}

/// Words by their places in the dictionary.
final class WordCoder: KeyCoder {
  private let slot: Slot
  private let isNode: Bool
  private let slots: SlotMap
  private let words: PackedIntegers
  private let dictionary: PropertyColumn.Dictionary

  init(
    _ slot: Slot, _ isNode: Bool, _ column: PropertyColumn, _ words: PackedIntegers,
    _ dictionary: PropertyColumn.Dictionary
  ) {
    (self.slot, self.isNode, slots) = (slot, isNode, column.slots)
    (self.words, self.dictionary) = (words, dictionary)
  }

  override var size: Int? { dictionary.strings.count + 1 }

  override func codes(_ batch: Batch) -> [UInt32] {
    let (slots, words) = (slots, words)
    let ids = batch.ids(slot, isNode: isNode)
    guard slots.isContiguous, let ones = words.storedOnes else {
      return ids.map { id in
        slots.slot(of: id).map { UInt32(truncatingIfNeeded: words[$0]) + 1 } ?? 0
      }
    }
    let (first, span, base) = (slots.first, slots.span, UInt32(truncatingIfNeeded: words.base))
    return ids.map { id in
      let place = id &- first
      return place < span ? base &+ UInt32(ones[place]) &+ 1 : 0
    }
  }

  override func column(_ codes: [UInt32]) -> Column {
    codes.contains(0)
      ? .values(codes.map { $0 == 0 ? .null : .string(dictionary.strings[Int($0) - 1]) })
      : .strings(codes.map { Int($0) - 1 }, dictionary.arena)
  }
}

/// Integers stored in one byte.
final class SmallIntegerCoder: KeyCoder {
  private let slot: Slot
  private let isNode: Bool
  private let slots: SlotMap
  private let ones: FrozenView<UInt8>
  private let base: Int64

  init(_ slot: Slot, _ isNode: Bool, _ slots: SlotMap, _ ones: FrozenView<UInt8>, base: Int64) {
    (self.slot, self.isNode, self.slots, self.ones, self.base) = (slot, isNode, slots, ones, base)
  }

  override var size: Int? { 257 }

  override func codes(_ batch: Batch) -> [UInt32] {
    let (slots, ones) = (slots, ones)
    let ids = batch.ids(slot, isNode: isNode)
    guard slots.isContiguous else {
      return ids.map { id in slots.slot(of: id).map { UInt32(ones[$0]) + 1 } ?? 0 }
    }
    let (first, span) = (slots.first, slots.span)
    return ids.map { id in
      let place = id &- first
      return place < span ? UInt32(ones[place]) + 1 : 0
    }
  }

  override func column(_ codes: [UInt32]) -> Column {
    .values(codes.map { $0 == 0 ? .null : .integer(base &+ Int64($0) - 1) })
  }
}

/// Other integers, in the order in which they come.
final class IntegerCoder: KeyCoder {
  private let slot: Slot
  private let isNode: Bool
  private let slots: SlotMap
  private let integers: PackedIntegers
  private var table = NumberTable()
  private var known: [Int64] = []

  init(_ slot: Slot, _ isNode: Bool, _ slots: SlotMap, _ integers: PackedIntegers) {
    (self.slot, self.isNode, self.slots, self.integers) = (slot, isNode, slots, integers)
  }

  override func codes(_ batch: Batch) -> [UInt32] {
    var own = NumberTable()
    swap(&own, &table)
    defer { swap(&own, &table) }
    var new: [Int64] = []
    let codes = batch.ids(slot, isNode: isNode).map { id -> UInt32 in
      guard let place = slots.slot(of: id) else { return 0 }
      let (number, isNew) = own.number(of: UInt64(bitPattern: integers[place]))
      if isNew { new.append(integers[place]) }
      return number + 1
    }
    known += new
    return codes
  }

  override func column(_ codes: [UInt32]) -> Column {
    .values(codes.map { $0 == 0 ? .null : .integer(known[Int($0) - 1]) })
  }
}

/// Strings of which most are distinct; each element's is looked at once.
final class StringCoder: KeyCoder {
  private let slot: Slot
  private let isNode: Bool
  private let numbers: StringNumbers

  init(_ slot: Slot, _ isNode: Bool, _ numbers: StringNumbers) {
    (self.slot, self.isNode, self.numbers) = (slot, isNode, numbers)
  }

  override func codes(_ batch: Batch) -> [UInt32] {
    numbers.codes(of: batch.ids(slot, isNode: isNode))
  }

  override func column(_ codes: [UInt32]) -> Column {
    codes.contains(0)
      ? .values(codes.map { $0 == 0 ? .null : .string(numbers.arena[numbers.place(of: $0)]) })
      : .strings(codes.map(numbers.place), numbers.arena)
  }
}

/// Numbers the strings of a column by their bytes, from 1 on, in the order in which they come. All
/// coders of one column in one context share it, so their codes compare.
final class StringNumbers {
  private let column: PropertyColumn
  let arena: StringArena
  /// By place in the column, the code, or 0 when it is not known yet; once many places have come.
  private var codeAt: [UInt32] = []
  /// Before that: numbers the places that have come, and the code of each.
  private var places = NumberTable()
  private var codeOfPlace: [UInt32] = []
  private var table = NumberTable()
  /// The place where each string of the table first came.
  private var firstPlaces: [Int] = []

  init(_ column: PropertyColumn, _ arena: StringArena) {
    (self.column, self.arena) = (column, arena)
  }

  func codes(of ids: [UInt32]) -> [UInt32] {
    let slots = column.slots
    if codeAt.isEmpty, (codeOfPlace.count + ids.count) * 8 < column.count {
      return ids.map { id in slots.slot(of: id).map { codeOfFew($0) } ?? 0 }
    }
    if codeAt.isEmpty { codeAt = [UInt32](repeating: 0, count: column.count) }
    return ids.map { id in
      guard let place = slots.slot(of: id) else { return 0 }
      if codeAt[place] == 0 { codeAt[place] = code(at: place) }
      return codeAt[place]
    }
  }

  private func codeOfFew(_ place: Int) -> UInt32 {
    let (number, isNew) = places.number(of: UInt64(place))
    if isNew { codeOfPlace.append(code(at: place)) }
    return codeOfPlace[Int(number)]
  }

  private func code(at place: Int) -> UInt32 {
    let bytes = arena.utf8(at: place).buffer
    var hash = StableHash.hash(bytes)
    while true {
      let (number, isNew) = table.number(of: hash)
      if isNew {
        firstPlaces.append(place)
        return number + 1
      }
      if arena.matches(bytes, at: firstPlaces[Int(number)]) { return number + 1 }
      // Another string with the same hash.
      hash &+= 1
    }
  }

  /// Where in the arena a string stands.
  func place(of code: UInt32) -> Int { firstPlaces[Int(code) - 1] }
}

/// Any values, in the order in which they come.
final class ValueCoder: KeyCoder {
  private let type: StaticType
  private let evaluate: Evaluator
  /// The variable that is the whole expression.
  private let slot: Slot?
  private var integers = NumberTable()
  /// The code of each of `integers`.
  private var codeOfInteger: [UInt32] = []
  private var codeOf: [Value: UInt32] = [:]
  private var known: [Value] = []

  init(_ type: StaticType, _ evaluate: @escaping Evaluator, slot: Slot? = nil) {
    (self.type, self.evaluate, self.slot) = (type, evaluate, slot)
  }

  override func codes(_ batch: Batch) throws -> [UInt32] {
    if let slot, case .integers(let integers) = batch.columns[slot] {
      return integers.map { code(ofInteger: $0) }
    }
    return try (0..<batch.count).map { code(of: try evaluate(batch, $0)) }
  }

  private func code(of value: Value) -> UInt32 {
    switch value {
    case .null: return 0
    case .integer(let integer): return code(ofInteger: integer)
    case .float(let float):
      if let integer = Int64(exactly: float) { return code(ofInteger: integer, as: value) }
    default: break
    }
    if let code = codeOf[value] { return code }
    let code = add(value)
    codeOf[value] = code
    return code
  }

  /// A whole float is the integer that equals it; the first that came stands for both.
  private func code(ofInteger integer: Int64, as value: Value? = nil) -> UInt32 {
    let (number, isNew) = integers.number(of: UInt64(bitPattern: integer))
    if isNew { codeOfInteger.append(add(value ?? .integer(integer))) }
    return codeOfInteger[Int(number)]
  }

  private func add(_ value: Value) -> UInt32 {
    known.append(value)
    return UInt32(known.count)
  }

  override func column(_ codes: [UInt32]) -> Column {
    var builder = ColumnBuilder(type)
    for code in codes { builder.append(code == 0 ? .null : known[Int(code) - 1]) }
    return builder.finish()
  }
}

extension Batch {
  /// The ids of the elements of a column.
  func ids(_ slot: Slot, isNode: Bool) -> [UInt32] {
    switch columns[slot] {
    case .nodes(let ids) where isNode: return ids
    case .edges(let ids) where !isNode: return ids
    case let column:
      return (0..<count).map { isNode ? column.node(at: $0) : column.edge(at: $0) }
    }
  }
}
