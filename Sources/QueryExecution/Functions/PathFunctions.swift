import PropertyGraph
import QueryPlanning

/// Functions of paths.
enum PathFunctions {
  static let all: [Function] = [
    path("length", .integer) { .integer(Int64($0.edges.count)) },
    path("nodes", .list(.node)) { .list($0.nodes.map { .node($0) }) },
    path("relationships", .list(.edge)) { .list($0.edges.map { .edge($0) }) },
    path("isAcyclic", .boolean) { .boolean(Set($0.nodes).count == $0.nodes.count) },
    path("isSimple", .boolean) { path in
      let inner = path.nodes.dropFirst()
      return .boolean(
        Set(inner).count == inner.count
          && (path.nodes.first == path.nodes.last || !inner.contains(path.nodes[0])))
    },
  ]

  private static func path(
    _ name: String, _ result: StaticType, _ body: @escaping @Sendable (Path) -> Value
  ) -> Function {
    .unary(name, .path, result) { value in
      guard case .path(let path) = value else {
        throw StringFunctions.wrong(name, "a path", value)
      }
      return body(path)
    }
  }
}
