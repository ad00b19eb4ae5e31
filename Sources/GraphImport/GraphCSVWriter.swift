import PropertyGraph

/// Writes a graph as the CSV files that ``GraphImporter`` reads: one of nodes, one of edges.
///
/// Nodes keep their ids where every node has its own under the key `id`, integers or texts;
/// otherwise they are numbered. Types stand in the header. Documents and evidence are not there.
package struct GraphCSVWriter {
  private let graph: Graph
  private let ids: KeyID?
  /// What could not be written as it is, for people; by key.
  package private(set) var notes: [String] = []

  package init(_ graph: Graph) {
    self.graph = graph
    ids = graph.key(named: "id").flatMap { Self.areIDs($0, in: graph) ? $0 : nil }
    if ids == nil && graph.key(named: "id") != nil {
      notes.append("nodes are numbered: not every one has an id of its own")
    }
  }

  /// Whether every node has a value that no other has, all integers or all texts.
  private static func areIDs(_ key: KeyID, in graph: Graph) -> Bool {
    var seen: Set<Value> = []
    var integers = 0
    for node in graph.nodes {
      let value = graph.property(key, of: node)
      switch value {
      case .integer: integers += 1
      case .string(let text) where !text.isEmpty: break
      default: return false
      }
      guard seen.insert(value).inserted else { return false }
    }
    return integers == 0 || integers == seen.count
  }

  /// - Parameter sink: Gets the file piece by piece.
  package mutating func writeNodes(to sink: @escaping ([UInt8]) throws -> Void) throws {
    let graph = graph
    let keys = columns(fixed: ["id", "label"]) { key in
      graph.nodes.lazy.map { graph.property(key, of: $0) }
    }
    var out = PieceWriter(sink)
    let idType = ids.map { key in
      graph.nodes.first { _ in true }.map { graph.property(key, of: $0) }
    }
    let name: String = if case .string?? = idType { "id:string" } else { "id:int" }
    try out.line(
      [.plain(name), .plain("label")] + keys.map { .text("\($0.name):\($0.type.name)") })
    for node in graph.nodes {
      let labels = graph.labels(of: node).map { graph.name(of: $0) }
      let fields = keys.map { $0.field(graph.property($0.key, of: node)) }
      try out.line([id(of: node), .text(ListField.text(of: labels))] + fields)
    }
    try out.flush()
  }

  package mutating func writeEdges(to sink: @escaping ([UInt8]) throws -> Void) throws {
    let graph = graph
    let keys = columns(fixed: ["source", "target", "type"]) { key in
      graph.edges.lazy.map { graph.property(key, of: $0) }
    }
    var out = PieceWriter(sink)
    let fixed = ["source", "target", "type"].map { Field.plain($0) }
    try out.line(fixed + keys.map { .text("\($0.name):\($0.type.name)") })
    for edge in graph.edges {
      let ends = [id(of: graph.source(of: edge)), id(of: graph.target(of: edge))]
      let type = Field.text(graph.name(of: graph.type(of: edge)))
      try out.line(ends + [type] + keys.map { $0.field(graph.property($0.key, of: edge)) })
    }
    try out.flush()
  }

  private func id(of node: NodeID) -> Field {
    switch ids.map({ graph.property($0, of: node) }) {
    case .integer(let id)?: .plain(String(id))
    case .string(let id)?: .text(id)
    default: .plain(String(node.index))
    }
  }

  // MARK: Columns

  fileprivate enum Field {
    case empty
    /// Needs no quotes.
    case plain(String)
    case text(String)
  }

  private struct Column {
    let key: KeyID
    let name: String
    let type: FieldType

    func field(_ value: Value) -> Field {
      switch value {
      case .null: return .empty
      case .list(let items):
        return .text(ListField.text(of: items.map { Self.text($0) }))
      case .string(let text): return .text(text)
      default: return .plain(Self.text(value))
      }
    }

    private static func text(_ value: Value) -> String {
      switch value {
      case .boolean(let value): value ? "true" : "false"
      case .integer(let value): String(value)
      case .float(let value): String(value)
      case .string(let value): value
      case .list(let items): ListField.text(of: items.map { text($0) })
      case .map(let map):
        map.sorted { $0.key < $1.key }.map { "\($0): \(text($1))" }.joined(separator: ", ")
      case .null, .node, .edge, .path: ""
      default: value.temporalDescription ?? ""
      }
    }
  }

  private mutating func columns<Values: Sequence<Value>>(
    fixed: Set<String>, _ values: (KeyID) -> Values
  ) -> [Column] {
    var columns: [Column] = []
    for key in graph.keys where key != ids || !fixed.contains("id") {
      let name = graph.name(of: key)
      guard let kind = commonType(values(key)) else { continue }
      if fixed.contains(name) {
        notes.append("property '\(name)' is left out: the column of that name is something else")
        continue
      }
      if !kind.isExact { notes.append("values of '\(name)' are of several kinds: written as text") }
      columns.append(Column(key: key, name: name, type: kind.type))
    }
    return columns
  }

  /// The type of all values, and whether reading them back gives the same; `nil` without values.
  private func commonType(_ values: some Sequence<Value>) -> (type: FieldType, isExact: Bool)? {
    var common: FieldType?
    for value in values where !value.isNull {
      guard let type = FieldType(of: value), common == nil || common == type
      else { return (.string, false) }
      common = type
    }
    return common.map { ($0, true) }
  }
}

extension FieldType {
  /// `nil` for a value that no column type holds.
  fileprivate init?(of value: Value) {
    switch value {
    case .boolean: self = .boolean
    case .integer: self = .integer
    case .float: self = .float
    case .string: self = .string
    case .date: self = .date
    case .localTime: self = .localTime
    case .time: self = .time
    case .localDateTime: self = .localDateTime
    case .dateTime: self = .dateTime
    case .duration: self = .duration
    case .list(let items):
      let types = Set(items.map { FieldType(of: $0) })
      if types.isEmpty {
        self = .list(.string)
      } else if types.count == 1, case let type?? = types.first, !type.isList {
        self = .list(type)
      } else {
        return nil
      }
    case .null, .map, .node, .edge, .path: return nil
    }
  }

  private var isList: Bool { if case .list = self { true } else { false } }
}

/// Puts lines together and hands them on in pieces.
private struct PieceWriter {
  private var pending: [UInt8] = []
  private let sink: ([UInt8]) throws -> Void

  init(_ sink: @escaping ([UInt8]) throws -> Void) { self.sink = sink }

  mutating func line(_ fields: [GraphCSVWriter.Field]) throws {
    for (index, field) in fields.enumerated() {
      if index > 0 { pending.append(UInt8(ascii: ",")) }
      switch field {
      case .empty: break
      case .plain(let text): pending += text.utf8
      case .text(let text): append(text)
      }
    }
    pending.append(UInt8(ascii: "\n"))
    if pending.count > 1 << 20 { try flush() }
  }

  /// In quotes where it must be; an empty text always is, since an empty field is no value.
  private mutating func append(_ text: String) {
    let special: Set<UInt8> = [34, 44, 10, 13]
    guard text.isEmpty || text.utf8.contains(where: special.contains) else {
      pending += text.utf8
      return
    }
    pending.append(34)
    for byte in text.utf8 {
      if byte == 34 { pending.append(34) }
      pending.append(byte)
    }
    pending.append(34)
  }

  mutating func flush() throws {
    if !pending.isEmpty { try sink(pending) }
    pending.removeAll(keepingCapacity: true)
  }
}
