import PropertyGraph
import QueryPlanning

/// Functions of nodes, relationships and maps.
enum EntityFunctions {
  static let all: [Function] = [
    entity("id", [.element], .integer) { element, _ in
      switch element {
      case .node(let node): .integer(Int64(node.index))
      case .edge(let edge): .integer(Int64(edge.index))
      }
    },
    entity("elementId", [.element], .string) { element, _ in
      switch element {
      case .node(let node): .string("n\(node.index)")
      case .edge(let edge): .string("r\(edge.index)")
      }
    },
    entity("labels", [.node], .list(.string)) { element, context in
      guard case .node(let node) = element else { throw wrong("labels", "a node") }
      try context.checkAlive(node)
      return .list(
        context.graph.labels(of: node).map { .string(context.graph.name(of: $0)) })
    },
    entity("type", [.edge], .string) { element, context in
      guard case .edge(let edge) = element else { throw wrong("type", "a relationship") }
      return .string(context.graph.name(of: context.graph.type(of: edge)))
    },
    entity("startNode", [.edge], .node) { element, context in
      guard case .edge(let edge) = element else { throw wrong("startNode", "a relationship") }
      return .node(context.graph.source(of: edge))
    },
    entity("endNode", [.edge], .node) { element, context in
      guard case .edge(let edge) = element else { throw wrong("endNode", "a relationship") }
      return .node(context.graph.target(of: edge))
    },
    Function("properties", 1...1, [.init(.node, .edge, .map)], .map) { arguments, context in
      switch arguments[0] {
      case .null: return .null
      case .map, .node, .edge: return .map(try Access.properties(of: arguments[0], context))
      case let other:
        throw StringFunctions.wrong("properties", "a node, relationship or map", other)
      }
    },
    Function("keys", 1...1, [.init(.node, .edge, .map)], .list(.string)) { arguments, context in
      switch arguments[0] {
      case .null: return .null
      case .map(let map): return .list(map.keys.sorted().map { .string($0) })
      case .node, .edge:
        return .list(
          try Access.properties(of: arguments[0], context).keys.sorted().map { .string($0) })
      case let other: throw StringFunctions.wrong("keys", "a node, relationship or map", other)
      }
    },
    Function("degree", 1...2, [.node, .string], .integer) { arguments, context in
      guard case .node(let node) = arguments[0] else {
        if arguments[0].isNull { return .null }
        throw wrong("degree", "a node")
      }
      var types: [TypeID] = []
      if arguments.count > 1 {
        guard case .string(let name) = arguments[1] else { return .null }
        guard let type = context.graph.type(resolving: name) else { return .integer(0) }
        types = [type]
      }
      return .integer(Int64(context.graph.degree(of: node, direction: .either, types: types)))
    },
  ]

  private static func entity(
    _ name: String, _ parameters: [FunctionSignature.ParameterType], _ result: StaticType,
    _ body: @escaping @Sendable (ElementID, ExecutionContext) throws -> Value
  ) -> Function {
    Function(name, 1...1, parameters, result) { arguments, context in
      switch arguments[0] {
      case .null: .null
      case .node(let node): try body(.node(node), context)
      case .edge(let edge): try body(.edge(edge), context)
      case let other:
        throw ExecutionFailure.invalidArgumentValue(
          "\(name)() needs \(parameters[0].description), not \(other.kindName)")
      }
    }
  }

  private static func wrong(_ function: String, _ expected: String) -> ExecutionFailure {
    .invalidArgumentValue("\(function)() needs \(expected)")
  }
}
