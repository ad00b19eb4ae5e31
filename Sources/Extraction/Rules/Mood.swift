/// Tells statements of fact from what is denied, planned, hoped for or said in general.
struct Mood {
  let lexicon: Lexicon
  private static let future: UInt32 = 0x5C06  // 将
  private static let agent: UInt32 = 0x7531  // 由

  /// Whether the clauses that a match covers state a fact. What stands between quotation marks there names things.
  func isFactual(_ sentence: SentenceItems, _ match: RuleMatcher.Match, text: CleanText) -> Bool {
    guard let first = match.items.first, let last = match.items.last else { return true }
    let clauses = sentence.items[first].clause...sentence.items[last].clause
    let end = sentence.items[last].range.upperBound
    let known = lexicon.known
    var quoteEnd = 0
    for (index, item) in sentence.items.enumerated() {
      if item.clause > clauses.upperBound { break }
      if item.kind == .mark { quoteEnd = max(quoteEnd, closing(item, text)) }
      guard item.kind == .word, item.range.lowerBound >= quoteEnd else { continue }
      if item.classes.meets(known.outlook) { return false }
      guard item.clause >= clauses.lowerBound else {
        // 甲表示，将进一步融入社区，加强与乙的共建
        if isFuture(item, index, sentence, text), goesOnWithVerb(clauses.lowerBound, sentence) {
          return false
        }
        continue
      }
      if item.classes.meets(known.denial) { return false }
      guard item.range.upperBound <= end else { continue }
      if item.classes.meets(known.general) || item.classes.meets(known.plan) { return false }
      if isFuture(item, index, sentence, text) { return false }
    }
    return true
  }

  // A clause that opens with a verb is governed by what governs the one before.
  private func goesOnWithVerb(_ clause: Int, _ sentence: SentenceItems) -> Bool {
    let first = sentence.items[sentence.clauses[clause].lowerBound]
    // 主动对接, which only rules know, is a verb too.
    return first.kind == .word
      && (first.wordClass == .verb
        || first.wordClass == .unknown && first.classes.meets(lexicon.known.joining))
  }

  // 将与甲持续深化联勤: what goes on is there already.
  private func goesOn(_ index: Int, _ sentence: SentenceItems) -> Bool {
    sentence.items[index...].prefix { $0.clause == sentence.items[index].clause }.contains {
      $0.classes.meets(lexicon.known.ongoing)
    }
  }

  /// Where a short quotation that a mark opens ends; 0 when it opens none.
  private func closing(_ mark: SentenceItems.Item, _ text: CleanText) -> Int {
    guard text.characters[mark.range.lowerBound] == CharacterClass.openQuote else { return 0 }
    let reach = mark.range.upperBound..<min(mark.range.upperBound + 20, text.count)
    return reach.first { text.characters[$0] == CharacterClass.closeQuote } ?? 0
  }

  // 将实行 and 将与甲签约 plan; 将“警暖万家”融合 does not.
  private func isFuture(
    _ item: SentenceItems.Item, _ index: Int, _ sentence: SentenceItems, _ text: CleanText
  ) -> Bool {
    guard item.range.count == 1, text.characters[item.range.lowerBound] == Self.future,
      index + 1 < sentence.items.count
    else { return false }
    let next = sentence.items[index + 1]
    guard next.kind == .word else { return false }
    if next.wordClass == .verb || next.wordClass == .adverb { return true }
    // 将由甲与乙共同完成
    if text.characters[next.range].elementsEqual([Self.agent]) { return true }
    return next.classes.meets(lexicon.known.coordinator) && !goesOn(index, sentence)
  }
}
