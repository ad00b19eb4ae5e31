import GraphvizExport

extension KnowledgeGraph {
  /// Draws the network around a thing, or what lies between several.
  ///
  /// - Parameters:
  ///   - names: Names or aliases of nodes; `#12` is the node with that id.
  ///   - selection: How much of the graph to show.
  ///   - options: Format, layout, theme and the like.
  /// - Throws: ``NodeLookup/Failure`` for a name that does not mean one node, ``RenderError`` for
  ///   what cannot be drawn, and what the graph's evidence store throws.
  public func picture(
    of names: String..., selection: NetworkSelection = NetworkSelection(),
    options: RenderOptions = RenderOptions()
  ) throws -> Rendering {
    let centres = try names.map { try NodeLookup(graph).node(named: $0) }
    let network = try selection.network(around: centres, in: graph)
    return try NetworkRenderer(options: options).render(network)
  }
}
