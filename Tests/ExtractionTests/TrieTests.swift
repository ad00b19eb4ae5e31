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
    #expect(trie.cost(node) == Float(trie.find("社区".scalarValues)))
    #expect(trie.walk("社会".scalarValues) == nil)
    #expect(trie.find([UInt32](), from: node) == trie.word(node))
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
