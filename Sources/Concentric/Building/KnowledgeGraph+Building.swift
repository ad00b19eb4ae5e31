import KnowledgeBuilding

extension KnowledgeGraph {
  /// Reads texts, extracts their facts, resolves what is one thing, and puts all into a graph.
  ///
  /// - Parameter paths: Files, and folders with all below them.
  /// - Returns: The graph, and the inputs that could not be read; the others are in the graph.
  /// - Throws: When the program's own data cannot be read.
  public static func build(
    from paths: [String]
  ) throws -> (graph: KnowledgeGraph, failures: [DocumentReadingError]) {
    let outcome = try TextExtraction().run(paths)
    return (KnowledgeGraph(KnowledgeBuilder().build(outcome.documents)), outcome.failures)
  }
}
