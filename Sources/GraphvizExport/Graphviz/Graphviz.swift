import CGraphviz
import PropertyGraph

/// The one place that calls Graphviz, which is not safe under concurrency: one call at a time in the
/// whole process, others wait.
enum Graphviz {
  struct Output: Sendable {
    var bytes: [UInt8]
    /// What Graphviz complained about while it worked.
    var messages: [String]
  }

  /// Draws DOT text.
  ///
  /// - Parameters:
  ///   - engine: `nop` keeps the positions given and routes the edges; or a layout engine.
  ///   - format: An output format of Graphviz, as `svg` or `png:cairo`.
  static func render(
    _ dot: String, engine: String, format: String
  ) throws(RenderError) -> Output {
    try withGraph(dot, engine: engine) { context, graph throws(RenderError) in
      var data: UnsafeMutablePointer<CChar>?
      var length = 0
      let status = concentric_render(context, graph, format, &data, &length)
      defer { if let data { gvFreeRenderData(data) } }
      guard status == 0, let data else {
        throw .graphviz(stage: "writing \(format)", messages: takeMessages())
      }
      return data.withMemoryRebound(to: UInt8.self, capacity: length) {
        Array(UnsafeBufferPointer(start: $0, count: length))
      }
    }
  }

  /// Centres of the named nodes as an engine places them, in points.
  static func positions(
    _ dot: String, engine: String, of names: [String]
  ) throws(RenderError) -> [Point] {
    var result: [Point] = []
    _ = try withGraph(dot, engine: engine) { _, graph throws(RenderError) in
      for name in names {
        guard let node = concentric_find_node(graph, name) else {
          throw .graphviz(stage: "reading positions", messages: ["no node '\(name)'"])
        }
        result.append(Point(x: concentric_node_x(node), y: concentric_node_y(node)))
      }
      return []
    }
    return result
  }

  /// As `2.43.0`; `nil` when Graphviz does not start.
  static var version: String? {
    lock.withLock { kept in
      guard let context = kept.startedContext() else { return nil }
      return gvcVersion(context).map { String(cString: $0) }
    }
  }

  /// What Graphviz keeps addresses of between calls, and what therefore has to stay; as numbers, 0
  /// for none, since pointers do not cross from one thread to another.
  private struct Kept {
    /// One context for all calls: the text plugin compares the next font with the last one, which
    /// `gvFreeContext` frees.
    private var context: UInt = 0
    /// The graph that `circo` laid out last. It knows a graph by its address, and would take a new
    /// graph at the address of a closed one for it, with names and attributes that are gone.
    private var circoGraph: UInt = 0

    mutating func startedContext() -> OpaquePointer? {
      if context == 0 { context = UInt(bitPattern: gvContext()) }
      return OpaquePointer(bitPattern: context)
    }

    /// Closes a graph, but one of `circo` only when that has seen another.
    mutating func close(_ graph: UnsafeMutablePointer<Agraph_t>, engine: String) {
      guard engine == "circo" else {
        agclose(graph)
        return
      }
      if let last = UnsafeMutablePointer<Agraph_t>(bitPattern: circoGraph) { agclose(last) }
      circoGraph = UInt(bitPattern: graph)
    }
  }

  /// Held while Graphviz works.
  private static let lock = Locked(Kept())
  /// Graphviz's callback for messages carries no context, so they meet here. Guarded twice: the
  /// callback runs inside `lock`.
  private static let messages = Locked<String>("")

  private static func takeMessages() -> [String] {
    let text = messages.withLock { text in
      defer { text = "" }
      return text
    }
    // Our sizes are meant: a text that Graphviz takes to be wider than ours is no news.
    return text.split(separator: "\n").map(String.init)
      .filter { !$0.contains("size too small for label") }
      .map { $0.hasPrefix("Warning: ") ? "Graphviz: " + $0.dropFirst(9) : $0 }
  }

  private static func withGraph(
    _ dot: String, engine: String,
    _ body: (OpaquePointer, UnsafeMutablePointer<Agraph_t>) throws(RenderError) -> [UInt8]
  ) throws(RenderError) -> Output {
    try lock.withLock { kept throws(RenderError) in
      _ = agseterrf { text in
        if let text { Graphviz.messages.withLock { $0 += String(cString: text) } }
        return 0
      }
      agseterr(AGWARN)
      agreseterrors()
      _ = takeMessages()
      guard let context = kept.startedContext() else {
        throw .graphviz(stage: "start", messages: takeMessages())
      }
      guard let graph = agmemread(dot) else {
        throw .graphviz(stage: "reading the graph", messages: takeMessages())
      }
      defer { kept.close(graph, engine: engine) }
      guard gvLayout(context, graph, engine) == 0 else {
        throw .graphviz(stage: "layout", messages: takeMessages())
      }
      defer { gvFreeLayout(context, graph) }
      let bytes = try body(context, graph)
      return Output(bytes: bytes, messages: takeMessages())
    }
  }
}
