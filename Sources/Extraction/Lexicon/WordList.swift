/// Words end to end in one array.
struct WordList: Sendable {
  private var characters: [UInt32] = []
  /// Where each word starts, and the end of the last.
  private var starts: [Int32] = [0]

  init(capacity: Int) {
    characters.reserveCapacity(capacity * 5)
    starts.reserveCapacity(capacity + 1)
  }

  var count: Int { starts.count - 1 }

  @inline(__always)
  func length(_ word: Int) -> Int { Int(starts[word + 1] - starts[word]) }

  @inline(__always)
  func character(_ word: Int, _ index: Int) -> UInt32 { characters[Int(starts[word]) + index] }

  func word(_ word: Int) -> ArraySlice<UInt32> {
    characters[Int(starts[word])..<Int(starts[word + 1])]
  }

  @inline(__always)
  mutating func append(character: UInt32) { characters.append(character) }

  /// Ends the word whose characters were appended.
  mutating func endWord() { starts.append(Int32(characters.count)) }

  mutating func append(_ word: Int, of other: WordList) {
    characters += other.word(word)
    endWord()
  }

  func isLess(_ a: Int, _ b: Int) -> Bool { word(a).lexicographicallyPrecedes(word(b)) }

  /// All words in the order of their scalars, equal ones in the order in which they were appended.
  func sorted() -> [Int] {
    // Four characters decide between most words.
    var keys: [(key: UInt64, word: Int32)] = []
    keys.reserveCapacity(count)
    for word in 0..<count {
      var key: UInt64 = 0
      for index in 0..<4 {
        let c = index < length(word) ? min(character(word, index), 0xFFFF) : 0
        key = key << 16 | UInt64(c)
      }
      keys.append((key, Int32(word)))
    }
    keys.sort { a, b in
      if a.key != b.key { return a.key < b.key }
      if isLess(Int(a.word), Int(b.word)) { return true }
      return !isLess(Int(b.word), Int(a.word)) && a.word < b.word
    }
    return keys.map { Int($0.word) }
  }

  func areEqual(_ a: Int, _ b: Int) -> Bool { word(a).elementsEqual(word(b)) }
}
