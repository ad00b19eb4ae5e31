extension NameFinder {
  /// A word that the gazetteer knows as a town, street, community or village: 大嶝街道.
  func addKnownPlace(_ tokens: [Token], _ index: Int, sentence: Int) -> Bool {
    let token = tokens[index]
    guard token.count >= 2, !token.has(known.placeHead),
      !token.has(known.generic),
      let length = headLength(token)
    else { return false }
    if isCutWrong(tokens, index) || isJoining(token) { return false }
    let area = areaBefore(tokens, index)
    let isPart = isPartOfName(token)
    let opening =
      area ?? (token.count == 2 || isPart ? syllablesBefore(tokens, index) : nil)
      ?? (isPart ? wordBefore(tokens, index) : nil)
    let isVillage = isCommunity(tokens, index + 1, after: token)
    guard token.count > 2 || opening != nil || isVillage else { return false }
    var start = Int(token.start)
    // 东大街社区, where the gazetteer has only 大街社区.
    var at = index
    while at > 0, tokens[at - 1].end == tokens[at].start, tokens[at - 1].count <= 2,
      !tokens[at - 1].has(known.stop), !tokens[at - 1].has(known.placeHead),
      !tokens[at - 1].has(known.organizationHead), !endsDivision(Int(tokens[at - 1].end)),
      tokens[at - 1].count == 1 && isSyllable(tokens[at - 1])
        || ending[Int(tokens[at - 1].start)].map({ mentions[$0].label == .place }) ?? false,
      CharacterClass.isHan(characters[Int(tokens[at - 1].start)])
    {
      at -= 1
      start = Int(tokens[at].start)
    }
    if at < index, let garden = wordBefore(tokens, at), Self.gardens.contains(characters[start]) {
      start = garden
    }
    if let opening, opening < start { start = opening }
    if start == Int(token.start) {
      if let opening {
        start = opening
      } else if let estate = estateBefore(tokens, index, headLength: length) {
        start = estate
      } else if index > 0, isNumeral(tokens[index - 1], of: token) {
        start = Int(tokens[index - 1].start)
      } else if index > 1, opensItem(tokens[index - 1]) {
        start -= 1
      } else if index > 0, tokens[index - 1].count == 1, ending[start] == nil,
        CharacterClass.isHan(characters[start - 1]), !LeftBoundary.joins(characters[start - 1]),
        context.isAlwaysLeft(from: start - 1, of: start, through: Int(token.end))
      {
        start -= 1
      }
    }
    // 海陵三社区 counts.
    if Int(token.end) - length - start == 1, CharacterClass.isNumeral(characters[start]) {
      return false
    }
    // 文明社区: a place somewhere, a plain word here.
    let stem = start..<Int(token.end) - length
    if isPlainStem(stem, through: Int(token.end)) || isAim(stem, tokens, index), !isLocated(start),
      !isVillage, !isPartner(tokens, index), !isGoverned(tokens, index)
    {
      return false
    }
    var mention = Mention(
      label: .place, range: start..<Int(token.end), coreStart: start,
      headStart: Int(token.end) - length, sentence: sentence)
    mention.classes =
      lexicon.entry(of: characters[mention.headStart..<Int(token.end)])?.classes ?? .none
    tie(&mention)
    add(mention)
    return true
  }

  // 派出所党支部|会同社区: a verb behind a body, whatever some place is called.
  private func isJoining(_ token: Token) -> Bool {
    let start = Int(token.start)
    guard token.count == 4, start > 0 else { return false }
    // 党|建和社区
    if characters[start] == Self.build, Self.builders.contains(characters[start - 1]) {
      return true
    }
    // 联系了城管科，会同社区找到原因
    let opensClause = characters[start - 1] == CharacterClass.comma
    guard opensClause || ending[start].map({ mentions[$0].label == .organization }) ?? false else {
      return false
    }
    return lexicon.entry(of: characters[start..<start + 2])?.classes.meets(known.joining) ?? false
  }

  private static let build: UInt32 = 0x5EFA  // 建
  private static let builders: CharacterSet = "共党"

  // 煤|建|新村社区, 建筑|新村街道: what many names end with is seldom one by itself.
  private func isPartOfName(_ token: Token) -> Bool {
    token.count == 4
      && Self.parts.contains(ShortWord(characters, Int(token.start)..<Int(token.start) + 2))
  }

  // 石榴|园|南里社区
  private static let gardens: CharacterSet = "园庄桥苑湾坊营楼台寺庙塔河湖岭"
  private static let parts: [ShortWord?] = [
    "南里", "北里", "东里", "西里", "新村", "新区", "东区", "西区", "南区", "北区", "新城",
  ]

  private func wordBefore(_ tokens: [Token], _ index: Int) -> Int? {
    guard index > 0, tokens[index - 1].end == tokens[index].start, tokens[index - 1].count == 2,
      !text.isAfterGap[Int(tokens[index].start)]
    else { return nil }
    let before = tokens[index - 1]
    guard !before.has(known.stop), !before.has(known.post), !before.has(known.generic),
      !before.isDivision, !before.isSettlement, CharacterClass.isHan(characters[Int(before.start)]),
      before.wordClass == .noun || before.wordClass == .verbalNoun || before.wordClass == .otherName
        || before.wordClass == .placeName || before.wordClass == .unknown,
      endsArea(Int(before.start)) || index == 1 || opensName(tokens[index - 2], before: before)
    else { return nil }
    return Int(before.start)
  }

  // 后村|社区
  private func isCommunity(_ tokens: [Token], _ next: Int, after token: Token) -> Bool {
    next < tokens.count && tokens[next].start == token.end
      && ShortWord(characters, tokens[next].range) == "社区"
  }

  // 二|七路街道, where the gazetteer has a 七路街道 too; 由|九|溪江乡, which nothing counts.
  private func isNumeral(_ left: Token, of token: Token) -> Bool {
    let c = characters[Int(left.start)]
    // 二十|道沟村
    if left.count == 2, left.end == token.start, token.count > 2, left.wordClass == .number,
      characters[left.range].allSatisfy(CharacterClass.isNumeral)
    {
      return true
    }
    return left.count == 1 && left.end == token.start && CharacterClass.isNumeral(c)
      && (CharacterClass.isNumeral(characters[Int(token.start)])
        || token.count > 2 && Self.digits.contains(c)
          && Self.townEnds.contains(characters[Int(token.end) - 1]))
  }

  private static let digits: CharacterSet = "三四五六七八九十"

  // 、|上|新营村: nothing else stands there to which the character could belong.
  private func opensItem(_ token: Token) -> Bool {
    let before = Int(token.start) - 1
    return token.count == 1 && before > 0 && characters[before] == CharacterClass.enumerationComma
      && CharacterClass.isHan(characters[Int(token.start)])
      && !LeftBoundary.joins(characters[Int(token.start)]) && !token.has(known.definite)
      && !token.has(known.indefinite)
      && ending[before].map { mentions[$0].classes.meets(known.settlement) } ?? false
  }

  // 太要镇|欧|家|城村: single characters between a town and a name that the gazetteer has belong to the name.
  private func areaBefore(_ tokens: [Token], _ index: Int) -> Int? {
    guard index > 0, !endsArea(Int(tokens[index].start)) else { return nil }
    // 洛若镇|五色|海村
    if tokens[index].count == 2, tokens[index - 1].count == 2,
      tokens[index - 1].end == tokens[index].start, endsArea(Int(tokens[index - 1].start)),
      !tokens[index - 1].has(known.stop), tokens[index - 1].classes.isEmpty,
      CharacterClass.isHan(characters[Int(tokens[index - 1].start)])
    {
      return Int(tokens[index - 1].start)
    }
    for at in stride(from: index - 1, through: max(0, index - 3), by: -1) {
      let token = tokens[at]
      guard token.count == 1, CharacterClass.isHan(characters[Int(token.start)]),
        !token.has(known.definite), token.wordClass != .verb || !token.has(known.stop),
        !LeftBoundary.joins(characters[Int(token.start)]),
        token.wordClass != .number, !text.isAfterGap[Int(tokens[at + 1].start)]
      else { return nil }
      if endsArea(Int(token.start)) { return Int(token.start) }
    }
    return nil
  }

  // ，|敖|靠|塔村: nothing but single characters between the start of a phrase and what some village is called.
  private func syllablesBefore(_ tokens: [Token], _ index: Int) -> Int? {
    for at in stride(from: index - 1, through: max(0, index - 3), by: -1) {
      // 六|柱|沟村
      if at < index - 1, tokens[at].count == 1, tokens[at].end == tokens[at + 1].start,
        CharacterClass.isNumeral(characters[Int(tokens[at].start)]),
        tokens[at + 1].wordClass != .measure,
        !Self.counted.contains(characters[Int(tokens[at + 1].start)]),
        at == 0 || opensName(tokens[at - 1], before: tokens[at])
          || endsArea(Int(tokens[at].start))
      {
        return Int(tokens[at].start)
      }
      // 梅|家|营村: whose village it is.
      if at == index - 1, at > 0, isFamily(tokens[at]), tokens[at - 1].count == 1,
        tokens[at - 1].end == tokens[at].start, tokens[at].end == tokens[index].start,
        lexicon.persons.surnameLength(characters, at: Int(tokens[at - 1].start)) != nil,
        at == 1 || opensName(tokens[at - 2], before: tokens[at - 1])
          || endsArea(Int(tokens[at - 1].start))
      {
        return Int(tokens[at - 1].start)
      }
      guard tokens[at].count == 1, tokens[at].end == tokens[at + 1].start,
        !text.isAfterGap[Int(tokens[at + 1].start)], mayBeSyllable(tokens[at])
      else { return nil }
      guard !tokens[at].has(known.stop), at == 0 || opensName(tokens[at - 1], before: tokens[at])
      else { continue }
      let start = Int(tokens[at].start)
      switch tokens[at].wordClass {
      case .unknown, .noun, .other, .otherName, .person, .placeName, .direction: return start
      default:
        let isListed =
          start > 1
          && ending[start - 1].map {
            mentions[$0].classes.meets(known.settlement)
              && characters[start - 1] == CharacterClass.enumerationComma
          } ?? false
        if isListed || context.isRepeated(from: start, through: Int(tokens[index].end)) {
          return start
        }
      }
    }
    return nil
  }

  private func isFamily(_ token: Token) -> Bool {
    token.count == 1 && characters[Int(token.start)] == 0x5BB6  // 家
  }

  func mayBeSyllable(_ token: Token) -> Bool {
    let c = characters[Int(token.start)]
    switch token.wordClass {
    case .mark, .letters, .number, .measure, .pronoun, .particle: return false
    default:
      return CharacterClass.isHan(c) && !LeftBoundary.joins(c)
        && !token.has(known.definite) && !token.has(known.indefinite) && !token.has(known.generic)
        && !token.has(known.placeHead) && !token.has(known.organizationHead)
        && !CharacterClass.isNumeral(c)
    }
  }

  // What no name goes on from: a mark, a verb, a function word.
  private func opensName(_ token: Token, before next: Token) -> Bool {
    if token.wordClass == .mark || token.has(known.stop) || text.isAfterGap[Int(next.start)] {
      return true
    }
    switch token.wordClass {
    case .verb: return token.count > 1
    case .preposition, .conjunction, .particle, .time: return true
    default: return false
    }
  }

  private static let estateEnds: CharacterSet = "园苑墅庭邸"

  // 金湾|花城社区, 世纪|豪园社区, 工人|新村社区: what stands before the word for an estate is the estate's name.
  private func estateBefore(_ tokens: [Token], _ index: Int, headLength: Int) -> Int? {
    let stem = Int(tokens[index].start)..<Int(tokens[index].end) - headLength
    guard index > 0, stem.count >= 2, tokens[index - 1].end == tokens[index].start,
      ending[stem.lowerBound] == nil, !text.isAfterGap[stem.lowerBound],
      lexicon.entry(of: characters[stem])?.classes.meets(known.placeHead) ?? false
        || Self.estateEnds.contains(characters[stem.upperBound - 1]) && stem.count == 2
    else { return nil }
    let before = tokens[index - 1]
    guard (2...3).contains(before.count), !before.has(known.stop), !before.has(known.generic),
      !before.has(known.definite), !before.has(known.indefinite), !before.has(known.inner),
      !before.has(known.organizationHead), !before.has(known.placeHead), !before.has(known.post),
      index == 1 || opensName(tokens[index - 2], before: before)
        || ending[Int(before.start)].map({ mentions[$0].label == .place }) ?? false
    else { return nil }
    switch before.wordClass {
    case .noun, .placeName, .otherName, .unknown, .person, .adjective, .placeWord:
      return Int(before.start)
    default: return nil
    }
  }

  private func isSyllable(_ token: Token) -> Bool {
    switch token.wordClass {
    case .unknown, .noun, .otherName, .person, .placeName, .other, .adjective:
      // 文|澜|花园社区, though 文 also opens the byline of a text
      token.classes.isEmpty || token.has(known.byline)
    default: false
    }
  }

  // A county, town or the like stands before it; 山东省文明社区 is a title.
  private func isLocated(_ start: Int) -> Bool {
    guard let left = ending[start], mentions[left].label == .place else { return false }
    return mentions[left].divisions.isEmpty
      || context.divisions(of: mentions[left]).contains {
        lexicon.gazetteer.divisions[Int($0)].level == 3
      }
  }

  // 共|建和社区: two words meet in what some place is called.
  private func isCutWrong(_ tokens: [Token], _ index: Int) -> Bool {
    let start = Int(tokens[index].start)
    guard index > 0, tokens[index - 1].count == 1, Int(tokens[index - 1].end) == start,
      Self.listMarks.contains(characters[start + 1])
    else { return false }
    return lexicon.entry(of: characters[start - 1...start])?.classes.meets(known.pairing) ?? false
  }

  // 与|民主社区|建立: with whom something is set up.
  private func isPartner(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 0, index + 1 < tokens.count, tokens[index - 1].has(known.coordinator) else {
      return false
    }
    let next = tokens[index + 1]
    return next.start == tokens[index].end && (next.has(known.pairing) || next.has(known.creation))
  }

  // 得胜街道|党工委: the committee of a street, whatever its name means.
  private func isGoverned(_ tokens: [Token], _ index: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index + 1].start == tokens[index].end,
      tokens[index + 1].has(known.partyBody) || tokens[index + 1].has(known.localBody)
    else { return false }
    return characters[..<Int(tokens[index].end)].suffix(2).elementsEqual(Self.street)
  }

  private static let street = "街道".scalarValues

  private func isPlainStem(_ range: Range<Int>, through end: Int) -> Bool {
    guard let entry = lexicon.entry(of: characters[range]), entry.divisions.isEmpty else {
      return false
    }
    // 更新社区应急预案: a verb and its object.
    if entry.wordClass == .verb || entry.wordClass == .adverb, entry.cost < 12,
      !context.isRepeated(from: range.lowerBound, through: end), !isListed(range.lowerBound)
    {
      return true
    }
    return entry.classes.meets(known.generic) || entry.classes.meets(known.inner) && entry.cost < 10
      || entry.cost < 9.5 && entry.wordClass != .otherName
  }

  private static let aiming: [ShortWord?] = [
    "共创", "争创", "创建", "打造", "共建", "营造", "建设", "构建", "构筑", "创造", "建成",
  ]

  // 打造平安社区、和谐社区, 推进和谐社区建设: what a community is to become.
  private func isAim(_ stem: Range<Int>, _ tokens: [Token], _ index: Int) -> Bool {
    guard let entry = lexicon.entry(of: characters[stem]), entry.wordClass != .placeName,
      entry.wordClass != .otherName, entry.cost < 13
    else { return false }
    if index + 1 < tokens.count, tokens[index + 1].start == tokens[index].end,
      tokens[index + 1].has(known.programKind)
        && (tokens[index + 1].wordClass == .verb || tokens[index + 1].wordClass == .verbalNoun)
    {
      return true
    }
    // 共创|文明社区
    if index > 0, tokens[index - 1].end == tokens[index].start,
      Self.aiming.contains(ShortWord(characters, tokens[index - 1].range))
    {
      return true
    }
    // 变成发案率下降的平安社区
    if index > 1, characters[Int(tokens[index - 1].start)] == CharacterClass.possessive,
      tokens[..<index].suffix(12).contains(where: {
        Self.becoming.contains(ShortWord(characters, $0.range))
      })
    {
      return true
    }
    for before in tokens[..<index].suffix(6).reversed() {
      if before.has(known.stop), before.has(known.founding) { return true }
      let isJoint =
        before.isSettlement || characters[Int(before.start)] == CharacterClass.enumerationComma
        || before.has(known.coordinator)
      guard isJoint else { return false }
    }
    return false
  }

  private static let becoming: [ShortWord?] = ["成为", "变成", "建成", "打造"]

  private func headLength(_ token: Token) -> Int? {
    // 洪泽经济|开发区, 阳宗海|风景名胜区
    for length in [2, 1, 3, 5, 4] where length < token.count {
      let tail = characters[Int(token.end) - length..<Int(token.end)]
      if let entry = lexicon.entry(of: tail), entry.classes.meets(known.placeHead) { return length }
    }
    return nil
  }
}
