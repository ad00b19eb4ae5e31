import PropertyGraph

/// Reads a graph file into a graph.
struct GraphFileReader {
  private let path: String
  private let database: Database

  /// Throws unless the file is a graph file that this program knows.
  init(_ path: String) throws(GraphFileError) {
    self.path = path
    try FileHead.check(path)
    database = try Database(path, .read)
    guard try database.integer("PRAGMA application_id") == Schema.applicationID else {
      throw .notAGraphFile(path: path)
    }
    let version = try database.integer("PRAGMA user_version")
    guard version <= Schema.version else {
      throw .newerVersion(path: path, found: version, supported: Schema.version)
    }
  }

  func graph() throws(GraphFileError) -> Graph {
    var checksum = Checksum()
    let names = try readNames(&checksum)
    let columns = try readColumns(&checksum)
    let statistics = try readDegrees(&checksum)
    let chunks = try readChunkList(&checksum)
    let edgeTypes = try readCatalogue(&checksum)
    let parts = try readParts(chunks)
    let result = StoredGraph.contents(
      parts: parts, columns: columns, labelCount: names.labels.count,
      typeCount: names.types.count, keyCount: names.keys.count, edgeTypes: edgeTypes)
    switch result {
    case .failure(let misfit): throw .damaged(path: path, part: misfit.name)
    case .success(var contents):
      contents.statistics = statistics
      return Graph(
        contents, labels: names.labels, types: names.types, keys: names.keys,
        labelSets: names.labelSets, evidence: try FileEvidence(path))
    }
  }

  // MARK: How to read the parts

  private struct Names {
    var labels: [String] = []
    var types: [String] = []
    var keys: [String] = []
    var labelSets: [[LabelID]] = []
  }

  private func readNames(_ checksum: inout Checksum) throws(GraphFileError) -> Names {
    var names = Names()
    let rows = try database.prepare("SELECT kind, number, name FROM name ORDER BY rowid")
    while try rows.step() {
      let (kind, name) = (rows.text(0) ?? "", rows.text(2) ?? "")
      checksum.add(kind)
      checksum.add(rows.integer(1))
      checksum.add(name)
      switch kind {
      case "label": names.labels.append(name)
      case "type": names.types.append(name)
      default: names.keys.append(name)
      }
    }
    let sets = try database.prepare("SELECT number, labels FROM label_set ORDER BY number")
    while try sets.step() {
      let labels = sets.text(1) ?? ""
      checksum.add(sets.integer(0))
      checksum.add(labels)
      names.labelSets.append(
        labels.split(separator: " ").compactMap { UInt32($0) }.map(LabelID.init))
    }
    return names
  }

  private func readColumns(
    _ checksum: inout Checksum
  ) throws(GraphFileError) -> [ColumnDescription] {
    var columns: [ColumnDescription] = []
    let rows = try database.prepare("SELECT * FROM property_column ORDER BY rowid")
    while try rows.step() {
      guard let column = ColumnDescription(row: rows) else {
        throw .damaged(path: path, part: "table property_column")
      }
      column.add(to: &checksum)
      columns.append(column)
    }
    return columns
  }

  private func readDegrees(_ checksum: inout Checksum) throws(GraphFileError) -> DegreeStatistics {
    var statistics = DegreeStatistics()
    let rows = try database.prepare("SELECT * FROM degree ORDER BY rowid")
    while try rows.step() {
      for column in 0..<4 as Range<Int32> { checksum.add(rows.integer(column)) }
      statistics.entries.append(
        DegreeStatistics.Entry(
          sourceLabelSet: UInt32(truncatingIfNeeded: rows.integer(0)),
          type: UInt32(truncatingIfNeeded: rows.integer(1)),
          targetLabelSet: UInt32(truncatingIfNeeded: rows.integer(2)), edges: rows.integer(3)))
    }
    return statistics
  }

  private struct Chunk: Sendable {
    let row: Int64
    let name: String
    let size: Int
    let checksum: Int64
  }

  private func readChunkList(_ checksum: inout Checksum) throws(GraphFileError) -> [Chunk] {
    var chunks: [Chunk] = []
    let rows = try database.prepare("SELECT id, name, chunk, size, checksum FROM part ORDER BY id")
    while try rows.step() {
      let chunk = Chunk(
        row: Int64(rows.integer(0)), name: rows.text(1) ?? "", size: rows.integer(3),
        checksum: Int64(rows.integer(4)))
      checksum.add(chunk.name)
      for number in [rows.integer(2), chunk.size, Int(chunk.checksum)] { checksum.add(number) }
      chunks.append(chunk)
    }
    return chunks
  }

  private func readCatalogue(
    _ checksum: inout Checksum
  ) throws(GraphFileError) -> (width: Int, base: Int64) {
    let row = try database.prepare("SELECT * FROM catalogue")
    guard try row.step() else { throw .damaged(path: path, part: "table catalogue") }
    for column in 0..<4 as Range<Int32> { checksum.add(row.integer(column)) }
    guard Int64(row.integer(4)) == checksum.value else {
      throw .damaged(path: path, part: "the list of contents")
    }
    return (row.integer(0), Int64(row.integer(1)))
  }

  // MARK: Parts

  /// Reads all chunks, on two threads with a connection each when there is much to read.
  private func readParts(_ chunks: [Chunk]) throws(GraphFileError) -> [String: FrozenBytes] {
    var sizes: [String: Int] = [:]
    for chunk in chunks {
      guard chunk.size >= 0, chunk.size <= Schema.chunkSize else {
        throw .damaged(path: path, part: chunk.name)
      }
      sizes[chunk.name, default: 0] += chunk.size
    }
    let total = sizes.values.reduce(0, +)
    var parts: [String: PartUnderConstruction] = [:]
    for (name, size) in sizes { parts[name] = PartUnderConstruction(size) }

    var pieces: [Piece] = []
    var filled: [String: Int] = [:]
    for chunk in chunks {
      guard let part = parts[chunk.name] else { continue }
      pieces.append(Piece(chunk: chunk, part: part, offset: filled[chunk.name, default: 0]))
      filled[chunk.name, default: 0] += chunk.size
    }
    let workers = total > 8 << 20 ? 2 : 1
    let next = Locked(0)
    let failures = Locked<[GraphFileError]>([])
    let (path, work) = (path, pieces)
    inParallel(
      (0..<workers).map { _ in
        {
          do throws(GraphFileError) {
            let database = try Database(path, .read)
            while true {
              let index = next.withLock { next in
                defer { next += 1 }
                return next
              }
              guard index < work.count else { break }
              try work[index].read(from: database)
            }
          } catch {
            failures.withLock { $0.append(error) }
          }
        }
      })
    if let failure = failures.withLock({ $0.first }) { throw failure }
    return parts.mapValues(\.bytes)
  }

  /// One chunk and where it goes.
  private struct Piece: Sendable {
    let chunk: Chunk
    let part: PartUnderConstruction
    let offset: Int

    func read(from database: Database) throws(GraphFileError) {
      let range = offset..<offset + chunk.size
      let buffer = UnsafeMutableRawBufferPointer(rebasing: part.buffer[range])
      try database.readBlob(table: "part", column: "bytes", row: chunk.row, into: buffer)
      guard Checksum.of(UnsafeRawBufferPointer(buffer)) == chunk.checksum else {
        throw .damaged(path: database.path, part: chunk.name)
      }
    }
  }

  /// Room for a part while threads fill disjoint pieces of it.
  private final class PartUnderConstruction: @unchecked Sendable {
    let bytes: FrozenBytes
    let buffer: UnsafeMutableRawBufferPointer

    init(_ size: Int) {
      var room = UnsafeMutableRawBufferPointer(start: nil, count: 0)
      bytes = FrozenBytes.building(size, of: UInt8.self) {
        room = UnsafeMutableRawBufferPointer($0)
      }
      buffer = room
    }
  }
}
