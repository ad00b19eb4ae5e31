import PropertyGraph

/// A frozen graph's arrays by the names under which a file keeps them. Writing and reading both go
/// through here, so that they cannot differ.
struct StoredGraph {
  var parts: [(name: String, bytes: FrozenBytes)] = []
  var columns: [ColumnDescription] = []
  var edgeTypesBase: Int64 = 0

  init(_ contents: FrozenGraph.Contents) {
    parts = [
      ("node.labels", contents.nodeLabelSets), ("edge.source", contents.edgeSources),
      ("edge.target", contents.edgeTargets), ("edge.type", contents.edgeTypes.bytes),
    ]
    for (label, nodes) in contents.nodesByLabel.enumerated() {
      parts.append(("label.\(label)", nodes))
    }
    for (type, (out, into)) in zip(contents.outgoing, contents.incoming).enumerated() {
      add(out, name: "out.\(type)")
      add(into, name: "in.\(type)")
    }
    for (key, column) in contents.nodeColumns.enumerated() { add(column, .node, key) }
    for (key, column) in contents.edgeColumns.enumerated() { add(column, .edge, key) }
    for (key, index) in contents.nodeIndexes.enumerated() {
      guard let index else { continue }
      parts.append(("index.\(key).offsets", index.offsets))
      parts.append(("index.\(key).entries", index.entries))
    }
  }

  private mutating func add(_ adjacency: Adjacency, name: String) {
    parts.append(("\(name).offsets", adjacency.offsets))
    parts.append(("\(name).neighbours", adjacency.neighbours))
    parts.append(("\(name).edges", adjacency.edges))
    if let rows = adjacency.rows { parts.append(("\(name).rows", rows)) }
  }

  private mutating func add(
    _ column: PropertyColumn?, _ element: ColumnDescription.Element, _ key: Int
  ) {
    guard let column else { return }
    let description = ColumnDescription(column, element: element, key: key)
    columns.append(description)
    for (name, bytes) in zip(description.partNames, ColumnDescription.parts(of: column)) {
      parts.append((name, bytes))
    }
  }

  /// The arrays put together again; `nil` names nothing, a string the part that does not fit.
  static func contents(
    parts: [String: FrozenBytes], columns: [ColumnDescription], labelCount: Int, typeCount: Int,
    keyCount: Int, edgeTypes: (width: Int, base: Int64)
  ) -> Result<FrozenGraph.Contents, MisfittingPart> {
    var reader = PartReader(parts: parts)
    var contents = FrozenGraph.Contents()
    contents.nodeLabelSets = reader.take("node.labels")
    contents.edgeSources = reader.take("edge.source")
    contents.edgeTargets = reader.take("edge.target")
    let nodeCount = contents.nodeLabelSets.byteCount / 4
    let edgeCount = contents.edgeSources.byteCount / 4
    let types = reader.take("edge.type")
    let width = PackedIntegers.Width(rawValue: edgeTypes.width) ?? .one
    if contents.edgeTargets.byteCount != edgeCount * 4 { reader.fail("edge.target") }
    if types.byteCount != edgeCount * width.rawValue { reader.fail("edge.type") }
    contents.edgeTypes = (PackedIntegers(types, width: width, base: edgeTypes.base), types)
    contents.nodesByLabel = (0..<labelCount).map { reader.take("label.\($0)") }
    contents.outgoing = (0..<typeCount).map { reader.adjacency("out.\($0)", nodeCount) }
    contents.incoming = (0..<typeCount).map { reader.adjacency("in.\($0)", nodeCount) }
    contents.nodeColumns = Array(repeating: nil, count: keyCount)
    contents.edgeColumns = Array(repeating: nil, count: keyCount)
    for description in columns {
      let parts = description.partNames.map { reader.take($0) }
      guard description.key < keyCount, let column = description.column(from: parts) else {
        reader.fail(description.partNames[0])
        continue
      }
      switch description.element {
      case .node: contents.nodeColumns[description.key] = column
      case .edge: contents.edgeColumns[description.key] = column
      }
    }
    contents.nodeIndexes = (0..<keyCount).map { key in
      guard parts["index.\(key).offsets"] != nil else { return nil }
      return reader.index("index.\(key)")
    }
    return reader.misfit.map { .failure($0) } ?? .success(contents)
  }
}

/// A part of a file that is missing or does not fit the others.
struct MisfittingPart: Error {
  let name: String
}

private struct PartReader {
  let parts: [String: FrozenBytes]
  private(set) var misfit: MisfittingPart?

  init(parts: [String: FrozenBytes]) { self.parts = parts }

  mutating func fail(_ name: String) { if misfit == nil { misfit = MisfittingPart(name: name) } }

  mutating func take(_ name: String) -> FrozenBytes {
    if let bytes = parts[name] { return bytes }
    fail(name)
    return FrozenBytes([UInt8]())
  }

  mutating func index(_ name: String) -> HashIndex {
    let (offsets, entries) = (take("\(name).offsets"), take("\(name).entries"))
    let starts: FrozenView<UInt32> = offsets.view()
    let bucketCount = starts.count - 1
    let isPowerOfTwo = bucketCount > 0 && bucketCount & (bucketCount - 1) == 0
    if !isPowerOfTwo || Int(starts[bucketCount]) * 4 != entries.byteCount { fail(name) }
    return HashIndex(offsets: offsets, entries: entries)
  }

  mutating func adjacency(_ name: String, _ nodeCount: Int) -> Adjacency {
    let adjacency = Adjacency(
      offsets: take("\(name).offsets"), neighbours: take("\(name).neighbours"),
      edges: take("\(name).edges"), rows: parts["\(name).rows"])
    let offsets = adjacency.view.offsets
    let rowCount = adjacency.view.rows?.count ?? nodeCount
    if offsets.count != rowCount + 1 || adjacency.view.edges.count != adjacency.count
      || Int(offsets[offsets.count - 1]) != adjacency.count
    {
      fail(name)
    }
    return adjacency
  }
}
