import Concentric

/// Why a query may have found nothing: names in it that no node has, with the nearest ones.
enum EmptyResultHints {
  /// One line for each such name.
  static func hints(
    for query: String, parameters: [String: Value], graph: Graph, names: NameIndex
  ) -> [String] {
    guard graph.nodeCount > 0 else {
      return ["the graph is empty"]
    }
    var hints: [String] = []
    var seen = Set<String>()
    for name in wantedNames(in: query, parameters: parameters)
    where seen.insert(name).inserted && !names.contains(name) {
      let shown = "'\(name.replacingControls())'"
      let owners = nodes(withAlias: name, in: graph)
      if !owners.isEmpty {
        hints.append("\(shown) is another name of \(list(owners))")
        continue
      }
      let near = names.nearest(to: name)
      hints.append(
        "no node is named \(shown)" + (near.isEmpty ? "" : "; the nearest: \(list(near))"))
    }
    return hints
  }

  /// Texts that the query compares with a `name`: `{name: '…'}`, `n.name = '…'`, `name = $x`.
  static func wantedNames(in query: String, parameters: [String: Value]) -> [String] {
    let pieces = QueryPiece.pieces(of: query).filter { $0.kind != .comment }
    var names: [String] = []
    for index in pieces.indices.dropFirst(2)
    where pieces[index - 2].text == "name" && [":", "="].contains(pieces[index - 1].text) {
      let piece = pieces[index]
      if piece.kind == .string {
        names.append(String(piece.text.dropFirst().dropLast()))
      } else if piece.kind == .parameter,
        case .string(let text)? = parameters[String(piece.text.dropFirst())]
      {
        names.append(text)
      }
    }
    return names
  }

  private static func nodes(withAlias alias: String, in graph: Graph) -> [String] {
    guard let aliases = graph.key(named: "aliases"), let name = graph.key(named: "name") else {
      return []
    }
    var owners: [String] = []
    for node in graph.nodes {
      guard case .list(let values) = graph.property(aliases, of: node),
        values.contains(where: { if case .string(alias) = $0 { true } else { false } }),
        case .string(let owner) = graph.property(name, of: node)
      else { continue }
      owners.append(owner)
      if owners.count == 3 { break }
    }
    return owners
  }

  private static func list(_ names: [String]) -> String {
    names.map { $0.replacingControls() }.joined(separator: ", ")
  }
}
