/// What heads are that have no name of their own before them: 社区党支部, 分局.
extension NameFinder {
  // 社区党委 points at the one the text has named; 企事业单位党支部 at none.
  func genericForm(
    _ mention: Mention, _ left: LeftBoundary.Result, _ modifier: [Token], _ head: Token,
    tokens: [Token]
  ) -> Mention.Form? {
    let isOwned = mention.parentOrganization != nil
    // 中车|集团
    if modifier.count == 1, modifier[0].has(known.fullName), !left.isIndefinite {
      return .named
    }
    // 中国铁路沈阳|局|集团有限公司
    if modifier.count == 1, leftBoundary([]).isEnterprise(head),
      ShortWord(characters, modifier[0].range) == "局"
    {
      return .named
    }
    // 内蒙古师范大学|附属|第二中学, 上海政法学院|警务|学院
    if isOwned, Self.schoolEnds.contains(characters[mention.range.upperBound - 1]),
      !left.isIndefinite, modifier.allSatisfy({ $0.has(known.inner) }),
      head.has(known.organizationHead)
    {
      return .named
    }
    // 义乌市公安局|商城|派出所: under its bureau a station is called after what lies there.
    if isOwned, head.has(known.stateBody),
      head.has(known.ownName) || head.has(known.localBody)
        || !head.has(known.functionalHead), modifier.count == 1,
      modifier[0].has(known.placeHead), !modifier[0].has(known.settlement), !left.isIndefinite
    {
      return .named
    }
    // 机场|路|派出所: a road has a name, whatever it is called after.
    if head.has(known.ownName), head.has(known.stateBody), modifier.count == 2, !left.isIndefinite,
      modifier[1].has(known.placeHead), !modifier[1].has(known.settlement), modifier[1].count == 1
    {
      return .named
    }
    // 阿勒泰边防支队, 新疆公安边防总队
    if head.has(known.stateBody), mention.parent != nil,
      modifier.allSatisfy({ $0.has(known.inner) || $0.has(known.bureauShort) })
    {
      return .named
    }
    // 街道平安办: of the street spoken of.
    if !isOwned, mention.listOwner == nil, mention.parent == nil, head.has(known.localBody),
      head.has(known.functionalHead), modifier.count == 1, !left.isIndefinite,
      ShortWord(characters, modifier[0].range) == "街道"
    {
      return .definite
    }
    if head.has(known.functionalHead) {
      if isOwned { return .named }
      if !left.isIndefinite,
        isFirstFounded(tokens, left.first, head)
          || !head.has(known.outpost)
            && (startsClause(tokens, left.first) || isOwnUnit(tokens, left.first))
      {
        return .named
      }
    }
    // 县城管局|市政|支部: of the parts of one body
    if isOwned || mention.listOwner != nil, head.has(known.partyBody), !left.isIndefinite,
      !modifier.contains(where: { $0.has(known.placeHead) || $0.has(known.organizationHead) })
    {
      return .named
    }
    // 天津经开区|西部|片区|管理局
    if mention.parent != nil, modifier.count == 2, modifier[0].wordClass == .direction,
      !left.isIndefinite
    {
      return .named
    }
    guard !left.isIndefinite, modifier.count == 1 else { return nil }
    // 中关村科技园区委员会
    if mention.parent != nil, head.has(known.localBody), modifier[0].has(known.placeHead),
      !modifier[0].has(known.settlement), modifier[0].count > 2
    {
      return .named
    }
    // 检察院党组成员、机关党委书记: of the body in question.
    if mention.parent == nil, head.has(known.partyBody),
      ShortWord(characters, modifier[0].range) == "机关",
      let next = tokens.first(startingAt: mention.range.upperBound), next.has(known.post)
    {
      return .definite
    }
    // 东山街机关支部
    if mention.parent != nil, ShortWord(characters, modifier[0].range) == "机关" {
      return .named
    }
    // 中国电信苏州分公司|园区|局
    if isOwned, modifier[0].has(known.placeHead), !modifier[0].has(known.settlement) {
      return .named
    }
    return modifier[0].has(known.placeHead) || modifier[0].has(known.organizationHead)
      ? .definite : nil
  }

  // 青年|小学; 机场|派出所, of which a town has one
  func isPlainName(_ modifier: [Token], _ head: Token) -> Bool {
    guard modifier.count == 1 else { return false }
    let word = ShortWord(characters, modifier[0].range)
    return PlainNames.ofStations.contains(word) && bearsPlainName(head)
      || PlainNames.ofSites.contains(word) && isStation(head)
  }

  // 更|乐|小学, 下河|清|派出所: what some town is called, and no word.
  func isTownName(_ modifier: [Token], _ head: Token) -> Bool {
    guard let first = modifier.first, modifier.count > 1 || first.count > 2,
      bearsPlainName(head), Int(head.start) - Int(first.start) <= 4
    else { return false }
    return context.isKnownStem(from: Int(first.start), head: head)
  }

  func bareForm(
    _ mention: Mention, _ left: LeftBoundary.Result, tokens: [Token], head: Int
  ) -> Mention.Form? {
    let token = tokens[head]
    if left.isIndefinite { return nil }
    // 与学校驻地石湾派出所: where something lies.
    if mention.parent == nil, head + 1 < tokens.count, tokens[head + 1].start == token.end,
      tokens[head + 1].has(known.located), tokens[head + 1].has(known.generic)
    {
      return nil
    }
    // …服务社党支部: the branch of a unit that could not be read is not that of another.
    if mention.parent == nil, token.has(known.partyBody), head > 0,
      tokens[head - 1].end == token.start, tokens[head - 1].has(known.organizationHead),
      ending[Int(token.start)] == nil
    {
      return nil
    }
    if token.count == 1 {
      if mention.parent != nil, isGovernmentName(mention), !token.has(known.functionalHead) {
        return .named
      }
      // 所党支部: the station of which the text speaks.
      let next = head + 1 < tokens.count ? tokens[head + 1] : nil
      let opensParty = next.map { $0.start == token.end && $0.has(known.partyBody) } ?? false
      return left.isDefinite || opensParty && startsClause(tokens, head) ? .definite : nil
    }
    if mention.parent != nil || mention.listOwner != nil { return .named }
    // 成立|诉调对接中心
    if isFirstFounded(tokens, head, token), token.has(known.functionalHead) { return .named }
    return isOneOfKinds(tokens, head) ? nil : .definite
  }

  // 社区、企业、学校: among words that only say which kind, one more.
  private func isOneOfKinds(_ tokens: [Token], _ head: Int) -> Bool {
    func isKind(_ index: Int, beside mark: Int) -> Bool {
      tokens.indices.contains(index) && tokens.indices.contains(mark)
        && characters[Int(tokens[mark].start)] == CharacterClass.enumerationComma
        && tokens[index].has(known.generic) && !tokens[index].has(known.organizationHead)
    }
    return isKind(head - 2, beside: head - 1) || isKind(head + 2, beside: head + 1)
  }

  static let schoolEnds: CharacterSet = "学园院"
}
