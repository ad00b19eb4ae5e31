/// Gives an operator the rows from outside anew when it first runs: `UNION` shares one argument
/// between its branches.
final class RestartingRows: Operator {
  private let argument: ArgumentRows
  private var isStarted = false

  init(_ context: ExecutionContext, _ input: Operator, _ argument: ArgumentRows) {
    self.argument = argument
    super.init(context, [input], live: [])
  }

  override func reset() {
    super.reset()
    isStarted = false
  }

  override func next() throws -> Batch? {
    if !isStarted {
      argument.reset()
      isStarted = true
    }
    return try input.next()
  }
}
