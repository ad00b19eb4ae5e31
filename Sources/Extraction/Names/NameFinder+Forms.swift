/// Whether a head with what stands before it names a body, points at one, or tells a kind.
extension NameFinder {
  /// How the name speaks of its body, or `nil` when it is a kind of body and no name.
  func form(
    of mention: Mention, _ left: LeftBoundary.Result, tokens: [Token], head: Int
  ) -> Mention.Form? {
    let token = tokens[head]
    if token.has(known.fullName) { return .named }
    let characters = characters
    let start = mention.range.lowerBound
    // 市公安局|政府信息公开: a bureau has no government.
    if mention.parentOrganization != nil,
      ShortWord(characters, mention.headStart..<mention.range.upperBound) == "政府"
    {
      return nil
    }
    // 第一次|区域化|党建联席会议: one of its meetings.
    if token.has(known.alliance), characters[start] == 0x7B2C,
      characters[start..<min(start + 4, mention.headStart)].contains(Self.time)
    {
      return nil
    }
    // 全县唯一的|城区|派出所: which kind it is, said of one that has a name.
    if start > 3, characters[start - 1] == CharacterClass.possessive,
      characters[start - 3..<start - 1].elementsEqual(Self.only)
    {
      return nil
    }
    // 西渠头村党组织, and no 基层党组织
    if token.has(known.attached), mention.coreStart < mention.headStart || mention.parent == nil {
      return nil
    }
    if mention.coreStart == mention.headStart {
      return bareForm(mention, left, tokens: tokens, head: head)
    }
    // 区|校 are two.
    if isLevel(mention), token.count == 1, characters[mention.headStart] == 0x6821 { return nil }
    // 芒东寨|离|派出所|27|公里: how far it is.
    if token.has(known.ownName), mention.headStart > 0,
      Self.distances.contains(characters[mention.headStart - 1]), head + 1 < tokens.count,
      CharacterClass.isDigit(characters[Int(tokens[head + 1].start)])
        || tokens[head + 1].wordClass == .number
    {
      return nil
    }
    // 市、区|两级|党委, 县、乡、村|三级|综治中心
    if mention.parent == nil,
      let rank = characters[mention.core].prefix(5).firstIndex(of: Self.rank),
      rank > mention.coreStart, CharacterClass.isNumeral(characters[rank - 1])
    {
      return nil
    }
    // “尖刀先锋”支部品牌: what the branch runs.
    if left.quote != nil, token.has(known.partyBody),
      tokens[(head + 1)...].prefix(2).contains(where: { $0.has(known.programKind) })
    {
      return nil
    }
    // 争创“枫桥式”派出所: a style is no name.
    if let quote = left.quote, token.has(known.stateBody),
      quote.upperBound == mention.headStart
        || characters[quote.upperBound..<mention.headStart].elementsEqual(Self.police),
      Self.styles.contains(characters[quote.upperBound - 2])
    {
      return nil
    }
    // “升级版”医院, 构建平安医院
    if token.has(known.organizationHead), leftBoundary([]).isProper(token), mention.parent == nil,
      left.quote.map({ Self.styles.contains(characters[$0.upperBound - 2]) })
        ?? (left.first + 1 == head
          && Self.hopes.contains(ShortWord(characters, tokens[left.first].range)))
    {
      return nil
    }
    if left.quote != nil || isLevel(mention) { return .named }
    // 局指挥中心, 局治安大队: of the bureau spoken of.
    if mention.parent == nil, token.count > 1 || left.first + 1 < head,
      token.has(known.functionalHead),
      let first = tokens[min(left.first, head)..<head].first, first.count == 1,
      first.has(known.organizationHead), !left.isIndefinite
    {
      return .definite
    }
    // 村党支部: of the village that the text is about.
    if mention.parent == nil, mention.headStart - mention.coreStart == 1,
      characters[mention.coreStart] == 0x6751  // 村
    {
      let isOwn = token.has(known.partyBody) || token.has(known.localBody)
      return isOwn && !left.isIndefinite && !token.has(known.functionalHead) ? .definite : nil
    }
    // …特警大队一中队, and further on 一中队
    if mention.parent == nil, token.has(known.functionalHead), token.has(known.stateBody),
      mention.headStart - mention.coreStart == 1,
      CharacterClass.isNumeral(characters[mention.coreStart]), isEndOfNameBefore(mention)
    {
      return .definite
    }
    // One character is no name: 化在早处.
    if mention.parent == nil, mention.headStart - mention.coreStart == 1 { return nil }
    if token.count == 1 {
      // 幼儿园门口|站|了三年
      if Self.stands.contains(characters[mention.headStart]), head + 1 < tokens.count,
        PersonFinder.aspects.contains(characters[Int(tokens[head + 1].start)])
      {
        return nil
      }
      // 党群服务站947|处 counts.
      if CharacterClass.isDigit(characters[mention.headStart - 1]) { return nil }
      // 所, 处, 科 are heads of names only in the body they belong to, or where they open a clause or a list's item.
      guard mention.headStart - mention.coreStart >= 2 else { return nil }
      guard
        mention.parentOrganization != nil || mention.listOwner != nil || isFactory(mention)
          || token.has(known.functionalHead)
            && (isTeam(mention) || isDepartment(mention, left, tokens, head)
              || left.first + 1 < head && isFirstFounded(tokens, left.first, token))
      else { return nil }
    }
    let modifier = Array(tokens[min(left.first, head)..<head])
    if modifier.isEmpty { return .named }
    // 年度娄门|辖区|物业公司: those of some area, whichever.
    if modifier.dropFirst().contains(where: {
      $0.has(known.located) && $0.has(known.generic) && $0.count > 1
    }) {
      return nil
    }
    if isPlainName(modifier, token) || isTownName(modifier, token), !left.isIndefinite {
      return .named
    }
    // 上海银行|关心|杨|行
    if token.count == 1, characters[mention.headStart] == Self.bankEnd,
      modifier.contains(where: { $0.count > 1 && isCommonWord($0) })
    {
      return nil
    }
    // 嘉兴市|真真|老|老|食品|有限公司: right behind its place, all words are the company's own.
    if leftBoundary([]).isRegistered(token), modifier.count > 2,
      mention.parent.map({
        !mentions[$0].divisions.isEmpty && mentions[$0].range.upperBound == mention.coreStart
      }) ?? (modifier.count { $0.count == 1 } > 1)
    {
      return .named
    }
    // 沪苏浙|五个|供电所
    if let last = modifier.last, last.count == 2, last.wordClass != .placeName,
      CharacterClass.isNumeral(characters[Int(last.start)]),
      characters[Int(last.end) - 1] == Self.piece
    {
      return nil
    }
    // 怀化|站|派出所: the place has become part of the name.
    if mention.coreStart < Int(modifier[0].start), !left.isIndefinite { return .named }
    if token.has(known.functionalHead), leftBoundary(tokens).jointStart(head) == left.first {
      return .named
    }
    if let first = modifier.first, !isNumbered(mention), isCount(first, mention) { return nil }
    // 高速交警|二|分局
    if token.has(known.stateBody), modifier.count == 1, left.first > 0,
      CharacterClass.isNumeral(characters[Int(modifier[0].start)]),
      tokens[left.first - 1].has(known.opener), tokens[left.first - 1].end == modifier[0].start
    {
      return .named
    }
    let isOwned = mention.parentOrganization != nil || mention.listOwner != nil
    if modifier.allSatisfy({
      $0.has(known.generic) || $0.has(known.placeHead) || $0.has(known.organizationHead)
    }) {
      return genericForm(mention, left, modifier, token, tokens: tokens)
    }
    // 第一个社区大党委
    if let first = modifier.first, first.count > 2, characters[Int(first.start)] == 0x7B2C,
      Self.counted.contains(characters[Int(first.end) - 1])
    {
      return nil
    }
    if modifier.contains(where: { characters[Int($0.start)] == 0x7B2C }), modifier.count > 1 {
      return .named
    }  // 第
    // …学校第二党支部, and further on 第二党支部
    if mention.parent == nil, mention.listOwner == nil, modifier.count == 1,
      token.has(known.partyBody),
      characters[mention.coreStart] == 0x7B2C, isEndOfNameBefore(mention)
    {
      return .definite
    }
    if leftBoundary([]).isProper(token),
      isNumbered(mention) || isOfSyllables(modifier)
        || modifier.count > 1 && isFoundedCompany(tokens, head, modifier)
    {
      return .named
    }
    // 建设农村基层党组织联合体
    if token.has(known.alliance), mention.parent == nil, modifier.count > 2,
      modifier.allSatisfy({ $0.count > 1 && $0.entry >= 0 }),
      modifier[0].wordClass == .verb || modifier[0].wordClass == .verbalNoun
    {
      return nil
    }
    guard modifier.allSatisfy(isCommonWord) else {
      return left.isIndefinite && token.has(known.functionalHead) ? nil : .named
    }
    if isOwned { return .named }
    if left.isIndefinite { return nil }
    // 组织联合银行、学校: a verb and its object.
    if modifier.count == 1, modifier[0].has(known.stop), mention.parent == nil,
      !token.has(known.functionalHead), !token.has(known.partyBody)
    {
      return nil
    }
    if isCollege(mention, modifier) || isCollegeWithBranch(mention, tokens, head) { return .named }
    if token.has(known.functionalHead) {
      if mention.parent == nil, isEndOfNameBefore(mention) { return .definite }
      return mention.parent != nil || isUnitNamedBefore(mention)
        || standsAlone(tokens, left.first, head)
        || isListedPartner(tokens, left.first, head) || isOwnUnit(tokens, left.first)
        ? .named : nil
    }
    if mention.parent != nil || isUsedAsName(mention, modifier, token)
      || isCalledLikeRoad(mention, modifier, token) || isNumberAndSyllable(modifier, token)
    {
      return .named
    }
    if isLedByName(tokens, head, modifier) { return .named }
    return isBranchOfUnit(mention, modifier, token) ? .definite : nil
  }

  // 第五党支部, 机关第一党支部: that of the body spoken of, by its number.
  private func isBranchOfUnit(_ mention: Mention, _ modifier: [Token], _ head: Token) -> Bool {
    guard head.has(known.partyBody), mention.parent == nil, mention.listOwner == nil else {
      return false
    }
    let number = ShortWord(characters, modifier[0].range) == "机关" ? 1 : 0
    return number + 1 == modifier.count && modifier[number].wordClass == .number
      && characters[Int(modifier[number].start)] == 0x7B2C  // 第
  }

  // 安|踏|集团: characters that make no word with one another are the syllables of a name.
  private func isOfSyllables(_ modifier: [Token]) -> Bool {
    (2...4).contains(modifier.count)
      && modifier.allSatisfy {
        $0.count == 1 && $0.wordClass != .number && $0.wordClass != .measure
          && !$0.has(known.stop) && !$0.has(known.generic) && !$0.has(known.indefinite)
          && !$0.has(known.organizationHead) && !$0.has(known.placeHead)
          && CharacterClass.isHan(characters[Int($0.start)])
      }
      && modifier.contains { $0.wordClass != .adjective && $0.wordClass != .adverb }
  }

  // 创办了|星火|安保|公司
  private func isFoundedCompany(_ tokens: [Token], _ head: Int, _ modifier: [Token]) -> Bool {
    guard let first = modifier.first, !first.has(known.inner), !first.has(known.generic),
      first.wordClass == .noun || first.wordClass == .other || first.wordClass == .placeName,
      let index = tokens[..<head].firstIndex(where: { $0.start == first.start })
    else { return false }
    let boundary = leftBoundary(tokens)
    return boundary.isEnterprise(tokens[head]) && boundary.isFounded(index)
  }

  // 信息与计算机工程学院: no kind of college has so many subjects.
  private func isCollege(_ mention: Mention, _ modifier: [Token]) -> Bool {
    if mention.classes.meets(known.partyBody), modifier.count >= 2,
      characters[mention.headStart - 1] == LeftBoundary.department
    {
      return true
    }
    return modifier.count >= 3 && modifier.contains { $0.has(known.coordinator) }
      && (characters[mention.core].suffix(2).elementsEqual(LeftBoundary.college)
        || characters[mention.range.upperBound - 1] == LeftBoundary.department)
  }

  // 信息商务学院|学生党支部
  private func isCollegeWithBranch(_ mention: Mention, _ tokens: [Token], _ head: Int) -> Bool {
    guard characters[mention.core].suffix(2).elementsEqual(LeftBoundary.college),
      head + 1 < tokens.count, tokens[head + 1].start == tokens[head].end
    else { return false }
    return tokens[head + 1].has(known.partyBody)
  }

  // 通信工程党支部书记董光辉: a branch whose secretary has a name is a certain one.
  private func isLedByName(_ tokens: [Token], _ head: Int, _ modifier: [Token]) -> Bool {
    guard tokens[head].has(known.partyBody), head + 2 < tokens.count,
      tokens[head + 1].has(known.post), tokens[head + 1].start == tokens[head].end
    else { return false }
    return isInPerson(Int(tokens[head + 2].start))
      && !modifier.contains { $0.has(known.generic) || $0.has(known.indefinite) }
  }

  private static let styles: CharacterSet = "式版型"
  private static let hopes: [ShortWord?] = ["平安", "和谐", "智慧", "文明", "绿色"]
  private static let police = "公安".scalarValues
  private static let stands: CharacterSet = "站行"
  private static let only = "唯一".scalarValues
  private static let time: UInt32 = 0x6B21  // 次
  private static let distances: CharacterSet = "离距"
  private static let rank: UInt32 = 0x7EA7  // 级
  private static let bankEnd: UInt32 = 0x884C  // 行

  private func isTeam(_ mention: Mention) -> Bool { characters[mention.headStart] == 0x961F }  // 队

  // 南昌市|英雄|钢盔|厂
  private func isFactory(_ mention: Mention) -> Bool {
    mention.parent != nil && characters[mention.headStart] == 0x5382  // 厂
  }

  // A plain word names a body when the gazetteer has a place of that name: 胜利派出所.
  private func isUsedAsName(_ mention: Mention, _ modifier: [Token], _ head: Token) -> Bool {
    guard !head.has(known.partyBody) else { return false }
    if head.has(known.bank) { return !modifier.contains { $0.has(known.generic) } }
    // 羊角铺派出所: nouns and single characters, as long as a name.
    if head.has(known.stateBody), modifier.count > 1,
      // 桃花源景区派出所
      (2...(modifier[modifier.count - 1].has(known.placeHead) ? 6 : 4))
        .contains(mention.headStart - mention.coreStart)
    {
      let isName = modifier.allSatisfy {
        $0.count == 1 || $0.wordClass == .noun && !$0.has(known.generic) && !$0.has(known.inner)
          || $0.has(known.placeHead) && $0.start > modifier[0].start
          // 解放大道派出所
          || $0.has(known.inner) && modifier.count == 2 && modifier[1].has(known.placeHead)
            && !modifier[1].has(known.settlement)
      }
      // 四季青派出所: the gazetteer has 四季青街道.
      return isName || context.isKnownStem(from: mention.coreStart, head: head)
    }
    // 城市更新公司党总支: a company with a party body is a certain one.
    if leftBoundary([]).isEnterprise(head),
      modifier.count > 1 || !modifier[0].has(known.generic),
      context.isCertainBody(from: mention.coreStart, through: mention.range.upperBound)
    {
      return true
    }
    guard modifier.count == 1, !isAim(mention) else { return false }
    // 创新派出所‘主防’模式: a verb is a name only where the document says it again.
    if modifier[0].wordClass == .verb || modifier[0].wordClass == .verbalNoun,
      !context.isRepeated(from: mention.coreStart, through: mention.range.upperBound)
    {
      return false
    }
    return context.isKnownStem(from: mention.coreStart, head: head)
  }

  // 天|山路|收费站: a road has a name.
  private func isCalledLikeRoad(_ mention: Mention, _ modifier: [Token], _ head: Token) -> Bool {
    guard modifier.count > 1,
      !mention.classes.meets(known.functionalHead.union(known.localBody).union(known.partyBody)),
      !head.has(known.stateBody) || head.has(known.ownName),
      (3...5).contains(mention.headStart - mention.coreStart),
      !modifier.contains(where: { $0.has(known.stop) || $0.has(known.generic) })
    else { return false }
    return Self.roadEnds.contains(characters[mention.headStart - 1])
  }

  // 打造平安医院: what it is to become.
  private func isAim(_ mention: Mention) -> Bool {
    let start = mention.coreStart
    guard start >= 2, let verb = lexicon.entry(of: characters[start - 2..<start]) else {
      return false
    }
    return verb.classes.meets(known.founding) && verb.classes.meets(known.stop)
      || verb.classes.meets(known.pairing)
  }

  // 市公安局
  private func isLevel(_ mention: Mention) -> Bool {
    mention.headStart - mention.coreStart == 1 && mention.parent == nil
      && Self.levels.contains(characters[mention.coreStart])
  }

  static let levels: CharacterSet = "省市县区州旗镇乡"

  // 委 and 局 alone are names only after a division: 市南区委.
  func isGovernmentName(_ mention: Mention) -> Bool {
    guard let parent = mention.parent else { return false }
    return mentions[parent].label == .place
      && (!mentions[parent].divisions.isEmpty
        || mention.classes.meets(known.localBody)
          && mentions[parent].classes.meets(known.settlement))
  }

  // 馆陶: a county's name that is hardly any other word.
  func isRareDivision(_ token: Token) -> Bool {
    token.isDivision && lexicon.entries[Int(token.entry)].cost > 12
  }

  /// A word of the common vocabulary: it tells a kind.
  func isCommonWord(_ token: Token) -> Bool {
    guard token.entry >= 0 else { return false }
    if isRareDivision(token) { return false }
    if token.count == 1 {
      switch token.wordClass {
      case .verb, .adjective, .adverb, .preposition, .conjunction, .measure, .number: return true
      default: return false
      }
    }
    if token.has(known.inner) || token.has(known.generic) || token.has(known.placeHead) {
      return true
    }
    switch token.wordClass {
    case .noun, .verb, .verbalNoun, .adjective, .direction, .placeWord, .number, .other, .adverb:
      break
    default: return false
    }
    return true
  }
}
