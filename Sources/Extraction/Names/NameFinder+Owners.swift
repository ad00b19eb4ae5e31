/// Whose a body is that does not say it in a name before its own: the branch of a company of odd name, the committee of a
/// village, the next unit of a list.
extension NameFinder {
  // 太古可口可乐|党总支: the branch of a body that no word for its kind tells.
  func addOwner(of mention: inout Mention, _ modifier: ArraySlice<Token>) {
    guard mention.parent == nil, mention.form == .named, mention.classes.meets(known.partyBody),
      modifier.contains(where: { mayName($0) && !isCommonWord($0) }),
      modifier.count(where: isLoose) * 2 <= modifier.count,
      let last = modifier.last(where: {
        !$0.has(known.generic) && !$0.has(known.stop) && $0.wordClass != .adjective
      }),
      !Self.estateEnds.contains(characters[Int(last.end) - 1]),
      !modifier.contains(where: isAction), !Self.levels.contains(characters[mention.coreStart]),
      !last.has(known.inner), !last.has(known.programKind),
      !context.isKnownStem(from: mention.coreStart, headStart: Int(last.end))
    else { return }
    let stem = mention.coreStart..<Int(last.end)
    guard stem.count >= 2 else { return }
    let owner = add(
      Mention(
        label: .organization, range: mention.range.lowerBound..<stem.upperBound,
        coreStart: mention.coreStart, headStart: stem.upperBound, sentence: mention.sentence))
    mentions[owner].isInside = true
    mention.parent = owner
    mention.parentOrganization = owner
    mention.coreStart = stem.upperBound
  }

  // 复兴镇|同心|村委会: the village's name is in its committee's.
  func addVillage(of mention: inout Mention) {
    guard mention.form == .named, mention.coreStart < mention.headStart,
      mention.parentOrganization == nil, mention.range.upperBound - mention.headStart == 3,
      ShortWord(characters, mention.headStart..<mention.range.upperBound) == "村委会",
      let village = lexicon.entry(of: characters[mention.headStart...mention.headStart])
    else { return }
    var place = Mention(
      label: .place, range: mention.range.lowerBound..<mention.headStart + 1,
      coreStart: mention.coreStart, headStart: mention.headStart, sentence: mention.sentence)
    place.classes = village.classes
    (place.parent, place.parentPlace) = (mention.parent, mention.parentPlace)
    place.isInside = true
    let index = add(place)
    (mention.parent, mention.parentPlace) = (index, index)
    mention.coreStart = mention.headStart
  }

  private func isAction(_ token: Token) -> Bool {
    switch token.wordClass {
    case .verb, .verbalNoun, .adverb: token.count > 1
    case .preposition, .conjunction, .pronoun, .number, .measure, .direction: true
    default: false
    }
  }

  /// Whether a syllable is more often a word by itself: 选, 优, 强.
  private func isLoose(_ token: Token) -> Bool {
    switch token.wordClass {
    case .verb, .adjective, .other: token.entry >= 0
    default: false
    }
  }

  private func mayName(_ token: Token) -> Bool {
    switch token.wordClass {
    case .noun, .placeName, .otherName, .unknown, .person, .body: true
    default: false
    }
  }

  /// What the names of housing estates end with.
  private static let estateEnds: CharacterSet = "苑园城府湾景庭郡墅邸居里区寓楼座"

  // 北京大学科学研究部、科技开发部; 宜都市公安局王家畈派出所、松木坪派出所: one body owns all units of a list.
  func unitOwner(
    _ mention: Mention, _ token: Token, _ tokens: [Token], _ modifier: Range<Int>
  ) -> Int? {
    let mark = mention.coreStart - 1
    guard mark > 0, Self.listMarks.contains(characters[mark]), let before = ending[mark],
      mentions[before].label == .organization, mentions[before].form == .named,
      let owner = mentions[before].parentOrganization ?? mentions[before].listOwner
    else { return nil }
    if isStation(token) {
      return !modifier.isEmpty && mentions[before].classes.meets(known.stateBody) ? owner : nil
    }
    guard isUnit(mentions[before].classes), isUnit(token.classes) else { return nil }
    // 支队河东大队和河西大队
    if token.has(known.stateBody), !modifier.isEmpty,
      characters[mentions[before].headStart..<mark].elementsEqual(characters[token.range])
    {
      return owner
    }
    return tokens[modifier].allSatisfy({
      $0.count > 1 && $0.entry >= 0
        && ($0.classes.isEmpty || $0.has(known.inner) || $0.has(known.generic)
          || ShortWord(characters, $0.range) == "公司")
        && ($0.wordClass == .noun || $0.wordClass == .verbalNoun || $0.has(known.inner))
    }) ? owner : nil
  }

  func isStation(_ token: Token) -> Bool {
    token.has(known.ownName) && token.has(known.stateBody)
  }

  private func isUnit(_ classes: ClassSet) -> Bool {
    (classes.meets(known.functionalHead) || classes.meets(known.partyBody))
      && !classes.meets(known.outpost) && !classes.meets(known.alliance)
  }
}
