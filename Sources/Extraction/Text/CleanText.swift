/// A document's text made ready for reading: one spelling for each mark, simplified characters, no blanks
/// and no line breaks inside sentences. Every character knows where it stood.
package final class CleanText: Sendable {
  /// The characters to read, as Unicode scalars.
  package let characters: [UInt32]
  /// For each character, its offset in ``original``.
  package let origins: [Int32]
  /// For each character, whether blanks or a healed line break stood before it. Names do not cross such a place
  /// unless their grammar says so.
  package let isAfterGap: [Bool]
  /// Whether a dot as in names of other languages stands anywhere.
  let hasNameDot: Bool
  /// The document as it was given.
  package let original: [UInt32]
  /// The offset at which each line of the original starts.
  package let lineStarts: [Int32]
  /// The original in UTF-8.
  private let bytes: [UInt8]
  /// Where each scalar of the original starts in the bytes, and their end.
  private let byteStarts: [Int32]

  /// - Parameters:
  ///   - scalars: The text's, where they are known.
  ///   - skippedLines: Numbers of lines, from 1, that are left out: navigation, footers.
  ///   - folding: Traditional characters and their simplified forms.
  /// - Complexity: O(characters).
  init(
    _ text: String, scalars: [UInt32]? = nil, skippedLines: Set<Int> = [],
    folding: CharacterFolding
  ) {
    bytes = Array(text.utf8)
    original = scalars ?? text.scalarValues
    var starts: [Int32] = [0]
    byteStarts = Self.byteStarts(of: original, lineStarts: &starts)
    lineStarts = starts
    var copy = CleanCopy(original: original, folding: folding)
    copy.read(Lines(original: original, starts: starts, folding: folding), skipping: skippedLines)
    characters = copy.characters
    origins = copy.origins
    isAfterGap = copy.isAfterGap
    hasNameDot = copy.hasNameDot
  }

  /// Where each scalar starts in UTF-8, and their end; adds where lines start.
  private static func byteStarts(of scalars: [UInt32], lineStarts: inout [Int32]) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: scalars.count + 1) { starts, count in
      var byte: Int32 = 0
      for (index, c) in scalars.enumerated() {
        starts[index] = byte
        if c >= 0x800 {
          byte += c < 0x10000 ? 3 : 4
        } else {
          if c == CharacterClass.newline { lineStarts.append(Int32(index + 1)) }
          byte += c < 0x80 ? 1 : 2
        }
      }
      starts[scalars.count] = byte
      count = scalars.count + 1
    }
  }

  package var count: Int { characters.count }

  /// Where a bracket ends that opens at a character, as after a name, 周芳（数学）; the character where none does.
  func endOfNote(at index: Int) -> Int {
    guard index < characters.count, characters[index] == CharacterClass.openBracket,
      let close = characters[index...].prefix(12).firstIndex(of: CharacterClass.closeBracket)
    else { return index }
    return close + 1
  }

  /// The original text of a stretch of clean characters, from its first to its last, gaps included.
  func originalRange(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last else { return 0..<0 }
    return Int(origins[first])..<Int(origins[last]) + 1
  }

  /// What stands at a stretch of the original.
  func originalText(_ range: Range<Int>) -> String {
    let place = Int(byteStarts[range.lowerBound])..<Int(byteStarts[range.upperBound])
    return bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[place]), as: UTF8.self)
    }
  }

  /// Whether the same characters stand at two stretches of the original.
  func isEqual(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    a.count == b.count && original[a].elementsEqual(original[b])
  }

  /// The characters of a stretch as the document writes them, without the gaps.
  func spelling(_ range: Range<Int>) -> String {
    let place = originalRange(range)
    if place.count == range.count { return originalText(place) }
    var result: [UInt32] = []
    result.reserveCapacity(range.count + 4)
    for index in range {
      if isAfterGap[index], index > range.lowerBound, Self.keepsGap(characters, at: index) {
        result.append(CharacterClass.space)
      }
      result.append(original[Int(origins[index])])
    }
    return String(scalars: result)
  }

  /// The clean characters of a stretch.
  func reading(_ range: Range<Int>) -> String { String(scalars: characters[range]) }

  /// The line of an original offset, from 1.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  // Blanks between two Latin words belong to a name: Wuhan Hub.
  private static func keepsGap(_ characters: [UInt32], at index: Int) -> Bool {
    CharacterClass.isWordLetter(characters[index])
      && CharacterClass.isWordLetter(characters[index - 1])
  }
}
