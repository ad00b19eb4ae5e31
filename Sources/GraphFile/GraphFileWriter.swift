import PropertyGraph

/// Fills a new file. Everything goes in one fixed order, so equal graphs give equal files.
struct GraphFileWriter {
  private let database: Database
  /// Over all rows that say how to read the parts.
  private var catalogue = Checksum()

  /// - Parameter size: Bytes to come, roughly.
  init(_ path: String, size: Int) throws(GraphFileError) {
    database = try Database(path, .create)
    // Large pages make large BLOBs fast and small files big. No journal: a file that was not
    // finished is thrown away.
    try database.execute(
      """
      PRAGMA page_size = \(size > 4 << 20 ? 65_536 : 4096);
      PRAGMA journal_mode = OFF;
      PRAGMA synchronous = OFF;
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA application_id = \(Schema.applicationID);
      PRAGMA user_version = \(Schema.version);
      BEGIN;
      """)
    try database.execute(Schema.tables)
  }

  mutating func write(_ graph: Graph, _ base: FrozenGraph) throws(GraphFileError) {
    let stored = StoredGraph(base.contents)
    try writeNames(graph)
    try writeColumns(stored.columns)
    try writeDegrees(base.contents.statistics)
    try writeParts(stored.parts)
    let documents = try writeDocuments(graph.evidence)
    try writeAliases(graph)
    let evidence = try writeEvidence(graph)
    let types = base.contents.edgeTypes.integers
    for number in [types.width.rawValue, Int(types.base), documents, evidence] {
      catalogue.add(number)
    }
    try database.prepare("INSERT INTO catalogue VALUES (?, ?, ?, ?, ?)").run(
      .integer(Int64(types.width.rawValue)), .integer(types.base), .integer(Int64(documents)),
      .integer(Int64(evidence)), .integer(catalogue.value))
    try database.execute(Schema.indexes)
    try database.execute("COMMIT")
  }

  private mutating func writeNames(_ graph: Graph) throws(GraphFileError) {
    let insert = try database.prepare("INSERT INTO name VALUES (?, ?, ?)")
    let kinds = [
      ("label", graph.labels.map { graph.name(of: $0) }),
      ("type", graph.types.map { graph.name(of: $0) }),
      ("key", graph.keys.map { graph.name(of: $0) }),
    ]
    for (kind, names) in kinds {
      for (number, name) in names.enumerated() {
        try insert.run(.text(kind), .integer(Int64(number)), .text(name))
        catalogue.add(kind)
        catalogue.add(number)
        catalogue.add(name)
      }
    }
    let insertSet = try database.prepare("INSERT INTO label_set VALUES (?, ?)")
    for (number, set) in graph.labelSets.enumerated() {
      let labels = set.map { String($0.index) }.joined(separator: " ")
      try insertSet.run(.integer(Int64(number)), .text(labels))
      catalogue.add(number)
      catalogue.add(labels)
    }
  }

  private mutating func writeColumns(_ columns: [ColumnDescription]) throws(GraphFileError) {
    let insert = try database.prepare(
      "INSERT INTO property_column VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    for column in columns {
      try insert.run(column.row)
      column.add(to: &catalogue)
    }
  }

  private mutating func writeDegrees(_ statistics: DegreeStatistics) throws(GraphFileError) {
    let insert = try database.prepare("INSERT INTO degree VALUES (?, ?, ?, ?)")
    for entry in statistics.entries {
      let row = [
        Int(entry.sourceLabelSet), Int(entry.type), Int(entry.targetLabelSet), entry.edges,
      ]
      try insert.run(row.map { .integer(Int64($0)) })
      for number in row { catalogue.add(number) }
    }
  }

  private mutating func writeParts(
    _ parts: [(name: String, bytes: FrozenBytes)]
  ) throws(GraphFileError) {
    let insert = try database.prepare(
      "INSERT INTO part(name, chunk, size, checksum, bytes) VALUES (?, ?, ?, ?, ?)")
    for (name, bytes) in parts {
      var chunk = 0
      repeat {
        let start = chunk * Schema.chunkSize
        let end = min(start + Schema.chunkSize, bytes.byteCount)
        let checksum = try bytes.withUnsafeBytes { all throws(GraphFileError) in
          let content = UnsafeRawBufferPointer(rebasing: all[start..<end])
          let checksum = Checksum.of(content)
          try insert.run(
            .text(name), .integer(Int64(chunk)), .integer(Int64(end - start)),
            .integer(checksum), .blob(content))
          return checksum
        }
        catalogue.add(name)
        for number in [chunk, end - start, Int(checksum)] { catalogue.add(number) }
        chunk += 1
      } while chunk * Schema.chunkSize < bytes.byteCount
    }
  }

  /// Returns how many.
  private func writeDocuments(_ store: any EvidenceStore) throws(GraphFileError) -> Int {
    let insert = try database.prepare("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?)")
    let documents: [Document]
    do { documents = try store.documents() } catch { throw .from(error) }
    for document in documents {
      try insert.run(
        .text(document.id), .text(orNull: document.title), .text(orNull: document.date),
        .text(orNull: document.source), .text(orNull: document.author), .text(document.text),
        .integer(document.checksum))
    }
    let keep = try database.prepare("INSERT INTO extraction VALUES (?, ?, ?)")
    do {
      for document in documents {
        guard let facts = try store.extraction(of: document.id) else { continue }
        try keep.run(.text(document.id), .text(facts), .integer(Checksum.of(facts)))
      }
      if let kept = try store.decisions() {
        try database.prepare("INSERT INTO decisions VALUES (?, ?, ?)").run(
          .text(kept.name), .text(kept.text), .integer(Checksum.of(kept.name + kept.text)))
      }
    } catch { throw .from(error) }
    return documents.count
  }

  /// The lists of strings under the key `aliases`, once more as rows for SQL.
  private func writeAliases(_ graph: Graph) throws(GraphFileError) {
    guard let key = graph.key(named: "aliases"), let column = graph.frozen?.nodeColumn(key)
    else { return }
    let insert = try database.prepare("INSERT INTO alias VALUES (?, ?)")
    var rows: [(UInt32, String)] = []
    column.slots.forEach { id, slot in
      guard case .list(let values) = column.value(at: slot) else { return }
      for case .string(let alias) in values { rows.append((id, alias)) }
    }
    for (node, alias) in rows { try insert.run(.integer(Int64(node)), .text(alias)) }
  }

  /// Returns how many.
  private func writeEvidence(_ graph: Graph) throws(GraphFileError) -> Int {
    let insert = try database.prepare(
      "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    var count = 0
    do {
      try graph.evidence.forEachElement { element, evidence in
        let place = EvidencePlace(element)
        guard place.exists(in: graph) else { return }
        for item in evidence {
          try insert.run(
            .integer(Int64(place.kind)), .integer(Int64(place.id)), .text(item.document),
            .integer(Int64(item.start)), .integer(Int64(item.end)),
            .integer(Int64(item.line)), .text(item.text), .text(item.rule),
            .real(item.confidence), .integer(item.checksum(at: place)))
          count += 1
        }
      }
    } catch { throw .from(error) }
    return count
  }
}

extension GraphFileError {
  /// Errors of evidence stores have no declared type.
  static func from(_ error: any Error) -> GraphFileError {
    error as? GraphFileError ?? .unreadableEvidence(message: String(describing: error))
  }
}

extension ColumnDescription {
  func add(to checksum: inout Checksum) {
    checksum.add(element.rawValue)
    checksum.add(kind.rawValue)
    for number in [key, width, Int(base), first, span, count] { checksum.add(number) }
  }
}
