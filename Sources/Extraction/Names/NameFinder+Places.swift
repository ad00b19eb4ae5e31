extension NameFinder {
  /// Reads a place's name whose head is the token at `head`: 大嶝街道, 新华巷.
  func addPlace(_ tokens: [Token], _ head: Int, sentence: Int) {
    let token = tokens[head]
    var left = boundary(tokens, head)
    guard left.first < head, left.quote == nil else {
      if !absorbPlace(token, sentence: sentence), !addFacility(token, sentence: sentence) {
        addBarePlace(left, tokens, head, sentence: sentence)
      }
      return
    }
    // 建设|平安|南渝|高速公路: what is done to a road is no part of its name.
    while left.first + 1 < head, !token.has(known.settlement), isAimed(tokens[left.first]) {
      left.first += 1
    }
    let modifier = tokens[left.first..<head]
    if opensSlogan(tokens, left.first, head) { return }
    // 派出所|联合|镇|党委
    if modifier.count == 1, tokens[left.first].has(known.joining),
      ending[Int(tokens[left.first].start)].map({ mentions[$0].label == .organization }) ?? false
    {
      return
    }
    // 联村走好共富路
    if Self.ways.contains(characters[Int(token.start)]),
      tokens[max(0, left.first - 1)..<head].contains(where: {
        Self.goings.contains(characters[Int($0.start)])
          && Self.fares.contains(characters[Int($0.start) + 1])
      })
    {
      return
    }
    if modifier.allSatisfy({
      $0.has(known.generic) || $0.has(known.placeHead) || $0.has(known.organizationHead)
        || $0.count == 1 && Self.levels.contains(characters[Int($0.start)])
    }) {
      return
    }
    // 一条|机|耕|路
    if let first = modifier.first, first.count == 2,
      CharacterClass.isNumeral(characters[Int(first.start)]),
      Self.lengths.contains(characters[Int(first.end) - 1])
    {
      return
    }
    // “警文村联防”, 《校警街共建协议》: who takes part, character by character.
    if characters[Int(tokens[left.first].start)..<Int(token.start)].contains(Self.police),
      Int(token.start) - Int(tokens[left.first].start) <= 3
    {
      return
    }
    // 大社区
    if modifier.count == 1, modifier[left.first].count == 1,
      Self.sizes.contains(characters[Int(modifier[left.first].start)])
    {
      return
    }
    // 互嵌式社区, 五型社区
    if Self.kindEnds.contains(characters[Int(token.start) - 1]) { return }
    // “三县五镇”, “一庭一社区”: two counts.
    if let first = modifier.first, let last = modifier.last, first.start < last.start,
      CharacterClass.isNumeral(characters[Int(first.start)]), last.count == 1,
      CharacterClass.isNumeral(characters[Int(last.start)])
    {
      return
    }
    // 三社区 counts; 六榄村 is a name.
    if let first = modifier.first,
      first.wordClass == .letters && !endsArea(Int(first.start))
        || first.wordClass == .number
          && (modifier.count == 1
            || modifier.dropFirst().allSatisfy { isPlainWord($0) || $0.has(known.placeHead) })
          && !isListed(Int(first.start))
    {
      return
    }
    if isCountOrPath(tokens, head) { return }
    let isSettlement = token.has(known.settlement)
    let stem = Int(token.start) - Int(tokens[left.first].start)
    guard stem >= 1, stem <= (isSettlement ? 8 : 12) else { return }
    if left.isIndefinite { return }
    let isRare =
      isRareName(modifier)
      && (!isSettlement || context.isKnownStem(from: Int(tokens[left.first].start), head: token))
    if !isSettlement, !isRare, modifier.allSatisfy(isPlainWord),
      ending[Int(tokens[left.first].start)] == nil
    {
      return
    }
    var mention = Mention(
      label: .place, range: Int(tokens[left.first].start)..<Int(token.end),
      coreStart: Int(tokens[left.first].start), headStart: Int(token.start), sentence: sentence)
    mention.classes = token.classes
    tie(&mention)
    if !isKnown(mention) {
      // 嘉北路 is a name, 嘉路 none.
      if mention.parent == nil, stem == 1,
        !isPartOfRoad(token) || modifier.allSatisfy(isPlainWord)
      {
        return
      }
      // 奏响小区: words of the common vocabulary make no name that the gazetteer does not have; in a named
      // place they may: 眉山高新区万象创新科技产业园.
      if modifier.allSatisfy(isPlainWord), !isOfSyllables(modifier, token), !isRare,
        !(isSettlement && hasBody(mention, modifier, tokens, head)),
        !isTownOf(mention, modifier, token), !isZone(mention, token),
        !isEstate(modifier, token),
        isSettlement || mention.parent == nil
          || stem < 4 && characters[Int(token.end) - 1] != 0x9986  // 馆
            && !modifier.allSatisfy(isPlainNoun)
      {
        return
      }
    }
    add(mention)
  }

  // 世纪|小区
  private func isEstate(_ modifier: ArraySlice<Token>, _ head: Token) -> Bool {
    guard modifier.count == 1, let only = modifier.first else { return false }
    return ShortWord(characters, head.range) == "小区"
      && PlainNames.ofEstates.contains(ShortWord(characters, only.range))
  }

  // 青岛|西海岸|新区: of a city
  private func isZone(_ mention: Mention, _ head: Token) -> Bool {
    mention.parent.map { mentions[$0].label == .place && !mentions[$0].divisions.isEmpty } ?? false
      && mention.headStart - mention.coreStart >= 2
      && Self.zones.contains(ShortWord(characters, head.range))
  }

  private static let zones: [ShortWord?] = ["新区", "高新区", "经开区", "科技城", "科学城", "合作区"]

  // “水电气路 服务先锋”党建联盟, “法润社区初心同行”: the first half of what is quoted.
  private func opensSlogan(_ tokens: [Token], _ first: Int, _ head: Int) -> Bool {
    guard first > 0, characters[Int(tokens[first - 1].start)] == CharacterClass.openQuote,
      let close = context.closing(of: Int(tokens[first - 1].start)),
      close - Int(tokens[first].start) <= 16, close > Int(tokens[head].end),
      lexicon.entry(of: characters[Int(tokens[first].start)..<Int(tokens[head].end)]) == nil,
      head + 1 < tokens.count, !tokens[head + 1].has(known.organizationHead)
    else { return false }
    return characters[Int(tokens[head].end)..<close].allSatisfy {
      CharacterClass.isHan($0) || $0 == CharacterClass.comma
    }
  }

  private func isAimed(_ token: Token) -> Bool {
    Self.aims.contains(ShortWord(characters, token.range))
  }

  private static let ways: CharacterSet = "路道"
  /// What is done with a road that is none: 走好, 踏上, 奔向.
  private static let goings: CharacterSet = "走奔踏闯蹚铺"
  private static let fares: CharacterSet = "好出上向稳实进活就"
  private static let aims: [ShortWord?] = ["建设", "共建", "打造", "平安", "美丽", "维护", "守护", "创建"]

  // 与民社区、为民社区: what follows in a list of communities is one too.
  func isListed(_ start: Int) -> Bool {
    guard start > 0, Self.listMarks.contains(characters[start - 1]), let before = ending[start - 1]
    else { return false }
    return mentions[before].classes.meets(known.settlement)
  }

  /// Ties a place to the one that it stands right after.
  func tie(_ mention: inout Mention) {
    guard let parent = placeBefore(mention) else {
      mention.listOwner = listOwner(mention)
      return
    }
    mention.parent = parent
    mention.parentPlace = parent
    mention.range = mentions[parent].range.lowerBound..<mention.range.upperBound
  }

  // 哈西街道办事处|西典家园社区: the street's office stands for the street.
  private func placeBefore(_ mention: Mention) -> Int? {
    guard let left = ending[mention.coreStart] else { return nil }
    if mentions[left].label == .place { return left }
    guard mention.classes.meets(known.settlement), let street = mentions[left].parentPlace,
      mentions[street].range.upperBound == mentions[left].headStart,
      mentions[street].classes.meets(known.settlement),
      characters[..<mention.coreStart].suffix(Self.office.count).elementsEqual(Self.office)
    else { return nil }
    return street
  }

  private static let office = "办事处".scalarValues

  /// 广宁街道麻峪社区、麻峪北社区: the street holds for the whole list.
  private func listOwner(_ mention: Mention) -> Int? {
    let mark = mention.coreStart - 1
    guard mark > 0, mention.classes.meets(known.settlement),
      Self.listMarks.contains(characters[mark]), let before = ending[mark]
    else { return nil }
    let place = mentions[before].label == .place ? before : mentions[before].parentPlace
    guard let place, mentions[place].divisions.isEmpty,
      areAlike(
        mentions[place].headStart..<mentions[place].range.upperBound,
        mention.headStart..<mention.range.upperBound),
      let owner = mentions[place].parentPlace ?? mentions[place].listOwner,
      endsArea(mentions[owner].range.upperBound)
    else { return nil }
    return owner
  }

  /// Whether two kinds of settlements stand side by side: two streets, or a street and a town.
  private func areAlike(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    characters[a].elementsEqual(characters[b])
      || [a, b].allSatisfy { kind in
        Self.townKinds.contains { characters[kind].elementsEqual($0) }
      }
  }

  private static let townKinds = ["街道", "镇", "乡", "管理区", "苏木"].map(\.scalarValues)

  static let listMarks: CharacterSet = "、和及"

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
    // 厦村|社区: the community bears the village's name.
    let isVillageCommunity =
      characters[Int(token.start) - 1] == 0x6751  // 村
      && ShortWord(characters, token.range) == "社区"
    guard
      !inner.classes.meets(known.settlement) || isVillageCommunity
        || isEstate(inner)
          && token.has(known.settlement)
    else { return false }
    if !inner.divisions.isEmpty {
      let spelled = String(scalars: characters[inner.core])
      if context.divisions(of: inner).contains(where: {
        lexicon.gazetteer.divisions[Int($0)].name == spelled
      }) {
        return false
      }
    }
    var mention = inner
    mention.divisions = .none
    mention.range = inner.range.lowerBound..<Int(token.end)
    mention.headStart = Int(token.start)
    mention.classes = token.classes
    mention.isPartOnly = false
    mentions[left].isAbsorbed = true
    add(mention)
    return true
  }

  // 怡园新村|小区: an estate, which may be called so once more.
  private func isEstate(_ place: Mention) -> Bool {
    place.range.upperBound - place.headStart >= 2 && place.divisions.isEmpty
      && !Self.wards.contains {
        characters[..<place.range.upperBound].suffix($0.count).elementsEqual($0)
      }
  }

  private static let wards = ["社区", "街道", "小区", "苏木", "嘎查", "行政村", "自然村", "族乡", "小镇"].map(
    \.scalarValues)

  // 玉津社区|文庙|广场, 高新区|光谷|软件园
  private func isPlainNoun(_ token: Token) -> Bool {
    token.count > 1 && token.wordClass == .noun && !token.has(known.inner)
      && !token.has(known.generic)
  }

  // 银座|商城, 天问|社区: a word so rare tells which one.
  private func isRareName(_ modifier: ArraySlice<Token>) -> Bool {
    guard modifier.count == 1, let word = modifier.first, word.count >= 2, word.entry >= 0,
      word.classes.isEmpty, lexicon.entries[Int(word.entry)].cost >= Self.rareCost
    else { return false }
    switch word.wordClass {
    case .noun, .otherName, .placeName: return word.count <= 3
    default: return false
    }
  }

  /// The cost of a word that stands two hundred times in the dictionary's sixty million.
  private static let rareCost: Float = 12.6

  // 嘉峪关市|雄关|街道|党工委, 陈埭镇|花厅|口|村|党委: a body of its own, in a place that is named.
  private func hasBody(
    _ mention: Mention, _ modifier: ArraySlice<Token>, _ tokens: [Token], _ head: Int
  ) -> Bool {
    guard endsArea(mention.coreStart), head + 1 < tokens.count,
      tokens[head + 1].start == tokens[head].end,
      tokens[head + 1].has(known.partyBody) || tokens[head + 1].has(known.localBody),
      modifier.count > 1 || tokens[head].count > 1
    else { return false }
    return modifier.allSatisfy {
      ($0.wordClass == .noun || $0.count == 1 && $0.wordClass != .adjective)
        && !$0.has(known.inner) && !$0.has(known.generic)
    }
  }

  // 云龙示范区|龙头|铺|街道: a town or street right behind the zone that it is in.
  private func isTownOf(_ mention: Mention, _ modifier: ArraySlice<Token>, _ head: Token) -> Bool {
    guard let area = mention.parent, mentions[area].range.upperBound == mention.coreStart,
      !mentions[area].classes.meets(known.settlement), modifier.count > 1,
      Self.townEnds.contains(characters[Int(head.end) - 1])
    else { return false }
    return modifier.allSatisfy {
      !$0.has(known.inner) && !$0.has(known.generic) && !$0.has(known.stop)
    }
  }

  /// A building known by the place that it is in: 龙井村篮球场, 西安市体育馆.
  private func addFacility(_ token: Token, sentence: Int) -> Bool {
    let start = Int(token.start)
    guard token.has(known.facility), let left = ending[start], !text.isAfterGap[start],
      mentions[left].label == .place,
      !mentions[left].divisions.isEmpty || mentions[left].classes.meets(known.settlement)
    else { return false }
    var mention = Mention(
      label: .place, range: mentions[left].range.lowerBound..<Int(token.end),
      coreStart: mentions[left].coreStart, headStart: start, sentence: sentence)
    mention.classes = token.classes
    mention.parent = left
    mention.parentPlace = left
    add(mention)
    return true
  }

  /// A hamlet right after its village: 天印村|何家坪.
  func addHamlet(_ tokens: [Token], _ index: Int, sentence: Int) -> Bool {
    let start = Int(tokens[index].start)
    guard let village = ending[start], mentions[village].label == .place,
      characters[start - 1] == 0x6751, !text.isAfterGap[start]  // 村
    else { return false }
    var end = start
    for token in tokens[index...].prefix(4) {
      // 何 and 于 open names too.
      let isStop = token.has(known.stop) && Int(token.start) > start
      if Int(token.start) != end || token.count > 2 || isStop { break }
      end = Int(token.end)
    }
    guard (2...4).contains(end - start), Self.hamletEnds.contains(characters[end - 1]),
      characters[start..<end].allSatisfy(CharacterClass.isHan),
      !LeftBoundary.joins(characters[start])
    else { return false }
    if let next = tokens.first(startingAt: end), next.wordClass != .mark, !next.has(known.stop) {
      return false
    }
    var mention = Mention(
      label: .place, range: mentions[village].range.lowerBound..<end, coreStart: start,
      headStart: end - 1, sentence: sentence)
    mention.parent = village
    mention.parentPlace = village
    add(mention)
    return true
  }

  // 文登营镇|前|架|山村|党支部: all that stands between a town and the branch of a village is the village's name.
  func addVillageOfTown(_ tokens: [Token], _ index: Int, sentence: Int) -> Bool {
    let start = Int(tokens[index].start)
    guard tokens[index].count == 1, !tokens[index].has(known.indefinite), endsArea(start),
      let town = ending[start], !text.isAfterGap[start]
    else { return false }
    var end = start
    for at in index..<min(index + 4, tokens.count - 1) {
      let token = tokens[at]
      guard Int(token.start) == end, end - start <= 4,
        CharacterClass.isHan(characters[Int(token.start)]),
        token.count == 1
          ? !LeftBoundary.joins(characters[Int(token.start)]) : !token.has(known.stop),
        !token.has(known.organizationHead)
      else { return false }
      end = Int(token.end)
      let next = tokens[at + 1]
      if (3...5).contains(end - start), characters[end - 1] == 0x6751, Int(next.start) == end,
        next.has(known.partyBody) || next.has(known.localBody)
      {
        var mention = Mention(
          label: .place, range: mentions[town].range.lowerBound..<end, coreStart: start,
          headStart: end - 1, sentence: sentence)
        mention.classes = lexicon.entry(of: characters[end - 1..<end])?.classes ?? .none
        (mention.parent, mention.parentPlace) = (town, town)
        add(mention)
        return true
      }
    }
    return false
  }

  private static let hamletEnds: CharacterSet = "坪坝湾沟寨岭庄屯塘坡冲咀岗垭坳洼垸畈塬峁"

  private static let police: UInt32 = 0x8B66  // 警
  private static let lengths: CharacterSet = "条座段"
  private static let sizes: CharacterSet = "大小新老好美"
  private static let kindEnds: CharacterSet = "式型级类"

  // 千企兴千村; 绕村而过
  private func isCountOrPath(_ tokens: [Token], _ head: Int) -> Bool {
    let token = tokens[head]
    guard token.count == 1, token.has(known.settlement) else { return false }
    if Self.counts.contains(characters[Int(token.start) - 1]) { return true }
    return head + 1 < tokens.count && characters[Int(tokens[head + 1].start)] == 0x800C  // 而
  }

  private static let counts: CharacterSet = "千百万几数"

  private func isPartOfRoad(_ head: Token) -> Bool {
    head.count == 2
      && (characters[Int(head.end) - 1] == 0x8DEF || characters[Int(head.end) - 1] == 0x8857)
  }  // 路 街

  // 洒|基|镇: characters that make no word with one another are the syllables of a name.
  private func isOfSyllables(_ modifier: ArraySlice<Token>, _ head: Token) -> Bool {
    // 赋|安|社区, 毕|家|坊|社区
    if head.has(known.settlement), (2...4).contains(modifier.count),
      ShortWord(characters, head.range) != "小区",
      modifier.allSatisfy({
        $0.count == 1 && mayBeSyllable($0) && !$0.has(known.stop) && $0.wordClass != .adverb
          && !Self.sizes.contains(characters[Int($0.start)])
      }),
      modifier.contains(where: { $0.wordClass != .verb })
        || modifier.first.map({ endsArea(Int($0.start)) }) ?? false
    {
      return true
    }
    return (2...3).contains(modifier.count) && Self.townEnds.contains(characters[Int(head.end) - 1])
      && modifier.allSatisfy {
        $0.count == 1 && ($0.wordClass == .verb || $0.wordClass == .adjective)
          && !$0.has(known.generic)
      }
  }

  private func isPlainWord(_ token: Token) -> Bool {
    guard token.entry >= 0, !token.has(known.foreignName), !isRareDivision(token) else {
      return false
    }
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
  private func addBarePlace(
    _ left: LeftBoundary.Result, _ tokens: [Token], _ head: Int, sentence: Int
  ) {
    let token = tokens[head]
    guard !left.isIndefinite, left.quote == nil, token.has(known.settlement) else { return }
    guard left.isDefinite || isPartner(tokens, head) else { return }
    var mention = Mention(
      label: .place, range: token.range, coreStart: Int(token.start), headStart: Int(token.start),
      sentence: sentence)
    mention.form = .definite
    mention.classes = token.classes
    add(mention)
  }

  // 分别同|社区|签订: with whom somebody signs is the settlement that the text has named.
  private func isPartner(_ tokens: [Token], _ head: Int) -> Bool {
    guard head > 0, head + 1 < tokens.count,
      tokens[head - 1].has(known.coordinator) || tokens[head - 1].has(known.joining)
        || characters[Int(tokens[head - 1].start)] == CharacterClass.agentMark,
      tokens[head - 1].end == tokens[head].start, tokens[head + 1].start == tokens[head].end,
      tokens[head + 1].has(known.pairing) || tokens[head + 1].has(known.together)
        || CharacterClass.withs.contains(characters[Int(tokens[head + 1].start)])
    else { return false }
    let kind = characters[tokens[head].range]
    return mentions.contains {
      $0.label == .place && $0.form == .named && $0.classes.meets(known.settlement)
        && characters[$0.core].count > kind.count
        && characters[$0.core].suffix(kind.count).elementsEqual(kind)
    }
  }
}
