import PropertyGraph
import ResultFormatting

/// The results of a saved query's statements as text that is kept beside it and compared.
///
/// ```
/// columns: name | allies
/// order: fixed
/// '珠海路派出所' | 3
/// ```
///
/// Rows without an order are kept sorted, so that the text depends on nothing but the result.
public struct GoldenResult: Hashable, Sendable {
  /// One statement's result.
  public struct Block: Hashable, Sendable {
    public var columns: String
    public var isOrdered: Bool
    /// Values as the query language writes them.
    public var rows: [String]

    public init(_ table: ResultTable, isOrdered: Bool) {
      let values = ValueText(graph: table.graph)
      columns = table.columns.map(ValueText.identifier).joined(separator: " | ")
      self.isOrdered = isOrdered
      let lines = table.rows.map { $0.map(values.literal).joined(separator: " | ") }
      rows = isOrdered ? lines : lines.sorted()
    }

    fileprivate init(columns: String) {
      self.columns = columns
      isOrdered = false
      rows = []
    }

    fileprivate var lines: [String] {
      ["columns: \(columns)", "order: \(isOrdered ? "fixed" : "any")"] + rows
    }
  }

  public var blocks: [Block]

  public init(_ blocks: [Block]) { self.blocks = blocks }

  /// Reads what ``text`` wrote. Lines that belong nowhere are taken as rows.
  public init(text: String) {
    blocks = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init) {
      if line.hasPrefix("columns: ") || line == "columns:" {
        blocks.append(Block(columns: String(line.dropFirst("columns: ".count))))
      } else if blocks.isEmpty {
        continue
      } else if line == "order: fixed" || line == "order: any" {
        blocks[blocks.count - 1].isOrdered = line == "order: fixed"
      } else {
        blocks[blocks.count - 1].rows.append(line)
      }
    }
  }

  public var text: String { blocks.flatMap(\.lines).map { $0 + "\n" }.joined() }

  /// How this result differs from the one expected, as lines for people: `-` is missing, `+` was
  /// not expected. Empty when they are the same.
  ///
  /// - Parameter limit: Further lines are only counted.
  public func differences(from expected: GoldenResult, limit: Int = 40) -> [String] {
    var lines: [String] = []
    let count = max(blocks.count, expected.blocks.count)
    for index in 0..<count {
      let head = count == 1 ? [] : ["statement \(index + 1):"]
      let before = index < expected.blocks.count ? expected.blocks[index].lines : []
      let after = index < blocks.count ? blocks[index].lines : []
      let changes = GoldenResult.changes(from: before, to: after)
      if !changes.isEmpty { lines += head + changes }
    }
    guard lines.count > limit else { return lines }
    return lines.prefix(limit) + ["… \(lines.count - limit) more lines"]
  }

  private static func changes(from before: [String], to after: [String]) -> [String] {
    let difference = after.difference(from: before)
    var changes: [(place: Int, order: Int, line: String)] = []
    for change in difference {
      switch change {
      case .remove(let offset, let line, _): changes.append((offset, 0, "- " + line))
      case .insert(let offset, let line, _): changes.append((offset, 1, "+ " + line))
      }
    }
    return changes.sorted { ($0.place, $0.order) < ($1.place, $1.order) }.map(\.line)
  }
}
