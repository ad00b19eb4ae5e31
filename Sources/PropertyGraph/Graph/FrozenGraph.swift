/// The immutable part of a graph, shared by its copies.
final class FrozenGraph: Sendable {
  /// Ids below this are the base's; the overlay's follow.
  let nodeCapacity: Int
  let edgeCapacity: Int

  static let empty = FrozenGraph(nodeCapacity: 0, edgeCapacity: 0)

  init(nodeCapacity: Int, edgeCapacity: Int) {
    self.nodeCapacity = nodeCapacity
    self.edgeCapacity = edgeCapacity
  }
}
