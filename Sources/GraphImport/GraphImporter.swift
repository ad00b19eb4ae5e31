import PropertyGraph

/// Makes a graph of CSV files.
///
/// Node files have a column `id` and edge files `source` and `target`; a column `label` holds a
/// node's labels, separated by `;`, and a column `type` an edge's type. Without that column the
/// file's name up to its first dot is the label or type of all. Every other column is a property,
/// and so is `id`; `name:int` declares a type, and without one it is found out. An empty field is
/// no value, an empty one in quotes an empty text.
package enum GraphImporter {
  /// - Parameters:
  ///   - nodes: Paths of node files; nodes are numbered in this order.
  ///   - edges: Paths of edge files; edges are numbered in this order.
  /// - Throws: `ImportFailure`, and then there is no graph.
  /// - Complexity: O(bytes), on all cores.
  package static func graph(
    nodes: [String], edges: [String], options: ImportOptions = ImportOptions()
  ) throws(ImportFailure) -> Graph {
    var run = ImportRun(options: options)
    return try run.graph(nodes: nodes, edges: edges)
  }
}

private struct ImportRun {
  let options: ImportOptions

  // MARK: Files

  /// The files of nodes, or of edges, as they are read.
  private struct Side {
    let tables: [CSVTable]
    /// Column names that are not properties.
    let structure: Set<String>
    /// Columns that every file must have.
    let required: [String]
    /// Types by column name; the same in all files of the side.
    var types: [String: FieldType]
    /// In the order of files, then of parts.
    var chunks: [(table: Int, range: Range<Int>, parsed: ParsedChunk)] = []

    func reader(_ table: Int, _ maximalProblems: Int) -> ChunkReader {
      let columns = tables[table].columns
      let needed = structure.subtracting(["label"]).union(required).intersection(
        columns.map(\.name))
      return ChunkReader(
        table: tables[table], types: columns.map { types[$0.name] ?? .string },
        isRequired: columns.map { needed.contains($0.name) },
        maximalProblems: maximalProblems)
    }

    /// Properties, in the order of their first appearance.
    var properties: [String] {
      var seen: Set<String> = []
      return tables.flatMap { $0.columns.map(\.name) }.filter {
        !structure.contains($0) && seen.insert($0).inserted
      }
    }

    /// The parts of one column.
    func parts(of name: String, firsts: [UInt32]) -> [(column: ChunkColumn, first: UInt32)] {
      zip(chunks, firsts).compactMap { chunk, first in
        tables[chunk.table].position(of: name).map { (chunk.parsed.columns[$0], first) }
      }
    }

    /// The first element of each part.
    var firsts: [UInt32] {
      var next = 0
      return chunks.map { chunk in
        defer { next += chunk.parsed.rowCount }
        return UInt32(next)
      }
    }

    var rowCount: Int { chunks.reduce(0) { $0 + $1.parsed.rowCount } }
  }

  mutating func graph(nodes: [String], edges: [String]) throws(ImportFailure) -> Graph {
    var nodeSide = try open(nodes, structure: ["label"], required: ["id"])
    var edgeSide = try open(
      edges, structure: ["source", "target", "type"], required: ["source", "target"])
    // Ends are read as ids are; a type and a label are texts whatever they look like.
    nodeSide.types["label"] = .string
    edgeSide.types["type"] = .string
    if nodeSide.types["id"] != .integer { nodeSide.types["id"] = .string }
    try read(&nodeSide)
    for end in ["source", "target"] { edgeSide.types[end] = nodeSide.types["id"] ?? .string }
    try read(&edgeSide, fixed: ["source", "target", "type"])
    let total = bytes(nodeSide) + bytes(edgeSide)
    options.progress?(ImportProgress(bytesRead: total, bytesInAll: total, step: .building))
    return try build(nodeSide, edgeSide)
  }

  private func bytes(_ side: Side) -> Int {
    side.tables.reduce(0) { $0 + $1.file.bytes.count }
  }

  private func open(
    _ paths: [String], structure: Set<String>, required: [String]
  ) throws(ImportFailure) -> Side {
    var tables: [CSVTable] = []
    var problems: [ImportProblem] = []
    for path in paths {
      do throws(ImportProblem) {
        let table = try CSVTable(path)
        for name in required where table.position(of: name) == nil {
          throw ImportProblem(file: path, line: 1, message: "there is no column '\(name)'")
        }
        tables.append(table)
      } catch {
        problems.append(error)
      }
    }
    if !problems.isEmpty { throw ImportFailure(problems: problems, count: problems.count) }
    var types: [String: FieldType] = [:]
    for table in tables {
      for (column, type) in zip(table.columns, table.guessedTypes()) {
        types[column.name] = types[column.name].map { $0.widened(by: type) } ?? type
      }
    }
    return Side(tables: tables, structure: structure, required: required, types: types)
  }

  /// Reads all files of a side, again when a guessed type turns out too narrow.
  private func read(_ side: inout Side, fixed: Set<String> = ["label"]) throws(ImportFailure) {
    while true {
      let readers = side.tables.indices.map { side.reader($0, options.maximalProblems) }
      let places = side.tables.indices.flatMap { table in
        side.tables[table].chunks.map { (table, $0) }
      }
      let total = bytes(side)
      let done = Locked(0)
      let progress = options.progress
      let parsed = mapInParallel(places.count) { index in
        let (table, range) = places[index]
        let chunk = readers[table].read(range)
        let read = done.withLock { done in
          done += range.count
          return done
        }
        progress?(ImportProgress(bytesRead: read, bytesInAll: total, step: .reading))
        return chunk
      }
      side.chunks = zip(places, parsed).map { ($0.0, $0.1, $1) }
      guard widen(&side, fixed: fixed) else { break }
    }
    let found = problems(in: side)
    let cutOff = side.chunks.reduce(0) {
      $0 + $1.parsed.problemCount - $1.parsed.problems.count
    }
    try report(found, count: found.count + cutOff)
  }

  /// Takes wider types where they are needed; whether any was.
  private func widen(_ side: inout Side, fixed: Set<String>) -> Bool {
    var changed = false
    for chunk in side.chunks {
      for (column, type) in chunk.parsed.misfits {
        let name = side.tables[chunk.table].columns[column].name
        guard let old = side.types[name], !fixed.contains(name) else { continue }
        var new = old.widened(by: type)
        if name == "id" && new != .integer { new = .string }
        if new != old {
          side.types[name] = new
          changed = true
        }
      }
    }
    return changed
  }

  private func problems(in side: Side) -> [ImportProblem] {
    var problems: [ImportProblem] = []
    for (place, chunk) in side.chunks.enumerated() {
      for problem in chunk.parsed.problems {
        problems.append(self.problem(side, chunk: place, line: problem.line, problem.message))
      }
      for column in chunk.parsed.misfits.keys.sorted() {
        let name = side.tables[chunk.table].columns[column].name
        if side.types[name] == .integer && (name == "source" || name == "target") {
          problems.append(
            problem(side, chunk: place, line: nil, "'\(name)' is not always an integer, as ids are")
          )
        }
      }
    }
    return problems
  }

  /// A problem on a line of a part, told by the line of the file.
  private func problem(
    _ side: Side, chunk place: Int, line: Int?, _ message: String
  ) -> ImportProblem {
    let chunk = side.chunks[place]
    let table = side.tables[chunk.table]
    let before = side.chunks[..<place].reduce(0) {
      $0 + ($1.table == chunk.table ? $1.parsed.lineCount : 0)
    }
    let first = table.chunks.first?.lowerBound ?? 0
    let headerLines = table.file.slice(0..<first).count { $0 == UInt8(ascii: "\n") }
    return ImportProblem(
      file: table.file.path, line: line.map { headerLines + before + $0 + 1 }, message: message)
  }

  private func report(_ problems: [ImportProblem], count: Int) throws(ImportFailure) {
    if problems.isEmpty { return }
    throw ImportFailure(
      problems: Array(problems.prefix(max(1, options.maximalProblems))), count: count)
  }

  // MARK: The graph

  private func build(_ nodes: Side, _ edges: Side) throws(ImportFailure) -> Graph {
    let (nodeFirsts, edgeFirsts) = (nodes.firsts, edges.firsts)
    guard max(nodes.rowCount, edges.rowCount) < Int(UInt32.max) else {
      throw ImportFailure(
        problems: [ImportProblem(file: "", line: nil, message: "more than 4 billion rows")],
        count: 1)
    }
    var names = GraphBuilder()
    let labelSets = labelSets(nodes, &names)
    let types = edgeTypes(edges, &names)
    let ids = try idTable(nodes, nodeFirsts)
    let (sources, targets) = try ends(edges, ids, edgeFirsts)

    var contents = FrozenGraph.Contents()
    contents.nodeLabelSets = FrozenBytes(labelSets)
    contents.edgeSources = sources
    contents.edgeTargets = targets
    contents.edgeTypes = PackedIntegers.pack(types)
    let nodeProperties = nodes.properties
    let edgeProperties = edges.properties
    for name in nodeProperties + edgeProperties { _ = names.intern(key: name) }
    let assemblies =
      nodeProperties.map { (nodes.parts(of: $0, firsts: nodeFirsts), nodes.types[$0]) }
      + edgeProperties.map { (edges.parts(of: $0, firsts: edgeFirsts), edges.types[$0]) }
    let work = assemblies.map { ColumnAssembly(parts: $0.0, type: $0.1 ?? .string) }
    let columns = mapInParallel(work.count) { Built(column: work[$0].build()) }
    let keyCount = names.keyCount
    contents.nodeColumns = Array(repeating: nil, count: keyCount)
    contents.edgeColumns = Array(repeating: nil, count: keyCount)
    for (name, built) in zip(nodeProperties, columns) {
      contents.nodeColumns[Int(names.intern(key: name).index)] = built.column
    }
    for (name, built) in zip(edgeProperties, columns.dropFirst(nodeProperties.count)) {
      contents.edgeColumns[Int(names.intern(key: name).index)] = built.column
    }
    return names.build(contents)
  }

  private struct Built: Sendable {
    let column: PropertyColumn?
  }

  /// A text for a whole file when the column is missing: its name up to the first dot.
  private func stem(_ table: CSVTable) -> String {
    let name = table.file.path.split(separator: "/").last ?? "Node"
    return String(name.split(separator: ".").first ?? "Node")
  }

  private func labelSets(_ nodes: Side, _ names: inout GraphBuilder) -> [UInt32] {
    var numbers: [String: UInt32] = [:]
    func number(_ text: String, _ names: inout GraphBuilder) -> UInt32 {
      if let number = numbers[text] { return number }
      let labels = ListField.items(of: text).filter { !$0.isEmpty }
        .map { names.intern(label: $0) }
      let number = names.intern(labels: labels)
      numbers[text] = number
      return number
    }
    return texts(nodes, column: "label") { number($0, &names) }
  }

  private func edgeTypes(_ edges: Side, _ names: inout GraphBuilder) -> [Int64] {
    texts(edges, column: "type") { Int64(names.intern(type: $0).index) }
  }

  /// By row, what `body` makes of the text in a column; asked once for texts that repeat.
  private func texts<Result>(
    _ side: Side, column name: String, _ body: (String) -> Result
  ) -> [Result] {
    var results: [Result] = []
    results.reserveCapacity(side.rowCount)
    for chunk in side.chunks {
      let table = side.tables[chunk.table]
      guard let position = table.position(of: name) else {
        results += repeatElement(body(stem(table)), count: chunk.parsed.rowCount)
        continue
      }
      let column = chunk.parsed.columns[position]
      let strings = column.strings
      let made = strings.isDictionary ? strings.dictionary.map(body) : []
      func append(_ row: Int) {
        results.append(strings.isDictionary ? made[strings.code(at: row)] : body(strings[row]))
      }
      guard let rows = column.rows else {
        for row in 0..<strings.count { append(row) }
        continue
      }
      let missing = body("")
      var next = 0
      for row in 0..<UInt32(chunk.parsed.rowCount) {
        if next < rows.count && rows[next] == row {
          append(next)
          next += 1
        } else {
          results.append(missing)
        }
      }
    }
    return results
  }

  private func idTable(_ nodes: Side, _ firsts: [UInt32]) throws(ImportFailure) -> IDTable {
    let columns = nodes.parts(of: "id", firsts: firsts).map(\.column)
    let table: IDTable
    if nodes.types["id"] == .integer {
      let ids = FrozenBytes.building(nodes.rowCount, of: Int64.self) { ids in
        var place = 0
        for column in columns {
          _ = ids[place...].update(fromContentsOf: column.integers)
          place += column.count
        }
      }
      table = IDTable(integers: ids.view())
      withExtendedLifetime(ids) {}
    } else {
      let bytes = columns.reduce(0) { $0 + $1.strings.byteCount }
      guard bytes <= StringArena.maximalByteCount else {
        throw ImportFailure(
          problems: [ImportProblem(file: "", line: nil, message: "ids of more than 4 GB")],
          count: 1)
      }
      let (arena, owners) = ColumnAssembly.arena(
        columns, count: nodes.rowCount, byteCount: bytes)
      table = IDTable(texts: arena, owners: owners)
    }
    let problems = table.duplicates.prefix(options.maximalProblems).map { node in
      rowProblem(nodes, firsts, row: node) { column, row in
        "id '\(column("id", row))' is there already"
      }
    }
    if !problems.isEmpty {
      throw ImportFailure(problems: problems, count: table.duplicates.count)
    }
    return table
  }

  /// The nodes at both ends of every edge.
  private func ends(
    _ edges: Side, _ ids: IDTable, _ firsts: [UInt32]
  ) throws(ImportFailure) -> (sources: FrozenBytes, targets: FrozenBytes) {
    let chunks = edges.chunks
    let positions = edges.tables.map { ($0.position(of: "source"), $0.position(of: "target")) }
    let columns = chunks.map { chunk in
      let (source, target) = positions[chunk.table]
      return [source, target].compactMap { $0.map { chunk.parsed.columns[$0] } }
    }
    let found = mapInParallel(chunks.count * 2) { task in
      ResolvedEnds(columns[task / 2][task % 2], ids)
    }
    var problems: [ImportProblem] = []
    var count = 0
    for (task, ends) in found.enumerated() {
      count += ends.missing.count
      for row in ends.missing where problems.count < max(1, options.maximalProblems) {
        let name = task % 2 == 0 ? "source" : "target"
        problems.append(
          rowProblem(edges, firsts, row: firsts[task / 2] + row) { column, row in
            "\(name) '\(column(name, row))' is the id of no node"
          })
      }
    }
    if count > 0 { throw ImportFailure(problems: problems, count: count) }
    func joined(_ side: Int) -> FrozenBytes {
      FrozenBytes.building(edges.rowCount, of: UInt32.self) { all in
        var place = 0
        for task in stride(from: side, to: found.count, by: 2) {
          _ = all[place...].update(fromContentsOf: found[task].nodes)
          place += found[task].nodes.count
        }
      }
    }
    return (joined(0), joined(1))
  }

  /// A problem of a row, given by its element number. `message` may ask for fields of the row.
  private func rowProblem(
    _ side: Side, _ firsts: [UInt32], row: UInt32,
    _ message: ((String, Int) -> String, Int) -> String
  ) -> ImportProblem {
    let place = (firsts.firstIndex { $0 > row } ?? firsts.count) - 1
    let chunk = side.chunks[place]
    let inChunk = Int(row - firsts[place])
    let table = side.tables[chunk.table]
    let reader = side.reader(chunk.table, options.maximalProblems)
    func field(_ name: String, _ row: Int) -> String {
      guard let position = table.position(of: name) else { return "" }
      let column = chunk.parsed.columns[position]
      return column.type == .integer ? String(column.integers[row]) : column.strings[row]
    }
    return problem(
      side, chunk: place, line: reader.line(ofRow: inChunk, in: chunk.range),
      message(field, inChunk))
  }
}

/// The nodes that one column of edge ends names.
private struct ResolvedEnds: Sendable {
  private(set) var nodes: [UInt32] = []
  /// Rows whose id no node has.
  private(set) var missing: [UInt32] = []

  init(_ column: ChunkColumn, _ ids: IDTable) {
    let lookup = ids.lookup
    nodes.reserveCapacity(column.count)
    if column.type == .integer {
      for id in column.integers { take(ids.node(id, in: lookup)) }
    } else {
      column.strings.forEach { take(ids.node($0, in: lookup)) }
    }
  }

  @inline(__always)
  private mutating func take(_ node: UInt32?) {
    if node == nil { missing.append(UInt32(nodes.count)) }
    nodes.append(node ?? 0)
  }
}
