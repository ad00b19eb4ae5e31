import PropertyGraph

/// Walks a graph from the centres of a picture and notes what it finds, ring by ring.
struct NetworkSearch {
  let graph: Graph
  let selection: NetworkSelection
  /// What is in the picture, and on which ring: 0 centre, 1 its own units, then by distance.
  private(set) var found: [NodeID: Int?] = [:]

  /// Those that tie closest first.
  private let types: [TypeID]
  private let labels: Set<LabelID>?
  private let belonging: TypeID?
  private let serving: TypeID?
  private let organization: LabelID?
  private let person: LabelID?
  /// By node: neighbours that did not fit.
  private var left: [NodeID: [NodeID]] = [:]

  init(graph: Graph, selection: NetworkSelection) {
    self.graph = graph
    self.selection = selection
    let rank = ["ALLIANCE_WITH": 0, "SUBORDINATE_TO": 1, "SERVES": 2]
    let types = graph.types.filter { selection.types?.contains(graph.name(of: $0)) ?? true }
      .sorted { (rank[graph.name(of: $0)] ?? 3, $0) < (rank[graph.name(of: $1)] ?? 3, $1) }
    self.types = types
    labels = selection.labels.map { names in
      Set(graph.labels.filter { names.contains(graph.name(of: $0)) })
    }
    belonging = graph.type(named: "SUBORDINATE_TO").flatMap { types.contains($0) ? $0 : nil }
    serving = graph.type(named: "SERVES").flatMap { types.contains($0) ? $0 : nil }
    organization = graph.label(named: "Organization")
    person = graph.label(named: "Person")
  }

  // MARK: - One centre

  mutating func surround(_ centre: NodeID) {
    found[centre] = 0
    var core = [centre]
    if selection.direction != .outgoing { core += ownUnits(of: centre) }
    var frontier = core
    for hop in 1...max(1, selection.hops ?? 2) {
      guard selection.hops != 0 else { break }
      let isUpward = selection.hops == nil && hop > 1
      var next: [NodeID] = []
      for node in frontier.sorted() {
        let neighbours =
          isUpward
          ? self.neighbours(of: node, .outgoing, types: belonging.map { [$0] } ?? [])
          : self.neighbours(of: node, selection.direction, types: types)
        next += add(neighbours, to: node, ring: hop + 1)
      }
      frontier = next
    }
  }

  /// An organisation's branch, rooms and teams, theirs, and the people who serve it.
  private mutating func ownUnits(of centre: NodeID) -> [NodeID] {
    guard let organization, graph.has(organization, centre) else { return [] }
    var units: [NodeID] = []
    var frontier = [centre]
    for _ in 0..<2 {
      var next: [NodeID] = []
      for node in frontier {
        let below = neighbours(of: node, .incoming, types: belonging.map { [$0] } ?? [])
          .filter { graph.has(organization, $0) }
        next += add(below, to: node, ring: 1)
      }
      units += next
      frontier = next
    }
    if let person {
      let people = neighbours(of: centre, .incoming, types: serving.map { [$0] } ?? [])
        .filter { graph.has(person, $0) }
      units += add(people, to: centre, ring: 1)
    }
    return units
  }

  /// Neighbours by the given types that may be shown, each once, closest ties first.
  private func neighbours(
    of node: NodeID, _ direction: Direction, types: [TypeID]
  ) -> [NodeID] {
    guard !types.isEmpty else { return [] }
    var seen: Set<NodeID> = [node]
    var result: [NodeID] = []
    for type in types {
      graph.forEachEdge(of: node, direction: direction, types: [type]) { _, other in
        if isShown(other), seen.insert(other).inserted { result.append(other) }
      }
    }
    return result
  }

  private func isShown(_ node: NodeID) -> Bool {
    guard let labels else { return true }
    return graph.labels(of: node).contains(where: labels.contains)
  }

  /// Adds what is new, up to the limit, and returns it.
  private mutating func add(_ nodes: [NodeID], to node: NodeID, ring: Int) -> [NodeID] {
    let new = nodes.filter { found[$0] == nil }
    // A node that says "1 more" takes as much room as the one that it stands for.
    let isOneTooMany = new.count == selection.maxNeighbours + 1
    let taken = isOneTooMany ? new[...] : new.prefix(max(0, selection.maxNeighbours))
    for other in taken { found[other] = ring }
    if taken.count < new.count { left[node, default: []] += new.dropFirst(taken.count) }
    return Array(taken)
  }

  // MARK: - Several centres

  /// The nodes on all shortest ways between any two centres, of at most so many edges.
  mutating func connect(_ centres: [NodeID], within limit: Int) {
    let distances = centres.map { distance(from: $0, within: limit) }
    for centre in centres { found[centre] = 0 }
    for first in centres.indices {
      for second in centres.indices where second > first {
        guard let length = distances[first][centres[second]] else { continue }
        for (node, steps) in distances[first] where found[node] == nil {
          if let rest = distances[second][node], steps + rest == length {
            found[node] = Int?.none
          }
        }
      }
    }
  }

  private func distance(from start: NodeID, within limit: Int) -> [NodeID: Int] {
    var result = [start: 0]
    var frontier = [start]
    for step in 0..<max(0, limit) {
      var next: [NodeID] = []
      for node in frontier {
        for other in neighbours(of: node, selection.direction, types: types)
        where result[other] == nil {
          result[other] = step + 1
          next.append(other)
        }
      }
      frontier = next
    }
    return result
  }

  // MARK: - What was found

  /// All edges of the chosen types between found nodes, ascending.
  func edgesWithin() -> [EdgeID] {
    var result: Set<EdgeID> = []
    guard !types.isEmpty else { return [] }
    for node in found.keys {
      graph.forEachEdge(of: node, direction: .outgoing, types: types) { edge, other in
        if found[other] != nil { result.insert(edge) }
      }
    }
    return result.sorted()
  }

  /// By node, how many of its neighbours did not fit and came in by no other way.
  func omitted() -> [(node: NodeID, count: Int)] {
    left.keys.sorted().compactMap { node in
      let count = Set(left[node] ?? []).count { found[$0] == nil }
      return count > 0 ? (node, count) : nil
    }
  }
}
