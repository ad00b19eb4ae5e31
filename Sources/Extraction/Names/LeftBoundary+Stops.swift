/// The words that end a name on its left: verbs, function words, posts, quantities.
extension LeftBoundary {
  func stops(at index: Int, head: Int, first: Int) -> Bool {
    let token = tokens[index]
    if isNumberInName(index, head: head) { return false }
    if isClassYear(index, head: head) || isOfLine(index, head: head) { return false }
    // 解放|大道|派出所: before the word for a road, a verb is the road's name.
    if token.has(known.inner), index + 1 < head, isRoad(tokens[index + 1]) { return false }
    // 富强|路|派出所: nobody does anything to a road's station.
    if index + 2 == head, token.count == 2, token.classes.isEmpty, tokens[head].has(known.ownName),
      tokens[index + 1].count == 1, isRoad(tokens[index + 1])
    {
      return false
    }
    if token.has(known.inner), token.has(known.stop) {
      // 服务 in 物业服务有限公司 is part of the name, in 服务万苑社区 it is a verb.
      let next = tokens[index + 1]
      return
        !(index + 1 == head
        || next.has(known.inner) && (next.wordClass == .verb || next.wordClass == .verbalNoun))
    }
    if token.has(known.stop) || isVerbAndStreet(token) { return true }
    // 属地|派出所|象州|路
    if token.has(known.ownName), token.has(known.stateBody), tokens[head].has(known.placeHead),
      index + 1 < head
    {
      return true
    }
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
    if names.isRareDivision(token) { return false }
    switch token.wordClass {
    case .verb, .adverb, .preposition, .conjunction, .pronoun, .particle:
      return true
    case .direction:
      return !isPartOfZone(index, head: head)
    case .time:
      // 星月|路|小学
      if index + 1 < head, isRoad(tokens[index + 1]), tokens[index + 1].count == 1,
        !CharacterClass.isNumeral(text.characters[Int(token.start)])
      {
        return false
      }
      // 湖北|今天|律师事务所
      if tokens[head].count >= 4, isProper(tokens[head]), endsDivision(Int(token.start)) {
        return false
      }
      return text.characters[Int(token.end) - 1] != Self.era
        && token.range.contains { Self.calendar.contains(text.characters[$0]) }
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

  // 天津经开区|西部|片区|管理局
  private func isPartOfZone(_ index: Int, head: Int) -> Bool {
    guard isWhole, index + 2 == head, tokens[index + 1].has(known.placeHead),
      let zone = names.ending[Int(tokens[index].start)]
    else { return false }
    return names.mentions[zone].label == .place
  }

  // 凌源市人民法院|三十|家|子|人民法庭: right behind the body that it is part of, a number counts nothing.
  func isNumberInName(_ index: Int, head: Int) -> Bool {
    if isNumberOfUnit(index, head: head) { return true }
    guard isWhole, tokens[head].has(known.ownName.union(known.stateBody)), index + 1 < head
    else { return false }
    let number = tokens[index].wordClass == .measure ? index - 1 : index
    guard number >= 0, number + 2 < head, tokens[number].wordClass == .number,
      let body = names.ending[Int(tokens[number].start)]
    else { return false }
    return names.mentions[body].label == .organization && names.mentions[body].form == .named
  }

  // …特警大队一中队, and further on 一|中队|党支部
  private func isNumberOfUnit(_ index: Int, head: Int) -> Bool {
    guard index + 1 == head, tokens[index].count == 1, tokens[head].has(known.functionalHead),
      tokens[head].has(known.stateBody), index == 0 || tokens[index - 1].wordClass == .mark,
      CharacterClass.isNumeral(text.characters[Int(tokens[index].start)])
    else { return false }
    let unit = text.characters[Int(tokens[index].start)..<Int(tokens[head].end)]
    return names.mentions.contains {
      $0.label == .organization && $0.form == .named && $0.range.count > unit.count
        && text.characters[$0.range].suffix(unit.count).elementsEqual(unit)
    }
  }

  // 中云、胶西、杜村|三家|派出所
  func sumsUpList(_ index: Int, head: Int) -> Bool {
    let token = tokens[index]
    // 、内江|三|地|市场监管局
    if token.count == 1, index + 1 == head, index > 1, tokens[index - 1].count == 1,
      Self.areas.contains(text.characters[Int(token.start)]),
      CharacterClass.isNumeral(text.characters[Int(tokens[index - 1].start)]),
      isListItem(endingAt: Int(tokens[index - 1].start))
    {
      return true
    }
    let isLast =
      index + 1 == head
      // 、镇北村|五个|村|党支部
      || index + 2 == head && tokens[index + 1].has(known.settlement)
        && tokens[index + 1].count <= 2
    guard token.count == 2, isLast, index > 0,
      CharacterClass.isNumeral(text.characters[Int(token.start)]),
      Self.counters.contains(text.characters[Int(token.start) + 1])
        || Self.areas.contains(text.characters[Int(token.start) + 1])
          && text.characters[Int(token.start)] != Self.first
    else { return false }
    return isListItem(endingAt: Int(token.start)) || endsBody(Int(token.start), like: tokens[head])
  }

  // 天全县人民法院|三家|法院
  private func endsBody(_ at: Int, like head: Token) -> Bool {
    guard isWhole, let body = names.ending[at], names.mentions[body].label == .organization else {
      return false
    }
    return text.characters[..<at].suffix(head.count).elementsEqual(text.characters[head.range])
  }

  // 、涌|洞|五家|司法所
  private func isListItem(endingAt end: Int) -> Bool {
    (2...5).contains { length in
      let mark = end - length - 1
      return mark >= 0 && text.characters[mark] == CharacterClass.enumerationComma
        && text.characters[mark + 1..<end].allSatisfy(CharacterClass.isHan)
    }
  }

  /// What bodies are counted by.
  static let counters: CharacterSet = "家个所"
  private static let regiments: CharacterSet = "团连"
  private static let areas: CharacterSet = "地县市区省州"
  private static let first: UInt32 = 0x4E00  // 一

  // 党委|联合街道|物管中心: some place bears the name, here it is a verb.
  private func isVerbAndStreet(_ token: Token) -> Bool {
    token.isSettlement && token.count == 4 && names.ending[Int(token.end)] == nil
      && names.lexicon.entry(of: text.characters[Int(token.start)..<Int(token.start) + 2])?
        .classes.meets(known.stop) ?? false
  }

  private func isRoad(_ token: Token) -> Bool {
    token.has(known.placeHead) && NameFinder.roadEnds.contains(text.characters[Int(token.end) - 1])
  }

  // 国际学院|2022|级|学生党支部: the year of those whose branch it is.
  private func isClassYear(_ index: Int, head: Int) -> Bool {
    guard tokens[head].has(known.partyBody) else { return false }
    let year = text.characters[Int(tokens[index].start)] == Self.grade ? index - 1 : index
    guard year >= 0, year + 1 < head,
      tokens[year].range.allSatisfy({ CharacterClass.isDigit(text.characters[$0]) })
    else { return false }
    return tokens[year + 1].count == 1
      && text.characters[Int(tokens[year + 1].start)] == Self.grade
      && (tokens[year].count == 4 || tokens[year].count == 2)
  }

  // 武汉|地铁|11|号|线|06|标段|党支部: a number in the name of a line or a lot, behind its place.
  private func isOfLine(_ index: Int, head: Int) -> Bool {
    guard tokens[head].has(known.partyBody),
      tokens[index].wordClass == .letters || tokens[index].wordClass == .measure
        || tokens[index].wordClass == .number
    else { return false }
    for at in stride(from: index, through: max(0, index - 5), by: -1) {
      if tokens[at].wordClass == .mark || tokens[at].has(known.stop) { return false }
      if endsDivision(Int(tokens[at].start)) {
        return text.characters[Int(tokens[at].start)..<Int(tokens[head].start)].contains(Self.line)
      }
    }
    return false
  }

  private static let seasons: CharacterSet = "春夏秋冬晨清夜"
  private static let line: UInt32 = 0x7EBF  // 线
  private static let era: UInt32 = 0x4EE3  // 代
  private static let grade: UInt32 = 0x7EA7  // 级

  // 货车|司机|联合|工会, 老党员|工作室: those whom the body is of or for.
  func isMembership(_ index: Int, head: Int) -> Bool {
    tokens[index].has(known.identity) && tokens[head].has(known.functionalHead)
      && tokens[(index + 1)..<head].allSatisfy {
        // 党员|先锋|服务队
        $0.has(known.inner) || $0.count == 2 && $0.wordClass == .noun && $0.classes.isEmpty
      }
  }

  // A single character that is a verb or the like may as well be part of an unknown name: 栖 in 凤栖派出所. The
  // document decides: where the rest stands without it elsewhere, it is a word.
  func stopsSingle(_ index: Int, head: Int) -> Bool {
    let token = tokens[index]
    if isCounting(index - 1), Self.calendar.contains(text.characters[Int(token.start)]) {
      return true
    }
    switch token.wordClass {
    case .particle, .pronoun: return true
    case .time where !Self.seasons.contains(text.characters[Int(token.start)]): return true
    case .measure: return isCounting(index - 1)
    case .number: return index + 1 < head && tokens[index + 1].wordClass == .measure
    case .letters: return isQuantity(index, head: head)
    case .verb, .adjective, .adverb, .preposition, .conjunction, .direction, .other, .time:
      guard index + 1 < head else { return false }
      // 法庭|和|村|支部
      if token.has(known.coordinator), index + 2 == head, names.ending[Int(token.start)] != nil,
        Self.seats.contains(text.characters[Int(token.end)])
      {
        return true
      }
      return context.standsAlone(
        from: Int(token.end), through: Int(tokens[head].end),
        without: text.characters[Int(token.start)])
    default: return false
    }
  }

  /// What a branch may be told by where its place is known: 村支部, 镇党委.
  private static let seats: CharacterSet = "村镇乡校所"

  func isCounting(_ index: Int) -> Bool {
    // 05 天通苑南派出所: the number of an item in a list counts nothing.
    index >= 0 && (tokens[index].wordClass == .number || tokens[index].wordClass == .letters)
      && !text.isAfterGap[Int(tokens[index + 1].start)]
  }

  // 3家 is a quantity, 110指挥中心 and SOHO公寓警务室 are names.
  func isQuantity(_ index: Int, head: Int) -> Bool {
    let token = tokens[index]
    guard token.range.allSatisfy({ CharacterClass.isDigit(text.characters[$0]) }) else {
      return false
    }
    // 材料学院|材|硕|23|党支部: a class of students
    if index + 1 == head, tokens[head].has(known.partyBody), index > 0,
      tokens[index - 1].end == token.start, tokens[index - 1].wordClass != .mark,
      !tokens[index - 1].has(known.stop)
    {
      return false
    }
    // 49|团|司法所, 12|连|党支部: units of a division in Xinjiang
    if index + 1 < head, tokens[index + 1].count == 1, tokens[index + 1].start == token.end,
      Self.regiments.contains(text.characters[Int(tokens[index + 1].start)])
    {
      return false
    }
    // 92261部队, 海口市|28|小学
    if index + 1 == head, token.count > 3 && token.count < 7 || names.endsDivision(Int(token.start))
    {
      return false
    }
    return token.count != 3 || index + 1 < head && tokens[index + 1].wordClass == .measure
  }
}
