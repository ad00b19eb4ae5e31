extension NameFinder {
  /// Reads names without a head that a list sums up by their kind: 京华城、星耀天地等五个商业综合体; 红塔集团、云岭等企业.
  func addSummedNames(_ tokens: [Token], sentence: Int) {
    let summers = Self.summers
    let found = characters.withUnsafeBufferPointer { characters in
      tokens.indices.dropFirst(2).filter { summers.contains(characters[Int(tokens[$0].start)]) }
    }
    for index in found {
      guard let label = summedLabel(tokens, index) else { continue }
      let items = items(tokens, before: index)
      guard items.count >= 2 else { continue }
      let named = items.filter { isNamed($0.range) }.count
      // Companies are listed beside one that is known to be one.
      guard label == .place || named > 0 else { continue }
      for item in items where !isNamed(item.range) && isNameLike(item.tokens) {
        add(
          Mention(
            label: label, range: item.range, coreStart: item.range.lowerBound,
            headStart: item.range.upperBound, sentence: sentence))
      }
    }
  }

  /// What the words begin with that sum up a list: 等, 联合, 共同.
  private static let summers: CharacterSet = "等联共"

  /// What a list before a word holds, as the words from there on tell: 等13处景点, 等企业, 联合主办.
  private func summedLabel(_ tokens: [Token], _ index: Int) -> EntityLabel? {
    let word = ShortWord(characters, tokens[index].range)
    if word == "联合" || word == "共同" {
      guard index + 1 < tokens.count, tokens[index + 1].has(known.hosting) else { return nil }
      return .organization
    }
    guard word == "等" else { return nil }
    for at in (index + 1)..<min(index + 6, tokens.count) {
      let token = tokens[at]
      if token.wordClass == .mark || token.has(known.stop) { return nil }
      if isOfLeaders(tokens, at) { return nil }
      if token.has(known.summedSite) { return .place }
      if token.has(known.summedCompany) { return .organization }
    }
    return nil
  }

  /// The items of the list that ends before a word, last first; the first of the list begins after a word that can
  /// stand before names.
  private func items(_ tokens: [Token], before index: Int) -> [(
    range: Range<Int>, tokens: ArraySlice<Token>
  )] {
    var result: [(range: Range<Int>, tokens: ArraySlice<Token>)] = []
    var end = index
    var at = index - 1
    while at >= 0 {
      let token = tokens[at]
      let isDivider = characters[Int(token.start)] == CharacterClass.enumerationComma
      if isDivider || token.wordClass == .mark || token.has(known.stop) || at == 0 {
        let first = isDivider || token.wordClass == .mark || token.has(known.stop) ? at + 1 : at
        if first < end {
          let words = tokens[first..<end]
          result.append((Int(words[first].start)..<Int(words[end - 1].end), words))
        }
        guard isDivider else { break }
        end = at
      }
      at -= 1
    }
    return result
  }

  private func isNamed(_ range: Range<Int>) -> Bool {
    ending[range.upperBound].map { mentions[$0].range.upperBound > range.lowerBound } ?? false
  }

  // 星|耀|天地, 行行AI: two to eight characters, none of them a word that tells a kind.
  private func isNameLike(_ words: ArraySlice<Token>) -> Bool {
    guard let first = words.first, let last = words.last,
      (2...8).contains(Int(last.end) - Int(first.start)), !isInPerson(Int(first.start))
    else { return false }
    let isPlain = words.allSatisfy {
      $0.count > 1 && $0.entry >= 0
        && ($0.has(known.inner) || lexicon.entries[Int($0.entry)].cost < 11)
    }
    return !isPlain
      && words.allSatisfy {
        !$0.has(known.generic) && !$0.has(known.indefinite) && !$0.has(known.identity)
          && !$0.has(known.post) && !$0.has(known.definite) && !$0.has(known.organizationHead)
          && ($0.wordClass != .number || $0.count == 1 && words.count > 2)
          && $0.wordClass != .verb && !$0.has(known.staff)
          || $0.count == 1 && $0.wordClass == .verb && !$0.has(known.organizationHead)
      }
  }
}
