/// What operators have in common that make rows of each input row by itself.
class RowByRow: Operator {
  private var batch: Batch?
  private var row = 0

  /// The rows that one row becomes; `nil` for none.
  func rows(of batch: Batch, _ row: Int) throws -> Batch? { nil }

  override func reset() {
    super.reset()
    batch = nil
    row = 0
  }

  final override func next() throws -> Batch? {
    while true {
      if batch == nil {
        batch = try input.next()
        row = 0
      }
      guard let batch else { return nil }
      while row < batch.count {
        try context.checkpoint()
        row += 1
        if let found = try rows(of: batch, row - 1) { return found }
      }
      self.batch = nil
    }
  }
}
