/// A node of a graph. Stable for the life of the graph; the id of a deleted node is not reused.
public struct NodeID: Hashable, Comparable, Sendable {
  /// Position in the order of creation, from 0.
  public let index: UInt32

  @inlinable
  public init(_ index: UInt32) { self.index = index }

  @inlinable
  public static func < (left: NodeID, right: NodeID) -> Bool { left.index < right.index }
}

/// An edge of a graph. Stable for the life of the graph; the id of a deleted edge is not reused.
public struct EdgeID: Hashable, Comparable, Sendable {
  /// Position in the order of creation, from 0.
  public let index: UInt32

  @inlinable
  public init(_ index: UInt32) { self.index = index }

  @inlinable
  public static func < (left: EdgeID, right: EdgeID) -> Bool { left.index < right.index }
}

/// A node label, interned in the graph that gave it.
public struct LabelID: Hashable, Comparable, Sendable {
  /// Position in the order of interning, from 0.
  public let index: UInt32

  @inlinable
  public init(_ index: UInt32) { self.index = index }

  @inlinable
  public static func < (left: LabelID, right: LabelID) -> Bool { left.index < right.index }
}

/// An edge type, interned in the graph that gave it.
public struct TypeID: Hashable, Comparable, Sendable {
  /// Position in the order of interning, from 0.
  public let index: UInt32

  @inlinable
  public init(_ index: UInt32) { self.index = index }

  @inlinable
  public static func < (left: TypeID, right: TypeID) -> Bool { left.index < right.index }
}

/// A property key, interned in the graph that gave it. Nodes and edges share the keys.
public struct KeyID: Hashable, Comparable, Sendable {
  /// Position in the order of interning, from 0.
  public let index: UInt32

  @inlinable
  public init(_ index: UInt32) { self.index = index }

  @inlinable
  public static func < (left: KeyID, right: KeyID) -> Bool { left.index < right.index }
}

/// A node or an edge: whatever carries properties and evidence. Nodes order before edges.
public enum ElementID: Hashable, Comparable, Sendable {
  case node(NodeID)
  case edge(EdgeID)
}

/// Which edges of a node to follow.
public enum Direction: Hashable, Sendable {
  /// Edges that start at the node.
  case outgoing
  /// Edges that end at the node.
  case incoming
  /// Both; a loop counts once.
  case either

  /// The same edges seen from their other end.
  public var reversed: Direction {
    switch self {
    case .outgoing: .incoming
    case .incoming: .outgoing
    case .either: .either
    }
  }
}

/// A walk through a graph: `nodes[i]` and `nodes[i + 1]` are the ends of `edges[i]`, in either
/// direction.
public struct Path: Hashable, Sendable {
  /// One more than the edges.
  public let nodes: [NodeID]
  public let edges: [EdgeID]

  /// - Precondition: `nodes.count == edges.count + 1`.
  public init(nodes: [NodeID], edges: [EdgeID]) {
    precondition(nodes.count == edges.count + 1, "a path has one node more than edges")
    self.nodes = nodes
    self.edges = edges
  }
}
