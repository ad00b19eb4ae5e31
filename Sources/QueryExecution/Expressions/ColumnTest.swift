import PropertyGraph
import QueryPlanning
import QuerySyntax

/// Conditions on elements by id, answered from the frozen columns without making values.
///
/// Each gives the same answer as the general evaluator: `true` passes, `false` and null do not.
struct ColumnTest {
  /// The slot whose ids are tested.
  let slot: Slot
  let isNode: Bool
  private let form: Form
  /// Runs of ids outside of which nothing passes, ascending and apart; `nil` when none are known.
  private(set) var candidates: [Range<UInt32>]?

  private enum Form {
    /// Integers within or outside a range.
    case range(SlotMap, PackedIntegers, ClosedRange<Int64>, isInside: Bool)
    /// Words, of which each is tested once, by their places in the dictionary.
    case words(SlotMap, PackedIntegers, [Bool])
    /// Label sets, by their numbers.
    case labels(FrozenView<UInt32>, [Bool])
    /// Strings that hold some bytes.
    case contains(SlotMap, SubstringSearch)
    /// Strings that begin or end with some bytes.
    case edge(SlotMap, StringArena, [UInt8], atEnd: Bool)
    /// Whether there is a value.
    case presence(SlotMap, Bool)
    case other((UInt32) -> Bool)
    case all([ColumnTest])
    case any([ColumnTest])
  }

  /// Reads a condition; `nil` when it has no such form.
  init?(_ predicate: BoundExpression, _ context: ExecutionContext, locals: Set<Slot>) {
    guard let frozen = context.frozen else { return nil }
    let column = { (expression: BoundExpression) in
      Self.column(expression, context, frozen, locals)
    }
    switch predicate.kind {
    case .hasLabels(let base, let labels):
      guard case .slot(let slot) = base.kind, base.type == .node, !locals.contains(slot) else {
        return nil
      }
      (self.slot, isNode) = (slot, true)
      form = .labels(
        frozen.nodeLabelSets, Self.passingSets(LabelTest(labels), context.graph))
    case .comparison(let op, let left, let right):
      guard
        let (found, op, value) = column(left).flatMap({ found in
          Self.constant(right, context).map { (found, op, $0) }
        })
          ?? column(right).flatMap({ found in
            Self.constant(left, context).map { (found, op.mirrored, $0) }
          }),
        let form = Self.comparison(op, found.column, value)
      else { return nil }
      (slot, isNode, self.form) = (found.slot, found.isNode, form)
    case .binary(.in, let left, let right):
      guard let found = column(left), let values = Self.constants(right, context) else {
        return nil
      }
      var tests: [ColumnTest] = []
      for value in values where !value.isNull {
        guard let form = Self.comparison(.equal, found.column, value) else { return nil }
        tests.append(ColumnTest(found.slot, found.isNode, form))
      }
      (slot, isNode, form) = (found.slot, found.isNode, Self.either(tests))
    case .binary(let op, let left, let right):
      guard let found = column(left), case .string(let text)? = Self.constant(right, context),
        let form = Self.text(op, found.column, text)
      else { return nil }
      (slot, isNode, self.form) = (found.slot, found.isNode, form)
      if op == .startsWith, let zones = found.column.zones {
        candidates = zones.places(withPrefix: Array(text.utf8)).map(found.column.slots.elements)
      }
    case .isNull(let operand, let negated):
      guard let found = column(operand) else { return nil }
      (slot, isNode) = (found.slot, found.isNode)
      form = .presence(found.column.slots, negated)
    case .logical(let op, let operands):
      let tests = operands.compactMap { ColumnTest($0, context, locals: locals) }
      guard op != .xor, tests.count == operands.count, let first = tests.first,
        tests.allSatisfy({ $0.slot == first.slot && $0.isNode == first.isNode })
      else { return nil }
      if op == .and, let all = ColumnTest(all: tests) {
        self = all
      } else {
        (slot, isNode, form) = (first.slot, first.isNode, Self.either(tests))
      }
    default: return nil
    }
  }

  /// Whether a relationship is of a type.
  init(type: TypeID, of slot: Slot, _ frozen: FrozenGraph) {
    let wanted = Int64(type.index)
    self.init(
      slot, false,
      .range(
        SlotMap(first: 0, span: UInt32(frozen.edgeCapacity)), frozen.edgeTypes, wanted...wanted,
        isInside: true))
  }

  /// What passes all of some tests of the same element; `nil` when there are none.
  init?(all tests: [ColumnTest]) {
    guard let first = tests.first else { return nil }
    self = tests.dropFirst().reduce(first) { known, test in
      if case .range(let slots, let integers, let range, true) = known.form,
        case .range(_, let others, let other, true) = test.form, integers.isSame(as: others),
        range.overlaps(other)
      {
        return ColumnTest(
          known.slot, known.isNode,
          .range(slots, integers, range.clamped(to: other), isInside: true))
      }
      return ColumnTest(known.slot, known.isNode, .all([known, test]))
    }
    candidates = tests.lazy.compactMap(\.candidates).first
  }

  private init(_ slot: Slot, _ isNode: Bool, _ form: Form) {
    (self.slot, self.isNode, self.form) = (slot, isNode, form)
  }

  /// The column behind `variable.key`.
  static func column(
    _ expression: BoundExpression, _ context: ExecutionContext, _ frozen: FrozenGraph,
    _ locals: Set<Slot>
  ) -> (slot: Slot, isNode: Bool, column: PropertyColumn)? {
    guard case .property(let base, let key) = expression.kind, case .slot(let slot) = base.kind,
      !locals.contains(slot), let id = context.keyID(key)
    else { return nil }
    switch base.type {
    case .node: return frozen.nodeColumn(id).map { (slot, true, $0) }
    case .edge: return frozen.edgeColumn(id).map { (slot, false, $0) }
    default: return nil
    }
  }

  /// The value of a literal or a parameter.
  static func constant(
    _ expression: BoundExpression, _ context: ExecutionContext
  ) -> Value? {
    switch expression.kind {
    case .literal(let value): value
    case .parameter(let name): context.parameters[name]
    default: nil
    }
  }

  private static func constants(
    _ expression: BoundExpression, _ context: ExecutionContext
  ) -> [Value]? {
    if case .list(let elements) = expression.kind {
      let values = elements.compactMap { constant($0, context) }
      return values.count == elements.count ? values : nil
    }
    if case .list(let values)? = constant(expression, context) { return values }
    return nil
  }

  // MARK: - Answers

  /// Whether one element passes.
  func test(_ id: UInt32) -> Bool {
    switch form {
    case .range(let slots, let integers, let range, let isInside):
      slots.slot(of: id).map { range.contains(integers[$0]) == isInside } ?? false
    case .words(let slots, let words, let passes):
      slots.slot(of: id).map { passes[Int(words[$0])] } ?? false
    case .labels(let sets, let passes): Self.passes(sets[id], passes)
    case .contains(let slots, let search):
      slots.slot(of: id).map { search.holds(at: $0) } ?? false
    case .edge(let slots, let arena, let bytes, let atEnd):
      slots.slot(of: id).map { place in
        bytes.withUnsafeBufferPointer { arena.has($0, atEnd: atEnd, of: place) }
      } ?? false
    case .presence(let slots, let wanted): (slots.slot(of: id) != nil) == wanted
    case .other(let test): test(id)
    case .all(let tests): tests.allSatisfy { $0.test(id) }
    case .any(let tests): tests.contains { $0.test(id) }
    }
  }

  /// The rows among `rows` whose elements pass.
  func select(_ ids: [UInt32], _ rows: [Int]) -> [Int] {
    if case .all(let tests) = form { return tests.reduce(rows) { $1.select(ids, $0) } }
    return ids.withUnsafeBufferPointer { ids in
      withTest { holds in
        [Int](unsafeUninitializedCapacity: rows.count) { found, count in
          for row in rows {
            let id = ids[row]
            found[count] = row
            count += id != Column.null && holds(id) ? 1 : 0
          }
        }
      }
    }
  }

  /// The elements that pass, in their order; none of them may be null.
  func select(_ ids: [UInt32]) -> [UInt32] {
    if case .all(let tests) = form { return tests.reduce(ids) { $1.select($0) } }
    guard !ids.isEmpty else { return [] }
    return ids.withUnsafeBufferPointer { ids in
      withTest { holds in
        [UInt32](unsafeUninitializedCapacity: ids.count) { found, count in
          for id in ids {
            found[count] = id
            count += holds(id) ? 1 : 0
          }
        }
      }
    }
  }

  /// How many elements of a list pass.
  func count(in list: UnsafeBufferPointer<UInt32>) -> Int {
    withTest { holds in
      var count = 0
      for id in list { count += holds(id) ? 1 : 0 }
      return count
    }
  }

  /// The elements of a run that pass, ascending.
  func select(_ run: Range<UInt32>) -> [UInt32] {
    if case .contains(let slots, let search) = form, let positions = slots.slots(of: run) {
      let first = run.lowerBound
      var found: [UInt32] = []
      search.forEach(in: positions) { found.append(first + UInt32($0 - positions.lowerBound)) }
      return found
    }
    if case .any(let tests) = form, isBulk {
      return tests.dropFirst().reduce(tests[0].select(run)) { Self.union($0, $1.select(run)) }
    }
    if let (bytes, passes) = byteTable(of: run) {
      return passes.withUnsafeBufferPointer { passes in
        [UInt32](unsafeUninitializedCapacity: run.count) { found, count in
          var id = run.lowerBound
          for byte in bytes.buffer {
            found[count] = id
            count += Int(passes[Int(byte)])
            id += 1
          }
        }
      }
    }
    if case .all(let tests) = form, let first = tests.first {
      return tests.dropFirst().reduce(first.select(run)) { $1.select($0) }
    }
    return withTest { holds in
      [UInt32](unsafeUninitializedCapacity: run.count) { found, count in
        for id in run {
          found[count] = id
          count += holds(id) ? 1 : 0
        }
      }
    }
  }

  /// Whether testing a run of elements takes much less than testing each.
  var isBulk: Bool {
    switch form {
    case .contains: true
    case .any(let tests): !tests.isEmpty && tests.allSatisfy(\.isBulk)
    default: false
    }
  }

  /// The elements of either of two ascending lists.
  private static func union(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(left.count + right.count)
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      let next = min(left[i], right[j])
      result.append(next)
      if left[i] == next { i += 1 }
      if right[j] == next { j += 1 }
    }
    result += left[i...]
    result += right[j...]
    return result
  }

  /// The values of a run of elements, when they are bytes without gaps, and 1 for each byte that
  /// passes.
  private func byteTable(
    of run: Range<UInt32>
  ) -> (bytes: FrozenView<UInt8>, passes: [UInt8])? {
    let (slots, integers): (SlotMap, PackedIntegers)
    switch form {
    case .range(let ownSlots, let own, _, _): (slots, integers) = (ownSlots, own)
    case .words(let ownSlots, let own, _): (slots, integers) = (ownSlots, own)
    default: return nil
    }
    guard let ones = integers.storedOnes, let positions = slots.slots(of: run) else { return nil }
    let passes = (0..<256).map { byte -> UInt8 in
      let value = integers.base &+ Int64(byte)
      switch form {
      case .range(_, _, let range, let isInside):
        return range.contains(value) == isInside ? 1 : 0
      case .words(_, _, let passes):
        return value >= 0 && value < passes.count && passes[Int(value)] ? 1 : 0
      default: return 0
      }
    }
    return (ones.slice(positions), passes)
  }

  /// Hands out the test of one element, in the form that is fastest for many.
  @inline(__always)
  func withTest<Result>(_ body: ((UInt32) -> Bool) throws -> Result) rethrows -> Result {
    switch form {
    case .range(let slots, let integers, let range, let isInside):
      // One comparison for both bounds: a branch would be guessed wrong for every other element.
      let low = range.lowerBound
      let length = UInt64(bitPattern: range.upperBound &- low)
      if let ones = integers.storedOnes {
        return try body { id in
          guard let place = slots.slot(of: id) else { return false }
          let value = integers.base &+ Int64(ones[place])
          return (UInt64(bitPattern: value &- low) <= length) == isInside
        }
      }
      return try body { id in
        guard let place = slots.slot(of: id) else { return false }
        return (UInt64(bitPattern: integers[place] &- low) <= length) == isInside
      }
    case .words(let slots, let words, let passes):
      return try passes.withUnsafeBufferPointer { passes in
        if let ones = words.storedOnes {
          let base = Int(words.base)
          return try body { id in
            guard let place = slots.slot(of: id) else { return false }
            return passes[base + Int(ones[place])]
          }
        }
        return try body { id in
          guard let place = slots.slot(of: id) else { return false }
          return passes[Int(words[place])]
        }
      }
    case .labels(let sets, let passes): return try body { Self.passes(sets[$0], passes) }
    case .edge(let slots, let arena, let bytes, let atEnd):
      return try bytes.withUnsafeBufferPointer { bytes in
        try body { id in
          guard let place = slots.slot(of: id) else { return false }
          return arena.has(bytes, atEnd: atEnd, of: place)
        }
      }
    case .presence, .contains, .other, .all, .any: return try body { test($0) }
    }
  }

  @inline(__always)
  private static func passes(_ set: UInt32, _ passes: [Bool]) -> Bool {
    Int(set) < passes.count && passes[Int(set)]
  }

  // MARK: - Forms

  /// What passes any of some tests: of words of one column a table again.
  private static func either(_ tests: [ColumnTest]) -> Form {
    var table: (slots: SlotMap, words: PackedIntegers, passes: [Bool])?
    for test in tests {
      guard case .words(let slots, let words, let passes) = test.form else { return .any(tests) }
      guard let known = table else {
        table = (slots, words, passes)
        continue
      }
      // The same number of words in the same place is the same column.
      guard known.words.isSame(as: words), known.passes.count == passes.count else {
        return .any(tests)
      }
      table?.passes = zip(known.passes, passes).map { $0 || $1 }
    }
    return table.map { .words($0.slots, $0.words, $0.passes) } ?? .any(tests)
  }

  private static func passingSets(_ labels: LabelTest, _ graph: Graph) -> [Bool] {
    graph.labelSets.map { set in
      labels.holds(
        isEmpty: set.isEmpty,
        { name in graph.label(named: name).map { set.contains($0) } ?? false })
    }
  }

  private static func comparison(
    _ op: ComparisonOperator, _ column: PropertyColumn, _ value: Value
  ) -> Form? {
    switch (column.values, value) {
    case (.integers(let integers), .integer(let wanted)):
      return range(op, wanted).map { .range(column.slots, integers, $0, isInside: op != .notEqual) }
        ?? .other { _ in false }
    case (.words(let words, let dictionary), .string):
      return table(column.slots, words, dictionary) { word in
        let known = Value.string(word)
        switch op {
        case .equal: return known.equals(value) == true
        case .notEqual: return known.equals(value) == false
        default:
          guard let order = known.compared(to: value) else { return false }
          switch op {
          case .less: return order == .less
          case .lessOrEqual: return order != .greater
          case .greater: return order == .greater
          default: return order != .less
          }
        }
      }
    case (.strings(let arena), .string(let wanted)) where op == .equal || op == .notEqual:
      let bytes = Array(wanted.utf8)
      let isEqual = op == .equal
      let slots = column.slots
      return .other { id in
        guard let slot = slots.slot(of: id) else { return false }
        return bytes.withUnsafeBufferPointer { arena.matches($0, at: slot) } == isEqual
      }
    default: return nil
    }
  }

  /// The integers that pass; of `<>` those that do not. `nil` when there are none.
  static func range(_ op: ComparisonOperator, _ wanted: Int64) -> ClosedRange<Int64>? {
    switch op {
    case .equal, .notEqual: wanted...wanted
    case .less: wanted == .min ? nil : Int64.min...(wanted - 1)
    case .lessOrEqual: Int64.min...wanted
    case .greater: wanted == .max ? nil : (wanted + 1)...Int64.max
    case .greaterOrEqual: wanted...Int64.max
    }
  }

  private static func text(
    _ op: BinaryOperator, _ column: PropertyColumn, _ text: String
  ) -> Form? {
    let bytes = Array(text.utf8)
    let holds: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
    switch op {
    case .startsWith: holds = { Text.starts($0, with: $1) }
    case .endsWith: holds = { Text.ends($0, with: $1) }
    case .contains: holds = { Text.contains($0, $1) }
    default: return nil
    }
    let slots = column.slots
    switch column.values {
    case .words(let words, let dictionary):
      return table(slots, words, dictionary) { word in
        Array(word.utf8).withUnsafeBufferPointer { word in
          bytes.withUnsafeBufferPointer { holds(word, $0) }
        }
      }
    case .strings(let arena):
      if op == .contains, !bytes.isEmpty {
        return .contains(slots, SubstringSearch(text, in: arena))
      }
      if op != .contains { return .edge(slots, arena, bytes, atEnd: op == .endsWith) }
      return .presence(slots, true)
    default: return nil
    }
  }

  /// Of few different words each is tested once.
  private static func table(
    _ slots: SlotMap, _ words: PackedIntegers, _ dictionary: PropertyColumn.Dictionary,
    _ holds: (String) -> Bool
  ) -> Form {
    .words(slots, words, dictionary.strings.map(holds))
  }
}
