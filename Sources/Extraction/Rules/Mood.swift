/// Tells statements of fact from what is denied, planned, hoped for or said in general.
struct Mood {
  let denial: ClassSet
  let plan: ClassSet
  /// Governs the rest of its sentence: 下一步.
  let outlook: ClassSet
  let general: ClassSet
  private static let future: UInt32 = 0x5C06  // 将

  init(lexicon: Lexicon) {
    denial = lexicon.classSet(named: "否定") ?? .none
    plan = lexicon.classSet(named: "计划") ?? .none
    outlook = lexicon.classSet(named: "展望") ?? .none
    general = lexicon.classSet(named: "泛论") ?? .none
  }

  /// Whether the clauses that a match covers state a fact.
  func isFactual(_ sentence: SentenceItems, items: Range<Int>, text: CleanText) -> Bool {
    guard let first = items.first, let last = items.last else { return true }
    let clauses = sentence.items[first].clause...sentence.items[last].clause
    for (index, item) in sentence.items.enumerated() where item.kind == .word {
      if item.clause < clauses.lowerBound {
        if item.classes.meets(outlook) { return false }
      } else if item.clause <= clauses.upperBound {
        if item.classes.meets(outlook) || item.classes.meets(denial) || item.classes.meets(general)
        {
          return false
        }
        if item.classes.meets(plan), item.range.upperBound <= sentence.items[last].range.upperBound
        {
          return false
        }
        if isFuture(item, index, sentence, text) { return false }
      }
    }
    return true
  }

  // 将实行 plans; 将“警暖万家”融合 does not.
  private func isFuture(
    _ item: SentenceItems.Item, _ index: Int, _ sentence: SentenceItems, _ text: CleanText
  ) -> Bool {
    guard item.range.count == 1, text.characters[item.range.lowerBound] == Self.future,
      index + 1 < sentence.items.count
    else { return false }
    let next = sentence.items[index + 1]
    return next.kind == .word && (next.wordClass == .verb || next.wordClass == .adverb)
  }
}
