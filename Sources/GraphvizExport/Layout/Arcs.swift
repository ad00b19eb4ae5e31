/// The parts of a circle that lie in a frame, as lines of short steps that end at the frame.
enum Arcs {
  private static let steps = 240

  static func inside(_ frame: Box, of ring: Placement.Ring) -> [[Point]] {
    func point(_ step: Double) -> Point {
      ring.center + RingPacking.point(2 * Double.pi * step / Double(steps), ring.radius)
    }
    func isInside(_ step: Double) -> Bool {
      let point = point(step)
      return (frame.minX...frame.maxX).contains(point.x)
        && (frame.minY...frame.maxY).contains(point.y)
    }
    /// Where the circle crosses the frame, between a step in it and one outside.
    func crossing(from inner: Double, to outer: Double) -> Point {
      var (inner, outer) = (inner, outer)
      for _ in 0..<12 {
        let middle = (inner + outer) / 2
        if isInside(middle) { inner = middle } else { outer = middle }
      }
      return point(inner)
    }
    // From a point outside on, so that no run is cut in two.
    guard let outside = (0..<steps).first(where: { !isInside(Double($0)) }) else {
      return [(0...steps).map { point(Double($0)) }]
    }
    var runs: [[Point]] = []
    var wasInside = false
    for step in (outside + 1)...(outside + steps) {
      let step = Double(step)
      let isIn = isInside(step)
      if isIn, !wasInside { runs.append([crossing(from: step, to: step - 1)]) }
      if !isIn, wasInside { runs[runs.count - 1].append(crossing(from: step - 1, to: step)) }
      if isIn { runs[runs.count - 1].append(point(step)) }
      wasInside = isIn
    }
    return runs
  }
}
