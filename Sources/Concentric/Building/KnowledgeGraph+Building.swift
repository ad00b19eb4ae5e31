import Extraction
import KnowledgeBuilding

extension KnowledgeGraph {
  /// Reads texts, extracts their facts, resolves what is one thing, and puts all into a graph.
  ///
  /// - Parameters:
  ///   - paths: Files, and folders with all below them.
  ///   - extractor: `nil` takes the lexicons and rules that come with the program.
  /// - Returns: The graph, and the inputs that could not be read; the others are in the graph.
  /// - Throws: When the program's own data cannot be read.
  public static func build(
    from paths: [String], extractor: Extractor? = nil
  ) throws -> (graph: KnowledgeGraph, failures: [DocumentReadingError]) {
    let outcome = try TextExtraction(extractor: extractor).run(paths)
    return (KnowledgeGraph(KnowledgeBuilder().build(outcome.documents)), outcome.failures)
  }
}
