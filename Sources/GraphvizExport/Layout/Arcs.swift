/// The parts of a circle that lie in a frame, as lines of short steps.
enum Arcs {
  private static let steps = 240

  static func inside(_ frame: Box, of ring: Placement.Ring) -> [[Point]] {
    let points = (0..<steps).map { step in
      ring.center
        + RingPacking.point(2 * Double.pi * Double(step) / Double(steps), ring.radius)
    }
    let isInside = points.map { point in
      (frame.minX...frame.maxX).contains(point.x) && (frame.minY...frame.maxY).contains(point.y)
    }
    // From a point outside on, so that no run is cut in two.
    guard let outside = isInside.firstIndex(of: false) else { return [points + points.prefix(1)] }
    var runs: [[Point]] = [[]]
    for offset in 1...steps {
      let step = (outside + offset) % steps
      if isInside[step] {
        runs[runs.count - 1].append(points[step])
      } else if runs[runs.count - 1].isEmpty == false {
        runs.append([])
      }
    }
    return runs.filter { $0.count > 1 }
  }
}
