import QuerySyntax
import SourceText

extension BoundLink {
  /// Whether it stands for exactly one relationship.
  var isPlain: Bool { if case .single = form { true } else { false } }

  /// Its nodes in the direction in which it points, or is written when it points nowhere.
  var ends: (source: Slot, target: Slot) {
    direction == .incoming ? (to, from) : (from, to)
  }
}

extension BoundGroup {
  /// The pattern of one repetition, where the first node is given.
  var innerPattern: BoundPattern {
    var result = pattern
    result.bound.insert(first)
    return result
  }
}

extension BoundExpression {
  /// That two variables hold different relationships.
  static func differ(_ left: Slot, _ right: Slot) -> BoundExpression {
    let none = SourceRange(0, 0)
    return BoundExpression(
      .comparison(.notEqual, .slot(left, .edge, none), .slot(right, .edge, none)),
      type: .boolean, range: none)
  }

  /// For `node.key = value`, the key and the value.
  func propertyEquality(of node: Slot) -> (key: String, value: BoundExpression)? {
    guard case .comparison(.equal, let left, let right) = kind else { return nil }
    for (side, other) in [(left, right), (right, left)] {
      if case .property(let base, let key) = side.kind, case .slot(node) = base.kind,
        !other.freeSlots.contains(node)
      {
        return (key, other)
      }
    }
    return nil
  }
}
