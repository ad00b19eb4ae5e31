import QueryPlanning

/// What one operator did in a run.
package final class OperatorProfile {
  /// How deep it stands in the plan.
  package let depth: Int
  package let plan: LogicalPlan
  package fileprivate(set) var rows = 0
  /// Its inputs' time among it.
  package fileprivate(set) var time = Duration.zero

  init(depth: Int, plan: LogicalPlan) {
    self.depth = depth
    self.plan = plan
  }

  /// Adds what the same operator did for another worker.
  func add(_ other: OperatorProfile) {
    rows += other.rows
    time += other.time
  }
}

/// Measures the operator inside it.
final class ProfiledOperator: Operator {
  private let profile: OperatorProfile
  private let measured: Operator

  init(_ measured: Operator, _ profile: OperatorProfile) {
    self.measured = measured
    self.profile = profile
    super.init(measured.context, [measured], live: [])
  }

  override func next() throws -> Batch? {
    let start = ContinuousClock.now
    defer { profile.time += ContinuousClock.now - start }
    let batch = try measured.next()
    profile.rows += batch?.count ?? 0
    return batch
  }
}
