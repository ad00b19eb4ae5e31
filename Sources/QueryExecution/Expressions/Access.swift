import PropertyGraph
import QueryPlanning

/// `base.key`, `base[index]`, `base[from..to]`.
enum Access {
  static func property(
    _ key: String, of value: Value, _ context: ExecutionContext
  ) throws -> Value {
    switch value {
    case .null: return .null
    case .map(let map): return map[key] ?? .null
    case .node(let node):
      try context.checkAlive(node)
      guard let id = context.keyID(key) else { return .null }
      return context.graph.property(id, of: node)
    case .edge(let edge):
      try context.checkAlive(edge)
      guard let id = context.keyID(key) else { return .null }
      return context.graph.property(id, of: edge)
    default:
      if let component = try TemporalOperators.component(key, of: value) { return component }
      throw ExecutionFailure.invalidArgumentType(
        "'.\(key)' needs a node, relationship or map, not \(value.kindName)")
    }
  }

  static func element(
    of container: Value, at index: Value, _ context: ExecutionContext
  ) throws -> Value {
    switch (container, index) {
    case (.null, _), (_, .null): return .null
    case (.list(let elements), .integer(let index)):
      let position = index < 0 ? Int64(elements.count) + index : index
      guard position >= 0, position < elements.count else { return .null }
      return elements[Int(position)]
    case (.list, _):
      throw ExecutionFailure.invalidArgumentType(
        "a list index needs an integer, not \(index.kindName)")
    case (.map, .string(let key)), (.node, .string(let key)), (.edge, .string(let key)):
      return try property(key, of: container, context)
    case (.map, _), (.node, _), (.edge, _):
      throw ExecutionFailure.mapElementAccessByNonString(
        "a key needs to be a string, not \(index.kindName)")
    default:
      throw ExecutionFailure.invalidArgumentType(
        "'[ ]' needs a list, map, node or relationship, not \(container.kindName)")
    }
  }

  static func slice(_ list: Value, from: Value?, to: Value?) throws -> Value {
    if list.isNull || from?.isNull == true || to?.isNull == true { return .null }
    guard case .list(let elements) = list else {
      throw ExecutionFailure.invalidArgumentType("a slice needs a list, not \(list.kindName)")
    }
    func position(_ bound: Value?, _ missing: Int) throws -> Int {
      guard let bound else { return missing }
      guard case .integer(let index) = bound else {
        throw ExecutionFailure.invalidArgumentType(
          "a slice needs integers, not \(bound.kindName)")
      }
      let count = Int64(elements.count)
      return Int(min(max(index < 0 ? count + index : index, 0), count))
    }
    let lower = try position(from, 0)
    let upper = try position(to, elements.count)
    return .list(lower < upper ? Array(elements[lower..<upper]) : [])
  }

  /// All properties of an element, or the map itself.
  static func properties(
    of value: Value, _ context: ExecutionContext
  ) throws -> [String: Value] {
    let pairs: [(KeyID, Value)]
    switch value {
    case .map(let map): return map
    case .node(let node):
      try context.checkAlive(node)
      pairs = context.graph.properties(of: node)
    case .edge(let edge):
      try context.checkAlive(edge)
      pairs = context.graph.properties(of: edge)
    default:
      throw ExecutionFailure.invalidArgumentType(
        "a map, node or relationship is needed, not \(value.kindName)")
    }
    var map: [String: Value] = [:]
    for (key, value) in pairs { map[context.graph.name(of: key)] = value }
    return map
  }
}
