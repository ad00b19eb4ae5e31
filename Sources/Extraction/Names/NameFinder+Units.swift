/// Whether plain words before the kind of a unit name one: where it stands, what sets it up, what the text has named.
extension NameFinder {
  // …分局交通管理支队, and further on 交通管理支队河东大队
  func isUnitNamedBefore(_ mention: Mention) -> Bool {
    mention.parent == nil
      && mentions.contains {
        $0.label == .organization && $0.form == .named && $0.parentOrganization != nil
          && $0.core.count == mention.core.count
          && characters[$0.core].elementsEqual(characters[mention.core])
      }
  }

  // …综合行政执法大队, and further on 执法大队
  func isEndOfNameBefore(_ mention: Mention) -> Bool {
    mentions.contains {
      $0.label == .organization && $0.form == .named && $0.range.count > mention.core.count
        && characters[$0.range].suffix(mention.core.count)
          .elementsEqual(characters[mention.core])
    }
  }

  // 律师工作处、司法鉴定处及法律援助处: two words that say what the department does.
  func isDepartment(
    _ mention: Mention, _ left: LeftBoundary.Result, _ tokens: [Token], _ head: Int
  ) -> Bool {
    let modifier = tokens[min(left.first, head)..<head]
    guard !left.isIndefinite, !modifier.isEmpty, modifier.allSatisfy({ $0.count >= 2 }) else {
      return false
    }
    let next = head + 1 < tokens.count ? tokens[head + 1] : nil
    let isSubject = modifier.allSatisfy {
      ($0.wordClass == .noun || $0.wordClass == .verbalNoun || $0.has(known.inner))
        && !$0.has(known.staff) && !$0.has(known.identity)
    }
    // 保健部主任陈卫红
    if isSubject, let next, next.start == tokens[head].end, next.has(known.post),
      !next.has(known.commonPost)
    {
      return true
    }
    guard modifier.count >= 2,
      startsClause(tokens, left.first) || tokens[left.first - 1].has(known.coordinator)
    else { return false }
    // 个人金融部、公司业务部
    let endsItem = next.map { $0.wordClass == .mark || $0.has(known.coordinator) } ?? true
    return isSubject && endsItem
      || modifier.contains { $0.has(known.inner) || $0.wordClass == .verbalNoun }
  }

  // 案件队部署, 综合指挥室研判: the unit opens its clause. 该所成立校园安保工作督查组: or it is set up in it.
  func standsAlone(_ tokens: [Token], _ first: Int, _ head: Int) -> Bool {
    if startsClause(tokens, first) { return true }
    return characters[Int(tokens[first].start) - 1] == CharacterClass.possessive
      || head - first > 1 && leftBoundary(tokens).isFounded(first)
      || isFirstFounded(tokens, first, tokens[head])
  }

  // 整合所属|巡特警大队、交警大队
  func isOwnUnit(_ tokens: [Token], _ first: Int) -> Bool {
    first > 0 && tokens[first - 1].end == tokens[first].start
      && Self.own.contains(ShortWord(characters, tokens[first - 1].range))
  }

  private static let own: [ShortWord?] = ["所属", "下属", "直属"]

  // 联合|天平公益发展中心、…, 明善志愿服务队和|烈焰救援志愿服务队: beside those that have names.
  func isListedPartner(_ tokens: [Token], _ first: Int, _ head: Int) -> Bool {
    guard first > 0, head - first > 1, !tokens[first].has(known.inner),
      !tokens[first].has(known.generic), !tokens[first].has(known.identity),
      !tokens[first].has(known.placeHead), tokens[first].count > 1
    else { return false }
    let before = tokens[first - 1]
    let next = head + 1 < tokens.count ? tokens[head + 1] : nil
    if before.has(known.joining) {
      return next.map(separatesItems) ?? false
    }
    guard separatesItems(before), let left = ending[Int(before.start)] else { return false }
    return mentions[left].label == .organization && mentions[left].form == .named
      && mentions[left].classes.meets(known.functionalHead)
  }

  // 设立党政办公室、党建办公室; 成立矛盾纠纷调解中心
  func isFirstFounded(_ tokens: [Token], _ first: Int, _ head: Token) -> Bool {
    guard Int(head.end) < characters.count, leftBoundary(tokens).isFounded(first) else {
      return false
    }
    if characters[Int(head.end)] == CharacterClass.enumerationComma { return true }
    // 设立社区警务室: which kind of it.
    let isKindOfPost =
      head.has(known.outpost)
      && (tokens[first].has(known.placeHead) || tokens[first].has(known.settlement))
    return head.has(known.functionalHead) && !head.has(known.alliance) && !isKindOfPost
      && !head.has(known.partyBody) && Int(head.end) - Int(tokens[first].start) >= 5
  }

  /// Reads what is set up and called like a room or a group by several bodies: 共同成立“院务会客厅”, 合建“枣乡和事堂”.
  ///
  /// - Returns: The word behind the quotation; `nil` where it names no body.
  func addFoundedRoom(_ tokens: [Token], _ open: Int, sentence: Int) -> Int? {
    let start = Int(tokens[open].end)
    guard leftBoundary(tokens).isFounded(open), let close = context.closing(of: start - 1),
      (3...10).contains(close - start), Self.rooms.contains(characters[close - 1]),
      let behind = tokens.firstIndex(startingAt: close), !tokens[behind - 1].has(known.programKind),
      !tokens[behind - 1].has(known.organizationHead),
      !characters[start..<close].contains(CharacterClass.enumerationComma),
      tokens[open - 1].has(known.together) || open > 1 && tokens[open - 2].has(known.together),
      behind + 1 == tokens.count || tokens[behind + 1].wordClass == .mark,
      let kind = lexicon.entry(of: Self.workroom)
    else { return nil }
    var mention = Mention(
      label: .organization, range: start..<close, coreStart: start, headStart: close - 1,
      sentence: sentence)
    mention.classes = kind.classes
    mention.bareRange = start..<close
    add(mention)
    ending[close + 1] = mentions.count - 1
    return behind + 1
  }

  private static let rooms: CharacterSet = "堂厅馆坊屋铺班组"
  private static let workroom = "工作室".scalarValues[...]

  func startsClause(_ tokens: [Token], _ index: Int) -> Bool {
    index == 0
      || tokens[index - 1].wordClass == .mark
        && characters[Int(tokens[index - 1].start)] != CharacterClass.openQuote
  }
}
