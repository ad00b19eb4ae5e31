import PropertyGraph

/// Chooses the part of a graph that a picture shows.
///
/// Deterministic: the same graph and settings give the same network.
public struct NetworkSelection: Hashable, Sendable {
  /// How many edges to follow from the centre, its own units counted as the centre. `nil` follows
  /// two, the second only to what the found nodes belong to: an organisation's network. Between
  /// several centres, the length of a way; `nil` for ``hopsBetween``.
  public var hops: Int?
  /// Types of edges to follow and show; `nil` for all.
  public var types: Set<String>?
  /// Labels of nodes to show; `nil` for all. A centre is always shown.
  public var labels: Set<String>?
  /// Which way to follow edges away from the centre.
  public var direction: Direction
  /// Most nodes to add from one node; the others stand together in one "more" node.
  public var maxNeighbours: Int

  public init(
    hops: Int? = nil, types: Set<String>? = nil, labels: Set<String>? = nil,
    direction: Direction = .either, maxNeighbours: Int = 30
  ) {
    self.hops = hops
    self.types = types
    self.labels = labels
    self.direction = direction
    self.maxNeighbours = maxNeighbours
  }

  /// Most edges of a way between two centres when ``hops`` does not say.
  public static let hopsBetween = 4

  /// The network of one node, or what lies between several: the shortest ways from one to another.
  ///
  /// - Throws: What the graph's evidence store throws.
  /// - Complexity: O(edges of the nodes seen).
  public func network(around centres: [NodeID], in graph: Graph) throws -> Network {
    let centres = centres.filter { graph.contains($0) }
    var search = NetworkSearch(graph: graph, selection: self)
    if centres.count > 1 {
      search.connect(centres, within: hops ?? Self.hopsBetween)
    } else if let centre = centres.first {
      search.surround(centre)
    }
    return try NetworkBuilder(graph: graph).network(
      nodes: search.found, centres: Set(centres), edges: search.edgesWithin(),
      omitted: search.omitted())
  }

  /// A network of given nodes and edges, as a query returns them; the edges' ends belong to it.
  ///
  /// - Throws: What the graph's evidence store throws.
  public func network(nodes: [NodeID], edges: [EdgeID], in graph: Graph) throws -> Network {
    let edges = Set(edges.filter { graph.contains($0) })
    let ends = edges.flatMap { [graph.source(of: $0), graph.target(of: $0)] }
    let all = Set(nodes.filter { graph.contains($0) } + ends)
    return try NetworkBuilder(graph: graph).network(
      nodes: Dictionary(uniqueKeysWithValues: all.map { ($0, nil) }), centres: [],
      edges: edges.sorted(), omitted: [])
  }
}
