import PropertyGraph

/// How the table `evidence` names an element: kind 0 is a node, 1 an edge.
struct EvidencePlace {
  let kind: Int
  let id: Int

  init(_ element: ElementID) {
    switch element {
    case .node(let node): (kind, id) = (0, Int(node.index))
    case .edge(let edge): (kind, id) = (1, Int(edge.index))
    }
  }

  /// From two columns of a row; `nil` when they name nothing.
  init?(kind: Int, id: Int) {
    guard kind == 0 || kind == 1, UInt32(exactly: id) != nil else { return nil }
    (self.kind, self.id) = (kind, id)
  }

  var element: ElementID {
    kind == 0 ? .node(NodeID(UInt32(id))) : .edge(EdgeID(UInt32(id)))
  }

  func exists(in graph: Graph) -> Bool {
    switch element {
    case .node(let node): graph.contains(node)
    case .edge(let edge): graph.contains(edge)
    }
  }
}

extension Document {
  var checksum: Int64 {
    var sum = Checksum()
    for text in [id, title, date, source, author, text] { sum.add(text) }
    return sum.value
  }
}

extension Evidence {
  func checksum(at place: EvidencePlace) -> Int64 {
    var sum = Checksum()
    for number in [place.kind, place.id, start, end, line] { sum.add(number) }
    for text in [document, text, rule] { sum.add(text) }
    sum.add(confidence)
    return sum.value
  }
}

/// Documents and evidence in a graph file, read row by row when they are asked for.
///
/// Holds the file open, so that it goes on reading the same file when another is put in its place.
final class FileEvidence: EvidenceStore {
  private let database: Locked<Database>

  init(_ path: String) throws(GraphFileError) {
    database = try Locked(Database(path, .read))
  }

  func documents() throws -> [Document] {
    try database.withLock { database in
      try Self.documents(database.prepare("SELECT * FROM document ORDER BY id"), database)
    }
  }

  func document(_ id: String) throws -> Document? {
    try database.withLock { database in
      let statement = try database.prepare("SELECT * FROM document WHERE id = ?")
      try statement.bind(.text(id), at: 1)
      return try Self.documents(statement, database).first
    }
  }

  func extraction(of document: String) throws -> String? {
    try database.withLock { database throws(GraphFileError) in
      let statement = try database.prepare(
        "SELECT facts, checksum FROM extraction WHERE document = ?")
      try statement.bind(.text(document), at: 1)
      guard try statement.step(), let facts = statement.text(0) else { return nil }
      guard Int64(statement.integer(1)) == Checksum.of(facts) else {
        throw .damaged(path: database.path, part: "what was extracted from '\(document)'")
      }
      return facts
    }
  }

  func decisions() throws -> KeptFile? {
    try database.withLock { database throws(GraphFileError) in
      // Files of earlier versions have no such table.
      let tables = try database.prepare(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'decisions'")
      guard try tables.step() else { return nil }
      let statement = try database.prepare("SELECT name, text, checksum FROM decisions")
      guard try statement.step(), let name = statement.text(0), let text = statement.text(1)
      else { return nil }
      guard Int64(statement.integer(2)) == Checksum.of(name + text) else {
        throw .damaged(path: database.path, part: "the decisions on names")
      }
      return KeptFile(name: name, text: text)
    }
  }

  private static func documents(
    _ statement: Statement, _ database: Database
  ) throws(GraphFileError) -> [Document] {
    var documents: [Document] = []
    while try statement.step() {
      let document = Document(
        id: statement.text(0) ?? "", title: statement.text(1), date: statement.text(2),
        source: statement.text(3), author: statement.text(4), text: statement.text(5) ?? "")
      guard Int64(statement.integer(6)) == document.checksum else {
        throw .damaged(path: database.path, part: "document '\(document.id)'")
      }
      documents.append(document)
    }
    return documents
  }

  func evidence(of element: ElementID) throws -> [Evidence] {
    let place = EvidencePlace(element)
    return try database.withLock { database in
      let statement = try database.prepare(
        """
        SELECT * FROM evidence WHERE kind = ? AND element = ?
        ORDER BY document, start, stop, rule
        """)
      try statement.bind(.integer(Int64(place.kind)), at: 1)
      try statement.bind(.integer(Int64(place.id)), at: 2)
      var evidence: [Evidence] = []
      while try statement.step() { evidence.append(try Self.item(statement, database).evidence) }
      return evidence
    }
  }

  func forEachElement(_ body: (ElementID, [Evidence]) throws -> Void) throws {
    // A connection of its own: `body` may ask this store for more.
    let database = try database.withLock { database throws(GraphFileError) in
      try Database(database.path, .read)
    }
    let statement = try database.prepare(
      "SELECT * FROM evidence ORDER BY kind, element, document, start, stop, rule")
    var element: ElementID?
    var gathered: [Evidence] = []
    while try statement.step() {
      let (place, evidence) = try Self.item(statement, database)
      if let element, element != place.element {
        try body(element, gathered)
        gathered = []
      }
      element = place.element
      gathered.append(evidence)
    }
    if let element { try body(element, gathered) }
  }

  private static func item(
    _ row: Statement, _ database: Database
  ) throws(GraphFileError) -> (place: EvidencePlace, evidence: Evidence) {
    let evidence = Evidence(
      document: row.text(2) ?? "", start: row.integer(3), end: row.integer(4),
      line: row.integer(5), text: row.text(6) ?? "", rule: row.text(7) ?? "",
      confidence: row.real(8))
    guard let place = EvidencePlace(kind: row.integer(0), id: row.integer(1)),
      evidence.checksum(at: place) == Int64(row.integer(9))
    else {
      throw .damaged(
        path: database.path, part: "evidence from document '\(evidence.document)'")
    }
    return (place, evidence)
  }
}
