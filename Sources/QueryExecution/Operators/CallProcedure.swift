import PropertyGraph
import QueryPlanning
import SourceText

/// `CALL … YIELD`: the rows of a procedure, run for each row.
final class CallProcedure: Operator {
  private let call: BoundProcedureCall
  private let procedure: Procedure
  private let arguments: [Evaluator]
  private var batch: Batch?
  private var row = 0

  init(
    _ context: ExecutionContext, _ input: Operator, live: Set<Slot>, call: BoundProcedureCall,
    procedure: Procedure, arguments: [Evaluator]
  ) {
    self.call = call
    self.procedure = procedure
    self.arguments = arguments
    super.init(context, [input], live: live)
  }

  override func reset() {
    super.reset()
    batch = nil
    row = 0
  }

  override func next() throws -> Batch? {
    while true {
      if batch == nil {
        batch = try input.next()
        row = 0
      }
      guard let batch else { return nil }
      while row < batch.count {
        let here = row
        row += 1
        let results = try run(batch, here)
        if call.keepsRows { return batch.slice(here..<here + 1) }
        guard !results.isEmpty else { continue }
        var columns = carry(batch, Array(repeating: here, count: results.count))
        for yield in call.yields {
          var builder = ColumnBuilder(procedure.signature.results[yield.column].type)
          for result in results { builder.append(result[yield.column]) }
          columns[yield.slot] = builder.finish()
        }
        return Batch(count: results.count, columns: columns)
      }
      self.batch = nil
    }
  }

  private func run(_ batch: Batch, _ row: Int) throws -> [[Value]] {
    try context.checkpoint()
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
