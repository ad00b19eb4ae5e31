/// Finds the names in a document's sentences and takes compound names apart.
///
/// Names are read from their heads (派出所, 社区) leftwards; see ``LeftBoundary`` for where they begin.
final class NameFinder {
  let lexicon: Lexicon
  let text: CleanText
  let context: DocumentContext
  var mentions: [Mention] = []
  /// Where persons' names stand for certain; no other name goes into them.
  var persons: [Range<Int>] = []
  /// The mention that ends before a character, by the character's index.
  var ending: EndIndex

  var characters: [UInt32] { text.characters }
  var known: KnownClasses { lexicon.known }

  init(lexicon: Lexicon, text: CleanText, context: DocumentContext) {
    self.lexicon = lexicon
    self.text = text
    self.context = context
    ending = EndIndex(count: text.count)
  }

  /// For each sentence read, its mentions.
  private var bySentence: [Range<Int>] = []

  /// Adds the mentions of the next sentence as another finder has read them.
  func take(sentence: Int, of other: NameFinder) {
    let shift = mentions.count - other.bySentence[sentence].lowerBound
    for index in other.bySentence[sentence] {
      var mention = other.mentions[index]
      mention.parent = mention.parent.map { $0 + shift }
      mention.parentOrganization = mention.parentOrganization.map { $0 + shift }
      mention.parentPlace = mention.parentPlace.map { $0 + shift }
      mention.serves = mention.serves.map { $0 + shift }
      mentions.append(mention)
    }
    bySentence.append(mentions.count - other.bySentence[sentence].count..<mentions.count)
  }

  /// Adds the mentions of the next sentence, in the order of their ends.
  func read(_ tokens: [Token], sentence: Int) {
    let first = mentions.count
    defer {
      addSharedKinds(tokens, sentence: sentence)
      addSharedBureaus(tokens, sentence: sentence)
      addSharedCommittees(tokens, sentence: sentence)
      addSharedBranches(tokens, sentence: sentence)
      addSharedStations(since: first, sentence: sentence)
      addSharedOffices(tokens, since: first, sentence: sentence)
      addSharedOrdinals(tokens, sentence: sentence)
      addNextOrdinals(tokens, sentence: sentence)
      addSummedNames(tokens, sentence: sentence)
      addListedBodies(tokens, sentence: sentence)
      bySentence.append(first..<mentions.count)
    }
    var index = firstNameWord(tokens, from: 0)
    while index < tokens.count {
      defer { index = firstNameWord(tokens, from: index) }
      let token = tokens[index]
      if !persons.isEmpty, isInPerson(Int(token.start)) {
        index += 1
        continue
      }
      let c = characters[Int(token.start)]
      if c == CharacterClass.openQuote,
        let next = honourEnd(tokens, index) ?? addFoundedRoom(tokens, index, sentence: sentence)
      {
        index = next
        continue
      }
      if let short = context.alias(at: Int(token.start)) {
        let next = addAlias(short, from: index, tokens: tokens, sentence: sentence)
        if next > index {
          index = next
          continue
        }
      }
      if let next = addGroup(tokens, index, sentence: sentence) {
        index = next
        continue
      }
      if mayOpenNumberedRoad(c), let next = addNumberedRoad(tokens, index, sentence: sentence) {
        index = next
        continue
      }
      if addRailwayStation(tokens, index, sentence: sentence) {
        index += 1
        continue
      }
      if token.isDivision, addDivision(tokens, index, sentence: sentence) {
      } else if token.isSettlement, addKnownPlace(tokens, index, sentence: sentence) {
      } else if token.has(known.organizationHead) {
        if !isModifier(tokens, index) { addOrganization(tokens, index, sentence: sentence) }
      } else if token.wordClass == .body, addDictionaryBody(tokens, index, sentence: sentence) {
      } else if characters[Int(token.end) - 1] == Self.middle,
        addNumberedSchool(token, sentence: sentence)
      {
      } else if token.has(known.trade), isTradeName(tokens, index) {
        addOrganization(tokens, index, sentence: sentence)
      } else if isIsland(token) {
        var mention = Mention(
          label: .place, range: token.range, coreStart: token.range.lowerBound,
          headStart: token.range.upperBound - 1, sentence: sentence)
        tie(&mention)
        add(mention)
      } else if addHamlet(tokens, index, sentence: sentence) {
      } else if addVillageOfTown(tokens, index, sentence: sentence) {
      } else if token.has(known.placeHead), addRoad(tokens, index, sentence: sentence) {
      } else if token.has(known.placeHead) {
        addPlace(tokens, index, sentence: sentence)
      } else if token.has(known.country) {
        add(
          Mention(
            label: .place, range: token.range, coreStart: token.range.lowerBound,
            headStart: token.range.lowerBound, sentence: sentence))
      } else if c == CharacterClass.closeBracket {
        bridge(tokens, index)
      }
      index += 1
    }
  }

  /// The first word from an index on that may have to do with a name, as most have not.
  private func firstNameWord(_ tokens: [Token], from start: Int) -> Int {
    let nameWords = known.nameWords
    let aliasStarts = context.aliasStarts
    let measures = Self.partyMeasures
    return tokens.withUnsafeBufferPointer { tokens in
      characters.withUnsafeBufferPointer { characters in
        var index = start
        while index < tokens.count {
          let token = tokens[index]
          if token.isDivision || token.isSettlement || token.has(nameWords)
            || token.wordClass == .body
          {
            break
          }
          let start = Int(token.start)
          let c = characters[start]
          if CharacterClass.isDigit(c) || CharacterClass.isNumeral(c),
            mayCount(start, characters, measures)
          {
            break
          }
          if token.wordClass == .letters, start + token.count + 1 < characters.count,
            mayOpenNumberedRoad(characters[start + token.count])
          {
            break
          }
          if c == CharacterClass.openQuote || c == CharacterClass.closeBracket
            || characters[Int(token.end) - 1] == Self.middle || ending[start] != nil
            || isIsland(token)
            || aliasStarts.mayContain(c) && context.alias(at: start) != nil
          {
            break
          }
          index += 1
        }
        return index
      }
    }
  }

  // 永兴岛: an island that the dictionary knows.
  private func isIsland(_ token: Token) -> Bool {
    token.wordClass == .placeName && token.count > 2
      && characters[Int(token.end) - 1] == Self.island
  }

  private static let island: UInt32 = 0x5C9B  // 岛

  // 德|律|风|物业: the word of a trade ends a name that holds a word of its own, and no longer one begins with it.
  private func isTradeName(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 0, tokens[index - 1].end == tokens[index].start else { return false }
    if tokens[index].has(known.network) { return isNetwork(tokens, index) }
    if index + 1 < tokens.count, tokens[index + 1].start == tokens[index].end {
      let next = tokens[index + 1]
      if next.has(known.organizationHead) && !next.has(known.partyBody) || next.has(known.inner)
        || next.has(known.placeHead) || next.has(known.identity) || next.has(known.programKind)
        || next.count > 1 && (next.wordClass == .noun || next.wordClass == .verbalNoun)
          && !next.has(known.partyBody)
      {
        return false
      }
    }
    let left = boundary(tokens, index)
    return left.first < index && !left.isIndefinite && left.quote == nil
      && tokens[left.first..<index].contains {
        !$0.has(known.generic) && !$0.has(known.inner) && !$0.has(known.placeHead)
          && ($0.count == 1 || $0.entry < 0 || $0.wordClass == .otherName
            || lexicon.entries[Int($0.entry)].cost > 12)
      }
  }

  // 长春|移动|绿园|分公司, 国网|山东|电力: after a division, the trade names what serves all of it.
  private func isNetwork(_ tokens: [Token], _ index: Int) -> Bool {
    let start = Int(tokens[index].start)
    guard endsDivision(start), let place = ending[start],
      let first = tokens.firstIndex(startingAt: mentions[place].coreStart)
    else { return false }
    let isOfGrid = first > 0 && tokens[first - 1].has(known.opener) && isGrid(tokens[first - 1])
    guard index + 1 < tokens.count, tokens[index + 1].start == tokens[index].end else {
      return isOfGrid
    }
    let next = tokens[index + 1]
    if next.isDivision || next.isSettlement { return true }
    // 青海省|电力|公司 is one name.
    if next.has(known.organizationHead) { return !isCompany(next) }
    guard next.wordClass == .mark || separatesItems(next) || next.has(known.joining) else {
      return false
    }
    // 桐乡支行、桐乡移动、; 青岛联通与河湾社区签约
    let before = first > 0 ? tokens[first - 1] : nil
    return isOfGrid
      || separatesItems(next)
        && before.map { separatesItems($0) || $0.wordClass == .mark || $0.has(known.joining) }
          ?? true
      || before.map { separatesItems($0) || $0.has(known.joining) } ?? false
  }

  private func isGrid(_ token: Token) -> Bool { ShortWord(characters, token.range) == "国网" }

  // 开封大学|中心|警务室, 灵璧|站|派出所: the word tells which one, and is no unit of its own.
  private func isModifier(_ tokens: [Token], _ index: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index + 1].start == tokens[index].end else {
      return false
    }
    let next = tokens[index + 1]
    // “红盾义警”巡逻队: what is quoted is the name of the team.
    let mark = Int(next.start)
    if characters[mark] == CharacterClass.closeQuote, let open = context.opening(closedAt: mark),
      mark - open <= 8, index + 2 < tokens.count, Int(tokens[index + 2].start) == mark + 1,
      tokens[index + 2].has(known.organizationHead)
    {
      return true
    }
    // 中华民族共同体意识
    if tokens[index].has(known.alliance), ShortWord(characters, next.range) == "意识" { return true }
    // 闽藏警校党组织: the police and a school.
    if ShortWord(characters, tokens[index].range) == "警校", next.has(known.attached) { return true }
    // 中国铁路兰州局|集团有限公司
    if ShortWord(characters, tokens[index].range) == "局", next.count > 1,
      characters[next.range].starts(with: Self.group), next.has(known.organizationHead)
    {
      return true
    }
    guard next.has(known.organizationHead), !next.has(known.partyBody) else { return false }
    let word = ShortWord(characters, tokens[index].range)
    // 汽车站|派出所
    if isStation(next), PlainNames.ofSites.contains(word) { return true }
    // 三圣院|派出所
    if word == "院" { return next.has(known.ownName.union(known.stateBody)) && next.count > 1 }
    if word == "中心" || word == "站" {
      return next.has(known.ownName) || !next.has(known.functionalHead)
    }
    // 世博支行|公司|业务部
    if word == "公司", ShortWord(characters, next.range) == "业务部" { return true }
    // 、公司业务部
    if word == "公司", index > 0,
      characters[Int(tokens[index - 1].start)] == CharacterClass.enumerationComma
    {
      return next.has(known.functionalHead)
    }
    return word == "集团" && isCompany(next)
  }

  private static let group = "集团".scalarValues

  func isCompany(_ token: Token) -> Bool {
    token.count >= 2 && ShortWord(characters, Int(token.end) - 2..<Int(token.end)) == "公司"
  }

  func isInPerson(_ at: Int) -> Bool { persons.contains { $0.contains(at) } }

  // 被命名为“河南省和谐社区”: what stands in the quotation is a title.
  private func honourEnd(_ tokens: [Token], _ index: Int) -> Int? {
    let start = Int(tokens[index].start)
    guard characters[start] == CharacterClass.openQuote, let close = context.closing(of: start)
    else { return nil }
    for back in 1...3 where index - back >= 0 {
      let before = tokens[index - back]
      if before.wordClass == .mark { break }
      // 以他的名字命名的“天义调解队” is no honour.
      let isPossessive =
        index - back + 1 < index
        && characters[Int(tokens[index - back + 1].start)] == CharacterClass.possessive
      if before.has(known.honour), !isPossessive {
        return tokens.firstIndex { Int($0.start) >= close }
      }
    }
    return nil
  }

  /// A body that the dictionary knows by its whole name: 四川大学.
  private func addDictionaryBody(_ tokens: [Token], _ index: Int, sentence: Int) -> Bool {
    let token = tokens[index]
    guard token.classes.isEmpty, token.count >= 4 else { return false }
    for length in [4, 3, 2] where token.count > length {
      let headStart = Int(token.end) - length
      guard let head = lexicon.entry(of: characters[headStart..<Int(token.end)]),
        head.classes.meets(known.organizationHead)
      else { continue }
      var mention = Mention(
        label: .organization, range: token.range, coreStart: Int(token.start), headStart: headStart,
        sentence: sentence)
      mention.classes = head.classes
      // 四川大学|国际关系学院: a college that bears the name of another school.
      if let left = ending[mention.coreStart], mentions[left].label == .organization,
        mentions[left].form == .named, !text.isAfterGap[mention.coreStart],
        characters[..<mention.coreStart].suffix(2).elementsEqual(Self.university),
        characters[token.range].suffix(2).elementsEqual(LeftBoundary.college)
      {
        (mention.parent, mention.parentOrganization) = (left, left)
        mention.range = mentions[left].range.lowerBound..<mention.range.upperBound
        mentions[left].isInside = true
      }
      add(mention)
      return true
    }
    return false
  }

  static let university = "大学".scalarValues
  private static let middle: UInt32 = 0x4E2D  // 中

  /// A school known by its number in its town: 成都二十中, 六枝特区四中. The word ends with 中.
  private func addNumberedSchool(_ token: Token, sentence: Int) -> Bool {
    let end = Int(token.end)
    guard end == characters.count || characters[end] != 0x5B66 else { return false }  // 学
    var start = end - 1
    while start > 0, CharacterClass.isNumeral(characters[start - 1]) { start -= 1 }
    guard (1...3).contains(end - 1 - start), endsDivision(start), let place = ending[start],
      let head = lexicon.entry(of: "中学".scalarValues[...])
    else { return false }
    var mention = Mention(
      label: .organization, range: mentions[place].range.lowerBound..<end, coreStart: start,
      headStart: end - 1, sentence: sentence)
    mention.classes = head.classes
    mention.parent = place
    mention.parentPlace = place
    mentions[place].isInside = true
    add(mention)
    return true
  }

  @discardableResult
  func add(_ mention: Mention) -> Int {
    mentions.append(mention)
    ending[mention.range.upperBound] = mentions.count - 1
    return mentions.count - 1
  }

  /// A bracket with the short form does not end a compound name: 开发区分局（下称“东新分局”）观南派出所.
  private func bridge(_ tokens: [Token], _ index: Int) {
    let token = tokens[index]
    guard token.count == 1, characters[Int(token.start)] == CharacterClass.closeBracket,
      let open = context.abbreviationBracket(closedAt: Int(token.start)),
      let outer = ending[open]
    else { return }
    ending[Int(token.end)] = outer
  }

  // A short form that the document introduced: 官桥所.
  private func addAlias(
    _ alias: DocumentContext.Alias, from index: Int, tokens: [Token], sentence: Int
  ) -> Int {
    let start = Int(tokens[index].start)
    let end = start + alias.length
    // Inside the name that it is short for, it is no short form.
    guard ending[start] == nil || text.isAfterGap[start] else { return index }
    guard let last = tokens[index...].firstIndex(where: { Int($0.end) >= end }),
      Int(tokens[last].end) == end
    else { return index }
    if last + 1 < tokens.count, Int(tokens[last + 1].start) == end,
      tokens[last + 1].has(known.organizationHead), !tokens[last + 1].has(known.partyBody),
      !tokens[last + 1].has(known.functionalHead)
    {
      return index
    }
    var mention = Mention(
      label: alias.label, range: start..<end, coreStart: start, headStart: end,
      sentence: sentence)
    mention.isShort = true
    mention.classes = tokens[last].classes
    add(mention)
    return last + 1
  }

}

/// Which mention ends before each character of a text.
struct EndIndex {
  /// -1 for none; a name may end behind the last character.
  private var mentions: [Int32]

  init(count: Int) { mentions = Array(repeating: -1, count: count + 2) }

  @inline(__always)
  subscript(at: Int) -> Int? {
    get {
      guard mentions.indices.contains(at), mentions[at] >= 0 else { return nil }
      return Int(mentions[at])
    }
    set { if mentions.indices.contains(at) { mentions[at] = Int32(newValue ?? -1) } }
  }
}
