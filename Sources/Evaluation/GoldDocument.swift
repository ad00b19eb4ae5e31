import Foundation

/// What a reader found in one document: the facts that extraction is measured by.
///
/// As JSON: `{"doc": …, "nodes": [{"id", "label", "names", "optional"}], "edges": [{"type", "source",
/// "target", "role", "quote", "optional"}]}`.
public struct GoldDocument: Decodable, Hashable, Sendable {
  public struct Node: Decodable, Hashable, Sendable {
    public var id: String
    public var label: String
    /// Every form that is right as the node's name; never empty.
    public var names: [String]
    /// Reasonable readers may or may not find it: it counts neither when found nor when missed.
    public var optional: Bool?
  }

  public struct Edge: Decodable, Hashable, Sendable {
    public var type: String
    public var source: String
    public var target: String
    public var optional: Bool?
  }

  public var doc: String
  public var nodes: [Node]
  public var edges: [Edge]

  /// - Throws: ``GoldError`` that says what is wrong with the file.
  public init(json: [UInt8], name: String) throws(GoldError) {
    do {
      self = try JSONDecoder().decode(GoldDocument.self, from: Data(json))
    } catch {
      throw GoldError(name: name, reason: "not a gold annotation: \(Self.reason(error))")
    }
    let ids = Set(nodes.map(\.id))
    if ids.count < nodes.count { throw GoldError(name: name, reason: "two nodes have one id") }
    for node in nodes where node.names.isEmpty {
      throw GoldError(name: name, reason: "node '\(node.id)' has no names")
    }
    for edge in edges where !ids.contains(edge.source) || !ids.contains(edge.target) {
      throw GoldError(
        name: name,
        reason: "an edge joins '\(edge.source)' and '\(edge.target)', which are not both nodes")
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return path.isEmpty ? "no '\(key.stringValue)'" : "no '\(key.stringValue)' in \(path)"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return
        "wrong kind of value at '\(context.codingPath.map(\.stringValue).joined(separator: "."))'"
    default: return "broken JSON"
    }
  }
}

/// Why a gold annotation cannot be used.
public struct GoldError: Error, Hashable, Sendable, CustomStringConvertible {
  public var name: String
  public var reason: String

  public init(name: String, reason: String) {
    self.name = name
    self.reason = reason
  }

  public var description: String { "'\(name)': \(reason)" }
}
