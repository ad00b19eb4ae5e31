/// Reads fields of comma-separated values (RFC 4180) one by one.
struct CSVCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0
  /// Lines before `position`.
  private(set) var lines = 0
  /// Quoted fields with doubled quotes are put together here.
  private var unescaped: [UInt8] = []

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// How a field ended.
  enum End {
    case field
    case record
    /// A quote in the wrong place, or none where one is needed; the cursor is on the next line.
    case brokenQuoting
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  /// Skips lines without any field.
  mutating func skipBlankLines() {
    while position < bytes.count {
      if bytes[position] == Self.newline {
        position += 1
      } else if bytes[position] == Self.carriageReturn, position + 1 < bytes.count,
        bytes[position + 1] == Self.newline
      {
        position += 2
      } else {
        return
      }
      lines += 1
    }
  }

  mutating func skipLine() {
    while position < bytes.count && bytes[position] != Self.newline { position += 1 }
    endLine()
  }

  private mutating func endLine() {
    position += 1
    lines += 1
  }

  /// Hands the next field to `body`: its bytes, and whether it stood in quotes.
  @inline(__always)
  mutating func field(_ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void) -> End {
    if position < bytes.count && bytes[position] == Self.quote { return quotedField(body) }
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.comma {
        body(UnsafeBufferPointer(rebasing: bytes[start..<position]), false)
        position += 1
        return .field
      }
      if byte == Self.newline { break }
      if byte == Self.quote {
        skipLine()
        return .brokenQuoting
      }
      position += 1
    }
    let hasReturn = position > start && bytes[position - 1] == Self.carriageReturn
    body(UnsafeBufferPointer(rebasing: bytes[start..<position - (hasReturn ? 1 : 0)]), false)
    endLine()
    return .record
  }

  private mutating func quotedField(_ body: (UnsafeBufferPointer<UInt8>, Bool) -> Void) -> End {
    var start = position + 1
    position = start
    unescaped.removeAll(keepingCapacity: true)
    var isEscaped = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.newline { lines += 1 }
      guard byte == Self.quote else {
        position += 1
        continue
      }
      if position + 1 < bytes.count && bytes[position + 1] == Self.quote {
        unescaped.append(contentsOf: bytes[start...position])
        isEscaped = true
        position += 2
        start = position
        continue
      }
      if isEscaped {
        unescaped.append(contentsOf: bytes[start..<position])
        unescaped.withUnsafeBufferPointer { body($0, true) }
      } else {
        body(UnsafeBufferPointer(rebasing: bytes[start..<position]), true)
      }
      position += 1
      return afterQuote()
    }
    return .brokenQuoting  // the last quote is missing
  }

  private mutating func afterQuote() -> End {
    if position < bytes.count && bytes[position] == Self.carriageReturn { position += 1 }
    if position >= bytes.count || bytes[position] == Self.newline {
      endLine()
      return .record
    }
    if bytes[position] == Self.comma {
      position += 1
      return .field
    }
    skipLine()
    return .brokenQuoting
  }
}
