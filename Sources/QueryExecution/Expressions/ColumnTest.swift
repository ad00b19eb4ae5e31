import PropertyGraph
import QueryPlanning
import QuerySyntax

/// Conditions on elements by id, answered from the frozen columns without making values.
///
/// Each gives the same answer as the general evaluator: `true` passes, `false` and null do not.
struct ColumnTest {
  typealias Test = (UInt32) -> Bool

  /// The slot whose ids are tested.
  let slot: Slot
  let isNode: Bool
  let test: Test

  /// Reads a condition; `nil` when it has no such form.
  init?(_ predicate: BoundExpression, _ context: ExecutionContext, locals: Set<Slot>) {
    guard let frozen = context.frozen else { return nil }
    switch predicate.kind {
    case .hasLabels(let base, let labels):
      guard case .slot(let slot) = base.kind, base.type == .node, !locals.contains(slot) else {
        return nil
      }
      (self.slot, isNode) = (slot, true)
      test = Self.labels(LabelTest(labels), context.graph, frozen)
    case .comparison(let op, let left, let right):
      guard let (slot, isNode, column) = Self.column(left, context, frozen, locals),
        let value = Self.constant(right, context)
      else {
        guard let (slot, isNode, column) = Self.column(right, context, frozen, locals),
          let value = Self.constant(left, context),
          let test = Self.comparison(op.mirrored, column, value)
        else { return nil }
        (self.slot, self.isNode, self.test) = (slot, isNode, test)
        return
      }
      guard let test = Self.comparison(op, column, value) else { return nil }
      (self.slot, self.isNode, self.test) = (slot, isNode, test)
    case .binary(let op, let left, let right):
      guard let (slot, isNode, column) = Self.column(left, context, frozen, locals),
        case .string(let text)? = Self.constant(right, context),
        let test = Self.text(op, column, text)
      else { return nil }
      (self.slot, self.isNode, self.test) = (slot, isNode, test)
    default: return nil
    }
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

  private static func constant(
    _ expression: BoundExpression, _ context: ExecutionContext
  ) -> Value? {
    switch expression.kind {
    case .literal(let value): value
    case .parameter(let name): context.parameters[name]
    default: nil
    }
  }

  // MARK: - Tests

  static func labels(_ labels: LabelTest, _ graph: Graph, _ frozen: FrozenGraph) -> Test {
    let passes = graph.labelSets.map { set in
      labels.holds(
        isEmpty: set.isEmpty,
        { name in graph.label(named: name).map { set.contains($0) } ?? false })
    }
    let sets = frozen.nodeLabelSets
    return { node in
      let set = Int(sets[node])
      return set < passes.count && passes[set]
    }
  }

  private static func comparison(
    _ op: ComparisonOperator, _ column: PropertyColumn, _ value: Value
  ) -> Test? {
    let slots = column.slots
    switch (column.values, value) {
    case (.integers(let integers), .integer(let wanted)):
      let holds: (Int64) -> Bool
      switch op {
      case .equal: holds = { $0 == wanted }
      case .notEqual: holds = { $0 != wanted }
      case .less: holds = { $0 < wanted }
      case .lessOrEqual: holds = { $0 <= wanted }
      case .greater: holds = { $0 > wanted }
      case .greaterOrEqual: holds = { $0 >= wanted }
      }
      return { id in slots.slot(of: id).map { holds(integers[$0]) } ?? false }
    case (.words(let words, let dictionary), .string):
      return table(slots, words, dictionary) { word in
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
      return { id in
        guard let slot = slots.slot(of: id) else { return false }
        return bytes.withUnsafeBufferPointer { arena.matches($0, at: slot) } == isEqual
      }
    default: return nil
    }
  }

  private static func text(
    _ op: BinaryOperator, _ column: PropertyColumn, _ text: String
  ) -> Test? {
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
      return { id in
        guard let slot = slots.slot(of: id) else { return false }
        return bytes.withUnsafeBufferPointer { holds(arena.utf8(at: slot).buffer, $0) }
      }
    default: return nil
    }
  }

  /// Of few different words each is tested once.
  private static func table(
    _ slots: SlotMap, _ words: PackedIntegers, _ dictionary: PropertyColumn.Dictionary,
    _ holds: (String) -> Bool
  ) -> Test {
    let passes = dictionary.strings.map(holds)
    return { id in slots.slot(of: id).map { passes[Int(words[$0])] } ?? false }
  }
}

/// A condition on two integer columns: `a.id <> b.id`, `a.since < b.since`.
struct ColumnPairTest {
  let left: Slot
  let right: Slot
  let test: (UInt32, UInt32) -> Bool

  init?(_ predicate: BoundExpression, _ context: ExecutionContext, locals: Set<Slot>) {
    guard let frozen = context.frozen,
      case .comparison(let op, let first, let second) = predicate.kind,
      let (left, leftIsNode, leftColumn) = ColumnTest.column(first, context, frozen, locals),
      let (right, rightIsNode, rightColumn) = ColumnTest.column(second, context, frozen, locals),
      leftIsNode, rightIsNode, case .integers(let leftValues) = leftColumn.values,
      case .integers(let rightValues) = rightColumn.values
    else { return nil }
    self.left = left
    self.right = right
    let (leftSlots, rightSlots) = (leftColumn.slots, rightColumn.slots)
    let holds: (Int64, Int64) -> Bool
    switch op {
    case .equal: holds = { $0 == $1 }
    case .notEqual: holds = { $0 != $1 }
    case .less: holds = { $0 < $1 }
    case .lessOrEqual: holds = { $0 <= $1 }
    case .greater: holds = { $0 > $1 }
    case .greaterOrEqual: holds = { $0 >= $1 }
    }
    test = { left, right in
      guard let first = leftSlots.slot(of: left), let second = rightSlots.slot(of: right) else {
        return false
      }
      return holds(leftValues[first], rightValues[second])
    }
  }
}

extension ComparisonOperator {
  /// The operator that says the same with its sides exchanged.
  var mirrored: ComparisonOperator {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
