import PropertyGraph

/// The texts of one column in one part of a file: positions in a dictionary while few of them
/// differ, end to end once many do.
struct ChunkStrings {
  private(set) var count = 0
  /// The distinct texts, or all of them.
  private var offsets: [UInt32] = [0]
  private var text: [UInt8] = []
  /// By row, while there is a dictionary.
  private var codes: [UInt32] = []
  /// Dictionary positions by hash, less one; 0 is free. Empty once there is no dictionary.
  private var table = [UInt16](repeating: 0, count: 1024)

  private static let maximalDistinct = 256

  /// Whether rows are positions in a dictionary.
  var isDictionary: Bool { !table.isEmpty }

  mutating func append(_ field: UnsafeBufferPointer<UInt8>) {
    count += 1
    guard isDictionary else { return addText(field) }
    var place = Int(truncatingIfNeeded: StableHash.hash(field)) & (table.count - 1)
    while table[place] != 0 {
      let code = Int(table[place]) - 1
      if matches(field, at: code) {
        codes.append(UInt32(code))
        return
      }
      place = (place + 1) & (table.count - 1)
    }
    let distinct = offsets.count - 1
    if distinct == Self.maximalDistinct {
      dissolveDictionary()
      return addText(field)
    }
    table[place] = UInt16(distinct + 1)
    codes.append(UInt32(distinct))
    addText(field)
  }

  private mutating func addText(_ field: UnsafeBufferPointer<UInt8>) {
    text.append(contentsOf: field)
    offsets.append(UInt32(text.count))
  }

  private func matches(_ field: UnsafeBufferPointer<UInt8>, at code: Int) -> Bool {
    let start = Int(offsets[code])
    guard Int(offsets[code + 1]) - start == field.count else { return false }
    for index in 0..<field.count where text[start + index] != field[index] { return false }
    return true
  }

  private mutating func dissolveDictionary() {
    let (oldOffsets, oldText) = (offsets, text)
    offsets = [0]
    text = []
    table = []
    for code in codes {
      text.append(contentsOf: oldText[Int(oldOffsets[Int(code)])..<Int(oldOffsets[Int(code) + 1])])
      offsets.append(UInt32(text.count))
    }
    codes = []
  }

  // MARK: Reading

  /// The distinct texts of the dictionary, in the order of their first rows.
  var dictionary: [String] {
    (0..<offsets.count - 1).map {
      String(decoding: text[Int(offsets[$0])..<Int(offsets[$0 + 1])], as: UTF8.self)
    }
  }

  /// The dictionary position of a row.
  func code(at row: Int) -> Int { Int(codes[row]) }

  /// Bytes of all rows together.
  var byteCount: Int {
    isDictionary
      ? codes.reduce(0) { $0 + Int(offsets[Int($1) + 1] - offsets[Int($1)]) } : text.count
  }

  /// Calls `body` with the bytes of each row.
  func forEach(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    text.withUnsafeBufferPointer { text in
      for row in 0..<count {
        let place = isDictionary ? Int(codes[row]) : row
        body(UnsafeBufferPointer(rebasing: text[Int(offsets[place])..<Int(offsets[place + 1])]))
      }
    }
  }

  subscript(row: Int) -> String {
    let place = isDictionary ? Int(codes[row]) : row
    return String(decoding: text[Int(offsets[place])..<Int(offsets[place + 1])], as: UTF8.self)
  }
}
