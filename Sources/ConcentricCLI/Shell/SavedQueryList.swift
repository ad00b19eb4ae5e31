import Concentric

/// Saved queries as a list for people.
enum SavedQueryList {
  /// Name, title and parameters of each.
  static func text(of queries: [SavedQuery], width: Int) -> String {
    let names = queries.map(\.name.displayWidth).max() ?? 0
    var lines: [String] = []
    for query in queries {
      let padding = String(repeating: " ", count: names + 2 - query.name.displayWidth)
      let titles = [query.title, query.englishTitle].compactMap(\.self).joined(separator: " · ")
      lines.append((query.name + padding + titles).replacingControls())
      let indent = String(repeating: " ", count: names + 4)
      for parameter in query.parameters {
        let value = parameter.defaultValue.map { " = \(text($0))" } ?? " (must be given)"
        let about = parameter.text.isEmpty ? "" : "  \(parameter.text)"
        lines.append(
          (indent + "$\(parameter.name): \(parameter.type.rawValue)\(value)\(about)")
            .replacingControls())
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func text(_ value: Value) -> String {
    ValueText(graph: Graph()).literal(value)
  }
}
