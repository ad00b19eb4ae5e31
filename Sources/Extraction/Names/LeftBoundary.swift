/// Decides where a name begins that is known by its head.
///
/// Words are taken up leftwards from the head until one ends the name: a mark, a verb, a function word, another name.
/// 和平路 and 与民社区 contain such words, so a stop that would leave no name, or that the gazetteer or the
/// document's other uses of the name contradict, is passed over.
struct LeftBoundary {
  /// The names found so far.
  let names: NameFinder
  let tokens: [Token]
  /// Whether the tokens are those of a sentence, and no stretch put together from parts of one.
  var isWhole = true

  /// The longest modifier of a head, in characters.
  static let longest = 16

  struct Result {
    /// The index of the first token of the modifier; the head's own index when there is none.
    var first: Int
    /// Quoted text opens the modifier: “三合院”矛盾联调中心.
    var quote: Range<Int>?
    /// An indefinite or counting word stands before: 各, 4个.
    var isIndefinite = false
    /// 该, 本, 我: points at one already named.
    var isDefinite = false
  }

  var text: CleanText { names.text }
  var context: DocumentContext { names.context }
  var known: KnownClasses { names.lexicon.known }
  var nameParts: ClassSet {
    known.inner.union(known.generic).union(known.organizationHead).union(known.placeHead)
      .union(known.programKind).union(known.country).union(known.foreignName)
  }

  /// - Parameter ends: Whether a mention ends just before a character.
  func start(ofHead head: Int, ends: (Int) -> Bool) -> Result {
    var result = Result(first: head)
    if tokens[head].has(known.fullName) {
      // 皖南医学院: a region before it makes it a school of its own.
      if head > 0, tokens[head - 1].wordClass == .placeName, tokens[head - 1].count >= 2,
        tokens[head - 1].end == tokens[head].start, !ends(Int(tokens[head].start)),
        !text.isAfterGap[Int(tokens[head].start)]
      {
        result.first = head - 1
      } else if head > 0, opensCollege(head, ends: ends) {
        // 文化|艺术学院
        result.first = head - 1
      } else if text.characters[..<Int(tokens[head].end)].suffix(2).elementsEqual(Self.college),
        let first = subjectsStart(head, ends: ends)
      {
        // 闽南理工学院|智能|建造|工程学院
        result.first = first
      } else if let joint = subjectsJoint(head, ends: ends) {
        result.first = joint - 1
        // 风景|园林|与|建筑学院
        while result.first > 0, tokens[result.first - 1].count == 2,
          tokens[result.first - 1].wordClass == .noun,
          !tokens[result.first - 1].has(nameParts), !tokens[result.first - 1].has(known.stop),
          !ends(Int(tokens[result.first].start))
        {
          result.first -= 1
        }
        // 山东理工职业学院|文化|旅游|与|艺术学院
        if let first = subjectsStart(result.first, ends: ends) { result.first = first }
      }
      return result
    }
    if let first = branchStart(head, ends: ends) ?? townStart(head, ends: ends) {
      return Result(first: first)
    }
    if let first = registeredStart(head) ?? jointStart(head) { return Result(first: first) }
    if let first = countBehindQuote(head) {
      result.first = first
      takeMark(first, head: head, ends: ends, result: &result)
      return result
    }
    let headStart = Int(tokens[head].start)
    var index = head
    while index > 0 {
      let right = tokens[index]
      let left = tokens[index - 1]
      guard !ends(Int(right.start)), headStart - Int(left.start) <= Self.longest else { break }
      let isGap = text.isAfterGap[Int(right.start)]
      if isInPerson(Int(left.start)) { break }
      if left.wordClass == .mark {
        // “五联共建” 党建联盟再添新动能: two halves of a heading.
        if !isGap || index == head && !tokens[head].has(known.alliance) {
          takeMark(index, head: head, ends: ends, result: &result)
        }
        break
      }
      if isGap && !isLetters(left, right) && !joinsAcrossGap(index, head: head) { break }
      if left.has(known.indefinite), !isSyllableOfName(index - 1, head: head, ends: ends),
        !isNumberInName(index - 1, head: head),
        !isInsideKnownStem(index - 1, head: head), !opensCompany(index - 1, head: head),
        !isBranchConcerned(index - 1, head: head, ends: ends)
      {
        result.isIndefinite = true
        break
      }
      if left.has(known.definite) {
        result.isDefinite = index == head
        break
      }
      // 联合|市委: nothing but a place stands before it in its name.
      if tokens[head].has(known.levelBody) || isLeague(tokens[head]),
        left.has(known.stop) || left.wordClass == .verb
      {
        break
      }
      // 报告|局|治安大队: the bureau spoken of opens the name.
      if left.count == 1, left.has(known.organizationHead), tokens[head].has(known.functionalHead),
        index > 1, tokens[index - 2].entry >= 0, !ends(Int(left.start)),
        text.characters[Int(tokens[index - 2].start)] != Self.stationed
      {
        result.first = index - 1
        break
      }
      if isDoneBefore(left, head: head, ends: ends) { break }
      // 石门镇|共建|校地|党建共同体: what the town does.
      if tokens[head].has(known.alliance), ends(Int(left.start)),
        index < head && left.has(known.pairing) || left.has(known.joining)
      {
        break
      }
      if left.has(known.stop), left.has(known.inner), isOfficial(tokens[head]),
        ends(Int(left.start)) || index > 1 && tokens[index - 2].wordClass == .mark
      {
        break
      }
      if sumsUpList(index - 1, head: head) {
        result.isIndefinite = true
        break
      }
      if stops(at: index - 1, head: head, first: result.first) {
        if !isPassedOver(index - 1, head: head, ends: ends), !followsQuote(index - 1, head: head),
          !followsParty(index - 1, ends: ends)
        {
          break
        }
      }
      index -= 1
      result.first = index
    }
    trimGeneric(&result, head: head, ends: ends)
    return result
  }

  // 中冶南方工程技术有限公司|相关|党支部: a branch of it, whichever.
  private func isBranchConcerned(_ index: Int, head: Int, ends: (Int) -> Bool) -> Bool {
    guard index + 1 == head, tokens[head].has(known.partyBody), ends(Int(tokens[index].start)),
      Self.concerned.contains(ShortWord(text.characters, tokens[index].range)),
      let body = names.ending[Int(tokens[index].start)]
    else { return false }
    return names.mentions[body].label == .organization && names.mentions[body].form == .named
      && isProper(head: names.mentions[body].classes)
  }

  private static let concerned: [ShortWord?] = ["有关", "相关"]

  // 蚌埠市公安局|小|蚌埠|派出所: the name of a town, from where the bureau's ends or a clause begins.
  private func townStart(_ head: Int, ends: (Int) -> Bool) -> Int? {
    guard isWhole, names.bearsPlainName(tokens[head]),
      !ends(Int(tokens[head].start)) || endsDivision(Int(tokens[head].start))
    else { return nil }
    var at = head - 1
    while at >= 0, Int(tokens[head].start) - Int(tokens[at].start) <= 6 {
      let token = tokens[at]
      guard token.end == tokens[at + 1].start, token.wordClass != .mark,
        !text.isAfterGap[Int(tokens[at + 1].start)]
      else { return nil }
      let start = Int(token.start)
      let isBehindBody = ends(start) && !endsDivision(start)
      // 派出所|联合|司法所, whatever some town is called
      if token.has(known.joining) || token.count > 1 && token.has(known.stop) { return nil }
      let opens =
        startsRun(at) || tokens[at - 1].has(known.joining)
        || tokens[at - 1].has(known.coordinator)
          && !joinsSubjects(at - 1, head: head, ends: ends)
      if isBehindBody || opens && at < head - 1,
        context.isKnownStem(from: start, head: tokens[head]),
        !Self.counters.contains(text.characters[Int(tokens[head].start) - 1])
          || !CharacterClass.isNumeral(text.characters[start])
      {
        return at
      }
      if isBehindBody { return nil }
      at -= 1
    }
    return nil
  }

  // 厦门市公安局|同|安|分局: all that stands between a bureau and its branch is the branch's name.
  private func branchStart(_ head: Int, ends: (Int) -> Bool) -> Int? {
    guard isWhole, tokens[head].has(known.stateBody), tokens[head].count == 2,
      text.characters[Int(tokens[head].end) - 1] == Self.bureau
    else { return nil }
    for at in stride(from: head - 1, through: max(0, head - 3), by: -1) {
      let token = tokens[at]
      guard token.end == tokens[at + 1].start, token.wordClass != .mark,
        !text.isAfterGap[Int(tokens[at + 1].start)], !token.has(known.generic),
        !token.has(known.indefinite), !token.has(known.located)
      else { return nil }
      let length = Int(tokens[head].start) - Int(token.start)
      if ends(Int(token.start)) {
        guard let body = names.ending[Int(token.start)], (2...3).contains(length),
          names.mentions[body].label == .organization,
          text.characters[..<Int(token.start)].suffix(2).elementsEqual(Self.security)
        else { return nil }
        return at
      }
    }
    return nil
  }

  private static let bureau: UInt32 = 0x5C40  // 局
  private static let security = "安局".scalarValues

  // 中共|前|海|法治|处: nothing but a name stands behind it.
  private func followsParty(_ index: Int, ends: (Int) -> Bool) -> Bool {
    for at in stride(from: index, through: max(0, index - 3), by: -1) {
      let token = tokens[at]
      if token.has(known.opener) { return at < index && token.has(known.partyBody) }
      if token.wordClass == .mark || ends(Int(token.start)) || at < index && token.has(known.stop) {
        return false
      }
    }
    return false
  }

  // 团市委, 团县委
  private func isLeague(_ head: Token) -> Bool {
    head.count == 3 && head.has(known.partyBody) && text.characters[Int(head.start)] == 0x56E2
  }

  /// Whether a word for working together says what the body or place before it does, and is no part of the name.
  private func isDoneBefore(_ left: Token, head: Int, ends: (Int) -> Bool) -> Bool {
    let start = Int(left.start)
    if left.has(known.joining) {
      // 党支部|联合|校医院: a branch has no such unit. 总工会|联动|团委、妇联
      return endsBranch(start)
        || ends(start) && tokens[head].has(known.localBody.union(known.levelBody))
        || isDoneByActor(left, head: head)
    }
    return left.has(known.pairing) && isDoneByActor(left, head: head)
  }

  // 派出所|联合|律师事务所, 长江路街道|共建|长江社区学院
  private func isDoneByActor(_ left: Token, head: Int) -> Bool {
    (left.has(known.stop) || left.has(known.together))
      && (isProper(tokens[head]) || tokens[head].has(known.settlement))
      && endsActor(Int(left.start))
  }

  // A station, a street or a village: what follows with a verb is no part of its name.
  private func endsActor(_ at: Int) -> Bool {
    guard isWhole, let left = names.ending[at] else { return false }
    let classes = names.mentions[left].classes
    return names.mentions[left].label == .organization
      ? classes.meets(known.stateBody) : classes.meets(known.settlement)
  }

  /// Whether the name of a party's branch or committee ends just before a character.
  private func endsBranch(_ at: Int) -> Bool {
    guard isWhole, let left = names.ending[at] else { return false }
    return names.mentions[left].label == .organization
      && names.mentions[left].classes.meets(known.partyBody)
  }

  /// Whether the whole name of a part of a body, a branch or an office, ends just before a character.
  func endsUnit(_ at: Int) -> Bool {
    guard isWhole, let left = names.ending[at] else { return false }
    return names.mentions[left].form == .named && names.mentions[left].parentOrganization != nil
  }

  /// Whether the name of a division ends just before a character.
  func endsDivision(_ at: Int) -> Bool { isWhole && names.endsDivision(at) }

  /// Whether the name of a division, a town or a street ends just before a character.
  func endsArea(_ at: Int) -> Bool { isWhole && names.endsArea(at) }

  /// Whether a character belongs to the name of a person.
  func isInPerson(_ at: Int) -> Bool { isWhole && names.isInPerson(at) }

  func isLetters(_ left: Token, _ right: Token) -> Bool {
    func isWord(_ token: Token) -> Bool {
      token.wordClass == .letters && !CharacterClass.isDigit(text.characters[Int(token.start)])
    }
    return isWord(left) || isWord(right)
  }

  // A healed line break may stand anywhere in a name; a blank does not.
  func joinsAcrossGap(_ index: Int, head: Int) -> Bool {
    // 党总支主题党日活动⏎恒丰银行: a heading that ends with what took place is no part of a name.
    let left = tokens[index - 1]
    if left.has(known.programEnd), !left.has(known.inner), left.count > 1 { return false }
    // 沈家本历史文化园⏎恒丰银行
    if left.has(known.placeHead), left.count > 2 { return false }
    let here = Int(text.origins[Int(tokens[index].start)])
    let before = Int(text.origins[Int(tokens[index].start) - 1])
    return text.original[before..<here].contains(CharacterClass.newline)
  }

  // MARK: marks

  func takeMark(
    _ index: Int, head: Int, ends: (Int) -> Bool, result: inout Result
  ) {
    let mark = Int(tokens[index - 1].start)
    let c = text.characters[mark]
    if c == CharacterClass.closeQuote, let open = context.opening(closedAt: mark),
      mark - open <= 15, mark - open > 2
    {
      // Several quoted words before one head are several names.
      result.quote = open..<mark + 1
      if let first = tokens.firstIndex(startingAt: open) { result.first = first }
    } else if c == CharacterClass.closeBracket, index == head || isEnterprise(tokens[head]),
      let open = context.opening(closedAt: mark), mark - open <= (index == head ? 7 : 4),
      let first = tokens.firstIndex(startingAt: open), first > 0
    {
      // 本报讯（记者李明）|医院里来了民警
      if Self.reports.contains(text.characters[open - 1]) || tokens[first + 1].has(known.byline) {
        return
      }
      // 村（社区）党群服务中心: either kind.
      if tokens[first + 1].has(known.placeHead), first + 3 == index,
        tokens[first - 1].has(known.placeHead)
      {
        result.isIndefinite = true
        return
      }
      // 闽台鲜水产（晋江）有限公司
      let inner = LeftBoundary(
        names: names, tokens: Array(tokens[..<first]) + [tokens[head]], isWhole: false)
      // 眉山市公安局|高新（甘眉园区）分局
      let outer = inner.start(ofHead: first, ends: ends)
      if outer.first < first { result.first = outer.first }
    } else if c == CharacterClass.nameDot, index >= 2 {
      result.first = min(result.first, index)
    }
  }

  private static let reports: CharacterSet = "讯电"
  private static let ranks: [ShortWord?] = ["国家", "国家级"]

  private func opensList(behind head: Int) -> Bool {
    let end = Int(tokens[head].end)
    return end < text.count && text.characters[end] == CharacterClass.enumerationComma
  }

  // 辖区万苑社区: words that only say where or which kind go.
  func trimGeneric(_ result: inout Result, head: Int, ends: (Int) -> Bool) {
    while result.first < head, result.quote == nil {
      let token = tokens[result.first]
      // 所属|巡特警大队
      let isOwn =
        result.first + 1 == head && token.has(known.located) && tokens[head].count > 3
        && tokens[head].has(known.functionalHead) && tokens[head].has(known.stateBody)
      if isOwn {
        result.first = head
        return
      }
      guard token.has(known.generic), token.count > 1, result.first + 1 < head else { break }
      // 机关|第一|党支部
      if tokens[head].has(known.partyBody), tokens[result.first + 1].wordClass == .number,
        ShortWord(text.characters, token.range) == "机关"
      {
        break
      }
      if !token.has(known.located),
        isNamedByPlainWords(result.first + 1, head: head)
          || tokens[head].has(known.functionalHead) && isFounded(result.first)
            && (result.first + 2 < head || !token.has(known.identity))
      {
        break
      }
      // 金融贸易学院
      if !token.has(known.located), startsRun(result.first), tokens[head].count == 2,
        text.characters[tokens[head].range].elementsEqual(Self.college)
      {
        break
      }
      // 、社区事业办公室、: in a list of offices, what the office does.
      if !token.has(known.located), tokens[head].has(known.functionalHead),
        !tokens[head].has(known.outpost), endsRun(head),
        startsRun(result.first)
          || tokens[result.first - 1].has(known.founding) && opensList(behind: head)
      {
        break
      }
      // 天水|国家|农业|科技园区
      if !tokens[head].has(known.settlement), endsDivision(Int(token.start)),
        Self.ranks.contains(ShortWord(text.characters, token.range))
      {
        break
      }
      // 官洲街机关第一党支部: after a name it goes on with it.
      if !token.has(known.located), ends(Int(token.start)),
        // 高明区红色廉政文化教育基地
        !tokens[head].has(known.placeHead) || tokens[head].has(known.facility),
        !text.isAfterGap[Int(token.start)]
      {
        break
      }
      result.first += 1
    }
  }
}
