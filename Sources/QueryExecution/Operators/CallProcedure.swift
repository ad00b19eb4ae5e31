import PropertyGraph
import QueryPlanning
import SourceText

/// `CALL … YIELD`: the rows of a procedure, run for each row.
final class CallProcedure: RowByRow {
  private let call: BoundProcedureCall
  private let procedure: Procedure
  private let arguments: [Evaluator]

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, call: BoundProcedureCall,
    procedure: Procedure, arguments: [Evaluator]
  ) {
    self.call = call
    self.procedure = procedure
    self.arguments = arguments
    super.init(context, [input], live: live)
  }

  override func rows(of batch: Batch, _ row: Int) throws -> Batch? {
    let results = try run(batch, row)
    if call.keepsRows { return batch.slice(row..<row + 1) }
    guard !results.isEmpty else { return nil }
    var columns = carry(batch, Array(repeating: row, count: results.count))
    for yield in call.yields {
      var builder = ColumnBuilder(procedure.signature.results[yield.column].type)
      for result in results { builder.append(result[yield.column]) }
      columns[yield.slot] = builder.finish()
    }
    return Batch(count: results.count, columns: columns)
  }

  private func run(_ batch: Batch, _ row: Int) throws -> [[Value]] {
    let context = context
    var values = try arguments.map { try $0(batch, row) }
    for (index, field) in procedure.signature.arguments.enumerated() {
      guard index < values.count else {
        values.append(.null)
        continue
      }
      if field.type == .float, case .integer(let number) = values[index] {
        values[index] = .float(Double(number))
      }
    }
    do {
      return try procedure.body(
        values,
        ProcedureContext(graph: context.graph, checkpoint: { try context.checkpoint() }))
    } catch let failure as ExecutionFailure {
      throw ExecutionError(failure, at: call.range)
    }
  }
}
