import PropertyGraph

/// One file format that a graph can be written in.
///
/// Writers stream, give the same bytes for the same graph, and tell what the format cannot carry.
public protocol GraphWriter: Sendable {
  /// - Returns: What could not be carried over exactly, for people; empty when all was.
  /// - Throws: What the sink or the evidence store throws.
  func write(_ graph: Graph, to sink: any ByteSink) throws -> [ExportNote]
}

/// A format of several files in one folder.
public protocol GraphFolderWriter: Sendable {
  /// - Returns: What could not be carried over exactly, for people; empty when all was.
  /// - Throws: What the sinks or the evidence store throw.
  func write(_ graph: Graph, to folder: any SinkFolder) throws -> [ExportNote]
}

/// Something that an export changed, because its format has no way to say it.
public struct ExportNote: Hashable, Sendable, CustomStringConvertible {
  /// What was changed: lower case, no full stop.
  public let message: String
  /// How many values it happened to.
  public let count: Int

  public var description: String { count == 1 ? message : "\(message) (\(count) times)" }
}

/// Counts what an export changes.
struct NoteTaker {
  private var counts: [(message: String, count: Int)] = []

  mutating func note(_ message: String) {
    if let index = counts.firstIndex(where: { $0.message == message }) {
      counts[index].count += 1
    } else {
      counts.append((message, 1))
    }
  }

  var notes: [ExportNote] { counts.map { ExportNote(message: $0.message, count: $0.count) } }
}
