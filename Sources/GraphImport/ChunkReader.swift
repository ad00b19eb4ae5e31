import PropertyGraph

/// What one part of a file holds, column by column.
struct ParsedChunk: Sendable {
  /// In the order of the header.
  var columns: [ChunkColumn]
  /// Records, those with problems too.
  var rowCount = 0
  var lineCount = 0
  /// The first ones. Lines count from the beginning of the part, from 0.
  private(set) var problems: [(line: Int, message: String)] = []
  private(set) var problemCount = 0
  /// Columns whose type was only guessed and is too narrow, with a type that is wide enough.
  var misfits: [Int: FieldType] = [:]

  mutating func note(line: Int, _ message: @autoclosure () -> String, keeping limit: Int) {
    problemCount += 1
    if problems.count < limit { problems.append((line, message())) }
  }
}

/// Reads one part of a file.
struct ChunkReader {
  let table: CSVTable
  /// By column.
  let types: [FieldType]
  /// By column, whether it must have a value in every record.
  let isRequired: [Bool]
  let maximalProblems: Int

  func read(_ range: Range<Int>) -> ParsedChunk {
    let bytes = table.file.slice(range)
    var chunk = ParsedChunk(columns: types.map { ChunkColumn($0) })
    if let line = Self.firstInvalidLine(bytes) {
      chunk.note(line: line, "the text is not UTF-8", keeping: maximalProblems)
      return chunk
    }
    let columnCount = table.columns.count
    var cursor = CSVCursor(bytes)
    cursor.skipBlankLines()
    while !cursor.isAtEnd {
      let line = cursor.lines
      let row = chunk.rowCount
      chunk.rowCount += 1
      var column = 0
      var end = CSVCursor.End.field
      while true {
        end = cursor.field { field, isQuoted in
          if column < columnCount {
            take(field, isQuoted, column: column, row: row, line: line, into: &chunk)
          }
        }
        column += 1
        if end != .field { break }
      }
      if end == .brokenQuoting {
        chunk.note(
          line: line,
          "broken quoting: a field with quotes begins and ends with one, \"\" stands for one",
          keeping: maximalProblems)
      } else if column != columnCount {
        chunk.note(
          line: line,
          "\(column) field\(column == 1 ? "" : "s") where the header has \(columnCount)",
          keeping: maximalProblems)
      }
      cursor.skipBlankLines()
    }
    chunk.lineCount = cursor.lines
    return chunk
  }

  @inline(__always)
  private func take(
    _ field: UnsafeBufferPointer<UInt8>, _ isQuoted: Bool, column: Int, row: Int, line: Int,
    into chunk: inout ParsedChunk
  ) {
    if field.isEmpty && !isQuoted {
      chunk.columns[column].appendNull(row: row)
      if isRequired[column] {
        chunk.note(
          line: line, "'\(table.columns[column].name)' is empty", keeping: maximalProblems)
      }
      return
    }
    if chunk.columns[column].append(field, row: row) { return }
    if table.columns[column].declared == nil {
      let found = FieldType(guessing: field)
      let narrow = chunk.misfits[column] ?? types[column]
      chunk.misfits[column] = narrow.widened(by: isQuoted ? .string : found)
    } else {
      let text = String(decoding: field.prefix(60), as: UTF8.self)
      chunk.note(
        line: line,
        "'\(text)' in column '\(table.columns[column].name)' is not \(types[column].article)",
        keeping: maximalProblems)
    }
  }

  /// The line of the first byte that is no UTF-8, from 0; `nil` when all is well.
  private static func firstInvalidLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    if (try? UTF8Span(validating: Span(_unsafeElements: bytes))) != nil { return nil }
    var line = 0
    for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { return line }
      line += 1
    }
    return line
  }

  /// The line on which a record begins, from 0 at the beginning of the part.
  func line(ofRow wanted: Int, in range: Range<Int>) -> Int {
    var cursor = CSVCursor(table.file.slice(range))
    cursor.skipBlankLines()
    for _ in 0..<wanted {
      while cursor.field({ _, _ in }) == .field {}
      cursor.skipBlankLines()
    }
    return cursor.lines
  }
}

extension FieldType {
  /// With an article, for messages.
  fileprivate var article: String {
    switch self {
    case .integer: "an integer"
    case .boolean: "true or false"
    case .list(let element): "a list of \(element.name)"
    default: "a \(name)"
    }
  }
}
