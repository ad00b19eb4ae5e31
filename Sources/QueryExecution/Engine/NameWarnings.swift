import PropertyGraph
import QueryPlanning
import QuerySyntax
import SourceText

/// Labels, relationship types and property keys that a query reads and the graph does not have:
/// probably slips of the pen. The query still runs.
enum NameWarnings {
  /// In the order of the text, each name once.
  static func of(_ query: BoundQuery, in graph: Graph) -> [Diagnostic] {
    // An empty graph has no names at all, and a query that makes some says nothing wrong.
    guard graph.nodeCount > 0 else { return [] }
    let made = namesMade(by: query)
    var warnings: [Diagnostic] = []
    var seen: Set<String> = []
    func warn(
      _ name: String, _ sentence: String, among known: [String], at range: SourceRange
    ) {
      guard !made.contains(name), seen.insert(sentence + name).inserted else { return }
      let near = Spelling.suggestions(for: name, among: known.filter { $0 != name }, limit: 1)
      let hint = near.first.map { "; did you mean '\($0)'?" } ?? ""
      warnings.append(
        Diagnostic(
          "\(sentence) '\(name)'\(hint)", severity: .warning, code: "UnknownName", at: range))
    }
    let labels = graph.labels.filter { graph.nodeCount(label: $0) > 0 }.map(graph.name(of:))
    let types = graph.types.filter { graph.edgeCount(type: $0) > 0 }.map(graph.name(of:))
    let keys = graph.keys.map(graph.name(of:))
    let knownLabels = Set(labels)
    let knownKeys = Set(keys)
    var walker = BoundQueryWalker()
    walker.visitExpression = { expression in
      switch expression.kind {
      case .hasLabels(let base, let test) where base.type == .node:
        for name in test.names where !knownLabels.contains(name.text) {
          warn(name.text, "no node has the label", among: labels, at: name.range)
        }
      case .hasLabels(_, let test):
        for name in test.names
        where graph.type(resolving: name.text) == nil && !knownLabels.contains(name.text) {
          warn(name.text, "no relationship has the type", among: types, at: name.range)
        }
      case .property(let base, let key)
      where (base.type == .node || base.type == .edge) && !knownKeys.contains(key):
        warn(key, "nothing has the property", among: keys, at: expression.range)
      default: break
      }
    }
    walker.visitLink = { link in
      for name in link.types where graph.type(resolving: name) == nil {
        warn(name, "no relationship has the type", among: types, at: link.range)
      }
    }
    walker.walk(query)
    return warnings.sorted { ($0.range?.lowerBound ?? 0) < ($1.range?.lowerBound ?? 0) }
  }

  /// Names that the query itself brings into the graph.
  private static func namesMade(by query: BoundQuery) -> Set<String> {
    var names: Set<String> = []
    func note(_ create: BoundCreate) {
      for node in create.nodes {
        names.formUnion(node.labels)
        names.formUnion(keys(of: node.properties))
      }
      for edge in create.edges {
        names.insert(edge.type)
        names.formUnion(keys(of: edge.properties))
      }
    }
    func note(_ items: [BoundSetItem]) {
      for item in items {
        switch item.change {
        case .property(let key, _): names.insert(key)
        case .replaceProperties(let value), .addProperties(let value):
          names.formUnion(keys(of: value))
        case .labels(let labels): names.formUnion(labels)
        }
      }
    }
    var walker = BoundQueryWalker()
    walker.visitClause = { clause in
      switch clause {
      case .create(let create): note(create)
      case .merge(let merge):
        note(merge.create)
        note(merge.onCreate + merge.onMatch)
      case .set(let items): note(items)
      default: break
      }
    }
    walker.walk(query)
    return names
  }

  private static func keys(of properties: BoundExpression?) -> [String] {
    if case .map(let entries)? = properties?.kind { entries.map(\.key) } else { [] }
  }
}
