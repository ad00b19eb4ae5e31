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

  private var text: CleanText { names.text }
  private var context: DocumentContext { names.context }
  private var known: KnownClasses { names.lexicon.known }
  private var nameParts: ClassSet {
    known.inner.union(known.generic).union(known.organizationHead).union(known.placeHead)
      .union(known.programKind).union(known.country)
  }

  /// - Parameter ends: Whether a mention ends just before a character.
  func start(ofHead head: Int, ends: (Int) -> Bool) -> Result {
    var result = Result(first: head)
    if tokens[head].has(known.fullName) { return result }
    let headStart = Int(tokens[head].start)
    var index = head
    while index > 0 {
      let right = tokens[index]
      let left = tokens[index - 1]
      guard !ends(Int(right.start)), headStart - Int(left.start) <= Self.longest else { break }
      let isGap = text.isAfterGap[Int(right.start)]
      if isInPerson(Int(left.start)) { break }
      if left.wordClass == .mark {
        if !isGap || index == head { takeMark(index, head: head, ends: ends, result: &result) }
        break
      }
      if isGap && !isLetters(left, right) && !joinsAcrossGap(index, head: head) { break }
      if left.has(known.indefinite), !isSyllableOfName(index - 1, head: head, ends: ends) {
        result.isIndefinite = true
        break
      }
      if left.has(known.definite) {
        result.isDefinite = index == head
        break
      }
      // 报告|局|治安大队: the bureau spoken of opens the name.
      if left.count == 1, left.has(known.organizationHead), tokens[head].has(known.functionalHead),
        index > 1, tokens[index - 2].entry >= 0, !ends(Int(left.start))
      {
        result.first = index - 1
        break
      }
      if left.has(known.stop), left.has(known.inner), isOfficial(tokens[head]),
        ends(Int(left.start)) || index > 1 && tokens[index - 2].wordClass == .mark
      {
        break
      }
      if stops(at: index - 1, head: head, first: result.first) {
        if !isPassedOver(index - 1, head: head, ends: ends), !followsQuote(index - 1, head: head) {
          break
        }
      }
      index -= 1
      result.first = index
    }
    trimGeneric(&result, head: head, ends: ends)
    return result
  }

  // 郊区公安分局|李|家|庄|派出所: 家 counts only after a number.
  private func isSyllableOfName(_ index: Int, head: Int, ends: (Int) -> Bool) -> Bool {
    let token = tokens[index]
    guard token.count == 1, token.wordClass == .measure, index > 0, !isCounting(index - 1),
      !tokens[index - 1].has(known.indefinite)
    else { return false }
    return index + 1 < head && continuesName(index, head: head, ends: ends)
  }

  /// Whether nothing but syllables and nouns lies between a name and the head: 荆门市|天城地下管廊|有限公司. Then
  /// the whole stretch is one name, whatever else its characters mean.
  private func continuesName(_ index: Int, head: Int, ends: (Int) -> Bool) -> Bool {
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
        ? token.has(known.stop) : stops(at: at, head: head, first: head)
      {
        return false
      }
      // 和硕县|特吾里|镇, 许庄镇|西|渠头|村: a settlement goes on only from what it lies in.
      if isSettlement, endsArea(Int(token.start)) { return head - at > 1 }
      if ends(Int(token.start)) {
        return !isSettlement && (at < index || head - index > 1 || token.count > 1)
      }
      at -= 1
    }
    return false
  }

  /// Whether the name of a division ends just before a character.
  private func endsDivision(_ at: Int) -> Bool { isWhole && names.endsDivision(at) }

  /// Whether the name of a division, a town or a street ends just before a character.
  private func endsArea(_ at: Int) -> Bool { isWhole && names.endsArea(at) }

  /// Whether a character belongs to the name of a person.
  private func isInPerson(_ at: Int) -> Bool { isWhole && names.isInPerson(at) }

  /// Whether a head is 公司, 集团 or longer.
  func isEnterprise(_ head: Token) -> Bool {
    let end = Int(head.end)
    let word = ShortWord(text.characters, max(0, end - 2)..<end)
    return head.count >= 2 && (word == "公司" || word == "集团")
  }

  // The full name of a company: after its place, all words are its own.
  private func isRegistered(_ head: Token) -> Bool {
    head.count >= 4 && names.isCompany(head) && isProper(head)
  }

  private func isLetters(_ left: Token, _ right: Token) -> Bool {
    func isWord(_ token: Token) -> Bool {
      token.wordClass == .letters && !CharacterClass.isDigit(text.characters[Int(token.start)])
    }
    return isWord(left) || isWord(right)
  }

  // A healed line break may stand anywhere in a name; a blank does not.
  private func joinsAcrossGap(_ index: Int, head: Int) -> Bool {
    // 党总支主题党日活动⏎恒丰银行: a heading that ends with what took place is no part of a name.
    let left = tokens[index - 1]
    if left.has(known.programEnd), !left.has(known.inner), left.count > 1 { return false }
    // 沈家本历史文化园⏎恒丰银行
    if left.has(known.placeHead), left.count > 2 { return false }
    let here = Int(text.origins[Int(tokens[index].start)])
    let before = Int(text.origins[Int(tokens[index].start) - 1])
    return text.original[before..<here].contains(CharacterClass.newline)
  }

  // MARK: stops

  private func stops(at index: Int, head: Int, first: Int) -> Bool {
    let token = tokens[index]
    if token.has(known.inner), token.has(known.stop) {
      // 服务 in 物业服务有限公司 is part of the name, in 服务万苑社区 it is a verb.
      let next = tokens[index + 1]
      return
        !(index + 1 == head
        || next.has(known.inner) && (next.wordClass == .verb || next.wordClass == .verbalNoun))
    }
    if token.has(known.stop) { return true }
    if token.has(known.opener),
      tokens[head].has(known.placeHead)
        || token.has(known.partyBody) && !tokens[head].has(known.partyBody)
    {
      return true
    }
    if token.has(known.inner),
      token.wordClass != .verb
        || !(tokens[head].has(known.settlement) || tokens[head].has(known.ownName))
    {
      return false
    }
    if token.has(known.post) || token.has(known.identity) || token.has(known.byline) {
      return token.count > 1 && !isMembership(index, head: head)
    }
    if token.count == 1 { return stopsSingle(index, head: head) }
    switch token.wordClass {
    case .verb, .adverb, .preposition, .conjunction, .pronoun, .particle, .direction:
      return true
    case .time:
      return token.range.contains { Self.calendar.contains(text.characters[$0]) }
    case .unknown:
      // A word known only as a trigger of rules: 被选为.
      return token.entry >= 0 && !token.classes.isEmpty && !token.has(nameParts)
    case .measure:
      return isCounting(index - 1)
    case .number:
      return index + 1 < head && tokens[index + 1].wordClass == .measure
    case .letters:
      return isQuantity(index, head: head)
    default:
      return false
    }
  }

  // 货车|司机|联合|工会, 老党员|工作室: those whom the body is of or for.
  private func isMembership(_ index: Int, head: Int) -> Bool {
    tokens[index].has(known.identity) && tokens[head].has(known.functionalHead)
      && tokens[(index + 1)..<head].allSatisfy { $0.has(known.inner) }
  }

  // A single character that is a verb or the like may as well be part of an unknown name: 栖 in 凤栖派出所. The
  // document decides: where the rest stands without it elsewhere, it is a word.
  private func stopsSingle(_ index: Int, head: Int) -> Bool {
    let token = tokens[index]
    if isCounting(index - 1), Self.calendar.contains(text.characters[Int(token.start)]) {
      return true
    }
    switch token.wordClass {
    case .particle, .pronoun, .time: return true
    case .measure: return isCounting(index - 1)
    case .number: return index + 1 < head && tokens[index + 1].wordClass == .measure
    case .letters: return isQuantity(index, head: head)
    case .verb, .adjective, .adverb, .preposition, .conjunction, .direction, .other:
      guard index + 1 < head else { return false }
      return context.standsAlone(
        from: Int(token.end), through: Int(tokens[head].end),
        without: text.characters[Int(token.start)])
    default: return false
    }
  }

  private func isCounting(_ index: Int) -> Bool {
    index >= 0 && (tokens[index].wordClass == .number || tokens[index].wordClass == .letters)
  }

  // 3家 is a quantity, 110指挥中心 and SOHO公寓警务室 are names.
  private func isQuantity(_ index: Int, head: Int) -> Bool {
    let token = tokens[index]
    guard token.range.allSatisfy({ CharacterClass.isDigit(text.characters[$0]) }) else {
      return false
    }
    return token.count != 3 || index + 1 < head && tokens[index + 1].wordClass == .measure
  }

  /// Whether the name goes on to the left of a word that would end it.
  private func isPassedOver(_ index: Int, head: Int, ends: (Int) -> Bool) -> Bool {
    let token = tokens[index]
    switch token.wordClass {
    case .measure, .number, .letters, .mark: return false
    default: break
    }
    let c = text.characters[Int(token.start)]
    if c == CharacterClass.possessive || token.has(known.organizationHead) { return false }
    // 居然警务室: an adverb is no name by itself.
    if token.count > 1, token.wordClass == .adverb,
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
    if token.count == 1, isPartOfUnknown(index, head: head, rest: rest, ends: ends) { return true }
    return rest > 0
      && context.isAlwaysLeft(
        from: Int(token.start), of: Int(token.end), through: Int(tokens[head].end))
  }

  // 信息与计算机工程学院: a college of two subjects, and no list of a body and a college.
  private func joinsSubjects(_ index: Int, head: Int, ends: (Int) -> Bool) -> Bool {
    guard index > 0, !ends(Int(tokens[index].start)),
      text.characters[..<Int(tokens[head].end)].suffix(2).elementsEqual(Self.college)
    else { return false }
    let left = tokens[index - 1]
    guard left.count == 2, left.wordClass == .noun || left.wordClass == .verbalNoun,
      !left.has(known.organizationHead), !left.has(known.placeHead), !left.has(known.generic),
      !left.has(known.staff), !left.has(known.identity)
    else { return false }
    return left.has(known.inner)
      || left.classes.isEmpty && (startsRun(index - 1) || ends(Int(left.start)))
  }

  private static let college = "学院".scalarValues

  // 斯当村: between an unknown character and the head, 当 is a syllable of the name.
  private func isSyllable(_ index: Int, head: Int) -> Bool {
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
  private func isInsideUnknown(_ index: Int, ends: (Int) -> Bool) -> Bool {
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

  private static let calendar: CharacterSet = "年月日时天晚早午周今昨明季初末近前后"

  private static let closed: CharacterSet = "的了着在到由是有向从把被全每将"
  /// Characters that no name has between another name and its head.
  private static let joining = closed.union("与和及或为以于等并也都就还给让请对各两该过设")

  /// Whether a character only joins names: 和, 在.
  static func joins(_ c: UInt32) -> Bool { joining.contains(c) }

  private func isPartOfUnknown(_ index: Int, head: Int, rest: Int, ends: (Int) -> Bool) -> Bool {
    let token = tokens[index]
    let opens = startsRun(index)
    // Nothing stands before it to which 中 could belong: 中泺建设集团.
    if token.wordClass == .direction, opens { return true }
    if token.has(known.coordinator) {
      // 四川|蓝光|和|骏|物业管理|有限公司: one syllable alone is no company.
      if isRegistered(tokens[head]), isAfterDivision(index), tokens[index + 1].count == 1,
        tokens[(index + 2)..<head].allSatisfy({ $0.has(known.inner) || $0.wordClass == .noun })
      {
        return true
      }
      // 、与山社区: a coordinator cannot open a list item that ends with the name.
      if opens && endsRun(head) && rest <= 3 { return true }
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
  private func isOfficial(_ head: Token) -> Bool {
    (head.has(known.ownName) || head.has(known.stateBody) || head.has(known.localBody))
      && !head.has(known.partyBody) && !head.has(known.outpost)
  }

  // 四川|蓝光|和: within three words of a division, with nothing between that ends a name.
  private func isAfterDivision(_ index: Int) -> Bool {
    for at in stride(from: index - 1, through: max(0, index - 3), by: -1) {
      if tokens[at].wordClass == .mark || tokens[at].has(known.stop) { return false }
      if endsDivision(Int(tokens[at].start)) { return true }
    }
    return false
  }

  // A company, school or the like, which is called as it likes.
  private func isProper(_ head: Token) -> Bool {
    !head.has(known.localBody) && !head.has(known.partyBody) && !head.has(known.functionalHead)
      && !head.has(known.placeHead) && !head.has(known.stateBody)
  }

  private func startsRun(_ index: Int) -> Bool {
    index == 0 || tokens[index - 1].wordClass == .mark || tokens[index - 1].wordClass == .letters
  }

  private func endsRun(_ head: Int) -> Bool {
    guard head + 1 < tokens.count else { return true }
    let next = tokens[head + 1]
    return next.wordClass == .mark || next.has(known.partyBody) || next.has(known.coordinator)
  }

  // “犍伴”|心灵|成长|工作室: between a quoted name and the head, a verb is part of the name.
  private func followsQuote(_ index: Int, head: Int) -> Bool {
    guard tokens[head].has(known.functionalHead), !tokens[index].has(known.stop),
      tokens[index].count > 1
    else { return false }
    var at = index
    while at > 0, index - at < 3 {
      let left = tokens[at - 1]
      if left.wordClass == .mark {
        return text.characters[Int(left.start)] == CharacterClass.closeQuote
      }
      guard left.count > 1, !left.has(known.stop), !left.has(known.staff) else { return false }
      at -= 1
    }
    return false
  }

  // MARK: marks

  private func takeMark(
    _ index: Int, head: Int, ends: (Int) -> Bool, result: inout Result
  ) {
    let mark = Int(tokens[index - 1].start)
    let c = text.characters[mark]
    if c == CharacterClass.closeQuote, let open = context.quoteOpening(closedAt: mark),
      mark - open <= 15, mark - open > 1
    {
      // Several quoted words before one head are several names.
      result.quote = open..<mark + 1
      if let first = tokens.firstIndex(startingAt: open) { result.first = first }
    } else if c == CharacterClass.closeBracket, index == head,
      let open = context.bracketOpening(closedAt: mark), mark - open <= 7,
      let first = tokens.firstIndex(startingAt: open), first > 0
    {
      // 村（社区）党群服务中心: either kind.
      if tokens[first + 1].has(known.placeHead), first + 3 == index {
        result.isIndefinite = true
        return
      }
      // 闽台鲜水产（晋江）有限公司
      let inner = LeftBoundary(
        names: names, tokens: Array(tokens[..<first]) + [tokens[head]], isWhole: false)
      // 眉山市公安局|高新（甘眉园区）分局
      let outer = inner.start(ofHead: first, ends: ends)
      if outer.first < first { result.first = outer.first }
    } else if c == CharacterClass.nameDot, index < head || true, index >= 2 {
      result.first = min(result.first, index)
    }
  }

  /// Whether a verb of setting up stands before a name: 成立了|校园安保工作督查组.
  func isFounded(_ first: Int) -> Bool {
    guard first > 0 else { return false }
    let isDone = text.characters[Int(tokens[first - 1].start)] == 0x4E86  // 了
    let verb = isDone ? first - 2 : first - 1
    return verb >= 0 && tokens[verb].has(known.founding)
  }

  // 城市|更新|公司: what is left of a company's name without its first word must still name it.
  private func isNamedByPlainWords(_ first: Int, head: Int) -> Bool {
    isEnterprise(tokens[head])
      && tokens[first..<head].allSatisfy {
        $0.entry >= 0
          && ($0.has(known.inner) || $0.wordClass == .noun || $0.wordClass == .verb
            || $0.wordClass == .verbalNoun)
      }
      && context.isCertainBody(from: Int(tokens[first - 1].start), through: Int(tokens[head].end))
  }

  // 辖区万苑社区: words that only say where or which kind go.
  private func trimGeneric(_ result: inout Result, head: Int, ends: (Int) -> Bool) {
    while result.first < head, result.quote == nil {
      let token = tokens[result.first]
      guard token.has(known.generic), token.count > 1, result.first + 1 < head else { break }
      if !token.has(known.located),
        isNamedByPlainWords(result.first + 1, head: head)
          || tokens[head].has(known.functionalHead) && result.first + 2 < head
            && isFounded(result.first)
      {
        break
      }
      // 官洲街机关第一党支部: after a name it goes on with it.
      if !token.has(known.located), !tokens[head].has(known.placeHead), ends(Int(token.start)),
        !text.isAfterGap[Int(token.start)]
      {
        break
      }
      result.first += 1
    }
  }
}
