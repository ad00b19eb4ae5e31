import PropertyGraph

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds strings of an arena that hold some bytes in a row, many strings in one go.
struct SubstringSearch: Sendable {
  private let arena: StringArena
  private let bytes: [UInt8]
  /// The place in `bytes` of the byte that is looked for first: the one that is rarest in the arena.
  private let pivot: Int

  /// - Parameter part: Not empty.
  init(_ part: String, in arena: StringArena) {
    self.arena = arena
    bytes = Array(part.utf8)
    pivot = Self.rarest(of: bytes, in: arena)
  }

  /// Told by some strings of all parts of the arena.
  private static func rarest(of bytes: [UInt8], in arena: StringArena) -> Int {
    var counts = [Int](repeating: 0, count: 256)
    for sample in 0..<min(arena.count, 64) {
      for byte in arena.utf8(at: arena.count * sample / 64).buffer { counts[Int(byte)] += 1 }
    }
    return bytes.indices.min { counts[Int(bytes[$0])] < counts[Int(bytes[$1])] } ?? 0
  }

  /// Whether one string holds the bytes.
  func holds(at position: Int) -> Bool {
    bytes.withUnsafeBufferPointer { Text.contains(arena.utf8(at: position).buffer, $0) }
  }

  /// Calls `body` with the position of every string of a run that holds the bytes, ascending.
  func forEach(in positions: Range<Int>, _ body: (Int) -> Void) {
    let text = arena.utf8(at: positions).buffer
    guard let start = text.baseAddress, text.count >= bytes.count else { return }
    bytes.withUnsafeBufferPointer { part in
      guard let partStart = part.baseAddress else { return }
      let origin = arena.start(of: positions.lowerBound)
      let wanted = Int32(part[pivot])
      var left = positions
      var place = pivot
      let end = text.count - part.count + pivot
      while place <= end {
        guard let hit = memchr(start + place, wanted, end - place + 1) else { return }
        place = UnsafeRawPointer(start).distance(to: UnsafeRawPointer(hit))
        let first = place - pivot
        place += 1
        guard memcmp(start + first, partStart, part.count) == 0 else { continue }
        let position = arena.position(holding: origin + first, in: left)
        let next = arena.start(of: position + 1) - origin
        // What runs on into the next string is no hit.
        guard first + part.count <= next else { continue }
        body(position)
        left = position + 1..<positions.upperBound
        if left.isEmpty { return }
        place = next + pivot
      }
    }
  }
}
