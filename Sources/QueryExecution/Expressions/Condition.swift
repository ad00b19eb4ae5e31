import PropertyGraph
import QueryPlanning

/// A compiled condition on rows, in the fastest form that it has.
enum Condition {
  case column(ColumnTest)
  case pair(ColumnPairTest)
  case integer(IntegerSlotTest)
  /// Whether a branch that hangs on a node of the row has a match, or none.
  case exists(BranchCounter, isWanted: Bool)
  case general((Batch, Int) throws -> Bool)

  /// The rows among `rows` that pass.
  func filter(_ batch: Batch, _ rows: [Int]) throws -> [Int] {
    switch self {
    case .column(let test):
      let column = batch.columns[test.slot]
      switch column {
      case .nodes(let ids), .edges(let ids):
        return test.select(ids, rows)
      default:
        return rows.filter { row in
          let id = test.isNode ? column.node(at: row) : column.edge(at: row)
          return id != Column.null && test.test(id)
        }
      }
    case .pair(let test):
      return test.select(
        batch.ids(test.left, isNode: true), batch.ids(test.right, isNode: true), rows)
    case .integer(let test): return try test.select(batch, rows)
    case .exists(let branch, let isWanted):
      let column = batch.columns[branch.from]
      return try rows.filter { try branch.hasMatch(column.node(at: $0)) == isWanted }
    case .general(let holds): return try rows.filter { try holds(batch, $0) }
    }
  }
}

extension ExpressionCompiler {
  func compileCondition(_ predicate: BoundExpression) throws -> Condition {
    if let test = ColumnTest(predicate, context, locals: locals) { return .column(test) }
    if let test = ColumnPairTest(predicate, context, locals: locals) { return .pair(test) }
    if let (subquery, isWanted) = predicate.existence,
      let branch = try planner.counter(of: subquery), !locals.contains(branch.from)
    {
      return .exists(branch, isWanted: isWanted)
    }
    let general = try compilePredicate(predicate)
    if let test = IntegerSlotTest(predicate, context, locals: locals, general: general) {
      return .integer(test)
    }
    return .general(general)
  }
}

extension BoundExpression {
  /// For `EXISTS { }` or its negation the subquery, and whether there must be a match.
  fileprivate var existence: (subquery: BoundSubquery, isWanted: Bool)? {
    switch kind {
    case .subquery(let subquery) where subquery.kind == .exists: return (subquery, true)
    case .unary(.not, let operand):
      guard let (subquery, isWanted) = operand.existence else { return nil }
      return (subquery, !isWanted)
    default: return nil
    }
  }
}
