import PropertyGraph
import QueryPlanning
import QuerySyntax

/// A condition on two integer columns: `a.id <> b.id`, `a.since < b.since`.
struct ColumnPairTest {
  let left: Slot
  let right: Slot
  private let test: (UInt32, UInt32) -> Bool
  /// When the values ascend with the ids and every node has one: what to ask of the ids.
  private let ofIDs: ComparisonOperator?

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
    let isIdentity =
      leftColumn === rightColumn && leftColumn.isAscending
      && leftColumn.count == context.graph.nodeCount
    ofIDs = isIdentity ? op : nil
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

  /// The rows among `rows` whose two nodes pass.
  func select(_ left: [UInt32], _ right: [UInt32], _ rows: [Int]) -> [Int] {
    switch ofIDs {
    case .equal: Self.select(left, right, rows) { $0 == $1 }
    case .notEqual: Self.select(left, right, rows) { $0 != $1 }
    case .less: Self.select(left, right, rows) { $0 < $1 }
    case .lessOrEqual: Self.select(left, right, rows) { $0 <= $1 }
    case .greater: Self.select(left, right, rows) { $0 > $1 }
    case .greaterOrEqual: Self.select(left, right, rows) { $0 >= $1 }
    case nil: Self.select(left, right, rows, test)
    }
  }

  @inline(__always)
  private static func select(
    _ left: [UInt32], _ right: [UInt32], _ rows: [Int], _ holds: (UInt32, UInt32) -> Bool
  ) -> [Int] {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        [Int](unsafeUninitializedCapacity: rows.count) { found, count in
          for row in rows {
            let (first, second) = (left[row], right[row])
            found[count] = row
            let isThere = first != Column.null && second != Column.null
            count += isThere && holds(first, second) ? 1 : 0
          }
        }
      }
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
