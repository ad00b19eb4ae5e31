import Concentric

/// Finds the one node that an argument means.
enum NodeArgument {
  /// - Throws: ``CommandFailure`` that names near names, or those that share the name.
  static func node(
    named name: String, label: String? = nil, in graph: Graph
  ) throws(CommandFailure) -> NodeID {
    do {
      return try NodeLookup(graph).node(named: name, label: label)
    } catch {
      throw CommandFailure(error.description)
    }
  }
}
