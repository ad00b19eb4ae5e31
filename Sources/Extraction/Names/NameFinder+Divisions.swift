/// Names of administrative divisions, full and short.
extension NameFinder {
  func endsDivision(_ at: Int) -> Bool {
    ending[at].map { !mentions[$0].divisions.isEmpty } ?? false
  }

  /// Whether the name of a division, a town or a street ends before a character.
  func endsArea(_ at: Int) -> Bool {
    guard at > 0, let left = ending[at], mentions[left].label == .place else { return false }
    return !mentions[left].divisions.isEmpty || Self.townEnds.contains(characters[at - 1])
  }

  static let townEnds: CharacterSet = "镇乡道木"
  private static let zoneEnd: UInt32 = 0x533A  // 区
  private static let countyEnds: CharacterSet = "县旗"

  func addDivision(_ tokens: [Token], _ index: Int, sentence: Int) -> Bool {
    let token = tokens[index]
    guard token.isDivision, !isShore(token), !opensSchool(token) else { return false }
    let entry = lexicon.entries[Int(token.entry)]
    let all = lexicon.divisions(of: token)
    let parent = ending[Int(token.start)].flatMap { mentions[$0].label == .place ? $0 : nil }
    var candidates = Array(all)
    if let parent {
      let outer = context.divisions(of: mentions[parent])
      let inside = candidates.filter { c in
        outer.contains { lexicon.gazetteer.contains($0, c) && $0 != c }
      }
      candidates = inside.isEmpty ? preferred(candidates) : inside
    } else {
      candidates = preferred(candidates)
    }
    let isFull = candidates.contains {
      lexicon.gazetteer.divisions[Int($0)].nameEntry == token.entry
    }
    if parent == nil, isKindOfArea(candidates, tokens, index) { return false }
    // 杨凌|示范区: the kind of another area.
    if !isFull, parent == nil, token.has(known.placeHead), index > 0, isSyllable(tokens[index - 1]),
      tokens[index - 1].end == token.start
    {
      return false
    }
    let isInside =
      parent.map { p in
        candidates.contains { c in
          context.divisions(of: mentions[p]).contains {
            lexicon.gazetteer.contains($0, c) && $0 != c
          }
        }
      } ?? false
    if !isFull, let end = renamedEnd(tokens, index, candidates) {
      var mention = Mention(
        label: .place, range: token.range.lowerBound..<end, coreStart: Int(token.start),
        headStart: end, sentence: sentence)
      mention.divisions = context.keep(divisions: candidates)
      add(mention)
      return true
    }
    guard isFull || isInside || acceptsShort(candidates, entry, tokens, index) else { return false }
    if let parent, !isInside, !isFull, mentions[parent].range.upperBound == Int(token.start) {
      return false
    }
    var mention = Mention(
      label: .place, range: token.range, coreStart: Int(token.start), headStart: Int(token.end),
      sentence: sentence)
    mention.divisions = context.keep(divisions: candidates)
    if let parent, isInside || isFull {
      mention.parent = parent
      mention.parentPlace = parent
      mention.range = mentions[parent].range.lowerBound..<Int(token.end)
      mentions[parent].isInside = true
    }
    add(mention)
    return true
  }

  // 长泰|区, 兰陵|县: a county that has become a district, or got another name.
  private func renamedEnd(_ tokens: [Token], _ index: Int, _ candidates: [Int32]) -> Int? {
    guard isRareDivision(tokens[index]), index + 1 < tokens.count,
      tokens[index + 1].count == 1, tokens[index + 1].start == tokens[index].end,
      Self.countyKinds.contains(characters[Int(tokens[index + 1].start)]),
      candidates.contains(where: { lexicon.gazetteer.divisions[Int($0)].level == 3 })
    else { return nil }
    return Int(tokens[index + 1].end)
  }

  private static let countyKinds: CharacterSet = "区市县"

  // 郊区, 平房区: some division's name, elsewhere the word for a kind of area.
  private func isKindOfArea(_ candidates: [Int32], _ tokens: [Token], _ index: Int) -> Bool {
    guard tokens[index].has(known.generic) else { return false }
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    if let next, next.start == tokens[index].end,
      next.has(known.organizationHead)
        // 城区学校, 城区幼儿园
        && !Self.everywhere.contains(ShortWord(characters, next.range)) || isTown(next)
    {
      return false
    }
    return !candidates.contains { c in
      context.fullDivisions.contains { $0 != c && lexicon.gazetteer.contains($0, c) }
    }
  }

  // 五十|中西区|党支部: the school's number stands before its middle.
  private func opensSchool(_ token: Token) -> Bool {
    let start = Int(token.start)
    return start > 0 && characters[start] == Self.middle
      && CharacterClass.isNumeral(characters[start - 1])
  }

  private static let middle: UInt32 = 0x4E2D  // 中
  /// Whether a word may be part of a name before the kind.
  private func isSyllable(_ token: Token) -> Bool {
    guard CharacterClass.isHan(characters[Int(token.start)]), !token.has(known.stop),
      !token.has(known.coordinator), !token.has(known.generic)
    else { return false }
    switch token.wordClass {
    case .mark, .verb, .adverb, .preposition, .particle, .conjunction, .pronoun, .number, .measure,
      .time, .direction:
      return token.entry < 0
    default: return true
    }
  }

  private static let everywhere: [ShortWord?] = ["学校", "幼儿园", "企业", "医院"]

  private func isTown(_ token: Token) -> Bool {
    token.entry >= 0 && lexicon.entries[Int(token.entry)].isTown
  }

  // 河北 is the province rather than a district of that name, unless the document says otherwise.
  func preferred(_ all: [Int32]) -> [Int32] {
    if all.count == 1 { return all }
    let named = all.filter(context.fullDivisions.contains)
    if !named.isEmpty { return named }
    let levels = all.map { (id: $0, level: lexicon.gazetteer.divisions[Int($0)].level) }
    let top = levels.filter { $0.level == 1 || $0.level == 2 }
    guard let best = top.map(\.level).min() else { return all }
    return top.filter { $0.level == best }.map(\.id)
  }

  // A short form (青岛) counts where it cannot well be another word.
  private func acceptsShort(
    _ candidates: [Int32], _ entry: Lexicon.Entry, _ tokens: [Token], _ index: Int
  ) -> Bool {
    let levels = candidates.map { lexicon.gazetteer.divisions[Int($0)].level }
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    if let next, next.start == tokens[index].end {
      if isPoliceForm(next) { return true }
      // 怀化公安处
      if next.has(known.localBody), !next.has(known.partyBody),
        levels.contains(2)
      {
        return true
      }
    }
    // 秀洲|开发区: what is called after a division that has another name elsewhere.
    if let next, next.start == tokens[index].end, next.count >= 3,
      next.has(known.facility) && next.has(known.placeHead)
        && Self.zoneEnd == characters[Int(next.end) - 1],
      entry.wordClass == .placeName || entry.wordClass == .unknown
    {
      return true
    }
    if opensMedium(tokens, index) || isQuality(tokens, index) { return false }
    if candidates.contains(where: context.fullDivisions.contains) { return true }
    // 玉龙县 for 玉龙纳西族自治县: the word for its level makes it a name.
    if tokens[index].count >= 3, Self.countyEnds.contains(characters[Int(tokens[index].end) - 1]) {
      return true
    }
    let isPlaceWord = entry.wordClass == .placeName || entry.wordClass == .unknown
    guard isPlaceWord, levels.contains(1) || levels.contains(2) else {
      return false
    }
    return true
  }

  // 永远幸福安康: one quality after another.
  private func isQuality(_ tokens: [Token], _ index: Int) -> Bool {
    index > 0 && tokens[index - 1].end == tokens[index].start
      && tokens[index - 1].wordClass == .adjective && tokens[index - 1].count > 1
      && (index + 1 == tokens.count || tokens[index + 1].wordClass == .mark)
  }

  // 四川法治报, 湖北日报网, 法治四川新闻客户端: a medium's name does not speak of the province.
  private func opensMedium(_ tokens: [Token], _ index: Int) -> Bool {
    let start = Int(tokens[index].end)
    let mediaStarts = Self.mediaStarts
    for at in start..<min(start + 7, characters.count) {
      guard CharacterClass.isHan(characters[at]) else { return false }
      if mediaStarts.contains(characters[at]),
        Self.media.contains(where: { characters[at...].starts(with: $0) })
      {
        return true
      }
    }
    return false
  }

  private static let media = [
    "日报", "晚报", "法治报", "法制报", "商报", "青年报", "都市报", "传媒网", "新闻网", "客户端", "电视台",
  ]
  .map(\.scalarValues)

  private static let mediaStarts = CharacterSet(media.compactMap(\.first))

  private func isPoliceForm(_ token: Token) -> Bool {
    Self.policeForms.contains(ShortWord(characters, token.range))
  }

  private static let policeForms: [ShortWord?] = ["公安", "警方", "公安分局", "公安局"]

  // 蠡|湖北|岸, 长|江南|岸: the side of a water that some province is called after.
  private func isShore(_ token: Token) -> Bool {
    let end = Int(token.end)
    return token.count == 2 && end < characters.count && Self.shores.contains(characters[end])
      && Self.directions.contains(characters[end - 1])
  }

  private static let shores: CharacterSet = "岸侧麓畔"
  private static let directions: CharacterSet = "东南西北"
}
