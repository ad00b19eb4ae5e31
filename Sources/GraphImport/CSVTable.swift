import PropertyGraph

/// A column of a CSV file, as its header names it.
struct CSVColumn {
  let name: String
  /// After a colon; `nil` when it is to be found out.
  let declared: FieldType?
}

/// One CSV file: its header, and where it can be cut so that parts are read at the same time.
struct CSVTable: Sendable {
  let file: MappedFile
  let columns: [CSVColumn]
  /// Parts of whole records, the header left out.
  let chunks: [Range<Int>]

  private static let chunkSize = 2 << 20

  init(_ path: String) throws(ImportProblem) {
    file = try MappedFile(path)
    let bytes = file.bytes
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    let start = hasMark ? 3 : 0
    var cursor = CSVCursor(file.slice(start..<bytes.count))
    cursor.skipBlankLines()
    var columns: [CSVColumn] = []
    var seen: Set<String> = []
    while !cursor.isAtEnd {
      var text = ""
      let end = cursor.field { field, _ in text = String(decoding: field, as: UTF8.self) }
      if end == .brokenQuoting {
        throw ImportProblem(file: path, line: 1, message: "broken quoting in the header")
      }
      let column = try Self.column(text, path: path)
      guard seen.insert(column.name).inserted else {
        throw ImportProblem(
          file: path, line: 1, message: "column '\(column.name)' is there twice")
      }
      columns.append(column)
      if end == .record { break }
    }
    guard !columns.isEmpty else {
      throw ImportProblem(file: path, line: nil, message: "the file has no header")
    }
    self.columns = columns
    chunks = Self.chunks(of: file, from: start + cursor.position)
  }

  private static func column(_ text: String, path: String) throws(ImportProblem) -> CSVColumn {
    guard let colon = text.lastIndex(of: ":") else {
      guard !text.isEmpty else {
        throw ImportProblem(file: path, line: 1, message: "a column has no name")
      }
      return CSVColumn(name: text, declared: nil)
    }
    let type = String(text[text.index(after: colon)...])
    let name = String(text[..<colon])
    guard !name.isEmpty, let declared = FieldType(named: type) else {
      throw ImportProblem(
        file: path, line: 1,
        message: """
          '\(text)' is not a column: after the colon comes int, float, bool, string, date, time, \
          localtime, datetime, localdatetime or duration, with [] for lists
          """)
    }
    return CSVColumn(name: name, declared: declared)
  }

  func position(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// Cuts at line ends that do not stand in quotes.
  private static func chunks(of file: MappedFile, from start: Int) -> [Range<Int>] {
    let bytes = file.bytes
    let quotes = quoteCounts(file, from: start)
    // With a quote missing, what is inside and what outside cannot be told before it is read.
    if quotes.reduce(0, +) % 2 == 1 { return start < bytes.count ? [start..<bytes.count] : [] }
    var chunks: [Range<Int>] = []
    var begin = start
    var isQuoted = false
    for (piece, count) in quotes.enumerated() {
      let pieceEnd = start + (piece + 1) * chunkSize
      isQuoted = isQuoted != (count % 2 == 1)
      guard pieceEnd < bytes.count else { break }
      if pieceEnd <= begin { continue }
      var inside = isQuoted
      var end = pieceEnd
      while end < bytes.count && (inside || bytes[end] != UInt8(ascii: "\n")) {
        if bytes[end] == UInt8(ascii: "\"") { inside.toggle() }
        end += 1
      }
      end = min(end + 1, bytes.count)
      chunks.append(begin..<end)
      begin = end
    }
    if begin < bytes.count { chunks.append(begin..<bytes.count) }
    return chunks
  }

  /// Number of quotes in each piece of `chunkSize` bytes.
  private static func quoteCounts(_ file: MappedFile, from start: Int) -> [Int] {
    let pieces = max(0, (file.bytes.count - start + chunkSize - 1) / chunkSize)
    return mapInParallel(pieces) { piece in
      let begin = start + piece * chunkSize
      let bytes = file.slice(begin..<min(begin + chunkSize, file.bytes.count))
      var count = 0
      for byte in bytes where byte == UInt8(ascii: "\"") { count += 1 }
      return count
    }
  }

  /// The narrowest type that some of the column's fields allow, taken from all over the file.
  func guessedTypes() -> [FieldType] {
    var types = columns.map { $0.declared ?? .nothing }
    let step = max(1, chunks.count / 32)
    for chunk in stride(from: 0, to: chunks.count, by: step) {
      var cursor = CSVCursor(file.slice(chunks[chunk]))
      for _ in 0..<64 where !cursor.isAtEnd {
        var column = 0
        record: while column < columns.count {
          let end = cursor.field { field, isQuoted in
            guard columns[column].declared == nil, isQuoted || !field.isEmpty else { return }
            types[column] = types[column].widened(
              by: isQuoted ? .string : FieldType(guessing: field))
          }
          column += 1
          if end != .field { break record }
        }
      }
    }
    return types
  }
}
