import Testing

@testable import Extraction

/// The few kinds that the many words of a lexicon share.
@Suite struct WordKindTests {
  @Test func eachEntryHasItsOwnKindHoweverManyThereAre() {
    var entries: [Lexicon.Entry] = []
    for a in 0..<80 {
      for b in (a + 1)..<80 {
        for c in stride(from: b + 1, to: 80, by: 1) {
          var entry = Lexicon.Entry(divisions: 0..<0, cost: 1)
          for number in [a, b, c] { entry.classes.formUnion(ClassSet(number: number)) }
          entry.wordClass = .noun
          entry.isTown = c % 2 == 0
          entries.append(entry)
        }
      }
    }
    #expect(entries.count > Int(UInt16.max))
    let kinds = WordKinds(entries)
    let found = entries.indices.map { kinds[Int32($0)] }
    #expect(zip(found, entries).allSatisfy { $0 == nil || $0 == WordKind($1) })
    #expect(found.count { $0 == nil } == entries.count - Int(UInt16.max))
  }

  @Test func wordsWithoutClassesDifferInWhatTheyName() {
    func entry(_ wordClass: WordClass, _ divisions: Range<Int32>, isTown: Bool) -> Lexicon.Entry {
      var entry = Lexicon.Entry(divisions: divisions, cost: 1)
      entry.wordClass = wordClass
      entry.isTown = isTown
      return entry
    }
    let entries = [
      entry(.noun, 0..<0, isTown: false), entry(.noun, 0..<1, isTown: false),
      entry(.noun, 0..<0, isTown: true), entry(.mark, 0..<0, isTown: false),
      entry(.noun, 5..<9, isTown: false),
    ]
    let kinds = WordKinds(entries)
    #expect(entries.indices.map { kinds[Int32($0)] } == entries.map(WordKind.init))
    #expect(kinds[1] == kinds[4])
    #expect(Set(entries.map(WordKind.init)).count == 4)
  }
}
