extension NameFinder {
  /// Reads a place's name whose head is the token at `head`: 大嶝街道, 新华巷.
  func addPlace(_ tokens: [Token], _ head: Int, sentence: Int) {
    let token = tokens[head]
    let left = boundary(tokens, head)
    guard left.first < head, left.quote == nil else {
      if !absorbPlace(token, sentence: sentence) { addBarePlace(left, token, sentence: sentence) }
      return
    }
    let modifier = tokens[left.first..<head]
    if modifier.allSatisfy({
      $0.has(known.generic) || $0.has(known.placeHead) || $0.has(known.organizationHead)
    }) {
      return
    }
    // 三社区 counts; 六榄村 is a name.
    if let first = modifier.first,
      first.wordClass == .letters
        || first.wordClass == .number
          && (modifier.count == 1 || modifier.dropFirst().allSatisfy(isPlainWord))
    {
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
    tie(&mention)
    if !isKnown(mention) {
      if mention.parent == nil, stem == 1 { return }
      // 奏响小区: words of the common vocabulary make no name that the gazetteer does not have; in a named
      // place they may: 眉山高新区万象创新科技产业园.
      if modifier.allSatisfy(isPlainWord),
        isSettlement || mention.parent == nil
          || stem < 4 && characters[Int(token.end) - 1] != 0x9986  // 馆
      {
        return
      }
    }
    add(mention)
  }

  /// A word that the gazetteer knows as a town, street, community or village: 大嶝街道.
  func addKnownPlace(_ tokens: [Token], _ index: Int, sentence: Int) -> Bool {
    let token = tokens[index]
    guard token.isSettlement, token.count >= 3, !token.has(known.placeHead) else { return false }
    guard let length = headLength(token) else { return false }
    var start = Int(token.start)
    // 东大街社区, where the gazetteer has only 大街社区.
    var at = index
    while at > 0, tokens[at - 1].end == tokens[at].start, tokens[at - 1].count <= 2,
      !tokens[at - 1].has(known.stop), !tokens[at - 1].has(known.placeHead),
      tokens[at - 1].count == 1 && isSyllable(tokens[at - 1])
        || ending[Int(tokens[at - 1].start)].map({ mentions[$0].label == .place }) ?? false,
      CharacterClass.isHan(characters[Int(tokens[at - 1].start)])
    {
      at -= 1
      start = Int(tokens[at].start)
    }
    // 海陵三社区 counts.
    if Int(token.end) - length - start == 1, CharacterClass.isNumeral(characters[start]) {
      return false
    }
    // 文明社区: a place somewhere, a plain word here.
    if isPlainStem(characters[start..<Int(token.end) - length]), !isLocated(start) { return false }
    var mention = Mention(
      label: .place, range: start..<Int(token.end), coreStart: start,
      headStart: Int(token.end) - length, sentence: sentence)
    mention.classes =
      lexicon.entry(of: characters[mention.headStart..<Int(token.end)])?.classes ?? .none
    tie(&mention)
    add(mention)
    return true
  }

  private func isSyllable(_ token: Token) -> Bool {
    switch token.wordClass {
    case .unknown, .noun, .otherName, .person, .placeName, .other, .adjective:
      token.classes.isEmpty
    default: false
    }
  }

  // A county, town or the like stands before it; 山东省文明社区 is a title.
  private func isLocated(_ start: Int) -> Bool {
    guard let left = ending[start] else { return false }
    return mentions[left].divisions.isEmpty
      || mentions[left].divisions.contains { lexicon.gazetteer.divisions[Int($0)].level == 3 }
  }

  private func isPlainStem(_ stem: ArraySlice<UInt32>) -> Bool {
    guard let entry = lexicon.entry(of: stem), entry.divisions.isEmpty else { return false }
    return entry.classes.meets(known.generic) || entry.classes.meets(known.inner) && entry.cost < 10
      || entry.cost < 9.5 && entry.wordClass != .otherName
  }

  private func headLength(_ token: Token) -> Int? {
    for length in [2, 1] {
      let tail = characters[Int(token.end) - length..<Int(token.end)]
      if let entry = lexicon.entry(of: tail), entry.classes.meets(known.placeHead) { return length }
    }
    return nil
  }

  /// Ties a place to the one that it stands right after.
  func tie(_ mention: inout Mention) {
    guard let parent = ending[mention.coreStart], mentions[parent].label == .place else { return }
    mention.parent = parent
    mention.parentPlace = parent
    mention.range = mentions[parent].range.lowerBound..<mention.range.upperBound
  }

  private func isKnown(_ mention: Mention) -> Bool {
    let index = lexicon.trie.find(characters[mention.core])
    guard index >= 0 else { return false }
    let entry = lexicon.entries[Int(index)]
    return entry.isTown || entry.isCommunity
  }

  // 海口|路|社区: the road is part of the community's name.
  private func absorbPlace(_ token: Token, sentence: Int) -> Bool {
    guard let left = ending[Int(token.start)], mentions[left].label == .place,
      !text.isAfterGap[Int(token.start)]
    else { return false }
    let inner = mentions[left]
    guard !inner.classes.meets(known.settlement) else { return false }
    if !inner.divisions.isEmpty {
      let spelled = String(scalars: characters[inner.core])
      if inner.divisions.contains(where: { lexicon.gazetteer.divisions[Int($0)].name == spelled }) {
        return false
      }
    }
    var mention = inner
    mention.divisions = []
    mention.range = inner.range.lowerBound..<Int(token.end)
    mention.headStart = Int(token.start)
    mention.classes = token.classes
    mention.isPartOnly = false
    mentions[left].isAbsorbed = true
    add(mention)
    return true
  }

  private func isPlainWord(_ token: Token) -> Bool {
    guard token.entry >= 0 else { return false }
    if token.count == 1 {
      switch token.wordClass {
      case .verb, .adjective, .adverb, .preposition, .conjunction, .measure, .number: return true
      default: return false
      }
    }
    switch token.wordClass {
    case .placeName, .otherName, .person, .body: return false
    default: return true
    }
  }

  // 该社区, 街道: a place that the text has named.
  private func addBarePlace(_ left: LeftBoundary.Result, _ token: Token, sentence: Int) {
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
