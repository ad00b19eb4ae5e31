/// One word of a text.
package struct Token: Sendable {
  let start: Int32
  let end: Int32
  /// Its entry in the lexicon, or -1.
  let entry: Int32
  let wordClass: WordClass
  let classes: ClassSet

  @inline(__always) var range: Range<Int> { Int(start)..<Int(end) }
  @inline(__always) var count: Int { Int(end - start) }
  @inline(__always) func has(_ set: ClassSet) -> Bool { classes.meets(set) }
}

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
    let n = range.count
    scratch.reset(n)
    text.withUnsafeBufferPointer { text in
      for i in 0..<n where scratch.cost[i] < .infinity {
        relax(text, from: range.lowerBound, at: i, end: n, scratch: &scratch)
      }
    }
    var result: [Token] = []
    var i = n
    while i > 0 {
      let start = i - Int(scratch.length[i])
      result.append(
        token(
          text, start: range.lowerBound + start, end: range.lowerBound + i,
          entry: scratch.entry[i]))
      i = start
    }
    result.reverse()
    return result
  }

  @inline(__always)
  private func relax(
    _ text: UnsafeBufferPointer<UInt32>, from base: Int, at i: Int, end n: Int,
    scratch: inout Scratch
  ) {
    let here = scratch.cost[i]
    let first = text[base + i]
    if CharacterClass.isWordLetter(first) {
      var j = i + 1
      while j < n,
        CharacterClass.isWordLetter(text[base + j])
          || text[base + j] == 0x2E && j + 1 < n && CharacterClass.isDigit(text[base + j + 1])
      { j += 1 }
      scratch.offer(j, cost: here + Self.letterCost, length: j - i, entry: -1)
    } else {
      scratch.offer(i + 1, cost: here + Self.unknownCost, length: 1, entry: -1)
    }
    var node = Trie.root
    var j = i
    while j < n {
      node = lexicon.trie.step(node, text[base + j])
      if node == Trie.root { break }
      j += 1
      let entry = lexicon.trie.value(node)
      if entry >= 0 {
        scratch.offer(
          j, cost: here + lexicon.costs[Int(entry)], length: j - i, entry: entry)
      }
    }
  }

  private func token(_ text: [UInt32], start: Int, end: Int, entry: Int32) -> Token {
    if entry >= 0 {
      let known = lexicon.entries[Int(entry)]
      return Token(
        start: Int32(start), end: Int32(end), entry: entry, wordClass: known.wordClass,
        classes: known.classes)
    }
    let c = text[start]
    let kind: WordClass =
      CharacterClass.isWordLetter(c) ? .letters : CharacterClass.isHan(c) ? .unknown : .mark
    return Token(start: Int32(start), end: Int32(end), entry: -1, wordClass: kind, classes: .none)
  }

  /// Working memory that is used again for each sentence.
  struct Scratch {
    var cost: [Float] = []
    var length: [Int32] = []
    var entry: [Int32] = []

    mutating func reset(_ n: Int) {
      if cost.count <= n {
        cost = Array(repeating: .infinity, count: n * 2 + 64)
        length = Array(repeating: 0, count: n * 2 + 64)
        entry = Array(repeating: -1, count: n * 2 + 64)
      } else {
        for i in 0...n { cost[i] = .infinity }
      }
      cost[0] = 0
    }

    @inline(__always)
    mutating func offer(_ at: Int, cost new: Float, length: Int, entry: Int32) {
      guard new < cost[at] else { return }
      cost[at] = new
      self.length[at] = Int32(length)
      self.entry[at] = entry
    }
  }
}
