/// Words that count the bodies of which the text has told: 双方, 四地公安局, 5个派出所, 双方支部.
extension NameFinder {
  /// Adds the group that begins with a word.
  ///
  /// - Returns: The index of the word behind it; `nil` where none begins.
  func addGroup(_ tokens: [Token], _ index: Int, sentence: Int) -> Int? {
    let start = Int(tokens[index].start)
    if let next = addMixedGroup(tokens, index, sentence: sentence) { return next }
    let isWord = tokens[index].has(known.group)
    guard isWord || isCounted(tokens, index),
      let kind = isWord ? index + 1 : measured(tokens, index)
    else { return nil }
    // 《四方联动协议》, but “两院”
    if let quote = context.pairs.first(where: { $0.open < start && start < $0.close }),
      quote.close - quote.open <= 20,
      quote.open + 1 != start || quote.close != Int(tokens[kind - 1].end)
    {
      return nil
    }
    let kindStart = Int(tokens[kind - 1].end)
    let end = kindEnd(tokens, kind)
    if !isWord {
      let measure = characters[kindStart - 1]
      // 明|三村, which the text has named
      if Self.settlements.contains(measure), index > 0, tokens[index - 1].count == 1,
        tokens[index - 1].end == tokens[index].start, tokens[index - 1].wordClass != .mark,
        !tokens[index - 1].has(known.coordinator), !tokens[index - 1].has(known.stop),
        context.isRepeated(from: Int(tokens[index - 1].start), through: kindStart)
      {
        return nil
      }
      if end == kind {
        guard Self.parties.contains(measure),
          // 三院 is a hospital's name where the text has not told of three courts.
          measure != Self.institute || characters[start] == Self.both
            || courts() == NameFinder.count(characters[start..<start + 1])
        else { return nil }
        // 6家|民营|医疗|机构: what is counted is no party that the text has named.
        if measure == Self.house, kind < tokens.count, Int(tokens[kind].start) == kindStart,
          tokens[kind].count > 1, !text.isAfterGap[kindStart],
          tokens[kind].wordClass == .noun || tokens[kind].has(known.generic)
        {
          return nil
        }
      } else if Self.settlements.contains(measure), !isOfSettlements(tokens[end - 1]) {
        return nil
      }
    }
    var mention = Mention(
      label: .organization, range: start..<Int(tokens[end - 1].end), coreStart: start,
      headStart: kindStart, sentence: sentence)
    mention.form = .group
    mention.classes = known.group
    // 三方, 四家单位: all who have a part.
    if end == kind && characters[kindStart - 1] == Self.party
      || ShortWord(characters, kindStart..<mention.range.upperBound) == "单位"
    {
      mention.classes.formUnion(known.allParties)
    }
    mentions.append(mention)
    return end
  }

  // “一庭三所”的负责人: a court and three stations, whose people act.
  private func addMixedGroup(_ tokens: [Token], _ index: Int, sentence: Int) -> Int? {
    let open = Int(tokens[index].start)
    guard characters[open] == CharacterClass.openQuote, context.closing(of: open) == open + 5,
      case let word = open + 1..<open + 5, NameFinder.mixed(characters[word]) != nil,
      let next = tokens.firstIndex(startingAt: open + 6), next + 1 < tokens.count,
      characters[open + 6] == CharacterClass.possessive, tokens[next + 1].has(known.staff)
    else { return nil }
    var mention = Mention(
      label: .organization, range: word, coreStart: word.lowerBound,
      headStart: word.lowerBound + 2, sentence: sentence)
    mention.form = .group
    mention.classes = known.group.union(known.allParties)
    mentions.append(mention)
    return next
  }

  /// What two counts of kinds say, 一庭三所: how many of which.
  static func mixed(_ word: ArraySlice<UInt32>) -> [(count: Int, kind: UInt32)]? {
    guard word.count == 4 else { return nil }
    let c = Array(word)
    let parts = [(c[0], c[1]), (c[2], c[3])].compactMap { digit, kind in
      mixedKinds.contains(kind)
        ? (digit == one ? 1 : count([digit][...])).map { (count: $0, kind: kind) } : nil
    }
    return parts.count == 2 ? parts : nil
  }

  private static let one: UInt32 = 0x4E00  // 一
  private static let mixedKinds: CharacterSet = "庭所院校社局站"

  /// Whether a number is followed by what parties are counted by; most are not.
  @inline(__always)
  func mayCount(
    _ start: Int, _ characters: UnsafeBufferPointer<UInt32>, _ measures: CharacterSet
  ) -> Bool {
    if characters[start] == 0x4E24 { return true }  // 两
    var at = start + 1
    while at < characters.count, at < start + 4 {
      let c = characters[at]
      if measures.contains(c) { return true }
      if !CharacterClass.isDigit(c), !CharacterClass.isNumeral(c) { return false }
      at += 1
    }
    return false
  }

  /// Whether a number can count what the text has told of: it sums up no list, and says of no place what it has.
  private func isCounted(_ tokens: [Token], _ index: Int) -> Bool {
    let c = characters[Int(tokens[index].start)]
    guard Self.numerals.contains(c) || CharacterClass.isDigit(c) else { return false }
    guard index > 0, tokens[index - 1].end == tokens[index].start else { return true }
    let before = tokens[index - 1]
    // 其余十家: those that the count leaves over.
    return !isEtc(before) && characters[Int(before.start)] != Self.other
      && !before.has(known.located) && !before.has(known.indefinite)
      && before.wordClass != .number && !CharacterClass.isNumeral(characters[Int(before.end) - 1])
  }

  /// The word behind a number of two or more and what it measures by: 两|家, 四地, 5|个.
  private func measured(_ tokens: [Token], _ index: Int) -> Int? {
    let start = Int(tokens[index].start)
    var at = start
    while at < characters.count, at < start + 3,
      Self.numerals.contains(characters[at]) || CharacterClass.isDigit(characters[at])
        || at > start && CharacterClass.isNumeral(characters[at])
    {
      at += 1
    }
    guard at < characters.count, !text.isAfterGap[at],
      NameFinder.count(characters[start..<at]) != nil
    else { return nil }
    // 两|支部, 两|街道党工委
    if at == Int(tokens[index].end), characters[start] == Self.both, index + 1 < tokens.count,
      tokens[index + 1].count > 1, isKind(tokens[index + 1])
    {
      return index + 1
    }
    guard Self.partyMeasures.contains(characters[at]) else { return nil }
    var next = index
    while next < tokens.count, Int(tokens[next].end) <= at { next += 1 }
    return next < tokens.count && Int(tokens[next].end) == at + 1 ? next + 1 : nil
  }

  /// The end of the words that say what is counted: 公安局 in 四地公安局.
  private func kindEnd(_ tokens: [Token], _ start: Int) -> Int {
    var end = start
    var index = start
    while index < tokens.count, index < start + 4, index > 0,
      tokens[index].start == tokens[index - 1].end, !text.isAfterGap[Int(tokens[index].start)]
    {
      let token = tokens[index]
      let isHead = isKind(token)
      // 三县联合警务室 is a name.
      guard !token.has(known.joining),
        isHead || token.has(known.generic) || token.has(known.inner) || isField(tokens, index)
      else { break }
      index += 1
      if isHead { end = index }
    }
    return end
  }

  // 五个|边界|派出所
  private func isField(_ tokens: [Token], _ index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index].count == 2 && tokens[index].wordClass == .noun
      && tokens[index].end == tokens[index + 1].start && isKind(tokens[index + 1])
      && !tokens[index].isDivision && !tokens[index].has(known.identity)
  }

  private func isKind(_ token: Token) -> Bool {
    token.has(known.organizationHead) && !token.has(known.alliance)
      || ShortWord(characters, token.range).map(Self.kinds.contains) ?? false
  }

  /// How many courts and procuratorates the text has named up to here.
  private func courts() -> Int {
    Set(
      mentions.lazy.filter { mention in
        mention.label == .organization && mention.form == .named
          && Self.courtEnds.contains {
            self.characters[mention.core].suffix($0.count).elementsEqual($0)
          }
      }.map { self.characters[$0.range] }
    ).count
  }

  private static let courtEnds = ["法院", "检察院"].map(\.scalarValues)

  // 三镇林业站, 五村党支部, and not 三村派出所
  private func isOfSettlements(_ head: Token) -> Bool {
    head.has(known.partyBody)
      || head.has(known.functionalHead) && !head.has(known.ownName) && !head.has(known.stateBody)
  }

  /// What a number of parties says, two to 99.
  static func count(_ digits: ArraySlice<UInt32>) -> Int? {
    guard !digits.isEmpty, digits.count <= 3 else { return nil }
    if digits.allSatisfy(CharacterClass.isDigit) {
      let value = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
      return (2...99).contains(value) ? value : nil
    }
    let parts = digits.split(separator: ten, omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ $0.count <= 1 }) else { return nil }
    func value(_ part: ArraySlice<UInt32>) -> Int? {
      part.first.flatMap { digit in values.first { $0.0.value == digit }?.1 }
    }
    let last = parts.last.flatMap(value)
    guard parts.count == 2, let tens = parts.first else {
      return last.flatMap { $0 > 1 ? $0 : nil }
    }
    guard tens.isEmpty || value(tens) != nil, parts[1].isEmpty || last != nil else { return nil }
    return (value(tens) ?? 1) * 10 + (last ?? 0)
  }

  private static let values: [(Unicode.Scalar, Int)] = [
    ("一", 1), ("二", 2), ("两", 2), ("双", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("七", 7),
    ("八", 8),
    ("九", 9),
  ]
  private static let ten: UInt32 = 0x5341  // 十
  private static let numerals: CharacterSet = "两三四五六七八九十"
  static let partyMeasures: CharacterSet = "个家地方所校院县市省州支镇乡村区"
  /// Count parties by themselves: 三方, 两校.
  private static let parties: CharacterSet = "家地方所校院镇村乡"
  private static let other: UInt32 = 0x5176  // 其
  private static let settlements: CharacterSet = "镇乡村区"
  private static let party: UInt32 = 0x65B9  // 方
  private static let house: UInt32 = 0x5BB6  // 家
  private static let institute: UInt32 = 0x9662  // 院
  private static let both: UInt32 = 0x4E24  // 两
  private static let kinds: Set<ShortWord> = Set(
    ["单位", "企业", "公安", "警方", "高校", "部门", "公安机关", "社区", "街道", "村", "高院", "中院"].compactMap { $0 })
}
