/// Where everything of a network stands in the drawing.
struct Placement: Hashable, Sendable {
  /// A circle behind the nodes.
  struct Ring: Hashable, Sendable {
    var center: Point
    var radius: Double
    /// Whether it bounds the disc in the middle, which is filled.
    var isCore: Bool
  }

  /// By node.
  var boxes: [Box]
  /// From the outermost inwards.
  var rings: [Ring] = []

  /// The smallest box around all nodes with a margin; a ring of which only a part is used runs out of
  /// it.
  func bounds(margin: Double) -> Box {
    guard let first = boxes.first else {
      return Box(center: .zero, size: Size(width: 0, height: 0))
    }
    return boxes.dropFirst().reduce(first) { $0.union($1) }.insetBy(-margin)
  }

  /// The same, moved.
  func moved(by offset: Point) -> Placement {
    var copy = self
    for index in boxes.indices { copy.boxes[index].center = boxes[index].center + offset }
    for index in rings.indices { copy.rings[index].center = rings[index].center + offset }
    return copy
  }
}
