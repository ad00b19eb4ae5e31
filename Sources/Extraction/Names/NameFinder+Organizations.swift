extension NameFinder {
  /// Reads an organization's name whose head is the token at `head`.
  func addOrganization(_ tokens: [Token], _ head: Int, sentence: Int) {
    let token = tokens[head]
    if token.has(known.bureauShort), !isBureauShort(tokens, head) { return }
    if addQuoted(tokens, head, sentence: sentence) { return }
    // 平安银行|股份有限公司, 百货大楼|有限责任公司: the form of the company is part of its name.
    if isCompany(token) || ShortWord(characters, token.range) == "集团",
      let body = ending[Int(token.start)], !text.isAfterGap[Int(token.start)],
      mentions[body].classes.meets(known.bank)
        || isForm(token) && (isEnterprise(mentions[body]) || isBuildersBureau(mentions[body]))
    {
      mentions[body].range = mentions[body].range.lowerBound..<Int(token.end)
      ending[Int(token.end)] = body
      return
    }
    if let party = partyBefore(tokens, head) {
      addGovernment(beside: party, token, sentence: sentence)
      return
    }
    let left = boundary(tokens, head)
    if left.first == head, left.quote == nil, !left.isIndefinite, ending[Int(token.start)] == nil,
      !token.has(known.jointBody),
      !token.has(known.partyBody) || head + 1 == tokens.count || !tokens[head + 1].has(known.post),
      let parts = HeadParts.split(token, lexicon: lexicon, text: characters),
      // 成立|诉调对接中心, and no 业主委员会
      parts[0].has(known.identity) || !isFirstFounded(tokens, head, token)
    {
      let tokens = Array(tokens[..<head] + parts + tokens[(head + 1)...])
      let head = head + parts.count - 1
      // 流动党员|党支部: which kind of branch, and not that of the body spoken of.
      if token.has(known.partyBody), boundary(tokens, head).first == head { return }
      return addOrganization(tokens, head, sentence: sentence)
    }
    let start = left.first < head ? Int(tokens[left.first].start) : Int(token.start)
    var mention = Mention(
      label: .organization, range: start..<Int(token.end), coreStart: start,
      headStart: Int(token.start), sentence: sentence)
    mention.classes = token.classes
    if opensWithLevel(tokens, left.first, head) { mention.headStart = start + 1 }
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
    if mention.parentOrganization == nil, mention.parent == nil || isStation(token),
      !left.isIndefinite, left.quote == nil
    {
      mention.listOwner = unitOwner(mention, token, tokens, left.first..<max(left.first, head))
    }
    absorbRoad(&mention)
    takeOpener(&mention, tokens, head)
    takeBrand(&mention, tokens, head)
    guard let form = form(of: mention, left, tokens: tokens, head: head) else { return }
    mention.form = form
    if left.quote == nil {
      addOwner(of: &mention, tokens[left.first..<max(left.first, head)])
      addVillage(of: &mention)
    }
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

  // 市|旅游|文化局: a bureau of the city, whatever it is for.
  private func opensWithLevel(_ tokens: [Token], _ first: Int, _ head: Int) -> Bool {
    guard first + 1 < head, tokens[first].count == 1, tokens[head].has(known.localBody),
      !tokens[head].has(known.partyBody),
      Self.levels.contains(characters[Int(tokens[first].start)]),
      ending[Int(tokens[first].start)] == nil
    else { return false }
    return tokens[(first + 1)..<head].allSatisfy {
      $0.count > 1 && ($0.wordClass == .noun || $0.wordClass == .verbalNoun || $0.has(known.inner))
        && !$0.has(known.placeHead) && !$0.has(known.organizationHead)
    }
  }

  private func isForm(_ token: Token) -> Bool {
    Self.companyForms.contains(Array(characters[token.range]))
  }

  /// Whether a body can be a company: no branch, no bureau and no school.
  private func isEnterprise(_ body: Mention) -> Bool {
    body.label == .organization && body.form == .named && body.completion.isEmpty
      && leftBoundary([]).isProper(head: body.classes)
      && !Self.schoolEnds.contains(characters[body.range.upperBound - 1])
      && !body.classes.meets(known.ownName)
  }

  // 中建港航局|集团有限公司: a bureau of no place.
  private func isBuildersBureau(_ body: Mention) -> Bool {
    body.label == .organization && body.form == .named && body.parent == nil
      && characters[body.range.upperBound - 1] == 0x5C40
      && body.range.count > 2 && characters[body.range.lowerBound] == 0x4E2D  // 中…局
  }

  private static let companyForms: Set<[UInt32]> = Set(
    [
      "集团", "集团公司", "集团有限公司", "集团股份有限公司", "有限公司", "有限责任公司", "股份有限公司", "股份公司",
    ].map(\.scalarValues))

  // 白沙镇党委|政府, 白沙镇党委、政府, 得胜街道党工委|办事处 are two, and no government of the committee.
  private func partyBefore(_ tokens: [Token], _ head: Int) -> Int? {
    guard head > 0, Self.governments.contains(ShortWord(characters, tokens[head].range)) else {
      return nil
    }
    let mark = tokens[head - 1]
    let isListed = characters[Int(mark.start)] == CharacterClass.enumerationComma
    let end = Int(isListed ? mark.start : tokens[head].start)
    guard let party = ending[end], mentions[party].classes.meets(known.partyBody),
      mentions[party].parentPlace != nil, end == Int(tokens[head].start) || isListed
    else { return nil }
    return party
  }

  private static let governments: [ShortWord?] = ["政府", "人民政府", "办事处", "管委会"]

  // The government of the place whose committee is named: its own name is not written.
  private func addGovernment(beside party: Int, _ token: Token, sentence: Int) {
    guard let place = mentions[party].parentPlace else { return }
    var mention = Mention(
      label: .organization, range: token.range, coreStart: Int(token.start),
      headStart: Int(token.start), sentence: sentence)
    mention.classes = token.classes
    (mention.parent, mention.parentPlace) = (place, place)
    add(mention)
  }

  // 市南公安 is a bureau; 市南公安机关 and 公安工作 are not.
  private func isBureauShort(_ tokens: [Token], _ head: Int) -> Bool {
    let start = Int(tokens[head].start)
    // 东莞|大朗|公安: a town stands between them.
    guard
      endsDivision(start)
        || [2, 3].contains(where: {
          endsDivision(start - $0) && context.isKnownStem(from: start - $0, headStart: start)
        })
    else { return false }
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
      let open = context.opening(closedAt: end), end - open <= 16,
      tokens[head].count >= 2 || end - open >= 5, open + 1 < Int(tokens[head].start),
      !characters[open + 1..<end].contains(where: {
        $0 == CharacterClass.comma || $0 == CharacterClass.enumerationComma
      }),
      tokens[head].has(known.functionalHead) || tokens[head].has(known.alliance)
        || Self.cells.contains(ShortWord(characters, tokens[head].range)),
      !CharacterClass.isNumeral(characters[Int(tokens[head].start) - 1]),
      !CharacterClass.isNumeral(characters[open + 1]),
      !tokens.contains(where: {
        Int($0.start) > open && Int($0.end) < Int(tokens[head].start) && isFunctionWord($0)
          && !$0.has(known.coordinator)
      }),
      !followsHonour(tokens, open)
    else { return false }
    var mention = Mention(
      label: .organization, range: open + 1..<end, coreStart: open + 1,
      headStart: Int(tokens[head].start), sentence: sentence)
    mention.classes = tokens[head].classes
    mention.bareRange = open + 1..<end
    if tokens[head].has(known.functionalHead) { takeHolder(&mention, open) }
    add(mention)
    ending[end + 1] = mentions.count - 1
    return true
  }

  // 七峰派出所|“老警官调解室”, 派出所的“老洪调解中心”: whose it is.
  private func takeHolder(_ mention: inout Mention, _ open: Int) {
    // “护苗队”“护校队” are two.
    guard open > 0, characters[open - 1] != CharacterClass.closeQuote else { return }
    let isPossessive = characters[open - 1] == CharacterClass.possessive
    guard let holder = ending[isPossessive ? open - 1 : open], !text.isAfterGap[open],
      mentions[holder].form == .named
    else { return }
    if mentions[holder].label == .organization {
      (mention.listOwner, mention.parentOrganization) = (holder, holder)
    } else if mentions[holder].classes.meets(known.settlement) {
      (mention.listOwner, mention.parentPlace) = (holder, holder)
    }
  }

  private static let adverbs: CharacterSet = "就都也还才便"
  private static let cells: [ShortWord?] = ["党小组", "党支部"]

  private func isFunctionWord(_ token: Token) -> Bool {
    switch token.wordClass {
    case .preposition, .pronoun, .conjunction, .particle: token.has(known.stop)
    case .adverb: token.count == 1 && Self.adverbs.contains(characters[Int(token.start)])
    default: token.count == 1 && characters[Int(token.start)] == 0x4E3A  // 为
    }
  }

  private func followsHonour(_ tokens: [Token], _ open: Int) -> Bool {
    tokens.last { Int($0.end) <= open }?.has(known.honour) ?? false
  }

  // 海军青岛特勤疗养中心: the service that a body belongs to opens its name, before the place.
  private func takeOpener(_ mention: inout Mention, _ tokens: [Token], _ head: Int) {
    guard let opener = tokens[..<head].last(where: { Int($0.end) <= mention.range.lowerBound }),
      Int(opener.end) == mention.range.lowerBound,
      opener.has(known.opener) || opensBureau(opener, mention),
      // 中共 opens the name of the branch, not that of the company whose branch it is.
      !opener.has(known.partyBody) || mention.classes.meets(known.partyBody)
    else { return }
    mention.range = Int(opener.start)..<mention.range.upperBound
    // 中车集团, 中冶|南方|工程技术|有限公司: plain words alone would not name it.
    if mention.parent == nil, leftBoundary([]).isEnterprise(tokens[head]) {
      mention.coreStart = Int(opener.start)
    }
    // 长航九江分局: another service's, and not the city's bureau.
    if mention.coreStart == mention.headStart, mention.classes.meets(known.stateBody) {
      mention.coreStart = Int(opener.start)
      (mention.parent, mention.parentPlace, mention.parentOrganization) = (nil, nil, nil)
    }
  }

  // 公安武侯分局
  private func opensBureau(_ opener: Token, _ mention: Mention) -> Bool {
    mention.coreStart == mention.headStart && mention.parentPlace != nil
      && ShortWord(characters, mention.headStart..<mention.range.upperBound) == "分局"
      && ShortWord(characters, opener.range) == "公安" && ending[Int(opener.start)] == nil
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
    let quoted = quotedOf(mention)
    guard let left = ending[start] ?? bodyAbove(start) ?? quoted else { return }
    // 历史文化园⏎团市委: over a gap only an administrative place goes on.
    let isArea = !mentions[left].divisions.isEmpty || mentions[left].classes.meets(known.settlement)
    guard !text.isAfterGap[start] || mentions[left].label == .place && isArea || isBare else {
      return
    }
    // 荣庄村党支部|研讨|交流|校: a branch has groups and teams under it, and nothing else.
    if mentions[left].label == .organization, mentions[left].classes.meets(known.partyBody),
      !mention.classes.meets(known.partyBody.union(known.functionalHead).union(known.localBody)),
      // 河南省委|党校
      !endsWithPartySchool(mention)
    {
      return
    }
    // 兴隆台分局市中心医院警务站: the hospital is the city's.
    if mentions[left].label == .organization, mention.coreStart < mention.headStart,
      Self.levels.contains(characters[mention.coreStart]),
      !context.isKnownStem(from: mention.coreStart, headStart: mention.headStart),
      !mention.classes.meets(
        known.localBody.union(known.partyBody).union(known.functionalHead).union(known.stateBody))
    {
      return
    }
    // 与属地派出所|象州路派出所: a station has no stations.
    if isStation(mention.classes), isStation(mentions[left].classes) { return }
    // 开州派出所|开德中学|警务室: no school is a station's.
    if isStation(mentions[left].classes), mention.coreStart < mention.headStart,
      isSchoolOrHospital(mention)
    {
      return
    }
    // 第一 and the like never continue a name of a person.
    guard mentions[left].label == .organization || mentions[left].label == .place else { return }
    mention.parent = left
    mention.range =
      mentions[left].range.lowerBound..<mention.range.upperBound + (quoted == nil ? 0 : 1)
    var current: Int? = left
    while let at = current {
      if mentions[at].label == .organization, mention.parentOrganization == nil {
        mention.parentOrganization = at
      }
      if mentions[at].label == .place, mention.parentPlace == nil { mention.parentPlace = at }
      mention.range =
        min(mention.range.lowerBound, mentions[at].range.lowerBound)..<mention.range.upperBound
      current =
        mentions[at].parent ?? (isGoverned(mention, by: at) ? nil : bodyBefore(at, of: mention))
    }
    if mention.classes.meets(known.outpost) { serve(&mention, left: left) }
    takeMinistry(&mention)
  }

  private func isSchoolOrHospital(_ mention: Mention) -> Bool {
    mention.label == .organization
      && Self.schoolEnds.contains(characters[mention.range.upperBound - 1])
      && !mention.classes.meets(
        known.functionalHead.union(known.stateBody).union(known.partyBody).union(known.localBody))
  }

  private func endsWithPartySchool(_ mention: Mention) -> Bool {
    ShortWord(characters, mention.headStart..<mention.range.upperBound) == "党校"
  }

  // 国家税务总局|绵阳市税务局: what all bureaus of one kind have before their place.
  private func takeMinistry(_ mention: inout Mention) {
    guard let left = ending[mention.range.lowerBound], mentions[left].label == .organization,
      mentions[left].classes.meets(known.fullName), !text.isAfterGap[mention.range.lowerBound],
      mention.coreStart == mention.headStart, mention.parentPlace != nil
    else { return }
    let kind = characters[mention.headStart..<mention.range.upperBound].dropLast()
    let name = characters[mentions[left].core]
    guard kind.count >= 2, name.last == characters[mention.range.upperBound - 1],
      name.indices.contains(where: { name[$0...].starts(with: kind) })
    else { return }
    mention.range = mentions[left].range.lowerBound..<mention.range.upperBound
    mentions[left].isInside = true
  }

  // 石湾社区“大党委”
  private func quotedOf(_ mention: Mention) -> Int? {
    let open = mention.range.lowerBound - 1
    guard open > 0, mention.classes.meets(known.jointBody),
      characters[open] == CharacterClass.openQuote,
      context.closing(of: open) == mention.range.upperBound
    else { return nil }
    return ending[open].flatMap { mentions[$0].classes.meets(known.settlement) ? $0 : nil }
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
    if let owner = sender(before: inner) {
      mention.serves = left
      mention.parent = owner
      mention.parentOrganization = owner
      mention.range = mentions[owner].range.lowerBound..<mention.range.upperBound
    } else if isSchoolOrHospital(inner), mention.coreStart == mention.headStart {
      mention.serves = left
      mention.parentOrganization = nil
    } else if inner.label == .place {
      mention.serves = left
      if let owner = mention.parentOrganization { mention.parent = owner }
    }
  }

  // 开州派出所驻|开德中学|警务室, 开州派出所|开德中学|警务室: whose post stands there.
  private func sender(before site: Mention) -> Int? {
    let start = site.range.lowerBound
    if start > 1, characters[start - 1] == LeftBoundary.stationed, let owner = ending[start - 1] {
      return owner
    }
    guard site.label == .organization, let owner = ending[start],
      isStation(mentions[owner].classes)
    else { return nil }
    return owner
  }

  // 中心|甘肃省|公安厅: the bureau of a division named in full is no part of what stands before.
  private func isGoverned(_ mention: Mention, by place: Int) -> Bool {
    mention.coreStart == mention.headStart && mention.classes.meets(known.localBody)
      && Self.stateEnds.contains(characters[mention.range.upperBound - 1])
      && mentions[place].label == .place
      && context.divisions(of: mentions[place]).contains {
        lexicon.gazetteer.divisions[Int($0)].name.unicodeScalars.count
          == mentions[place].core.count
      }
  }

  private static let stateEnds: CharacterSet = "厅局府院"

  // 徽商银行|芜湖|官桥支行: the place stands between the unit and its body.
  private func bodyBefore(_ place: Int, of mention: Mention) -> Int? {
    guard mentions[place].label == .place, !text.isAfterGap[mentions[place].coreStart] else {
      return nil
    }
    guard let body = ending[mentions[place].coreStart], mentions[body].label == .organization else {
      // 沂沭泗局所属|新沂|局
      return LeftBoundary.bureauEnds.contains(characters[mention.range.upperBound - 1])
        ? bodyAbove(mentions[place].coreStart) : nil
    }
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
    return !context.divisions(of: place).contains {
      lexicon.gazetteer.divisions[Int($0)].name == spelled
    }
  }
}
