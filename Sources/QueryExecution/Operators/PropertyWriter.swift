import PropertyGraph
import QueryPlanning
import SourceText

/// Carries out the items of `SET` and `REMOVE` on a row, in their order.
struct PropertyWriter {
  enum Change {
    case property(String, Evaluator)
    case replaceProperties(Evaluator)
    case addProperties(Evaluator)
    case addLabels([String])
    case removeProperty(String)
    case removeLabels([String])
  }
  struct Item {
    var target: Evaluator
    var change: Change
    var range: SourceRange
  }

  let context: ExecutionContext
  let items: [Item]

  func apply(_ batch: Batch, _ row: Int) throws {
    for item in items {
      do { try apply(item, batch, row) } catch let failure as ExecutionFailure {
        throw ExecutionError(failure, at: item.range)
      }
    }
  }

  private func apply(_ item: Item, _ batch: Batch, _ row: Int) throws {
    let target: ElementID
    switch try item.target(batch, row) {
    case .null: return
    case .node(let node):
      guard context.graph.contains(node) else {
        throw ExecutionFailure.deletedEntityAccess("node")
      }
      target = .node(node)
    case .edge(let edge):
      guard context.graph.contains(edge) else {
        throw ExecutionFailure.deletedEntityAccess("relationship")
      }
      target = .edge(edge)
    case let other:
      throw ExecutionFailure.invalidArgumentType(
        "a node or a relationship is needed, not \(other.kindName)")
    }
    switch item.change {
    case .property(let key, let value): try set(key, of: target, to: try value(batch, row))
    case .replaceProperties(let value):
      let new = try map(try value(batch, row))
      for (key, _) in properties(of: target) where new[context.graph.name(of: key)] == nil {
        set(key, of: target, to: .null)
      }
      for (key, value) in new.sorted(by: { $0.key < $1.key }) {
        try set(key, of: target, to: value)
      }
    case .addProperties(let value):
      for (key, value) in try map(try value(batch, row)).sorted(by: { $0.key < $1.key }) {
        try set(key, of: target, to: value)
      }
    case .removeProperty(let key):
      if let key = context.keyID(key) { set(key, of: target, to: .null) }
    case .addLabels(let names):
      guard case .node(let node) = target else { throw labelsOfEdge }
      for name in names { context.graph.add(context.graph.intern(label: name), to: node) }
    case .removeLabels(let names):
      guard case .node(let node) = target else { throw labelsOfEdge }
      for name in names {
        if let label = context.graph.label(named: name) {
          context.graph.remove(label, from: node)
        }
      }
    }
  }

  private var labelsOfEdge: ExecutionFailure {
    .invalidArgumentType("a relationship has no labels: its type cannot be changed")
  }

  private func map(_ value: Value) throws -> [String: Value] {
    value.isNull ? [:] : try Access.properties(of: value, context)
  }

  private func properties(of element: ElementID) -> [(KeyID, Value)] {
    switch element {
    case .node(let node): context.graph.properties(of: node)
    case .edge(let edge): context.graph.properties(of: edge)
    }
  }

  private func set(_ name: String, of element: ElementID, to value: Value) throws {
    try Self.check(value, key: name)
    if value.isNull {
      if let key = context.keyID(name) { set(key, of: element, to: .null) }
      return
    }
    set(context.graph.intern(key: name), of: element, to: value)
  }

  private func set(_ key: KeyID, of element: ElementID, to value: Value) {
    switch element {
    case .node(let node): context.graph.setProperty(key, of: node, to: value)
    case .edge(let edge): context.graph.setProperty(key, of: edge, to: value)
    }
  }

  /// Properties hold plain values and lists of plain values.
  static func check(_ value: Value, key: String) throws {
    switch value {
    case .map, .node, .edge, .path: break
    case .list(let elements):
      if elements.allSatisfy({ isPlain($0) }) { return }
    default: return
    }
    throw ExecutionFailure.invalidPropertyType(
      "property '\(key)' cannot hold \(value.kindName == "a list" ? "such a list" : value.kindName)"
    )
  }

  private static func isPlain(_ value: Value) -> Bool {
    switch value {
    case .null, .list, .map, .node, .edge, .path: false
    default: true
    }
  }
}
