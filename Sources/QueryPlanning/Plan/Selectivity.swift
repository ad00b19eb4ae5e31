/// How many of the rows are expected to pass a condition.
enum Selectivity {
  static func of(_ predicate: BoundExpression) -> Double {
    switch predicate.kind {
    case .hasLabels: 0.3
    case .comparison(.equal, _, _): 0.1
    case .comparison(.notEqual, _, _): 0.9
    case .comparison: 0.3
    case .binary: 0.2
    default: 0.5
    }
  }
}
