/// Finds what each clause speaks of, so that a clause without a subject of its own can take one over.
struct SubjectFinder {
  let lexicon: Lexicon
  let text: CleanText
  let transparent: ClassSet
  let blocking: ClassSet

  init(lexicon: Lexicon, text: CleanText) {
    self.lexicon = lexicon
    self.text = text
    transparent = lexicon.classSet(named: "状语") ?? .none
    blocking = lexicon.classSet(named: "介") ?? .none
  }

  /// The mentions that open a clause as its subject; empty when it has none.
  func subject(of clause: Range<Int>, in sentence: SentenceItems, mentions: [Mention]) -> [Int] {
    for index in clause {
      let item = sentence.items[index]
      switch item.kind {
      case .mark:
        continue
      case .mention:
        guard let first = item.mentions.first else { return [] }
        if mentions[first].label == .program || mentions[first].label == .person { return [] }
        if index + 1 < sentence.items.count {
          let next = sentence.items[index + 1]
          if next.kind == .word, next.classes.meets(lexicon.known.post) { return [] }
          if next.kind == .word, next.range.count == 1,
            text.characters[next.range.lowerBound] == CharacterClass.possessive,
            mentions[first].label == .place
          {
            return []
          }
          if mentions[first].label == .place, next.kind == .mark,
            text.characters[next.range.lowerBound] == CharacterClass.colon, false
          {
            return []
          }
        }
        return item.mentions
      case .word:
        if item.classes.meets(blocking) { return [] }
        if item.classes.meets(transparent) { continue }
        switch item.wordClass {
        case .time, .adverb, .conjunction, .number, .measure, .letters, .direction: continue
        default: return []
        }
      }
    }
    return []
  }
}
