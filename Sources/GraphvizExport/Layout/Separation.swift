/// Moves boxes that are too near a little apart.
enum Separation {
  private static let rounds = 200

  /// The boxes at least `gap` from each other, across or up, each near to where it was; `nil` when
  /// they push each other about without end.
  ///
  /// - Complexity: O(n · k) a round for k boxes in the same columns; few rounds where few overlap.
  static func apart(_ boxes: [Box], gap: Double) -> [Box]? {
    var boxes = boxes
    for _ in 0..<rounds where !push(&boxes, gap: gap) { return boxes }
    return nil
  }

  /// Pushes each pair that is too near along the shorter way, each box half of it.
  ///
  /// - Returns: Whether there was such a pair.
  private static func push(_ boxes: inout [Box], gap: Double) -> Bool {
    var hasPushed = false
    let order = boxes.indices.sorted { (boxes[$0].minX, $0) < (boxes[$1].minX, $1) }
    for (position, first) in order.enumerated() {
      for second in order[(position + 1)...] {
        if boxes[second].minX > boxes[first].maxX + gap { break }
        guard boxes[first].overlaps(boxes[second], gap: gap) else { continue }
        hasPushed = true
        let offset = boxes[second].center - boxes[first].center
        let sizes = (boxes[first].size, boxes[second].size)
        let across = (sizes.0.width + sizes.1.width) / 2 + gap - abs(offset.x)
        let up = (sizes.0.height + sizes.1.height) / 2 + gap - abs(offset.y)
        let push =
          across < up
          ? Point(x: offset.x < 0 ? -across / 2 : across / 2, y: 0)
          : Point(x: 0, y: offset.y < 0 ? -up / 2 : up / 2)
        boxes[first].center = boxes[first].center - push
        boxes[second].center = boxes[second].center + push
      }
    }
    return hasPushed
  }
}
