import PropertyGraph

extension GraphFile {
  /// What a thorough look at a graph file found.
  public struct Verification: Hashable, Sendable {
    public var nodes = 0
    public var edges = 0
    public var documents = 0
    public var evidence = 0
    /// What is wrong, in plain words; empty for a sound file.
    public var problems: [String] = []
  }

  /// Checks everything in a file: every byte against the file's seal, checksums, SQLite's own
  /// structure, every number that refers to
  /// something, and that every piece of evidence is exactly what its document says there.
  ///
  /// - Throws: When the file cannot be opened; damage that opening does not meet is reported.
  public static func verify(_ path: String) throws(GraphFileError) -> Verification {
    let graph = try open(path)
    let database = try Database(path, .read)
    var report = Verification()
    report.nodes = graph.nodeCount
    report.edges = graph.edgeCount
    if let problem = try FileSeal.problem(path) { report.problems.append(problem) }
    let structure = try database.prepare("PRAGMA integrity_check(5)")
    while try structure.step() {
      if let message = structure.text(0), message != "ok" { report.problems.append(message) }
    }
    if let base = graph.frozen { base.checkReferences(labelSets: graph.labelSets.count, &report) }
    do {
      try checkEvidence(graph, &report)
    } catch {
      report.problems.append(GraphFileError.from(error).description)
    }
    let counts = try database.prepare("SELECT documents, evidence FROM catalogue")
    if try counts.step(),
      (report.documents, report.evidence) != (counts.integer(0), counts.integer(1)),
      report.problems.isEmpty
    {
      report.problems.append("documents or evidence are missing")
    }
    return report
  }

  private static func checkEvidence(_ graph: Graph, _ report: inout Verification) throws {
    var texts: [String: [Unicode.Scalar]] = [:]
    for document in try graph.evidence.documents() {
      texts[document.id] = Array(document.text.unicodeScalars)
      report.documents += 1
    }
    try graph.evidence.forEachElement { element, evidence in
      report.evidence += evidence.count
      if !EvidencePlace(element).exists(in: graph) {
        report.problems.append("evidence for \(element), which is not in the graph")
      }
      for item in evidence {
        let place = "evidence at \(item.start)..<\(item.end) of document '\(item.document)'"
        guard let text = texts[item.document] else {
          report.problems.append("\(place): no such document")
          continue
        }
        guard item.start >= 0, item.start <= item.end, item.end <= text.count,
          text[item.start..<item.end].elementsEqual(item.text.unicodeScalars)
        else {
          report.problems.append("\(place) is not what stands there: '\(item.text)'")
          continue
        }
        let line = 1 + text[..<item.start].count { $0 == "\n" }
        if line != item.line && !text.contains("\r") {
          report.problems.append("\(place) is on line \(line), not \(item.line)")
        }
      }
    }
  }
}

extension FrozenGraph {
  /// Reports numbers that refer to something that does not exist, and rows out of order.
  fileprivate func checkReferences(labelSets: Int, _ report: inout GraphFile.Verification) {
    let nodeCount = UInt32(nodeCapacity)
    let labelSetsFit = nodeLabelSets.buffer.allSatisfy { $0 < labelSets || $0 == .max }
    if !labelSetsFit { report.problems.append("a node has an unknown label set") }
    let endsFit =
      edgeSources.buffer.allSatisfy { $0 < nodeCount }
      && edgeTargets.buffer.allSatisfy { $0 < nodeCount }
    if !endsFit { report.problems.append("an edge has an unknown end") }
    for bytes in contents.nodesByLabel {
      let nodes: FrozenView<UInt32> = bytes.view()
      if !nodes.buffer.allSatisfy({ $0 < nodeCount }) {
        report.problems.append("a label is given to an unknown node")
      }
    }
    for (type, pair) in zip(contents.outgoing, contents.incoming).enumerated() {
      for adjacency in [pair.0, pair.1] where !adjacency.isSound(nodeCount, edgeCapacity) {
        report.problems.append("the adjacency of edge type \(type) is out of order")
      }
    }
  }
}

extension Adjacency {
  fileprivate func isSound(_ nodeCount: UInt32, _ edgeCount: Int) -> Bool {
    let offsets = view.offsets
    for row in 0..<offsets.count - 1 {
      guard offsets[row] <= offsets[row + 1], Int(offsets[row + 1]) <= count else { return false }
      for place in Int(offsets[row])..<Int(offsets[row + 1]) {
        guard view.neighbours[place] < nodeCount, Int(view.edges[place]) < edgeCount else {
          return false
        }
        let isFirst = place == Int(offsets[row])
        if !isFirst && view.neighbours[place - 1] > view.neighbours[place] { return false }
      }
    }
    return true
  }
}
