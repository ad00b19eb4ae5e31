/// Where an export goes, piece by piece.
public protocol ByteSink: AnyObject {
  /// Takes all of the bytes or throws.
  func write(_ bytes: ArraySlice<UInt8>) throws
  /// Called once, after the last piece.
  func close() throws
}

/// Where an export of several files goes.
public protocol SinkFolder: AnyObject {
  /// - Parameter name: A plain file name, ASCII, without separators.
  func sink(named name: String) throws -> any ByteSink
}

/// Keeps what is written.
public final class MemorySink: ByteSink {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public func write(_ bytes: ArraySlice<UInt8>) { self.bytes += bytes }
  public func close() {}

  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Gathers small writes and hands them to a sink in pieces of about 64 KiB, so that an export of
/// any size needs little memory.
struct ByteWriter {
  private static let pieceSize = 1 << 16

  /// What the sink has not got yet. Text helpers append to it directly.
  var pending: [UInt8] = []
  private let sink: any ByteSink

  init(_ sink: any ByteSink) {
    self.sink = sink
    pending.reserveCapacity(ByteWriter.pieceSize * 2)
  }

  mutating func append(_ text: String) { pending.append(contentsOf: text.utf8) }

  /// To be called after each element or line.
  mutating func passOn() throws {
    if pending.count >= ByteWriter.pieceSize { try flush() }
  }

  /// Hands over what is left.
  mutating func flush() throws {
    if !pending.isEmpty { try sink.write(pending[...]) }
    pending.removeAll(keepingCapacity: true)
  }
}

extension [UInt8] {
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }
  mutating func append(_ character: Unicode.Scalar) { append(UInt8(ascii: character)) }
}
