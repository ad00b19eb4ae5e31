extension NameFinder {
  /// Reads an organization's name whose head is the token at `head`.
  func addOrganization(_ tokens: [Token], _ head: Int, sentence: Int) {
    let token = tokens[head]
    if token.has(known.bureauShort), !isBureauShort(tokens, head) { return }
    if addQuoted(tokens, head, sentence: sentence) { return }
    let left = boundary(tokens, head)
    if left.first == head, left.quote == nil, !left.isIndefinite, ending[Int(token.start)] == nil,
      let parts = HeadParts.split(token, lexicon: lexicon, text: characters)
    {
      let tokens = tokens[..<head] + parts + tokens[(head + 1)...]
      return addOrganization(Array(tokens), head + parts.count - 1, sentence: sentence)
    }
    let start = left.first < head ? Int(tokens[left.first].start) : Int(token.start)
    var mention = Mention(
      label: .organization, range: start..<Int(token.end), coreStart: start,
      headStart: Int(token.start), sentence: sentence)
    mention.classes = token.classes
    if let quote = left.quote { mention.bareRange = quote.lowerBound + 1..<quote.upperBound - 1 }
    if token.has(known.levelBody), left.first == head {
      mention.headStart += 1
      if let place = ending[start], mentions[place].label == .place {
        chain(&mention, isBare: true)
      }
    } else {
      chain(&mention, isBare: left.first == head)
      if left.first == head, mention.parent == nil { takeLevel(&mention, tokens, head) }
    }
    absorbRoad(&mention)
    takeOpener(&mention, tokens, head)
    guard let form = form(of: mention, left, tokens: tokens, head: head) else { return }
    mention.form = form
    add(mention)
    if let parent = mention.parent {
      mentions[parent].isInside = true
      var outer: Int? = parent
      while let place = outer, isPartOnly(mentions[place], of: mention) {
        mentions[place].isPartOnly = true
        outer = mentions[place].parent
      }
    }
  }

  // 市南公安 is a bureau; 市南公安机关 and 公安工作 are not.
  private func isBureauShort(_ tokens: [Token], _ head: Int) -> Bool {
    guard endsDivision(Int(tokens[head].start)) else { return false }
    guard head + 1 < tokens.count, tokens[head + 1].start == tokens[head].end else { return true }
    let next = tokens[head + 1]
    if next.wordClass == .noun, next.entry >= 0, next.count >= 2, !next.has(known.organizationHead)
    {
      return false
    }
    return true
  }

  /// “老所长工作室”: a quotation that is a name by itself.
  private func addQuoted(_ tokens: [Token], _ head: Int, sentence: Int) -> Bool {
    let end = Int(tokens[head].end)
    guard end < characters.count, characters[end] == CharacterClass.closeQuote,
      head + 2 >= tokens.count || !tokens[head + 2].has(known.programKind),
      let open = context.quoteOpening(closedAt: end), end - open <= 16,
      tokens[head].count >= 2 || end - open >= 5, open + 1 < Int(tokens[head].start),
      !characters[open + 1..<end].contains(where: {
        $0 == CharacterClass.comma || $0 == CharacterClass.enumerationComma
      }),
      tokens[head].has(known.functionalHead) || tokens[head].has(known.alliance),
      !CharacterClass.isNumeral(characters[Int(tokens[head].start) - 1]),
      !CharacterClass.isNumeral(characters[open + 1]),
      !tokens.contains(where: {
        Int($0.start) > open && Int($0.end) < Int(tokens[head].start) && isFunctionWord($0)
      }),
      !followsHonour(tokens, open)
    else { return false }
    var mention = Mention(
      label: .organization, range: open + 1..<end, coreStart: open + 1,
      headStart: Int(tokens[head].start), sentence: sentence)
    mention.classes = tokens[head].classes
    mention.bareRange = open + 1..<end
    add(mention)
    ending[end + 1] = mentions.count - 1
    return true
  }

  private func isFunctionWord(_ token: Token) -> Bool {
    switch token.wordClass {
    case .preposition, .pronoun, .conjunction, .particle: token.has(known.stop)
    default: token.count == 1 && characters[Int(token.start)] == 0x4E3A  // 为
    }
  }

  private func followsHonour(_ tokens: [Token], _ open: Int) -> Bool {
    tokens.last { Int($0.end) <= open }?.has(known.honour) ?? false
  }

  // 海军青岛特勤疗养中心: the service that a body belongs to opens its name, before the place.
  private func takeOpener(_ mention: inout Mention, _ tokens: [Token], _ head: Int) {
    guard let opener = tokens[..<head].last(where: { Int($0.end) <= mention.range.lowerBound }),
      Int(opener.end) == mention.range.lowerBound, opener.has(known.opener),
      // 中共 opens the name of the branch, not that of the company whose branch it is.
      !opener.has(known.partyBody) || mention.classes.meets(known.partyBody)
    else { return }
    mention.range = Int(opener.start)..<mention.range.upperBound
  }

  // 星月路小学, 泗县站警务室: the road or the station's town is part of the name.
  private func absorbRoad(_ mention: inout Mention) {
    if let left = mention.serves ?? mention.parent, mentions[left].label == .place,
      mentions[left].range.upperBound == mention.coreStart,
      ShortWord(characters, mention.coreStart..<mention.headStart) == "站"
    {
      absorb(left, into: &mention)
      return
    }
    guard let left = mention.parent, mention.coreStart == mention.headStart,
      mentions[left].label == .place,
      mentions[left].divisions.isEmpty, !mentions[left].classes.meets(known.settlement),
      !mention.classes.meets(known.outpost), !mention.classes.meets(known.partyBody),
      !mention.classes.meets(known.localBody)
    else { return }
    absorb(left, into: &mention)
  }

  private func absorb(_ left: Int, into mention: inout Mention) {
    mention.coreStart = mentions[left].coreStart
    mention.parent = mention.parentOrganization ?? mentions[left].parent
    mention.parentPlace = mentions[left].parent
    mention.serves = nil
    mentions[left].isAbsorbed = true
  }

  func boundary(_ tokens: [Token], _ head: Int) -> LeftBoundary.Result {
    leftBoundary(tokens).start(ofHead: head) { ending[$0] != nil }
  }

  func leftBoundary(_ tokens: [Token]) -> LeftBoundary {
    LeftBoundary(names: self, tokens: tokens)
  }

  /// Ties a name to the one it continues.
  private func chain(_ mention: inout Mention, isBare: Bool) {
    let start = mention.coreStart
    guard let left = ending[start] ?? bodyAbove(start) else { return }
    // 历史文化园⏎团市委: over a gap only an administrative place goes on.
    let isArea = !mentions[left].divisions.isEmpty || mentions[left].classes.meets(known.settlement)
    guard !text.isAfterGap[start] || mentions[left].label == .place && isArea || isBare else {
      return
    }
    // 第一 and the like never continue a name of a person.
    guard mentions[left].label == .organization || mentions[left].label == .place else { return }
    mention.parent = left
    mention.range = mentions[left].range.lowerBound..<mention.range.upperBound
    var current: Int? = left
    while let at = current {
      if mentions[at].label == .organization, mention.parentOrganization == nil {
        mention.parentOrganization = at
      }
      if mentions[at].label == .place, mention.parentPlace == nil { mention.parentPlace = at }
      mention.range =
        min(mention.range.lowerBound, mentions[at].range.lowerBound)..<mention.range.upperBound
      current = mentions[at].parent ?? bodyBefore(at)
    }
    if mention.classes.meets(known.outpost) { serve(&mention, left: left) }
  }

  // 轨道交通集团所属|城市发展公司
  private func bodyAbove(_ start: Int) -> Int? {
    guard start > 2,
      DocumentContext.above.contains(where: { characters[(start - 2)...].starts(with: $0) }),
      let body = ending[start - 2], mentions[body].label == .organization,
      mentions[body].form == .named
    else { return nil }
    return body
  }

  // 淡澳派出所驻惠阳区第二人民医院警务室: the outpost of one body in another.
  private func serve(_ mention: inout Mention, left: Int) {
    let inner = mentions[left]
    let before = inner.range.lowerBound - 1
    if before > 0, characters[before] == 0x9A7B, let owner = ending[before] {  // 驻
      mention.serves = left
      mention.parent = owner
      mention.parentOrganization = owner
      mention.range = mentions[owner].range.lowerBound..<mention.range.upperBound
    } else if inner.label == .place {
      mention.serves = left
      if let owner = mention.parentOrganization { mention.parent = owner }
    }
  }

  // 徽商银行|芜湖|官桥支行: the place stands between the unit and its body.
  private func bodyBefore(_ place: Int) -> Int? {
    guard mentions[place].label == .place, !text.isAfterGap[mentions[place].coreStart],
      let body = ending[mentions[place].coreStart], mentions[body].label == .organization
    else { return nil }
    return body
  }

  // 市公安局, 县委: the level stands for the division that the document is about.
  private func takeLevel(_ mention: inout Mention, _ tokens: [Token], _ head: Int) {
    guard head > 0, tokens[head - 1].count == 1, tokens[head - 1].end == tokens[head].start else {
      return
    }
    let c = characters[Int(tokens[head - 1].start)]
    guard Self.levels.contains(c) else { return }
    mention.coreStart = Int(tokens[head - 1].start)
    mention.range = mention.coreStart..<mention.range.upperBound
  }

  /// How the name speaks of its body, or `nil` when it is a kind of body and no name.
  private func form(
    of mention: Mention, _ left: LeftBoundary.Result, tokens: [Token], head: Int
  ) -> Mention.Form? {
    let token = tokens[head]
    if token.has(known.fullName) { return .named }
    if mention.coreStart == mention.headStart {
      return bareForm(mention, left, tokens: tokens, head: head)
    }
    if left.quote != nil || isLevel(mention) { return .named }
    // 局指挥中心, 局治安大队: of the bureau spoken of.
    if mention.parent == nil, token.count > 1, token.has(known.functionalHead),
      let first = tokens[min(left.first, head)..<head].first, first.count == 1,
      first.has(known.organizationHead), !left.isIndefinite
    {
      return .definite
    }
    // One character is no name: 化在早处.
    if mention.parent == nil, mention.headStart - mention.coreStart == 1 { return nil }
    if token.count == 1 {
      // 所, 处, 科 are heads of names only in the body they belong to, or where they open a clause or a list's item.
      guard mention.headStart - mention.coreStart >= 2 else { return nil }
      guard
        mention.parentOrganization != nil
          || token.has(known.functionalHead)
            && (isTeam(mention) || isDepartment(mention, left, tokens, head))
      else { return nil }
    }
    let modifier = Array(tokens[min(left.first, head)..<head])
    if modifier.isEmpty { return .named }
    // 怀化|站|派出所: the place has become part of the name.
    if mention.coreStart < Int(modifier[0].start), !left.isIndefinite { return .named }
    if let first = modifier.first, isCount(first, mention) { return nil }
    let isOwned = mention.parentOrganization != nil
    if modifier.allSatisfy({
      $0.has(known.generic) || $0.has(known.placeHead) || $0.has(known.organizationHead)
    }) {
      return genericForm(mention, left, modifier, token, tokens: tokens)
    }
    if modifier.contains(where: { characters[Int($0.start)] == 0x7B2C }), modifier.count > 1 {
      return .named
    }  // 第
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
    if isCollege(mention, modifier) { return .named }
    if token.has(known.functionalHead) {
      return mention.parent != nil || standsAlone(tokens, left.first, head) ? .named : nil
    }
    if mention.parent != nil || isUsedAsName(mention, modifier, token) { return .named }
    return isLedByName(tokens, head, modifier) ? .named : nil
  }

  // 信息与计算机工程学院: no kind of college has so many subjects.
  private func isCollege(_ mention: Mention, _ modifier: [Token]) -> Bool {
    modifier.count >= 3 && modifier.contains { $0.has(known.coordinator) }
      && characters[mention.core].suffix(2).elementsEqual("学院".scalarValues)
  }

  // 通信工程党支部书记董光辉: a branch whose secretary has a name is a certain one.
  private func isLedByName(_ tokens: [Token], _ head: Int, _ modifier: [Token]) -> Bool {
    guard tokens[head].has(known.partyBody), head + 2 < tokens.count,
      tokens[head + 1].has(known.post), tokens[head + 1].start == tokens[head].end
    else { return false }
    return isInPerson(Int(tokens[head + 2].start))
      && !modifier.contains { $0.has(known.generic) || $0.has(known.indefinite) }
  }

  // 社区党委 points at the one the text has named; 企事业单位党支部 at none.
  private func genericForm(
    _ mention: Mention, _ left: LeftBoundary.Result, _ modifier: [Token], _ head: Token,
    tokens: [Token]
  ) -> Mention.Form? {
    let isOwned = mention.parentOrganization != nil
    // 阿勒泰边防支队, 新疆公安边防总队
    if head.has(known.stateBody), mention.parent != nil,
      modifier.allSatisfy({ $0.has(known.inner) || $0.has(known.bureauShort) })
    {
      return .named
    }
    if head.has(known.functionalHead) {
      if isOwned { return .named }
      if !head.has(known.outpost), !left.isIndefinite, startsClause(tokens, left.first) {
        return .named
      }
    }
    guard !left.isIndefinite, modifier.count == 1 else { return nil }
    // 东山街机关支部
    if mention.parent != nil, ShortWord(characters, modifier[0].range) == "机关" {
      return .named
    }
    return modifier[0].has(known.placeHead) || modifier[0].has(known.organizationHead)
      ? .definite : nil
  }

  // 律师工作处、司法鉴定处及法律援助处: two words that say what the department does.
  private func isDepartment(
    _ mention: Mention, _ left: LeftBoundary.Result, _ tokens: [Token], _ head: Int
  ) -> Bool {
    let modifier = tokens[min(left.first, head)..<head]
    return !left.isIndefinite && modifier.count >= 2 && modifier.allSatisfy { $0.count >= 2 }
      && modifier.contains { $0.has(known.inner) || $0.wordClass == .verbalNoun }
      && (startsClause(tokens, left.first) || tokens[left.first - 1].has(known.coordinator))
  }

  private func isTeam(_ mention: Mention) -> Bool {
    let c = characters[mention.headStart]
    return c == 0x961F || c == 0x5382  // 队 厂
  }

  private func bareForm(
    _ mention: Mention, _ left: LeftBoundary.Result, tokens: [Token], head: Int
  ) -> Mention.Form? {
    let token = tokens[head]
    if left.isIndefinite { return nil }
    // …服务社党支部: the branch of a unit that could not be read is not that of another.
    if mention.parent == nil, token.has(known.partyBody), head > 0,
      tokens[head - 1].end == token.start, tokens[head - 1].has(known.organizationHead),
      ending[Int(token.start)] == nil
    {
      return nil
    }
    if token.count == 1 {
      if mention.parent != nil, isGovernmentName(mention) { return .named }
      // 所党支部: the station of which the text speaks.
      let next = head + 1 < tokens.count ? tokens[head + 1] : nil
      let opensParty = next.map { $0.start == token.end && $0.has(known.partyBody) } ?? false
      return left.isDefinite || opensParty && startsClause(tokens, head) ? .definite : nil
    }
    return mention.parent != nil ? .named : .definite
  }

  // 两家医院, 一支部 count; 二中队 and 第三税务所 are names.
  private func isCount(_ first: Token, _ mention: Mention) -> Bool {
    let c = characters[Int(first.start)]
    guard
      first.wordClass == .number && (c == 0x4E00 || counts(first))
        || CharacterClass.isNumeral(characters[Int(first.start)]) && first.count == 1
    else {
      return first.count == 2 && characters[Int(first.start)] == 0x4E24 && mention.parent == nil
    }  // 两
    if c == 0x7B2C { return false }  // 第
    if mention.parent != nil { return false }
    if c == 0x4E00 || c == 0x4E24 { return true }  // 一 两
    if context.isKnownStem(from: mention.coreStart, headStart: mention.headStart) { return false }
    return Int(first.end) != mention.headStart
  }

  // 四大 counts, 四季 does not.
  private func counts(_ number: Token) -> Bool {
    let last = characters[Int(number.end) - 1]
    return CharacterClass.isNumeral(last) || Self.counted.contains(last)
  }

  private static let counted: CharacterSet = "大个家项支类种级方名所位处批对座间"

  // A plain word names a body when the gazetteer has a place of that name: 胜利派出所.
  private func isUsedAsName(_ mention: Mention, _ modifier: [Token], _ head: Token) -> Bool {
    guard !head.has(known.partyBody) else { return false }
    if head.has(known.bank) { return !modifier.contains { $0.has(known.generic) } }
    // 羊角铺派出所: nouns and single characters, as long as a name.
    if head.has(known.stateBody), modifier.count > 1,
      (2...4).contains(mention.headStart - mention.coreStart)
    {
      let isName = modifier.allSatisfy {
        $0.count == 1 || $0.wordClass == .noun && !$0.has(known.generic) && !$0.has(known.inner)
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
    guard modifier.count == 1 else { return false }
    // 创新派出所‘主防’模式: a verb is a name only where the document says it again.
    if modifier[0].wordClass == .verb || modifier[0].wordClass == .verbalNoun,
      !context.isRepeated(from: mention.coreStart, through: mention.range.upperBound)
    {
      return false
    }
    return context.isKnownStem(from: mention.coreStart, head: head)
  }

  // 山东和顺居物业公司 does not speak of 山东省, nor 星月路小学 of 星月路.
  private func isPartOnly(_ place: Mention, of mention: Mention) -> Bool {
    guard place.label == .place, mention.coreStart > place.range.upperBound - 1 else {
      return false
    }
    if mention.classes.meets(known.localBody) || mention.classes.meets(known.outpost) {
      return false
    }
    if place.divisions.isEmpty { return !place.classes.meets(known.settlement) }
    let spelled = String(scalars: characters[place.core])
    return !place.divisions.contains { lexicon.gazetteer.divisions[Int($0)].name == spelled }
  }

  // 市公安局
  private func isLevel(_ mention: Mention) -> Bool {
    mention.headStart - mention.coreStart == 1 && mention.parent == nil
      && Self.levels.contains(characters[mention.coreStart])
  }

  private static let levels: CharacterSet = "省市县区州旗镇乡"

  // 委 and 局 alone are names only after a division: 市南区委.
  private func isGovernmentName(_ mention: Mention) -> Bool {
    guard let parent = mention.parent else { return false }
    return mentions[parent].label == .place && !mentions[parent].divisions.isEmpty
  }

  /// A word of the common vocabulary: it tells a kind.
  private func isCommonWord(_ token: Token) -> Bool {
    guard token.entry >= 0 else { return false }
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

  // 案件队部署, 综合指挥室研判: the unit opens its clause. 该所成立校园安保工作督查组: or it is set up in it.
  private func standsAlone(_ tokens: [Token], _ first: Int, _ head: Int) -> Bool {
    if startsClause(tokens, first) { return true }
    return characters[Int(tokens[first].start) - 1] == CharacterClass.possessive
      || head - first > 1 && leftBoundary(tokens).isFounded(first)
  }

  private func startsClause(_ tokens: [Token], _ index: Int) -> Bool {
    index == 0
      || tokens[index - 1].wordClass == .mark
        && characters[Int(tokens[index - 1].start)] != CharacterClass.openQuote
  }
}
