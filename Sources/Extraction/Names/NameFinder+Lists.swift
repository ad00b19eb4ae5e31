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
      guard label == .place || named > 0 || followsJoining(items, tokens) else { continue }
      for item in items where !isNamed(item.range) && isNameLike(item.tokens) {
        add(
          Mention(
            label: label, range: item.range, coreStart: item.range.lowerBound,
            headStart: item.range.upperBound, sentence: sentence))
      }
    }
  }

  /// Reads names without a head in a list of bodies: 安庆石化厂、高新分局、安徽盈创、石化医院、化三建等18家单位.
  ///
  /// Two named bodies at least, and half of the items, tell what the list holds.
  func addListedBodies(_ tokens: [Token], sentence: Int) {
    var index = 0
    while index < tokens.count {
      guard isDivider(tokens[index]) else {
        index += 1
        continue
      }
      let items = listItems(tokens, at: index)
      index = items.end
      guard items.items.count >= 3 else { continue }
      let named = items.items.filter { namesBody($0.range) }.count
      guard named >= 2, named * 2 >= items.items.count else { continue }
      for item in items.items
      where item.isWhole && !isNamed(item.range) && isNameLike(item.tokens)
        && holdsSyllable(item.tokens)
      {
        add(
          Mention(
            label: .organization, range: item.range, coreStart: item.range.lowerBound,
            headStart: item.range.upperBound, sentence: sentence))
      }
    }
  }

  private func isDivider(_ token: Token) -> Bool {
    characters[Int(token.start)] == CharacterClass.enumerationComma
  }

  /// Whether a mark or word stands between the items of a list: 、 or 和.
  func separatesItems(_ token: Token) -> Bool {
    isDivider(token) || token.has(known.coordinator)
  }

  private struct ListItem {
    var range: Range<Int>
    var tokens: ArraySlice<Token>
    /// Whether marks of the list, or a word that sums it up, stand on both sides.
    var isWhole: Bool
  }

  /// The items of the list whose first divider stands at an index, and the index behind the list.
  private func listItems(_ tokens: [Token], at divider: Int) -> (items: [ListItem], end: Int) {
    var result: [ListItem] = []
    func endsItem(_ index: Int) -> Bool {
      let token = tokens[index]
      if token.wordClass == .mark || token.has(known.coordinator) || isEtc(token) { return true }
      guard token.has(known.stop) else { return false }
      // 化|三|建、: the last character of a name, whatever else it means.
      return token.count > 1 || index == 0 || index + 1 == tokens.count
        || tokens[index - 1].wordClass == .mark
        || tokens[index + 1].wordClass != .mark && !isEtc(tokens[index + 1])
    }
    var first = divider
    while first > 0, !endsItem(first - 1) { first -= 1 }
    if first < divider {
      let words = tokens[first..<divider]
      result.append(
        ListItem(
          range: Int(words[first].start)..<Int(words[divider - 1].end), tokens: words,
          isWhole: first == 0 || tokens[first - 1].wordClass == .mark))
    }
    var index = divider
    while index < tokens.count, separatesItems(tokens[index]) {
      var end = index + 1
      while end < tokens.count, !endsItem(end) { end += 1 }
      guard end > index + 1 else { return (result, index + 1) }
      let words = tokens[index + 1..<end]
      let isWhole =
        end < tokens.count
        && (isDivider(tokens[end]) || isEtc(tokens[end]) || tokens[end].wordClass == .mark)
      result.append(
        ListItem(
          range: Int(words[index + 1].start)..<Int(words[end - 1].end), tokens: words,
          isWhole: isWhole))
      index = end
    }
    return (result, max(index, divider + 1))
  }

  private func namesBody(_ range: Range<Int>) -> Bool {
    ending[range.upperBound].map {
      mentions[$0].label == .organization && mentions[$0].form == .named
        && mentions[$0].range.lowerBound >= range.lowerBound
    } ?? false
  }

  // 化|三|建, 安徽|盈|创: characters that are no words.
  private func holdsSyllable(_ words: ArraySlice<Token>) -> Bool {
    // 廉政文化|长廊: a plain noun at the end tells a kind.
    guard let last = words.last, !last.has(known.placeHead), !last.has(known.programKind),
      last.count == 1 || last.entry < 0 || last.wordClass != .noun
    else { return false }
    return words.count > 1 && words.contains { $0.count == 1 && $0.wordClass != .measure }
      || words.contains { $0.entry < 0 }
  }

  // 联合|苏宁、金鹰、金地等14家单位: whom a body works with are bodies.
  private func followsJoining(
    _ items: [(range: Range<Int>, tokens: ArraySlice<Token>)], _ tokens: [Token]
  ) -> Bool {
    guard let first = items.last?.tokens.first,
      let index = tokens.firstIndex(startingAt: Int(first.start)), index > 0
    else { return false }
    return tokens[index - 1].has(known.joining)
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
      if token.has(known.summedCompany) || isUnits(tokens, at) { return .organization }
    }
    return nil
  }

  // 14|家|单位
  private func isUnits(_ tokens: [Token], _ at: Int) -> Bool {
    characters[tokens[at].range].elementsEqual(Self.units)
      && Self.counters.contains(characters[Int(tokens[at - 1].start)])
  }

  private static let units = "单位".scalarValues
  private static let counters: CharacterSet = "家个"

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
      let isDivider = isDivider(token)
      // 金|地、: the last character of a name, whatever else it means.
      let isStop = token.has(known.stop) && (token.count > 1 || at + 1 < end)
      if isDivider || token.wordClass == .mark || isStop || at == 0 {
        let first = isDivider || token.wordClass == .mark || isStop ? at + 1 : at
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
