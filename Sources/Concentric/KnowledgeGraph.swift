/// A graph of facts with their evidence: built from texts, asked by queries, kept in a file, drawn.
///
/// ```swift
/// var graph = try KnowledgeGraph.build(from: ["seeds"]).graph
/// let allies = try graph.query(
///   "MATCH (:Organization {name: $name})-[:ALLIANCE_WITH]-(ally) RETURN ally.name",
///   parameters: ["name": "珠海路派出所党支部"])
/// let picture = try graph.picture(of: "珠海路派出所")
/// try graph.write(to: "Graphs/seeds.graph")
/// ```
public struct KnowledgeGraph: Sendable {
  /// The property graph itself.
  public var graph: Graph

  public init(_ graph: Graph = Graph()) {
    self.graph = graph
  }

  /// Opens a graph file.
  public init(contentsOf path: String) throws(GraphFileError) {
    graph = try GraphFile.open(path)
  }

  /// Writes the graph in place of what was at the path, at once and as a whole.
  public func write(to path: String) throws(GraphFileError) {
    try GraphFile.write(graph, to: path)
  }

  private static let engine = QueryEngine()

  /// Answers a query. When it fails, the graph is as it was before.
  ///
  /// - Throws: A ``DiagnosticError`` that says what is wrong and where.
  public mutating func query(
    _ text: String, parameters: [String: Value] = [:],
    options: ExecutionOptions = ExecutionOptions()
  ) throws -> QueryResult {
    let engine = Self.engine
    let source = SourceFile(name: "query", text: text)
    let prepared = try engine.prepare(source, graph: graph, parameters: parameters)
    return try engine.execute(prepared, on: &graph, parameters: parameters, options: options)
  }
}
