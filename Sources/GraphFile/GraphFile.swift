import CSQLite
import PropertyGraph

/// A graph on disk: one SQLite database, replaced as a whole.
public enum GraphFile {
  /// Writes the graph, with its documents and evidence, in place of what was at `path`.
  ///
  /// The file's bytes depend only on the graph. A crash at any moment leaves the old file or the
  /// new one.
  /// - Parameter version: What the graph was made from: when another program has written the file
  ///   since, its work is kept and ``GraphFileError/changedMeanwhile(path:)`` is thrown. `nil`
  ///   replaces whatever is there.
  /// - Complexity: O(size of the graph).
  public static func write(
    _ graph: Graph, to path: String, ifStill version: GraphFileVersion? = nil
  ) throws(GraphFileError) {
    var frozen = graph
    frozen.freeze()
    guard let base = frozen.frozen else {
      throw .failed(path: path, message: "a graph with an open savepoint cannot be written")
    }
    try AtomicFile.replace(path, ifStill: version) { temporary throws(GraphFileError) in
      try fill(temporary, with: frozen, base)
      try FileSeal.add(to: temporary)
    }
  }

  /// The database is closed, and its file complete, when this returns.
  private static func fill(
    _ path: String, with graph: Graph, _ base: FrozenGraph
  ) throws(GraphFileError) {
    var writer = try GraphFileWriter(path, size: base.approximateByteCount)
    try writer.write(graph, base)
  }

  /// Opens a graph file. The graph itself is read at once and checked against its checksums;
  /// documents and evidence are read when they are asked for.
  ///
  /// When another program replaces the file meanwhile, the new one is opened.
  /// - Complexity: O(size of the graph), little more than reading its bytes.
  public static func open(_ path: String) throws(GraphFileError) -> Graph {
    // Several connections read one file; they must not see two.
    for _ in 0..<100 {
      let version = GraphFileVersion(path)
      do throws(GraphFileError) {
        let graph = try GraphFileReader(path).graph()
        if GraphFileVersion(path) == version { return graph }
      } catch {
        if GraphFileVersion(path) == version { throw error }
      }
    }
    throw .changedMeanwhile(path: path)
  }

  /// The version of the SQLite in use, as `3.40.1`.
  public static var sqliteVersion: String { String(cString: sqlite3_libversion()) }
}

extension FrozenGraph {
  fileprivate var approximateByteCount: Int {
    nodeCapacity * 16 + edgeCapacity * 32
  }
}
