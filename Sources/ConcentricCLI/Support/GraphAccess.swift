import Concentric

/// Opens and writes graph files for commands, with failures as people read them.
enum GraphAccess {
  static func open(_ path: String) throws(CommandFailure) -> Graph {
    do {
      return try GraphFile.open(path)
    } catch .missing {
      throw CommandFailure(
        "\(GraphFileError.missing(path: path))"
          + "\n  = the graph file comes first; 'concentric build PATH… -o FILE' makes one")
    } catch {
      throw CommandFailure(error.description)
    }
  }

  static func write(
    _ graph: Graph, to path: String, ifStill version: GraphFileVersion? = nil
  ) throws(CommandFailure) {
    do {
      try GraphFile.write(graph, to: path, ifStill: version)
    } catch {
      throw CommandFailure(error.description)
    }
  }
}
