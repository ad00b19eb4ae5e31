/// A format that a graph can be exported to, with the ending by which file names tell it.
public enum ExportFormat: String, CaseIterable, Sendable {
  case jsonLines = "jsonl"
  case graphML = "graphml"
  case gexf
  case nodeLink = "json"
  case turtle = "ttl"
  case jsonLD = "jsonld"
  case statements = "cypher"
  /// A folder of CSV for `neo4j-admin database import`.
  case neo4j
  /// A folder of CSV for Ladybug and Kùzu.
  case ladybug

  /// By what follows the last point of a file name; `nil` when that is no known ending.
  public init?(fileName: String) {
    guard let point = fileName.lastIndex(of: ".") else { return nil }
    self.init(rawValue: fileName[fileName.index(after: point)...].lowercased())
    if isFolder { return nil }
  }

  /// Whether an export has several files, in a folder.
  public var isFolder: Bool { self == .neo4j || self == .ladybug }

  /// - Parameter base: What IRIs start with, in formats that have IRIs.
  public func writer(base: String = "urn:concentric:") -> ExportWriter {
    switch self {
    case .jsonLines: .file(JSONLinesWriter())
    case .graphML: .file(GraphMLWriter())
    case .gexf: .file(GEXFWriter())
    case .nodeLink: .file(NodeLinkWriter())
    case .turtle: .file(TurtleWriter(base: base))
    case .jsonLD: .file(JSONLDWriter(base: base))
    case .statements: .file(StatementWriter())
    case .neo4j: .folder(Neo4jWriter())
    case .ladybug: .folder(LadybugWriter())
    }
  }
}

/// What writes one format.
public enum ExportWriter: Sendable {
  case file(any GraphWriter)
  case folder(any GraphFolderWriter)
}
