/// Cuts text into the words whose probabilities have the greatest product.
struct Segmenter: Sendable {
  let lexicon: Lexicon
  /// What an unknown Chinese character costs: a word of frequency 3 or so.
  static let unknownCost: Float = 15
  static let letterCost: Float = 8

  /// Segments a stretch of clean characters.
  ///
  /// - Complexity: O(characters × longest word that begins there).
  func tokens(_ text: [UInt32], _ range: Range<Int>, scratch: inout Scratch) -> [Token] {
    scratch.reset(range.count)
    return text.withUnsafeBufferPointer { text in
      let text = UnsafeBufferPointer(rebasing: text[range])
      scratch.paths.withUnsafeMutableBufferPointer { paths in
        scratch.open.withUnsafeMutableBufferPointer { open in
          lexicon.trie.follow(text, paths, open: open)
        }
      }
      return scratch.cells.withUnsafeMutableBufferPointer { cells in
        scratch.paths.withUnsafeBufferPointer { paths in
          for i in text.indices where cells[i].cost < .infinity {
            relax(text, at: i, along: paths[i], cells)
          }
        }
        return scratch.open.withUnsafeMutableBufferPointer { ends in
          path(text, cells, ends: ends, base: range.lowerBound)
        }
      }
    }
  }

  /// Offers each word that begins at a character to the character behind it.
  @inline(__always)
  private func relax(
    _ text: UnsafeBufferPointer<UInt32>, at i: Int, along path: Trie.Path,
    _ cells: UnsafeMutableBufferPointer<Cell>
  ) {
    @inline(__always)
    func offer(_ end: Int, cost: Float, entry: @autoclosure () -> Int32) {
      if cost < cells[end].cost {
        cells[end] = Cell(cost: cost, length: Int32(end - i), entry: entry())
      }
    }
    let here = cells[i].cost
    let first = text[i]
    if CharacterClass.isWordLetter(first) {
      var end = i + 1
      while end < text.count,
        CharacterClass.isWordLetter(text[end])
          || text[end] == 0x2E && end + 1 < text.count && CharacterClass.isDigit(text[end + 1])
      { end += 1 }
      offer(end, cost: here + Self.letterCost, entry: -1)
    } else {
      offer(i + 1, cost: here + Self.unknownCost, entry: -1)
    }
    lexicon.trie.forEachWord(along: path, in: text, at: i) { end, word in
      offer(end, cost: here + word.cost, entry: word.word)
    }
  }

  /// The words of the cheapest way through the text, which is read from its end.
  ///
  /// - Parameter ends: Working memory, as long as the text.
  private func path(
    _ text: UnsafeBufferPointer<UInt32>, _ cells: UnsafeMutableBufferPointer<Cell>,
    ends: UnsafeMutableBufferPointer<Int32>, base: Int
  ) -> [Token] {
    var count = 0
    var end = text.count
    while end > 0 {
      ends[count] = Int32(end)
      count += 1
      end -= Int(cells[end].length)
    }
    var tokens: [Token] = []
    tokens.reserveCapacity(count)
    var start = 0
    for index in stride(from: count - 1, through: 0, by: -1) {
      let end = Int(ends[index])
      tokens.append(token(text[start], base + start, base + end, entry: cells[end].entry))
      start = end
    }
    return tokens
  }

  @inline(__always)
  private func token(_ first: UInt32, _ start: Int, _ end: Int, entry: Int32) -> Token {
    if entry >= 0 { return lexicon.token(start, end, entry: entry) }
    let kind: WordClass =
      CharacterClass.isWordLetter(first)
      ? .letters : CharacterClass.isHan(first) ? .unknown : .mark
    return Token(
      start: Int32(start), end: Int32(end), entry: -1, wordClass: kind, isDivision: false,
      isSettlement: false, classes: .none)
  }

  /// The best word found so far that ends before a character.
  struct Cell {
    /// That of the whole text up to here.
    var cost: Float = .infinity
    var length: Int32 = 0
    /// -1 for a word that the lexicon has not.
    var entry: Int32 = -1
  }

  /// Working memory that is used again for each sentence.
  struct Scratch {
    /// One for each character, and one for the end.
    fileprivate var cells: [Cell] = []
    /// For each character, the words that begin there.
    fileprivate var paths: [Trie.Path] = []
    /// Places in the text, now of one kind and now of another.
    fileprivate var open: [Int32] = []

    fileprivate mutating func reset(_ count: Int) {
      if cells.count <= count {
        let room = max(256, count * 2)
        paths = Array(repeating: Trie.Path(), count: room)
        open = Array(repeating: 0, count: room)
        cells = Array(repeating: Cell(), count: room + 1)
      }
      cells.withUnsafeMutableBufferPointer { $0[...count].update(repeating: Cell()) }
      cells[0].cost = 0
    }
  }
}
