/// When a name goes on to the left of a word that would end it: 和平路, 与民社区, 李家庄派出所.
extension LeftBoundary {
  /// Whether the name goes on to the left of a word that would end it.
  func isPassedOver(_ index: Int, head: Int, ends: (Int) -> Bool) -> Bool {
    let token = tokens[index]
    // 派出所和|市|人民医院: the city's, whatever town is called 和市. 与|区|卫生局
    if token.has(known.coordinator),
      CharacterClass.withs.contains(text.characters[Int(token.start)])
        || index > 0 && tokens[index - 1].wordClass != .mark,
      tokens[head].has(known.organizationHead), Int(tokens[head].start) == Int(token.end) + 1,
      Self.levels.contains(text.characters[Int(token.end)])
    {
      return false
    }
    if isInsideKnownStem(index, head: head) || isPlainName(index, head: head, ends: ends) {
      return true
    }
    // 成立|驻村|工作室, 设立|涉|企|纠纷|调解室: what is set up is called so.
    if tokens[head].has(known.functionalHead), isFounded(index), opensUnit(token) { return true }
    if opensCompany(index, head: head) { return true }
    if isStationed(index) {
      let isPost = tokens[head].has(known.functionalHead) && index + 3 - token.count == head
      if isPost || token.count == 1 { return isPost }
    }
    // 中共|平安|银行, however often it is said
    if token.has(known.opener), token.has(known.partyBody) { return false }
    // 美术学院|至|美|党支部, 公共管理学院|求学|立|德|党支部
    if tokens[head].has(known.partyBody), token.wordClass == .verb || token.count == 1,
      !token.has(known.coordinator), !token.has(known.joining),
      token.count == 1
        ? !Self.joining.contains(text.characters[Int(token.start)]) : !token.has(known.stop),
      standsBehindBody(index, head: head, ends: ends)
    {
      return true
    }
    // 闽南理工学院|智能|建造|工程学院
    if text.characters[..<Int(tokens[head].end)].suffix(2).elementsEqual(Self.college),
      let first = subjectsStart(head, ends: ends), first <= index
    {
      return true
    }
    // 国网漳州供电公司|输电|运检|中心
    if token.count == 2, token.wordClass == .verb, token.classes.isEmpty, token.entry >= 0,
      names.lexicon.entries[Int(token.entry)].cost > 11.5, tokens[head].has(known.functionalHead),
      isWhole, let body = names.ending[Int(token.start)],
      names.mentions[body].label == .organization, names.mentions[body].form == .named
    {
      return true
    }
    // 南漳县|巡检|派出所
    if index + 1 == head, names.isStation(tokens[head]), token.count == 2,
      endsDivision(Int(token.start)), !token.has(known.stop), !token.has(known.located)
    {
      return true
    }
    switch token.wordClass {
    case .measure, .number, .letters, .mark: return false
    default: break
    }
    let c = text.characters[Int(token.start)]
    if c == CharacterClass.possessive || token.has(known.organizationHead) { return false }
    // 东岭派出所|同|西岭派出所
    if Self.withs.contains(c), token.count == 1, ends(Int(token.start)),
      !endsArea(Int(token.start))
    {
      return false
    }
    // 东岭派出所|又|同|西岭医院
    if Self.withs.contains(c) || token.has(known.coordinator), token.count == 1, index > 0,
      tokens[index - 1].wordClass == .adverb, ends(Int(tokens[index - 1].start)),
      !endsArea(Int(tokens[index - 1].start))
    {
      return false
    }
    // 扎兰屯市支行|和|雪|鹰|农牧业|有限公司
    if token.has(known.coordinator), isProper(tokens[head]), endsUnit(Int(token.start)) {
      return false
    }
    // 居然警务室: an adverb is no name by itself.
    if token.count > 1, token.wordClass == .adverb,
      !isRegistered(tokens[head]) || !endsDivision(Int(token.start)),
      !context.isRepeated(from: Int(token.start), through: Int(tokens[head].end))
    {
      return false
    }
    // The gazetteer knows the name with the word in it.
    if token.count == 1
      || !token.has(known.stop) && token.wordClass != .unknown && token.wordClass != .verb,
      context.isKnownStem(from: Int(token.start), head: tokens[head])
    {
      return true
    }
    // 派出所|赴|清河|小学: what is a name without the verb.
    if token.count == 1, token.wordClass == .verb, !endsArea(Int(token.start)),
      isName(index + 1, head: head)
    {
      return false
    }
    if token.count == 1 && !Self.joining.contains(c)
      || isRegistered(tokens[head]) && !token.has(known.stop),
      continuesName(index, head: head, ends: ends)
    {
      return true
    }
    if token.has(known.coordinator), joinsSubjects(index, head: head, ends: ends) { return true }
    let rest = Int(tokens[head].start) - Int(token.end)
    if rest == 0, isSyllable(index, head: head) { return true }
    if token.wordClass == .direction, isInsideUnknown(index, ends: ends) { return true }
    // 与|中|冶|南方|工程技术|有限公司
    if token.wordClass == .direction, isRegistered(tokens[head]), Self.regions.contains(c),
      token.count == 2 || index > 0 && tokens[index - 1].has(known.coordinator)
    {
      return true
    }
    if token.count == 1, isPartOfUnknown(index, head: head, rest: rest, ends: ends) { return true }
    // 支行党支部和村党支部: the branch of the village, and no village of that name.
    if rest == 1, token.has(known.coordinator),
      Self.levels.contains(text.characters[Int(token.end)])
    {
      return false
    }
    // 调研|湖滨|步行街, however often it is said
    if token.count > 1, token.has(known.stop), token.wordClass == .verb, !token.has(known.inner) {
      return false
    }
    return rest > 0 && !(token.count == 1 && Self.closed.contains(c))
      && context.isAlwaysLeft(
        from: Int(token.start), of: Int(token.end), through: Int(tokens[head].end))
  }

  // Whether what stands between a word and the head is a town, a division or another name by itself.
  private func isName(_ index: Int, head: Int) -> Bool {
    guard index < head, tokens[index].count > 1 else { return false }
    return index + 1 == head && tokens[index].wordClass == .placeName
      || context.isKnownStem(from: Int(tokens[index].start), head: tokens[head])
  }

  // 岳麓分局|解放|派出所, 与|前进|小学
  func isPlainName(_ index: Int, head: Int, ends: (Int) -> Bool) -> Bool {
    guard index + 1 == head, tokens[index].end == tokens[head].start,
      PlainNames.ofStations.contains(ShortWord(text.characters, tokens[index].range)),
      names.bearsPlainName(tokens[head])
    else { return false }
    return startsRun(index) || ends(Int(tokens[index].start))
      || tokens[index - 1].has(known.stop) || tokens[index - 1].has(known.post)
  }

  // 朱|家|角|营业站: the town's name holds what elsewhere counts.
  func isInsideKnownStem(_ index: Int, head: Int) -> Bool {
    guard tokens[index].count == 1, tokens[head].has(known.organizationHead), index > 0,
      tokens[index].wordClass != .mark
    else { return false }
    return (max(0, index - 2)..<index).contains { first in
      tokens[first].count == 1 && !tokens[first].has(known.coordinator)
        && context.isKnownStem(from: Int(tokens[first].start), head: tokens[head])
    }
  }

  // Whether nothing but a few words of a branch's name lies between its body and it.
  private func standsBehindBody(_ index: Int, head: Int, ends: (Int) -> Bool) -> Bool {
    guard isWhole else { return false }
    var at = index
    while at >= 0, Int(tokens[head].start) - Int(tokens[at].start) <= 6 {
      let token = tokens[at]
      if token.wordClass == .mark || token.has(known.coordinator) || token.has(known.joining)
        || token.count > 1 && token.has(known.stop)
      {
        return false
      }
      if ends(Int(token.start)) {
        return names.ending[Int(token.start)].map {
          let body = names.mentions[$0]
          return body.label == .organization && body.form == .named
            && !body.classes.meets(known.partyBody.union(known.localBody).union(known.stateBody))
        } ?? false
      }
      at -= 1
    }
    return false
  }

  // 斯当村: between an unknown character and the head, 当 is a syllable of the name.
  func isSyllable(_ index: Int, head: Int) -> Bool {
    guard tokens[index].count == 1, tokens[head].has(known.settlement), index > 0,
      !tokens[index].has(known.coordinator), !tokens[index].has(known.definite),
      !tokens[index].has(known.indefinite)
    else { return false }
    let left = tokens[index - 1]
    let c = text.characters[Int(tokens[index].start)]
    return left.count == 1 && !left.has(known.stop)
      && CharacterClass.isHan(text.characters[Int(left.start)])
      && !Self.closed.contains(c)
      && (left.entry < 0 || left.wordClass == .person || left.wordClass == .other)
  }

  // 广中城市管理中队: a lone unknown character opens the name, and 中 goes on with it.
  func isInsideUnknown(_ index: Int, ends: (Int) -> Bool) -> Bool {
    guard tokens[index].count == 1, index > 0 else { return false }
    let left = tokens[index - 1]
    guard left.count == 1, !left.has(known.stop), left.wordClass != .mark,
      left.wordClass != .number,
      left.wordClass != .measure, CharacterClass.isHan(text.characters[Int(left.start)])
    else { return false }
    guard index > 1 else { return true }
    let before = tokens[index - 2]
    return before.wordClass == .mark || before.has(known.stop) || ends(Int(left.start))
  }

  private static let levels = NameFinder.levels.union("村")
  private static let withs: CharacterSet = "同跟"
  private static let regions: CharacterSet = "东南西北中"

  static let calendar: CharacterSet = "年月日时天晚早午周今昨明季初末近前后"

  static let closed: CharacterSet = "的了着在到由是有向从把被全每将"
  /// Characters that no name has between another name and its head.
  static let joining = closed.union("赴邀与和及或为以于等并也都就还给让请对各两该过设")

  /// Whether a character only joins names: 和, 在.
  static func joins(_ c: UInt32) -> Bool { joining.contains(c) }

  func isPartOfUnknown(_ index: Int, head: Int, rest: Int, ends: (Int) -> Bool) -> Bool {
    let token = tokens[index]
    let opens = startsRun(index)
    // Nothing stands before it to which 中 could belong: 中泺建设集团.
    if token.wordClass == .direction,
      opens || isRegistered(tokens[head]) && endsDivision(Int(token.start))
    {
      return true
    }
    if token.has(known.coordinator) {
      // 四川|蓝光|和|骏|物业管理|有限公司: one syllable alone is no company.
      if isRegistered(tokens[head]), isAfterDivision(index), tokens[index + 1].count == 1,
        tokens[(index + 2)..<head].allSatisfy({ $0.has(known.inner) || $0.wordClass == .noun })
      {
        return true
      }
      // 、与山社区: a coordinator cannot open a list item that ends with the name.
      if opens && endsRun(head) && rest <= 3, !joinsList(index, head: head),
        rest < 2 || isItem(index)
      {
        // …东山街…。…，与东山街机关党支部
        return rest < 2
          || !context.standsAlone(
            from: Int(token.end), through: Int(tokens[head].end),
            without: text.characters[Int(token.start)])
      }
      // 祥和小区: it makes up the name with the character before it.
      if rest == 0, tokens[head].has(known.settlement), tokens[head].count > 1, !opens,
        !ends(Int(token.start)),
        tokens[index - 1].count == 1, tokens[index - 1].classes.isEmpty, token.count == 1,
        index < 2 || !ends(Int(tokens[index - 1].start))
      {
        return true
      }
      // 众及律师事务所: without it no name is left.
      if rest == 0, tokens[head].count >= 3, !opens, !ends(Int(token.start)),
        tokens[index - 1].count == 1,
        isProper(tokens[head])
          || tokens[head].has(known.ownName) && ends(Int(tokens[index - 1].start))
      {
        return true
      }
    }
    // 唐山市万和兴物业公司, 河北唐正律师事务所: a lone character after a division opens the name.
    if isProper(tokens[head]), index > 0, tokens[index - 1].count == 1,
      endsDivision(Int(tokens[index - 1].start)),
      !Self.closed.contains(text.characters[Int(token.start)])
    {
      return true
    }
    // 山东和顺居物业公司, 鄂温克旗那达慕合作社: no other name ends before it, only a place.
    return rest > 1 && isProper(tokens[head]) && endsDivision(Int(token.start))
      && (token.has(known.coordinator) || token.wordClass == .pronoun
        || token.wordClass == .direction)
  }

  // 综治中心|联合|派出所: no station or office is called 联合.
  func isOfficial(_ head: Token) -> Bool {
    (head.has(known.ownName) || head.has(known.stateBody) || head.has(known.localBody))
      && !head.has(known.partyBody) && !head.has(known.outpost)
  }

  // 、与山社区
  private func isItem(_ index: Int) -> Bool {
    index > 0
      && text.characters[Int(tokens[index - 1].start)] == CharacterClass.enumerationComma
  }

  // ，与|河湾街道、河湾医院: after a comma it says with whom.
  private func joinsList(_ index: Int, head: Int) -> Bool {
    guard index > 0, head + 1 < tokens.count else { return false }
    return text.characters[Int(tokens[index - 1].start)] == CharacterClass.comma
      && text.characters[Int(tokens[head + 1].start)] == CharacterClass.enumerationComma
  }

  func startsRun(_ index: Int) -> Bool {
    index == 0 || tokens[index - 1].wordClass == .mark || tokens[index - 1].wordClass == .letters
  }

  func endsRun(_ head: Int) -> Bool {
    guard head + 1 < tokens.count else { return true }
    let next = tokens[head + 1]
    return next.wordClass == .mark || next.has(known.partyBody) || next.has(known.coordinator)
  }

  // 郊区公安分局|李|家|庄|派出所: 家 counts only after a number.
  func isSyllableOfName(_ index: Int, head: Int, ends: (Int) -> Bool) -> Bool {
    let token = tokens[index]
    // 长沙银行|双|碳|支行
    if token.count == 1, index + 1 < head, ends(Int(token.start)), isProper(tokens[head]),
      !endsDivision(Int(token.start)), tokens[(index + 1)..<head].allSatisfy({ $0.count == 1 })
    {
      return true
    }
    guard token.count == 1, token.wordClass == .measure, index > 0, !isCounting(index - 1),
      !tokens[index - 1].has(known.indefinite)
    else { return false }
    // 求吉派出所、|包|座|派出所
    let isItem =
      index > 1 && tokens[index - 1].count == 1 && !tokens[index - 1].has(known.definite)
      && tokens[head].has(known.ownName) && followsItem(index - 1, ends: ends)
    return isItem || index + 1 < head && continuesName(index, head: head, ends: ends)
  }

  /// Whether nothing but syllables and nouns lies between a name and the head: 荆门市|天城地下管廊|有限公司. Then
  /// the whole stretch is one name, whatever else its characters mean.
  func continuesName(_ index: Int, head: Int, ends: (Int) -> Bool) -> Bool {
    let isSettlement = tokens[head].has(known.settlement)
    guard isProper(tokens[head]) || tokens[head].has(known.ownName) || isSettlement else {
      return false
    }
    let longest = isProper(tokens[head]) ? 14 : isSettlement ? 4 : 6
    var at = index
    while at >= 0, Int(tokens[head].start) - Int(tokens[at].start) <= longest {
      let token = tokens[at]
      guard token.wordClass != .mark, token.wordClass != .letters,
        !text.isAfterGap[Int(token.start)] || ends(Int(token.start)),
        !token.has(known.definite), !token.has(known.organizationHead), !token.has(known.located)
      else { return false }
      if token.count == 1 {
        if Self.joining.contains(text.characters[Int(token.start)]) { return false }
      } else if isRegistered(tokens[head])
        ? token.has(known.stop) || token.wordClass == .phrase
          // 嘉兴市|真真|老|老|食品|有限公司
          || token.wordClass == .adverb && !endsDivision(Int(token.start))
        : stops(at: at, head: head, first: head)
      {
        return false
      }
      // 和硕县|特吾里|镇, 许庄镇|西|渠头|村: a settlement goes on only from what it lies in.
      if isSettlement, endsArea(Int(token.start)) { return head - at > 1 }
      if ends(Int(token.start)) {
        return !isSettlement && (at < index || head - index > 1 || token.count > 1)
      }
      // 与|交|控|集团: two syllables and nothing before them.
      if isEnterprise(tokens[head]),
        at + 2 == head && tokens[at + 1].count == 1
          || isRegistered(tokens[head]) && head - at > 1 && !token.has(known.staff),
        token.count == 1, startsRun(at) || tokens[at - 1].has(known.coordinator),
        !token.has(known.stop) || token.wordClass == .verb
      {
        return true
      }
      // 王家畈派出所、|刘|家|场|派出所: an item of a list that goes on after another name.
      if at > 0, head - at > 1,
        tokens[head].has(known.ownName) ? followsItem(at, ends: ends) : followsPlace(at, head: head)
      {
        return true
      }
      at -= 1
    }
    return false
  }

  // 文宾社区和|运|建|社区: two of a kind
  private func followsPlace(_ index: Int, head: Int) -> Bool {
    let mark = Int(tokens[index - 1].start)
    guard tokens[head].has(known.settlement), tokens[head].count > 1, tokens[index - 1].count == 1,
      text.characters[mark] == CharacterClass.enumerationComma
        || tokens[index - 1].has(known.coordinator)
    else { return false }
    let kind = text.characters[tokens[head].range]
    return text.characters[..<mark].suffix(kind.count).elementsEqual(kind)
  }

  private func followsItem(_ index: Int, ends: (Int) -> Bool) -> Bool {
    let mark = Int(tokens[index - 1].start)
    return text.characters[mark] == CharacterClass.enumerationComma && ends(mark)
  }
}
