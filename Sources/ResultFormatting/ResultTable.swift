import PropertyGraph

/// Rows of values under named columns, with the graph that their nodes and edges belong to.
public struct ResultTable: Sendable {
  public var columns: [String]
  /// Each as long as `columns`.
  public var rows: [[Value]]
  public var graph: Graph

  public init(columns: [String], rows: [[Value]], graph: Graph) {
    self.columns = columns
    self.rows = rows
    self.graph = graph
  }
}
