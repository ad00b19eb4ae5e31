import Concentric

/// The picture that a saved query's header asks for by `// render: $station`.
enum RunPicture {
  /// The picture as SVG; `nil` when the header asks for none.
  static func svg(for run: FinishedRun, in graph: Graph) throws -> [UInt8]? {
    guard let query = run.plan.query, let render = query.render else { return nil }
    let values = try query.values(given: try query.fitted(run.plan.parameters))
    let names = render.split { ",，".contains($0) }.map { String($0).trimmingBlanks() }
    let centres = try names.filter { !$0.isEmpty }.map { name in
      var wanted = name
      if name.hasPrefix("$") {
        guard case .string(let text)? = values[String(name.dropFirst())] else {
          throw CommandFailure("'\(query.name)' renders '\(name)', which is no text")
        }
        wanted = text
      }
      return try NodeArgument.node(named: wanted, in: graph)
    }
    let network = try NetworkSelection().network(around: centres, in: graph)
    return try NetworkRenderer(options: RenderOptions(format: .svg)).render(network).bytes
  }
}
