@testable import Extraction
import Testing

@Suite struct TrieTests {
  private static let words = [
    "派", "派出", "派出所", "派别", "所", "所长", "社区", "社区警务室", "社区民警", "𠀀", "𠀀街道", "a", "ab",
  ]

  private func trie(_ words: [String]) -> (Trie, WordList) {
    var list = WordList(capacity: words.count)
    for word in words {
      for c in word.unicodeScalars { list.append(character: c.value) }
      list.endWord()
    }
    var sorted = WordList(capacity: words.count)
    for word in list.sorted() { sorted.append(word, of: list) }
    return (Trie(sorted, costs: (0..<sorted.count).map(Float.init)), sorted)
  }

  @Test func everyWordIsFoundAndNothingElse() {
    let (trie, sorted) = trie(Self.words)
    #expect(sorted.count == Self.words.count)
    for index in 0..<sorted.count {
      #expect(trie.find(sorted.word(index)) == Int32(index))
    }
    for word in ["", "派出所所", "社", "社区警", "长", "𠀀街", "b", "所派"] {
      #expect(trie.find(word.scalarValues) == -1, "\(word)")
    }
  }

  @Test func aWordGoesOnFromWhereAnotherEnded() throws {
    let (trie, sorted) = trie(Self.words)
    let node = try #require(trie.walk("社区".scalarValues))
    let number = trie.find("警务室".scalarValues, from: node)
    #expect(sorted.word(Int(number)).elementsEqual("社区警务室".scalarValues))
    #expect(sorted.word(Int(trie.word(node))).elementsEqual("社区".scalarValues))
    #expect(trie.walk("社会".scalarValues) == nil)
    #expect(trie.find([UInt32](), from: node) == trie.word(node))
  }

  @Test func allWordsThatBeginAtACharacterAreHandedOver() {
    let (trie, _) = trie(Self.words)
    let text = "去派出所社区警务室的社区民警𠀀街道abc派".scalarValues
    var paths = [Trie.Path](repeating: Trie.Path(), count: text.count)
    var open = [Int32](repeating: 0, count: text.count)
    text.withUnsafeBufferPointer { text in
      paths.withUnsafeMutableBufferPointer { paths in
        open.withUnsafeMutableBufferPointer { trie.follow(text, paths, open: $0) }
      }
      for start in text.indices {
        var found: [Int: Int32] = [:]
        trie.forEachWord(along: paths[start], in: text, at: start) { end, node in
          if node.word >= 0 {
            found[end] = node.word
            #expect(node.cost == Float(node.word))
          }
        }
        var expected: [Int: Int32] = [:]
        for end in start + 1..<text.count + 1 {
          let word = trie.find(text[start..<end])
          if word >= 0 { expected[end] = word }
        }
        #expect(found == expected, "\(start)")
      }
    }
  }

  @Test func wordsAreInTheOrderOfTheirScalars() {
    let (_, sorted) = trie(Self.words)
    let words = (0..<sorted.count).map { String(scalars: sorted.word($0)) }
    #expect(
      words == Self.words.sorted { $0.scalarValues.lexicographicallyPrecedes($1.scalarValues) })
  }

  @Test func theLexiconsWordsAreAllInIt() throws {
    let lexicon = try Reading.extractor().lexicon
    #expect(lexicon.entries.count > 200_000)
    for word in ["派出所", "青岛市", "珠海路街道", "社区", "联合"] {
      #expect(lexicon.entry(of: word.scalarValues) != nil, "\(word)")
    }
    let qingdao = try #require(lexicon.entry(of: "青岛".scalarValues))
    #expect(!qingdao.divisions.isEmpty)
  }
}
