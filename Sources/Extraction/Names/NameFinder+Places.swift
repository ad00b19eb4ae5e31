extension NameFinder {
  /// Reads a place's name whose head is the token at `head`: 大嶝街道, 新华巷.
  mutating func addPlace(_ tokens: [Token], _ head: Int, sentence: Int) {
    let token = tokens[head]
    let left = LeftBoundary(lexicon: lexicon, text: text, context: context, tokens: tokens)
      .start(ofHead: head, ends: { ending[$0] != nil })
    guard left.first < head, left.quote == nil else {
      addBarePlace(left, token, sentence: sentence)
      return
    }
    let modifier = tokens[left.first..<head]
    if modifier.allSatisfy({
      $0.has(known.generic) || $0.has(known.placeHead) || $0.has(known.organizationHead)
    }) {
      return
    }
    let isSettlement = token.has(known.settlement)
    let stem = Int(token.start) - Int(tokens[left.first].start)
    guard stem >= 1, stem <= (isSettlement ? 8 : 12) else { return }
    if left.isIndefinite { return }
    if !isSettlement, modifier.allSatisfy(isPlainWord), ending[Int(tokens[left.first].start)] == nil
    {
      return
    }
    var mention = Mention(
      label: .place, range: Int(tokens[left.first].start)..<Int(token.end),
      coreStart: Int(tokens[left.first].start), headStart: Int(token.start), sentence: sentence)
    mention.classes = token.classes
    if let parent = ending[mention.coreStart], mentions[parent].label == .place {
      mention.parent = parent
      mention.parentPlace = parent
      mention.range = mentions[parent].range.lowerBound..<mention.range.upperBound
      mentions[parent].isInside = true
    } else if stem == 1, !isKnown(mention) {
      return
    }
    add(mention)
  }

  private func isKnown(_ mention: Mention) -> Bool {
    let index = lexicon.trie.find(characters[mention.core])
    guard index >= 0 else { return false }
    let entry = lexicon.entries[Int(index)]
    return entry.isTown || entry.isCommunity
  }

  private func isPlainWord(_ token: Token) -> Bool {
    guard token.entry >= 0, token.count >= 2 else { return false }
    switch token.wordClass {
    case .placeName, .otherName, .person, .body: return false
    default: return true
    }
  }

  // 该社区, 街道: a place that the text has named.
  private mutating func addBarePlace(_ left: LeftBoundary.Result, _ token: Token, sentence: Int) {
    guard !left.isIndefinite, left.quote == nil, token.has(known.settlement) else { return }
    guard left.isDefinite else { return }
    var mention = Mention(
      label: .place, range: token.range, coreStart: Int(token.start), headStart: Int(token.start),
      sentence: sentence)
    mention.form = .definite
    mention.classes = token.classes
    add(mention)
  }
}
