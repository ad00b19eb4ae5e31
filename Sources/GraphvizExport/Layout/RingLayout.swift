#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Concentric rings: the centre in the middle, what is near to it on the inner rings, relatives side
/// by side, and no box over another.
///
/// A ring is as small as its boxes allow; one with many nodes is split into circles that take turns.
/// Deterministic: the same network and sizes give the same places.
struct RingLayout {
  /// Least room between two boxes, in points.
  static let gap = 12.0
  /// Least room between boxes of different circles, so that an edge between them is seen.
  private static let ringGap = 26.0
  /// Least distance of two circles.
  private static let step = 84.0

  let network: Network
  let sizes: [Size]

  /// The places of all nodes; parts that are not connected stand beside each other.
  func place() -> Placement {
    var placement = Placement(
      boxes: sizes.map { Box(center: .zero, size: $0) })
    var parts: [(members: [Int], placement: Placement)] = components().map { members in
      (members, place(members))
    }
    parts.sort { $0.members.count > $1.members.count }
    let bounds = parts.map { part in
      Placement(boxes: part.members.map { part.placement.boxes[$0] }).bounds(margin: 0)
    }
    let offsets = Shelves.offsets(of: bounds)
    for (part, offset) in zip(parts, offsets) {
      let moved = part.placement.moved(by: offset)
      for member in part.members { placement.boxes[member] = moved.boxes[member] }
      // Circles around each of many small parts would cross each other.
      if parts.count <= 2 { placement.rings += moved.rings }
    }
    return placement
  }

  // MARK: - Parts

  /// Nodes that hang together, centres counted as connected.
  private func components() -> [[Int]] {
    var group = Array(network.nodes.indices)
    func find(_ node: Int) -> Int {
      var node = node
      while group[node] != node {
        group[node] = group[group[node]]
        node = group[node]
      }
      return node
    }
    func join(_ left: Int, _ right: Int) {
      let (a, b) = (find(left), find(right))
      group[max(a, b)] = min(a, b)
    }
    for edge in network.edges { join(edge.source, edge.target) }
    let centres = network.nodes.indices.filter { network.nodes[$0].isCentre }
    for centre in centres.dropFirst() { join(centres[0], centre) }
    var members: [Int: [Int]] = [:]
    for node in network.nodes.indices { members[find(node), default: []].append(node) }
    return members.keys.sorted().compactMap { members[$0] }
  }

  /// The centres among the members, else the one with most edges.
  private func centres(of members: [Int]) -> [Int] {
    let centres = members.filter { network.nodes[$0].isCentre }
    guard centres.isEmpty else { return centres }
    var degree: [Int: Int] = [:]
    let isMember = Set(members)
    for edge in network.edges where isMember.contains(edge.source) {
      degree[edge.source, default: 0] += 1
      degree[edge.target, default: 0] += 1
    }
    let hub = members.max { (degree[$0] ?? 0, -$0) < (degree[$1] ?? 0, -$1) }
    return hub.map { [$0] } ?? []
  }

  // MARK: - One part

  private func place(_ members: [Int]) -> Placement {
    let tree = RingTree(of: network, members: members, centres: centres(of: members))
    let rings = Dictionary(grouping: members) { tree.ring[$0] }
    var placed = BoxGrid(cell: 120)
    var placement = Placement(boxes: sizes.map { Box(center: .zero, size: $0) })
    var radius = 0.0
    // The angles that nodes really got: what hangs on them follows.
    var shift = [Double](repeating: 0, count: network.nodes.count)

    for index in rings.keys.sorted() {
      let wishes = (rings[index] ?? []).map { node in
        let parent = tree.parent[node]
        return RingPacking.Item(
          node: node, size: sizes[node],
          angle: tree.ideal[node] + (parent.map { shift[$0] } ?? 0) * 0.85)
      }
      if index == 0, wishes.count == 1 {
        let box = Box(center: .zero, size: wishes[0].size)
        placement.boxes[wishes[0].node] = box
        placed.insert(box)
        radius = min(box.size.width, box.size.height) / 2
        continue
      }
      let least = index == 0 ? 0 : radius + (index == 1 ? 62 : Self.step)
      let circles = RingPacking.split(wishes, fromRadius: least, gap: Self.gap)
      for items in circles {
        let start = circles.count == 1 || radius == 0 ? least : max(least, radius + 64)
        let packed = RingPacking.pack(
          items, fromRadius: start, gap: Self.gap, around: placed, outerGap: Self.ringGap)
        for (item, angle) in zip(packed.items, packed.angles) {
          let box = Box(center: RingPacking.point(angle, packed.radius), size: item.size)
          placement.boxes[item.node] = box
          placed.insert(box)
          shift[item.node] = angle - tree.ideal[item.node]
        }
        radius = packed.radius
        placement.rings.insert(
          Placement.Ring(center: .zero, radius: radius, isCore: false), at: 0)
      }
      let own = (rings[index] ?? []).contains { network.nodes[$0].ring == 1 }
      if index == 1, own, circles.count == 1 {
        placement.rings[0].isCore = true
      }
    }
    return placement
  }
}

/// Places drawings beside each other in rows.
enum Shelves {
  /// How to move each box, the first of them to the start of the first row.
  ///
  /// - Parameter bounds: From the largest to the smallest.
  static func offsets(of bounds: [Box], gap: Double = 40) -> [Point] {
    guard bounds.count > 1 else { return bounds.map { _ in .zero } }
    let area = bounds.reduce(0) { $0 + ($1.size.width + gap) * ($1.size.height + gap) }
    let rowWidth = max(bounds[0].size.width, (area * 1.5).squareRoot())
    var result: [Point] = []
    var x = 0.0
    var top = 0.0
    var rowHeight = 0.0
    for box in bounds {
      if x > 0, x + box.size.width > rowWidth {
        top -= rowHeight + gap
        (x, rowHeight) = (0, 0)
      }
      result.append(Point(x: x - box.minX, y: top - box.maxY))
      x += box.size.width + gap
      rowHeight = max(rowHeight, box.size.height)
    }
    return result
  }
}
