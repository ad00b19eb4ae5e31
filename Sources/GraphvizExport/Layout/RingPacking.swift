#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Puts boxes on a circle, each as near as can be to the angle it wishes for.
enum RingPacking {
  struct Item: Hashable, Sendable {
    var node: Int
    var size: Size
    /// Wished angle in radians, from the top, clockwise.
    var angle: Double
  }

  /// The point at an angle from the top, clockwise.
  static func point(_ angle: Double, _ radius: Double) -> Point {
    Point(x: radius * sin(angle), y: radius * cos(angle))
  }

  /// The items in the order of their angles, dealt to as many circles as give the smallest drawing.
  static func split(_ items: [Item], fromRadius least: Double, gap: Double) -> [[Item]] {
    let items = items.sorted { ($0.angle, $0.node) < ($1.angle, $1.node) }
    guard items.count > 6 else { return [items] }
    let count = Double(items.count)
    let width = items.reduce(0) { $0 + $1.size.width } / count + gap
    let height = items.reduce(0) { $0 + $1.size.height } / count + gap
    // Boxes that fit on a circle of radius r are about `density` · r: at the sides they stand above
    // each other, at top and bottom beside each other.
    let turn = atan2(width, height)
    let density = 4 * (sin(turn) / height + cos(turn) / width)
    let apart = max(84, width * 0.8)
    var best = (circles: 1, outer: max(least, count / density))
    for circles in 2...60 {
      let steps = Double(circles - 1)
      let inner = max(least, count / density / Double(circles) - apart * steps / 2)
      let outer = inner + apart * steps
      if outer < best.outer * 0.86 { best = (circles, outer) }
    }
    guard best.circles > 1 else { return [items] }
    return deal(items, to: best.circles, from: best.outer - apart * Double(best.circles - 1), apart)
  }

  /// Deals in turns, so that each circle gets a share as large as its radius.
  private static func deal(
    _ items: [Item], to circles: Int, from inner: Double, _ apart: Double
  ) -> [[Item]] {
    let radii = (0..<circles).map { inner + Double($0) * apart }
    let sum = radii.reduce(0, +)
    var result = [[Item]](repeating: [], count: circles)
    var debt = [Double](repeating: 0, count: circles)
    for item in items {
      for circle in debt.indices { debt[circle] += radii[circle] / sum }
      let chosen = debt.indices.max { (debt[$0], $0) < (debt[$1], $1) } ?? 0
      debt[chosen] -= 1
      result[chosen].append(item)
    }
    return result.filter { !$0.isEmpty }
  }

  /// The smallest circle, of at least the radius given, that holds the items free of each other and
  /// of what is placed already.
  ///
  /// - Complexity: O(n) a round; rounds grow with how far the circle has to grow.
  static func pack(
    _ items: [Item], fromRadius least: Double, gap: Double, around placed: BoxGrid,
    outerGap: Double
  ) -> (items: [Item], angles: [Double], radius: Double) {
    let items = items.sorted { ($0.angle, $0.node) < ($1.angle, $1.node) }
    var radius = least
    while true {
      if let angles = relax(items, radius: radius, gap: gap),
        isFree(items, angles, radius: radius, gap: gap, around: placed, outerGap: outerGap)
      {
        return (items, angles, radius)
      }
      radius += max(4, radius * 0.012)
    }
  }

  /// Angles at which neighbours are clear of each other; `nil` when the circle is too small.
  ///
  /// First all at once, as near to the wishes as can be; then neighbours push each other apart where
  /// their clearance, which depends on where they stand, is still short.
  private static func relax(_ items: [Item], radius: Double, gap: Double) -> [Double]? {
    var angles = items.map(\.angle)
    guard items.count > 1 else { return angles }
    guard radius > 0 else { return nil }
    let full = 2 * Double.pi
    func clearances() -> [Double] {
      items.indices.map { index in
        let next = (index + 1) % items.count
        let apart = angles[next] + (next == 0 ? full : 0) - angles[index]
        return clearance(
          items[index].size, items[next].size, middle: angles[index] + apart / 2, radius: radius,
          gap: gap)
      }
    }
    for round in 0..<6 {
      let needs = clearances()
      let sum = needs.reduce(0, +)
      guard sum.isFinite, round < 5 || sum <= full else { return nil }
      angles = IsotonicAngles.fit(items.map(\.angle), apart: needs)
    }
    for _ in 0..<120 {
      var worst = 0.0
      for (index, need) in clearances().enumerated() {
        let next = (index + 1) % items.count
        let apart = angles[next] + (next == 0 ? full : 0) - angles[index]
        guard apart < need else { continue }
        worst = max(worst, need - apart)
        let push = (need - apart) / 2 + 1e-6
        angles[index] -= push
        angles[next] += push
      }
      if worst < 1e-4 { return angles }
    }
    return nil
  }

  /// Least angle between two boxes whose middle is at `middle`: either across or up they are clear.
  private static func clearance(
    _ left: Size, _ right: Size, middle: Double, radius: Double, gap: Double
  ) -> Double {
    let across = (left.width + right.width) / 2 + gap
    let up = (left.height + right.height) / 2 + gap
    let chord = min(
      across / max(1e-9, abs(cos(middle))), up / max(1e-9, abs(sin(middle))))
    let half = chord / (2 * radius)
    return half <= 1 ? 2 * asin(half) : .infinity
  }

  private static func isFree(
    _ items: [Item], _ angles: [Double], radius: Double, gap: Double, around placed: BoxGrid,
    outerGap: Double
  ) -> Bool {
    var own = BoxGrid(cell: placed.cell)
    for (item, angle) in zip(items, angles) {
      let box = Box(center: point(angle, radius), size: item.size)
      if placed.hits(box, gap: outerGap) || own.hits(box, gap: gap - 0.5) { return false }
      own.insert(box)
    }
    return true
  }
}

/// Boxes by the squares of a grid that they touch, to find overlaps fast.
struct BoxGrid {
  let cell: Double
  private var boxes: [Cell: [Box]] = [:]

  private struct Cell: Hashable {
    var x: Int
    var y: Int
  }

  init(cell: Double) { self.cell = cell }

  mutating func insert(_ box: Box) {
    for cell in cells(box, gap: 0) { boxes[cell, default: []].append(box) }
  }

  /// Whether some box is nearer than `gap`.
  func hits(_ box: Box, gap: Double) -> Bool {
    cells(box, gap: gap).contains { cell in
      boxes[cell]?.contains { $0.overlaps(box, gap: gap) } ?? false
    }
  }

  private func cells(_ box: Box, gap: Double) -> [Cell] {
    let columns = index(box.minX - gap)...index(box.maxX + gap)
    let rows = index(box.minY - gap)...index(box.maxY + gap)
    return columns.flatMap { x in rows.map { Cell(x: x, y: $0) } }
  }

  private func index(_ value: Double) -> Int { Int((value / cell).rounded(.down)) }
}
