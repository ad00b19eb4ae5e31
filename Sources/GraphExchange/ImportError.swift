/// What is wrong in a file that is read as a graph, and where.
public struct ImportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Lower case, no full stop, names in single quotes.
  public let message: String
  /// From 1; `nil` when it is not about one line.
  public let line: Int?
  /// In bytes from 1; `nil` when it is about the whole line.
  public let column: Int?

  public init(_ message: String, line: Int? = nil, column: Int? = nil) {
    self.message = message
    self.line = line
    self.column = column
  }

  /// `12:5: message`.
  public var description: String {
    let place = [line, column].compactMap { $0.map { "\($0):" } }.joined()
    return place.isEmpty ? message : "\(place) \(message)"
  }
}

/// Where the bytes of an import come from, piece by piece.
public protocol ByteSource: AnyObject {
  /// The next piece, never empty; `nil` at the end.
  func read() throws -> [UInt8]?
}

/// Bytes that are in memory.
public final class MemorySource: ByteSource {
  private var rest: [UInt8]?

  public init(_ bytes: [UInt8]) { rest = bytes.isEmpty ? nil : bytes }

  public func read() -> [UInt8]? {
    defer { rest = nil }
    return rest
  }
}

extension ByteSource {
  /// All that is left.
  func readAll() throws -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = try read() { bytes += piece }
    return bytes
  }

  /// Calls `body` with each line, without its end; a last line without an end counts. One line is
  /// held at a time.
  public func forEachLine(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
    var rest: [UInt8] = []
    while let piece = try read() {
      // Only the new bytes are searched, so that a long line costs no more than its length.
      var searchStart = rest.count
      rest += piece
      var lineStart = 0
      while let end = rest[searchStart...].firstIndex(of: 0x0A) {
        try body(rest[lineStart..<end])
        lineStart = end + 1
        searchStart = lineStart
      }
      rest.removeFirst(lineStart)
    }
    if !rest.isEmpty { try body(rest[...]) }
  }
}
