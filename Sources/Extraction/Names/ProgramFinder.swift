/// Finds named programs: quoted names with a kind word (“警暖万家”党建品牌), sets of measures in 《》, campaigns of the
/// whole country.
struct ProgramFinder {
  let lexicon: Lexicon
  let text: CleanText
  let context: DocumentContext

  struct Found {
    /// The whole name, kind word included.
    var range: Range<Int>
    /// The part between the quotation marks, or the whole.
    var bare: Range<Int>
    /// Holds several programs in its name: “铸盾”“连心”“赋能”三大工程.
    var isUmbrella = false
  }

  private var known: KnownClasses { lexicon.known }
  private var characters: [UInt32] { text.characters }

  static let longestQuote = 45

  /// - Parameter taken: Whether a character already belongs to another name.
  func find(_ tokens: [Token], taken: (Int) -> Bool) -> [Found] {
    var result: [Found] = []
    let kinds = known.nationalProgram.union(known.programKind)
    for index in tokens.indices {
      let token = tokens[index]
      let start = Int(token.start)
      let c = characters[start]
      // Most words are of none of these kinds.
      if !token.has(kinds), c != CharacterClass.openQuote, c != CharacterClass.openTitle,
        !CharacterClass.isNumeral(c)
      {
        continue
      }
      if c == CharacterClass.openQuote, token.count == 1 {
        if let end = context.closing(of: start), !taken(start),
          let found = quoted(tokens, index, start..<end + 1, taken)
        {
          result.append(found)
        }
      } else if c == CharacterClass.openTitle, token.count == 1 {
        if let end = context.closing(of: start), let found = title(tokens, index, start..<end + 1) {
          result.append(found)
        }
      } else if token.has(known.nationalProgram), !taken(start) {
        result.append(Found(range: token.range, bare: token.range))
      } else if token.has(known.programKind), let found = plain(tokens, index) {
        result.append(found)
      } else if CharacterClass.isNumeral(c), !taken(start), let found = counted(tokens, index) {
        result.append(found)
      }
    }
    result += umbrellas(result, tokens)
    return result.filter { found in
      if isCount(found.range) { return false }
      if found.isUmbrella
        || result.contains(where: { $0.isUmbrella && $0.range.contains(found.range.lowerBound) })
      {
        return true
      }
      return
        !result.contains {
          $0.range != found.range && $0.range.lowerBound <= found.range.lowerBound
            && $0.range.upperBound >= found.range.upperBound && $0.range.count > found.range.count
        }
    }
  }

  // 首批三个项目: how many there are, and none by name.
  private func isCount(_ range: Range<Int>) -> Bool {
    guard let piece = characters[range].firstIndex(of: NameFinder.piece), piece > range.lowerBound
    else { return false }
    return characters[range.lowerBound] != CharacterClass.openQuote
      && CharacterClass.isNumeral(characters[piece - 1])
      && characters[range.lowerBound..<piece].allSatisfy {
        CharacterClass.isNumeral($0) || Self.ordinals.contains($0)
      }
  }

  private static let ordinals: CharacterSet = "首第批这那前"

  // MARK: several in one

  /// “铸盾”“连心”“赋能”三大工程: a program of several, each with a name.
  private func umbrellas(_ found: [Found], _ tokens: [Token]) -> [Found] {
    var result: [Found] = []
    var start = 0
    while start < found.count {
      var end = start
      while end + 1 < found.count, touches(found[end], found[end + 1]) { end += 1 }
      if end > start, let total = total(from: found[start], to: found[end], tokens) {
        result.append(total)
      }
      start = end + 1
    }
    return result
  }

  private func touches(_ a: Found, _ b: Found) -> Bool {
    let close = context.closing(of: a.range.lowerBound).map { $0 + 1 } ?? a.range.upperBound
    return b.range.lowerBound == close
      || b.range.lowerBound == close + 1 && characters[close] == CharacterClass.enumerationComma
  }

  private func total(from first: Found, to last: Found, _ tokens: [Token]) -> Found? {
    guard let close = context.closing(of: last.range.lowerBound),
      let after = tokens.firstIndex(startingAt: close + 1)
    else { return nil }
    // “黉门讲堂”“黉门说”两个党建品牌: only a count.
    guard CharacterClass.isNumeral(characters[Int(tokens[after].start)]),
      let end = kindEnd(tokens, after, quoteLength: 4),
      !characters[Int(tokens[after].start)..<end].prefix(2).contains(where: Self.pieces.contains)
    else { return nil }
    return Found(
      range: first.range.lowerBound..<end, bare: Int(tokens[after].start)..<end, isUmbrella: true)
  }

  /// By what programs are counted: 两项服务, 三个品牌.
  private static let pieces: CharacterSet = "个项类种套条支"

  // MARK: quoted

  private func quoted(
    _ tokens: [Token], _ index: Int, _ quote: Range<Int>, _ taken: (Int) -> Bool
  ) -> Found? {
    let inner = quote.lowerBound + 1..<quote.upperBound - 1
    guard inner.count >= 2, inner.count <= Self.longestQuote,
      !characters[inner].contains(where: CharacterClass.isTerminal)
    else { return nil }
    if isNoProgram(inner) || isHonour(tokens, index, behind: quote.upperBound) { return nil }
    guard let after = tokens.firstIndex(where: { Int($0.start) >= quote.upperBound }) else {
      return endsInKind(tokens, inner) ? Found(range: quote, bare: inner) : nil
    }
    // 以网格为“支撑”的治理体系
    if characters[Int(tokens[after].start)] == CharacterClass.possessive,
      lexicon.entry(of: characters[inner]) != nil
    {
      return nil
    }
    if Int(tokens[after].start) == quote.upperBound,
      let end = kindEnd(tokens, after, quoteLength: inner.count)
    {
      return Found(range: quote.lowerBound..<end, bare: inner)
    }
    if let shared = sharedKind(tokens, after), inner.count <= 14, shared {
      return Found(range: quote, bare: inner)
    }
    if inner.count <= 12, isCalled(tokens, after) { return Found(range: quote, bare: inner) }
    if inner.count <= 12, isMeans(tokens, index, after) { return Found(range: quote, bare: inner) }
    // 把“理论课堂”搬上马路，变成“实践课堂”
    if index > 0, Self.turnings.contains(ShortWord(characters, tokens[index - 1].range)) {
      return nil
    }
    if endsInKind(tokens, inner) || inner.count <= 12 && followsKind(tokens, index) {
      return Found(range: quote, bare: inner)
    }
    return isUsedAsName(tokens, index, inner, taken) ? Found(range: quote, bare: inner) : nil
  }

  // 打造“警银安全街区”, and further on “警银安全街区” again; 一支部一品牌: 航站楼派出所党支部的“空港驿站”
  private func isUsedAsName(
    _ tokens: [Token], _ index: Int, _ inner: Range<Int>, _ taken: (Int) -> Bool
  ) -> Bool {
    guard (4...10).contains(inner.count), index > 0, let last = inner.last,
      inner.allSatisfy({ CharacterClass.isHan(characters[$0]) && !taken($0) }),
      !Self.figures.contains(characters[last]), lexicon.entry(of: characters[inner]) == nil
    else { return false }
    let before = tokens[index - 1]
    if characters[Int(before.start)] == CharacterClass.possessive {
      return before.start > 0 && taken(Int(before.start) - 1)
        && tokens.contains { Self.brands.contains(ShortWord(characters, $0.range)) }
    }
    // 开展“五联共建”: what is done needs to be said more often than what is set up.
    return before.has(known.creation) && uses(inner) >= (before.has(known.founding) ? 2 : 3)
  }

  /// How often the text has something between quotation marks.
  private func uses(_ inner: Range<Int>) -> Int {
    context.pairs.count {
      $0.close - $0.open - 1 == inner.count
        && characters[$0.open + 1..<$0.close].elementsEqual(characters[inner])
    }
  }

  /// What figures of speech end with: 幸福圈, 连心桥.
  private static let figures: CharacterSet = "圈桥网线墙关锁门窗弦药脉根魂底板员人手长者"
  private static let own: [ShortWord?] = ["品牌", "党建品牌", "工作法", "模式", "机制", "项目"]
  private static let brands: [ShortWord?] = ["品牌", "子品牌", "党建品牌"]

  private func isNoProgram(_ inner: Range<Int>) -> Bool {
    lexicon.entry(of: characters[inner])?.classes.meets(known.notProgram) ?? false
  }

  // 荣获“枫桥式公安派出所”称号: an honour.
  private func isHonour(_ tokens: [Token], _ index: Int, behind end: Int) -> Bool {
    // 创建“红色网格”党建品牌, 创建的“红色网格”党建品牌: what one makes oneself.
    let isMade = index > 1 && characters[Int(tokens[index - 1].start)] == CharacterClass.possessive
    if index > 0, tokens[isMade ? index - 2 : index - 1].has(known.creation),
      tokens[index...].prefix(16).contains(where: {
        Int($0.start) >= end && Int($0.start) <= end + 2
          && Self.own.contains(ShortWord(characters, $0.range))
      })
    {
      return false
    }
    var i = index - 1
    var steps = 0
    while i >= 0, steps < 14 {
      let c = characters[Int(tokens[i].start)]
      if CharacterClass.isTerminal(c) || c == CharacterClass.comma && steps > 0 { break }
      if tokens[i].has(known.honour) { return true }
      i -= 1
      steps += 1
    }
    return false
  }

  /// Where the kind word ends that follows a quotation; `nil` when none does.
  private func kindEnd(_ tokens: [Token], _ first: Int, quoteLength: Int) -> Int? {
    var index = first
    let isPossessive = characters[Int(tokens[index].start)] == CharacterClass.possessive
    if isPossessive {
      guard quoteLength <= 8 else { return nil }
      index += 1
    }
    var end: Int?
    var isWeak = false
    // “X”服务群众: the kind word is the verb of the sentence.
    var isVerb = false
    var length = 0
    while index < tokens.count {
      let token = tokens[index]
      let isPart = token.has(known.programKind) || token.has(known.programModifier)
      guard token.wordClass != .mark, isPart || !token.has(known.stop),
        length + token.count <= 14
      else { break }
      // “春晖”公益联盟成立, but “春晖”公益联盟项目
      if token.has(known.organizationHead), !token.has(known.programKind),
        !tokens[(index + 1)...].prefix(2).contains(where: { $0.has(known.programKind) })
      {
        return nil
      }
      length += token.count
      if token.has(known.programKind) {
        end = Int(token.end)
        isWeak = token.has(known.weakKind)
        isVerb = token.has(known.stop)
      } else if end != nil || !isKindModifier(token) {
        break
      }
      index += 1
    }
    // “大家一起管”工作效应: the common word goes on into another.
    if isWeak,
      isPossessive
        || index < tokens.count && Int(tokens[index].start) == end
          && (tokens[index].wordClass == .noun
            || isVerb && (tokens[index].wordClass == .verb || tokens[index].has(known.generic)))
    {
      return mechanism(tokens, first)
    }
    // “支部红+公安蓝”党建|双融合模式
    return (isWeak ? mechanism(tokens, first) : end) ?? end ?? mechanism(tokens, first)
  }

  // “庭所会”诉|前|联调机制: whatever it is for, what the quotation names is a mechanism.
  private func mechanism(_ tokens: [Token], _ first: Int) -> Int? {
    let start = Int(tokens[first].start)
    for token in tokens[first...].prefix(6) {
      guard Int(token.end) - start <= 10, token.wordClass != .mark, token.wordClass != .particle,
        !token.has(known.organizationHead), !token.has(known.placeHead), !token.has(known.creation)
      else { return nil }
      if Int(token.start) > start, Self.mechanisms.contains(ShortWord(characters, token.range)) {
        return Int(token.end)
      }
    }
    return nil
  }

  private static let mechanisms: [ShortWord?] = [
    "机制", "制度", "模式", "工作法", "项目", "工程", "行动", "计划", "课堂",
  ]

  private func isKindModifier(_ token: Token) -> Bool {
    if token.has(known.programModifier) || token.has(known.inner) || token.has(known.generic) {
      return true
    }
    switch token.wordClass {
    case .noun, .verbalNoun, .number, .adjective, .otherName, .unknown, .placeWord: return true
    case .verb: return token.count >= 2
    default: return false
    }
  }

  // “小区春晚”“图书漂流”等活动: one kind word for several names.
  private func sharedKind(_ tokens: [Token], _ after: Int) -> Bool? {
    var index = after
    var quotes = 0
    while index < tokens.count, quotes < 8 {
      let c = characters[Int(tokens[index].start)]
      if c == CharacterClass.openQuote {
        guard let close = context.closing(of: Int(tokens[index].start)),
          close - Int(tokens[index].start) <= 16,
          let next = tokens.firstIndex(where: { Int($0.start) > close })
        else { return nil }
        quotes += 1
        index = next
      } else if c == CharacterClass.enumerationComma || tokens[index].has(known.coordinator) {
        index += 1
      } else {
        break
      }
    }
    guard index < tokens.count else { return nil }
    var i = index
    if ShortWord(characters, tokens[i].range) == "等" {
      i += 1
    } else if quotes == 0 {
      return nil
    }
    guard i < tokens.count else { return nil }
    return kindEnd(tokens, i, quoteLength: 2) != nil
  }

  private func endsInKind(_ tokens: [Token], _ inner: Range<Int>) -> Bool {
    guard inner.count <= 14, let last = tokens.last(where: { Int($0.end) <= inner.upperBound })
    else {
      return false
    }
    guard Int(last.end) == inner.upperBound, last.count < inner.count else { return false }
    return last.has(known.programEnd) && !characters[inner].contains(CharacterClass.comma)
  }

  // 以“X”为载体
  private func isMeans(_ tokens: [Token], _ index: Int, _ after: Int) -> Bool {
    guard index > 0, after + 1 < tokens.count else { return false }
    let before = ShortWord(characters, tokens[index - 1].range)
    let link = ShortWord(characters, tokens[after].range)
    return (before == "以" || before == "将" || before == "把") && (link == "为" || link == "作为")
      && Self.means.contains(ShortWord(characters, tokens[after + 1].range))
  }

  // “X”这一品牌, “X”是派出所的党建品牌
  private func isCalled(_ tokens: [Token], _ after: Int) -> Bool {
    let word = ShortWord(characters, tokens[after].range)
    if word == "这" || word == "这一" || word == "这个" {
      return tokens[after...].prefix(4).contains { isOwn($0) }
    }
    guard word == "是" else { return false }
    // “X”是甲、乙、丙联合打造的品牌
    let clause = tokens[after...].prefix(24).prefix {
      $0.wordClass != .mark || characters[Int($0.start)] == CharacterClass.enumerationComma
    }
    guard let last = clause.last, isOwn(last) else { return false }
    return clause.dropLast().suffix(6).contains {
      characters[Int($0.start)] == CharacterClass.possessive
    }
  }

  private func isOwn(_ token: Token) -> Bool {
    Self.own.contains(ShortWord(characters, token.range))
      || characters[token.range].suffix(2).elementsEqual(Self.brand)
  }

  private static let brand = "品牌".scalarValues
  private static let turnings: [ShortWord?] = ["把", "变成", "变为", "成了"]
  private static let means: [ShortWord?] = ["载体", "抓手", "品牌", "平台", "依托"]

  // 党建品牌“X”, 品牌叫“X”
  private func followsKind(_ tokens: [Token], _ index: Int) -> Bool {
    var i = index - 1
    if i >= 0, Self.namingWords.contains(ShortWord(characters, tokens[i].range)) {
      i -= 1
    }
    guard i >= 0 else { return false }
    return tokens[i].has(known.programKind) && Int(tokens[i].end) + 3 >= Int(tokens[index].start)
  }

  private static let namingWords: [ShortWord?] = ["叫", "为", "是", "取名", "名为", "叫做", "叫作"]

  // MARK: titles

  private func title(_ tokens: [Token], _ index: Int, _ range: Range<Int>) -> Found? {
    let inner = range.lowerBound + 1..<range.upperBound - 1
    guard inner.count >= 4, let last = tokens.last(where: { Int($0.end) <= inner.upperBound }),
      last.has(known.measures)
        // 《优化营商环境二十条》
        || last.count == 1 && characters[Int(last.start)] == Self.article
          && CharacterClass.isNumeral(characters[Int(last.start) - 1])
    else { return nil }
    return Found(range: range, bare: inner)
  }

  private static let article: UInt32 = 0x6761  // 条

  // MARK: without quotation marks

  /// A name of two counts: 两队一室, 三联四促, before a kind word or after a verb that sets it going.
  private func counted(_ tokens: [Token], _ index: Int) -> Found? {
    let start = Int(tokens[index].start)
    guard start + 4 <= Int(tokens[tokens.count - 1].end),
      CharacterClass.isNumeral(characters[start]), CharacterClass.isNumeral(characters[start + 2]),
      [start + 1, start + 3].allSatisfy({
        CharacterClass.isHan(characters[$0]) && !CharacterClass.isNumeral(characters[$0])
      }),
      let last = tokens.firstIndex(where: { Int($0.end) == start + 4 }),
      !isNoProgram(start..<start + 4)
    else { return nil }
    let bare = start..<start + 4
    if last + 1 < tokens.count, Int(tokens[last + 1].start) == start + 4,
      let end = kindEnd(tokens, last + 1, quoteLength: 4)
    {
      return Found(range: start..<end, bare: bare)
    }
    // 一户一册 says how something is done.
    guard index > 0, tokens[index - 1].has(known.creation),
      characters[start] != characters[start + 2],
      lexicon.entry(of: characters[bare]) == nil
    else { return nil }
    return Found(range: bare, bare: bare)
  }

  /// A heading that is a name with its kind: 筑魂工程。
  private func plain(_ tokens: [Token], _ index: Int) -> Found? {
    let kind = tokens[index]
    guard kind.has(known.headedProgram) else { return nil }
    var first = index
    while first > 0, tokens[first - 1].wordClass != .mark,
      Int(kind.start) - Int(tokens[first - 1].start) <= 4,
      !tokens[first - 1].has(known.stop),
      isKindModifier(tokens[first - 1]) || tokens[first - 1].count == 1
    { first -= 1 }
    guard first < index, Int(kind.start) - Int(tokens[first].start) >= 2 else { return nil }
    let opens = first == 0 || tokens[first - 1].wordClass == .mark && first <= 4
    let isEnd = index + 1 == tokens.count || tokens[index + 1].wordClass == .mark
    let isListed = first > 0 && ShortWord(characters, tokens[first - 1].range) == "以"
    guard opens && isEnd || isListed, !tokens[first].has(known.indefinite),
      tokens[first].wordClass != .number
    else { return nil }
    let range = Int(tokens[first].start)..<Int(kind.end)
    return Found(range: range, bare: range)
  }
}
