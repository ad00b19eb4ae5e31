import TCKRunner

/// Makes queries that can run, whose results depend on no order.
struct QueryGenerator {
  private var random: SeededRandom
  private var nodes: [String] = []
  private var edges: [String] = []
  private var names = 0

  /// Whether queries keep to what engines with one table for each label can run too: a node has
  /// one label, no edge is a loop or beside another, and conditions say what openCypher takes for granted.
  private let isPortable: Bool

  init(seed: UInt64, isPortable: Bool = false) {
    random = SeededRandom(seed: seed)
    self.isPortable = isPortable
  }

  mutating func graph() -> String {
    let count = 3 + random.below(6)
    let nodes = (0..<count).map { "(n\($0)\(labels()) {x: \(random.below(4)), id: \($0)})" }
    var pairs: Set<[Int]> = []
    let edges = (0..<random.below(14)).compactMap { _ -> String? in
      let (source, target) = (random.below(count), random.below(count))
      let edge = "(n\(source))-[:\(type()) {x: \(random.below(4))}]->(n\(target))"
      let isNew = pairs.insert([source, target]).inserted
      return isPortable && (source == target || !isNew) ? nil : edge
    }
    return "CREATE " + (nodes + edges).joined(separator: ", ")
  }

  mutating func query() -> String {
    (nodes, edges, names) = ([], [], 0)
    var text = match("MATCH")
    if random.once(in: 3) { text += match(random.once(in: 2) ? "MATCH" : "OPTIONAL MATCH") }
    if random.once(in: 4), let node = nodes.first {
      text += "WITH \(node), count(*) AS c\(names) "
      (nodes, edges) = ([node], [])
      if random.once(in: 2) { text += match("MATCH") }
    }
    return text + "RETURN " + projection()
  }

  private mutating func match(_ word: String) -> String {
    if isPortable, word == "MATCH", random.once(in: 5) { return variableLength() }
    let earlier = edges.count
    let patterns = (0...random.below(2)).map { _ in path() }.joined(separator: ", ")
    // Ladybug 0.22 takes some conditions of OPTIONAL MATCH on earlier nodes for never true.
    let isBare = isPortable && word != "MATCH"
    var conditions = !isBare && random.once(in: 2) ? ["(\(condition()))"] : []
    if isPortable {
      let own = edges[earlier...]
      conditions += own.indices.flatMap { index in
        own[..<index].map { "id(\($0)) <> id(\(own[index]))" }
      }
    }
    let condition = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    return "\(word) \(patterns)\(condition) "
  }

  /// A clause with one relationship of variable length, which shares no other with the clause.
  private mutating func variableLength() -> String {
    let (from, (left, right), types) = (node(), direction(), random.pick([":R", ":S", ":R|S"]))
    return "MATCH \(from)\(left)[\(types)*\(random.below(2))..2]\(right)\(node()) "
  }

  private mutating func direction() -> (String, String) {
    random.pick([("-", "->"), ("<-", "-"), ("-", "-")])
  }

  private mutating func path() -> String {
    let hops = random.below(3)
    // A path of a known node alone is more than Ladybug 0.22 can plan.
    var text = isPortable && hops == 0 ? newNode() : node()
    for _ in 0..<hops { text += hop() + node() }
    return text
  }

  private mutating func node() -> String {
    if !nodes.isEmpty, random.once(in: 3) { return "(\(random.pick(nodes)))" }
    return newNode()
  }

  private mutating func newNode() -> String {
    names += 1
    nodes.append("v\(names)")
    return "(v\(names)\(random.once(in: 2) ? labels() : "")"
      + (random.once(in: 4) ? " {x: \(random.below(4))})" : ")")
  }

  private mutating func hop() -> String {
    let (left, right) = direction()
    let types = random.once(in: 2) ? ":" + random.pick(["R", "S", "R|S"]) : ""
    switch isPortable ? 6 : random.below(6) {
    case 0: return "\(left)[\(types)*1..2]\(right)"
    case 1: return "\(left)[\(types.isEmpty ? ":R" : types)]\(right){1,2}"
    case 2: return "\(left)[\(types)*0..1]\(right)"
    default:
      names += 1
      edges.append("e\(names)")
      return "\(left)[e\(names)\(types)]\(right)"
    }
  }

  private mutating func condition() -> String {
    let node = random.pick(nodes)
    let other = random.pick(nodes)
    switch random.below(12) {
    case 0: return "\(node).x = \(random.below(4))"
    case 1: return "\(node).x < \(other).x"
    case 2: return isPortable ? "\(node).x >= 1" : "\(node)\(labels())"
    case 3: return "NOT \(condition())"
    case 4: return "(\(condition()) OR \(condition()))"
    case 5: return "\(condition()) AND \(condition())"
    case 6: return "id(\(node)) <> id(\(other))"
    case 7: return "\(node).x IN [0, \(random.below(4))]"
    case 8 where !isPortable: return "(\(node))-[:\(type())]->()"
    case 8, 9: return "EXISTS { MATCH (\(node))-[]-(w) WHERE w.x > \(random.below(3)) }"
    // Ladybug 0.22 counts no rows as null.
    case 10 where !isPortable: return "COUNT { MATCH (\(node))-[]->() } > 1"
    default: return "\(node).y IS NULL"
    }
  }

  private mutating func projection() -> String {
    let node = random.pick(nodes)
    switch random.below(6) {
    case 0: return "count(*) AS n"
    case 1: return "\(node).id AS id, count(*) AS n"
    case 2: return "DISTINCT " + nodes.map { "\($0).id AS \($0)" }.joined(separator: ", ")
    case 3:
      return "\(node).x AS x, sum(coalesce(\(random.pick(nodes)).x, 0)) AS s, min(\(node).id) AS m"
    case 4:
      let all = (nodes + edges).map { "\($0).x AS \($0)x" }
      return all.joined(separator: ", ")
    default:
      // A total order, so that LIMIT cuts the same rows off.
      let all = nodes.map { "\($0).id" }.joined(separator: ", ")
      return "\(nodes.map { "\($0).id AS \($0)i" }.joined(separator: ", ")) ORDER BY \(all) LIMIT 3"
    }
  }

  private mutating func labels() -> String {
    random.pick(isPortable ? [":A", ":B"] : [":A", ":B", ":A:B"])
  }

  private mutating func type() -> String { random.pick(["R", "S"]) }
}
