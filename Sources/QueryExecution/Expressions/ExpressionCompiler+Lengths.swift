import PropertyGraph
import QueryPlanning

extension ExpressionCompiler {
  /// `size(element.property)` of a column of strings, read from their bytes; `nil` for other calls.
  func compileLength(_ name: String, _ arguments: [BoundExpression]) -> Evaluator? {
    guard name == "size" || name == "char_length", arguments.count == 1,
      let frozen = context.frozen,
      let (slot, isNode, column) = ColumnTest.column(arguments[0], context, frozen, locals),
      case .strings(let arena) = column.values
    else { return nil }
    let slots = column.slots
    return { batch, row in
      let ids = batch.columns[slot]
      let id = isNode ? ids.node(at: row) : ids.edge(at: row)
      guard id != Column.null, let place = slots.slot(of: id) else { return .null }
      let length = String.characterCount(arena.utf8(at: place).buffer) ?? arena[place].count
      return .integer(Int64(length))
    }
  }
}
