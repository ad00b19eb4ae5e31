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

  // 海尔|智家|天津分公司: a branch is some company's, whose name stands before the place.
  func takeBrand(_ mention: inout Mention, _ tokens: [Token], _ head: Int) {
    guard mention.parentOrganization == nil, let place = mention.parentPlace,
      !mentions[place].divisions.isEmpty,
      mentions[place].range.lowerBound == mention.range.lowerBound,
      !takeUniversity(&mention, tokens),
      Self.branches.contains(ShortWord(characters, tokens[head].range)),
      let end = tokens.firstIndex(startingAt: mention.range.lowerBound)
    else { return }
    var first = end
    while first > 0, end - first < 3, mayBrand(tokens[first - 1], before: tokens[first]) {
      first -= 1
    }
    guard first < end, Int(tokens[end].start) - Int(tokens[first].start) >= 2 else { return }
    let range = Int(tokens[first].start)..<Int(tokens[end].start)
    defer { mention.range = range.lowerBound..<mention.range.upperBound }
    // 安泰财险鼓楼支公司 where 安泰财产保险股份有限公司鼓楼支公司 is named.
    let isNamed = mentions.contains { other in
      other.core.count == mention.core.count
        && characters[other.core].elementsEqual(characters[mention.core])
        && other.parentOrganization.map {
          characters[mentions[$0].range].indices.contains { at in
            characters[at...].starts(with: characters[range].prefix(2))
          }
        } ?? false
    }
    if isNamed { return }
    let owner = add(
      Mention(
        label: .organization, range: range, coreStart: range.lowerBound,
        headStart: range.upperBound, sentence: mention.sentence))
    mentions[owner].isInside = true
    (mention.parent, mention.parentOrganization) = (owner, owner)
  }

  // 四川大学|华西|厦门|医院: a hospital of a university, which has a place in its name.
  private func takeUniversity(_ mention: inout Mention, _ tokens: [Token]) -> Bool {
    guard leftBoundary([]).isProper(head: mention.classes),
      let end = tokens.firstIndex(startingAt: mention.range.lowerBound), end > 1
    else { return false }
    for first in stride(from: end - 1, through: max(0, end - 2), by: -1) {
      guard mayBrand(tokens[first], before: tokens[first + 1]) else { return false }
      guard let owner = ending[Int(tokens[first].start)] else { continue }
      guard mentions[owner].label == .organization, mentions[owner].form == .named,
        characters[..<Int(tokens[first].start)].suffix(2).elementsEqual(Self.university)
      else { return false }
      (mention.parent, mention.parentOrganization) = (owner, owner)
      mention.range = mentions[owner].range.lowerBound..<mention.range.upperBound
      mention.coreStart = Int(tokens[first].start)
      return true
    }
    return false
  }

  private func mayBrand(_ token: Token, before next: Token) -> Bool {
    guard token.end == next.start, token.wordClass != .mark, !token.has(known.stop),
      !token.has(known.generic), !token.has(known.staff), !token.has(known.identity),
      !token.has(known.post), !token.has(known.located), !isInPerson(Int(token.start)),
      CharacterClass.isHan(characters[Int(token.start)]), !text.isAfterGap[Int(next.start)]
    else { return false }
    switch token.wordClass {
    case .noun, .otherName, .unknown, .placeName, .body, .verbalNoun, .other: return true
    default: return token.count == 1 && !LeftBoundary.joins(characters[Int(token.start)])
    }
  }

  private static let branches: [ShortWord?] = ["分公司", "支公司", "中支"]

  // 复兴镇|同心|村委会, 仙岭|街道办事处: the settlement's name is in its committee's.
  func addVillage(of mention: inout Mention) {
    guard mention.form == .named, mention.coreStart < mention.headStart,
      mention.parentOrganization == nil,
      (3...5).contains(mention.range.upperBound - mention.headStart),
      let length = Self.committees.first(where: {
        characters[mention.headStart..<mention.range.upperBound].elementsEqual($0.name)
      })?.settlement
    else { return }
    let end = mention.headStart + length
    guard let village = lexicon.entry(of: characters[mention.headStart..<end]) else { return }
    var place = Mention(
      label: .place, range: mention.range.lowerBound..<end,
      coreStart: mention.coreStart, headStart: mention.headStart, sentence: mention.sentence)
    place.classes = village.classes
    (place.parent, place.parentPlace) = (mention.parent, mention.parentPlace)
    place.isInside = true
    let index = add(place)
    (mention.parent, mention.parentPlace) = (index, index)
    // 仙岭街道|办事处, and 同心村|村委会
    if length > 1 { mention.headStart = end }
    mention.coreStart = mention.headStart
  }

  /// Bodies whose name opens with the word for their settlement, and that word's length.
  private static let committees: [(name: [UInt32], settlement: Int)] = [
    ("村委会", 1), ("村民委员会", 1), ("街道办事处", 2), ("街道办", 2),
  ].map { ($0.0.scalarValues, $0.1) }

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
    guard mark > 0, Self.listMarks.contains(characters[mark]) else { return nil }
    if let body = bodyOfLeaders(tokens, at: mark) { return isUnit(token.classes) ? body : nil }
    guard let before = ending[mark],
      mentions[before].label == .organization, mentions[before].form == .named
    else { return nil }
    if let sibling = sibling(mention, of: before) {
      return mentions[sibling].parentOrganization ?? mentions[sibling].listOwner
    }
    guard let owner = mentions[before].parentOrganization ?? mentions[before].listOwner
    else { return nil }
    if isStation(token) {
      return !modifier.isEmpty && mentions[before].classes.meets(known.stateBody) ? owner : nil
    }
    guard isUnit(mentions[before].classes), isUnit(token.classes),
      // 公安局交通警察支队、市政工程管理中心
      !Self.levels.contains(characters[mention.coreStart])
    else { return nil }
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

  // 市公安局|领导班子、指挥中心、政治部: those who lead it, and then its units
  private func bodyOfLeaders(_ tokens: [Token], at mark: Int) -> Int? {
    guard let word = tokens.last(where: { Int($0.end) <= mark }), Int(word.end) == mark,
      Self.leaders.contains(ShortWord(characters, word.range)),
      let body = ending[Int(word.start)], mentions[body].label == .organization,
      mentions[body].form == .named
    else { return nil }
    return body
  }

  private static let leaders: [ShortWord?] = ["领导班子", "班子成员", "领导", "班子", "党委班子", "机关"]

  // 边检站执勤一队党支部、|执勤二队: of the units so called the one with another number.
  private func sibling(_ mention: Mention, of before: Int) -> Int? {
    var unit: Int? = before
    while let at = unit {
      let (one, other) = (characters[mentions[at].core], characters[mention.core])
      if one.count == other.count, !one.elementsEqual(other),
        zip(one, other).allSatisfy({
          $0 == $1 || CharacterClass.isNumeral($0) && CharacterClass.isNumeral($1)
        })
      {
        return at
      }
      unit = mentions[at].classes.meets(known.partyBody) ? mentions[at].parentOrganization : nil
    }
    return nil
  }

  func isStation(_ token: Token) -> Bool { isStation(token.classes) }

  func isStation(_ classes: ClassSet) -> Bool {
    classes.meets(known.ownName) && classes.meets(known.stateBody)
  }

  /// Whether a body may be called by a word or a town's name alone: 派出所, 小学, 医院, 支行.
  func bearsPlainName(_ token: Token) -> Bool {
    isStation(token) || Self.plain.contains(ShortWord(characters, token.range))
  }

  private static let plain: [ShortWord?] = [
    "小学", "中学", "学校", "幼儿园", "医院", "卫生院", "支行", "司法所", "法庭", "公安分局",
  ]

  private func isUnit(_ classes: ClassSet) -> Bool {
    (classes.meets(known.functionalHead) || classes.meets(known.partyBody))
      && !classes.meets(known.outpost) && !classes.meets(known.alliance)
  }
}
