/// The part of a graph that a picture shows, as plain values: everything that can be seen, read in a
/// tooltip or found by search, and nothing else.
///
/// Nodes and edges stand in the order they were chosen in; the same network gives the same picture.
public struct Network: Hashable, Sendable {
  public var nodes: [Node]
  public var edges: [Edge]

  /// - Precondition: Every edge's ends are indexes of `nodes`.
  public init(nodes: [Node], edges: [Edge]) {
    precondition(
      edges.allSatisfy { nodes.indices.contains($0.source) && nodes.indices.contains($0.target) },
      "an edge's end is not a node of the network")
    self.nodes = nodes
    self.edges = edges
  }

  public struct Node: Hashable, Sendable {
    /// Tells the node from all others; part of its id in the picture.
    public var id: Int
    public var name: String
    /// The label that gives colour and shape.
    public var label: String
    /// Whether the picture is about this node.
    public var isCentre: Bool
    /// Ring from the middle outwards, the centre being 0; `nil` leaves it to the distance.
    public var ring: Int?
    /// For a node that stands for others left out: how many. Else 0.
    public var omitted: Int
    public var aliases: [String]
    /// Names and values as they are shown.
    public var properties: [Property]
    /// Number of documents that support it.
    public var sources: Int
    public var proofs: [Proof]

    public init(
      id: Int, name: String, label: String, isCentre: Bool = false, ring: Int? = nil,
      omitted: Int = 0, aliases: [String] = [], properties: [Property] = [], sources: Int = 0,
      proofs: [Proof] = []
    ) {
      self.id = id
      self.name = name
      self.label = label
      self.isCentre = isCentre
      self.ring = ring
      self.omitted = omitted
      self.aliases = aliases
      self.properties = properties
      self.sources = sources
      self.proofs = proofs
    }
  }

  public struct Edge: Hashable, Sendable {
    public var id: Int
    /// The type that gives colour, line and arrow.
    public var type: String
    /// Indexes into the network's nodes.
    public var source: Int
    public var target: Int
    /// Number of documents that support it: how thick it is drawn.
    public var sources: Int
    public var properties: [Property]
    public var proofs: [Proof]

    public init(
      id: Int, type: String, from source: Int, to target: Int, sources: Int = 1,
      properties: [Property] = [], proofs: [Proof] = []
    ) {
      self.id = id
      self.type = type
      self.source = source
      self.target = target
      self.sources = sources
      self.properties = properties
      self.proofs = proofs
    }
  }

  public struct Property: Hashable, Sendable {
    public var key: String
    public var value: String

    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// A sentence that proves a node or an edge, with a little of what stands around it.
  public struct Proof: Hashable, Sendable {
    /// The document's id.
    public var document: String
    /// The document's title, where it has one.
    public var title: String?
    /// Line in the document, from 1.
    public var line: Int
    /// What stands before the sentence, the sentence itself, and what stands after it.
    public var lead: String
    public var text: String
    public var trail: String
    /// Words of `text` to mark: the names that it speaks of.
    public var marked: [String]

    public init(
      document: String, title: String? = nil, line: Int, lead: String = "", text: String,
      trail: String = "", marked: [String] = []
    ) {
      self.document = document
      self.title = title
      self.line = line
      self.lead = lead
      self.text = text
      self.trail = trail
      self.marked = marked
    }
  }
}
