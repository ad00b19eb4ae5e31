/// Who of those that a rule binds are partners of one another.
extension DocumentReading {
  // 新围社区党委同辖区内15家党组织签署了共建协议。…包括甲、乙: who signs with so many leads them.
  func noteHost(in sentence: Int, subjects: [[Int]], mood: Mood) {
    // 社区“大党委”牵手15家单位…社区党委同15家单位签署
    guard allianceLeader.map({ table[$0].classes.meets(known.jointBody) }) ?? true,
      !subjects.isEmpty
    else { return }
    let line = items[sentence].items
    for at in line.indices where line[at].saysWithWhom(text, known) {
      guard
        let count = line[(at + 1)...].prefix(6).firstIndex(where: {
          $0.wordClass == .letters || $0.wordClass == .number
        }), count + 1 < line.count,
        LeftBoundary.counters.contains(text.characters[line[count + 1].range.lowerBound]),
        let pairing = line[count...].firstIndex(where: { $0.classes.meets(known.pairing) }),
        line[pairing].clause <= line[at].clause + 2,
        mood.isFactual(items[sentence], RuleMatcher.Match(items: at..<pairing + 1), text: text),
        let host = subjects[line[at].clause].first.flatMap({ entity($0) }),
        table[host].label == .organization || table[host].classes.meets(known.settlement)
      else { continue }
      allianceLeader = host
      return
    }
  }

  /// Whether those of a list that a rule takes for partners of one another have no part in that: the sentence pairs
  /// them with others, or counts them alone, or names another who leads.
  func areNoPartners(_ match: RuleMatcher.Match, _ list: RuleName, _ sentence: Int) -> Bool {
    saysRespectively(match, sentence) || areOneSide(match, list, sentence)
      || hasObject(match, list, sentence) || areCounted(match, list, sentence)
      || areOnOtherSide(match.bindings[list] ?? []) || areCountedBefore(match, list, sentence)
      || areLabelled(match.bindings[list] ?? [], sentence)
      || isQuoted(match.trigger, sentence)
      // 由甲牵头，联合乙、丙共同组建: they follow 甲, and stand with it alone.
      || isLed(match, sentence)
  }

  /// Relates those who act as members of an alliance, 甲、乙作为成员单位会签, with the one that leads it.
  ///
  /// - Returns: Whether they are such, and no partners of one another by that.
  func addAsMembers(
    _ match: RuleMatcher.Match, _ list: RuleName, _ sentence: Int, rule: Rule
  ) -> Bool {
    guard let all = match.bindings[list], let last = all.last else { return false }
    // 各成员单位 alone are those of somebody's alliance or meeting.
    let isEach = mentions[last].form == .group && meansAll(last)
    guard let leader = allianceLeader else { return isEach }
    let line = tokens[sentence]
    let next = line[line.index(startingFrom: mentions[last].range.upperBound)...].prefix(4)
    guard
      isEach
        || next.contains(where: { $0.has(known.member) })
          && next.contains(where: { Self.being.contains(ShortWord(text.characters, $0.range)) })
    else { return false }
    let members = all.flatMap(entities)
    guard !members.contains(leader) else { return isEach }
    for member in members where !isUnit(member, of: leader) {
      add(
        .allianceWith, leader, member, rule: rule.name, confidence: rule.confidence,
        clauses(match.items, in: sentence))
    }
    return true
  }

  private static let being: [ShortWord?] = ["作为", "均为", "都是", "均是", "系"]

  /// Those on the first side of 甲、乙与丙、丁, who stand with each of the others and not with one another; `nil` where
  /// a list has no sides.
  func sides(of list: [Int], _ match: RuleMatcher.Match, _ sentence: Int) -> Set<Int>? {
    // “一庭三所”: the court with each of the stations.
    if list.count == 1, mentions[list[0]].form == .group,
      let parts = NameFinder.mixed(text.characters[mentions[list[0]].range])
    {
      return Set(members(ofGroup: list[0]).prefix(parts[0].count))
    }
    let divided = list.indices.dropLast().filter {
      let (end, start) = (
        mentions[list[$0]].range.upperBound, mentions[list[$0 + 1]].range.lowerBound
      )
      return start == end + 1 && CharacterClass.withs.contains(text.characters[end])
    }
    // 甲、乙与丙联合成立丁: three on one side.
    guard divided.count == 1, divided[0] > 0,
      divided[0] + 2 < list.count || !saysTogether(match, sentence)
    else { return nil }
    // 甲法院、乙法院与丙法院签订: one list of one kind.
    if divided[0] + 2 == list.count, areOfOneKind(list) { return nil }
    return Set(list[...divided[0]].map { mentions[$0].entity })
  }

  private func areOfOneKind(_ list: [Int]) -> Bool {
    guard
      list.allSatisfy({
        mentions[$0].classes.meets(known.stateBody.union(known.localBody))
          && !mentions[$0].classes.meets(known.partyBody)
      })
    else { return false }
    let ends = list.map { text.characters[mentions[$0].headStart..<mentions[$0].range.upperBound] }
    return ends.dropFirst().allSatisfy { $0.elementsEqual(ends[0]) }
  }

  // 秀涂边防所与两家单位签订: those who are counted behind 与
  private func areOnOtherSide(_ list: [Int]) -> Bool {
    guard list.count == 1, mentions[list[0]].form == .group else { return false }
    return !otherSide(of: list[0]).isEmpty
  }

  // 甲同6家企业签约，分别是乙、丙: those whom the count behind 同 has summed up.
  private func areCountedBefore(_ match: RuleMatcher.Match, _ name: RuleName, _ sentence: Int)
    -> Bool
  {
    guard let trigger = match.trigger, let first = match.bindings[name]?.first else { return false }
    let line = items[sentence].items
    let start = mentions[first].range.lowerBound
    guard start > line[trigger].range.upperBound,
      let end = line.firstIndex(where: { $0.range.lowerBound >= start })
    else { return false }
    return line[..<end].indices.contains { at in
      line[at].clause + 1 == line[end].clause && line[at].saysWithWhom(text, known)
        && line[(at + 1)..<end].prefix(3).contains {
          $0.wordClass == .letters || $0.wordClass == .number || $0.classes.meets(known.group)
        }
    }
  }

  private func saysTogether(_ match: RuleMatcher.Match, _ sentence: Int) -> Bool {
    items[sentence].items[match.items].contains {
      $0.kind == .word && $0.classes.meets(known.together)
    }
  }

  /// Whether the word that sums up counts those on one side alone: 甲与乙、丙、丁三家派出所签订.
  private func areCounted(_ match: RuleMatcher.Match, _ name: RuleName, _ sentence: Int) -> Bool {
    guard let group = match.bindings[.group]?.first, let list = match.bindings[name],
      let first = list.first, first != group, mentions[group].form == .group,
      groupCount(group) == list.count,
      let before = items[sentence].items.last(where: {
        $0.range.upperBound <= mentions[first].range.lowerBound && $0.kind != .mark
      })
    else { return false }
    return before.kind == .word && before.classes.meets(known.coordinator)
  }

  /// Whether the word that makes partners stands in a name that is quoted, which nobody signs or holds: 都设了“三所联动”
  /// 调解点.
  private func isQuoted(_ trigger: Int?, _ sentence: Int) -> Bool {
    guard let trigger else { return false }
    let line = items[sentence].items
    let at = line[trigger].range.lowerBound
    guard
      let pair = context.pairs.first(where: {
        $0.open < at && at < $0.close && text.characters[$0.open] == CharacterClass.openQuote
      }), pair.close - pair.open <= 12
    else { return false }
    let next = tokens[sentence][tokens[sentence].index(startingFrom: pair.close + 1)...].prefix(3)
    return !next.contains {
      $0.has(known.pairing) || $0.has(known.programKind) || $0.has(known.together)
    }
  }

  /// Whether a word for working together has an object: 甲、乙联合各科室, and not 甲、乙联合开展.
  private func hasObject(_ match: RuleMatcher.Match, _ name: RuleName, _ sentence: Int) -> Bool {
    let line = items[sentence].items
    guard let trigger = match.trigger, trigger + 1 < line.count,
      let last = match.bindings[name]?.last,
      mentions[last].range.upperBound <= line[trigger].range.lowerBound,
      line[trigger].classes.meets(known.joining), line[trigger].classes.meets(known.together)
    else { return false }
    // 由甲、乙携手丙共建
    if line[..<trigger].contains(where: {
      $0.clause == line[trigger].clause && $0.range.count == 1
        && text.characters[$0.range.lowerBound] == CharacterClass.agentMark
    }) {
      return false
    }
    let next = line[trigger + 1]
    return next.kind == .mention || next.classes.meets(known.indefinite)
  }

  // 石湾社区的共建单位已有三家：甲、乙、丙: they stand with it, and not with one another.
  private func areLabelled(_ list: [Int], _ sentence: Int) -> Bool {
    guard let first = list.first, mentions[first].range.lowerBound > 0,
      text.characters[mentions[first].range.lowerBound - 1] == CharacterClass.colon
    else { return false }
    return tokens[sentence].contains {
      Int($0.end) < mentions[first].range.lowerBound && $0.has(known.partner)
    }
  }

  /// Whether the other side is named behind them: 甲、乙同丙开展联建.
  private func areOneSide(_ match: RuleMatcher.Match, _ name: RuleName, _ sentence: Int) -> Bool {
    guard let last = match.bindings[name]?.last else { return false }
    let line = items[sentence]
    return match.items.dropLast().contains { index in
      let item = line.items[index]
      guard item.kind == .word, item.range.lowerBound >= mentions[last].range.upperBound,
        item.range.count == 1
      else { return false }
      let c = text.characters[item.range.lowerBound]
      // 两个支部分别和丙签订
      return CharacterClass.withs.contains(c)
        || Self.conjunctions.contains(c) && index > 0 && line.items[index - 1].kind == .word
          && line.items[index - 1].wordClass == .adverb
    }
  }

  // 甲、乙分别与丙、丁签约: the first with the first, the second with the second.
  func saysRespectively(_ match: RuleMatcher.Match, _ sentence: Int) -> Bool {
    let range = clauses(match.items, in: sentence)
    return tokens[sentence].contains {
      text.characters[Int($0.start)] == Self.respectively[0] && range.contains(Int($0.start))
        && text.characters[Int($0.start)...].starts(with: Self.respectively)
    }
  }

  private static let respectively = "分别与".scalarValues

  // Whether a body that takes the lead is named before all that a rule speaks of.
  private func isLed(_ match: RuleMatcher.Match, _ sentence: Int) -> Bool {
    let start = items[sentence].items[match.items.lowerBound].range.lowerBound
    // 甲牵头召开会议，乙、丙共同签署: what they sign is theirs.
    if let lead = tokens[sentence].first(where: { $0.has(known.leading) && Int($0.end) <= start }),
      tokens[sentence].contains(where: {
        $0.has(known.convening) && $0.start >= lead.end && Int($0.end) <= start
      })
    {
      return false
    }
    return tokens[sentence].contains { token in
      Int(token.end) <= start && token.has(known.leading)
        && top[sentence].contains {
          mentions[$0].range.upperBound <= Int(token.start)
            && mentions[$0].range.upperBound + 2 >= Int(token.start) && mentions[$0].entity >= 0
        }
    }
  }

  /// Whether what stands behind the word is led, and no partner: 该所牵头的“蓝海哨兵”服务队.
  func leadsWhatFollows(_ match: RuleMatcher.Match, _ sentence: Int) -> Bool {
    let line = items[sentence].items
    guard let trigger = match.trigger, line[trigger].classes.meets(known.leading),
      trigger + 1 < line.count, line[trigger + 1].kind == .word
    else { return false }
    return text.characters[line[trigger + 1].range].elementsEqual([CharacterClass.possessive])
  }

  /// What belongs to a body is no partner of it; nor are the branch and the committee of one community partners.
  func dropOwnedPartners() {
    struct Pair: Hashable { let a: Int, b: Int }
    let partners = EntitySet(
      relations.lazy.filter { $0.type == .allianceWith }.flatMap { [$0.source, $0.target] })
    let owned = Set(
      relations.lazy.filter {
        $0.type == .subordinateTo && partners.contains($0.source) && partners.contains($0.target)
      }.map { Pair(a: $0.source, b: $0.target) })
    relations.removeAll {
      $0.type == .allianceWith
        && (areOfOnePlace($0.source, $0.target) || owned.contains(Pair(a: $0.source, b: $0.target))
          || owned.contains(Pair(a: $0.target, b: $0.source)))
    }
  }

  private func areOfOnePlace(_ a: Int, _ b: Int) -> Bool {
    guard let place = table[a].parent, place == table[b].parent, table[place].label == .place,
      table[place].classes.meets(known.settlement)
    else { return false }
    return [a, b].allSatisfy {
      table[$0].classes.meets(known.localBody) && !table[$0].classes.meets(known.stateBody)
        && isOwnCommittee(table[$0].key)
    }
  }

  private func isOwnCommittee(_ key: [UInt32]) -> Bool {
    Self.ownCommittees.contains { key.suffix($0.count).elementsEqual($0) }
  }

  private static let ownCommittees = ["支部", "总支", "党委", "居委会", "村委会", "居民委员会", "村民委员会", "政府"]
    .map(\.scalarValues)

  /// Whether a place only opens a name that was not read whole: 梅城镇|健康|志愿者|梅城队, 菱湖镇|东、南栅社区.
  func opensName(_ id: Int, _ match: RuleMatcher.Match, _ name: RuleName) -> Bool {
    guard table[id].label == .place,
      let index = match.bindings[name]?.last(where: { mentions[$0].entity == id }),
      let next = tokens[mentions[index].sentence].first(
        startingAt: mentions[index].range.upperBound)
    else { return false }
    // “平安社区教育示范点”
    if let quote = context.pairs.first(where: { $0.open + 1 == mentions[index].range.lowerBound }),
      quote.close > mentions[index].range.upperBound
    {
      return true
    }
    switch next.wordClass {
    case .noun, .otherName, .placeName, .unknown, .adjective, .direction:
      return next.classes.isEmpty
    default: return false
    }
  }

  /// Whether a place is only where something is done together: 联手在阳光家园小区举办.
  func isSite(_ id: Int, _ match: RuleMatcher.Match, _ name: RuleName, _ sentence: Int) -> Bool {
    guard table[id].label == .place, let trigger = match.trigger,
      let index = match.bindings[name]?.last(where: { mentions[$0].entity == id })
    else { return false }
    return items[sentence].items[trigger].classes.meets(known.joining)
      && isWhere(index, behind: items[sentence].items[trigger])
  }

  /// Whether a name only tells where something is done: 在 or 于 stands before it, behind the word for what is done.
  func isWhere(_ mention: Int, behind word: SentenceItems.Item) -> Bool {
    let start = mentions[mention].range.lowerBound
    return start > 0 && word.range.upperBound <= start
      && Self.at.contains(text.characters[start - 1])
  }

  static let at: CharacterSet = "在于"

  /// Whether a police room is only what partners open: 联合举行警务室揭牌仪式.
  func isOpened(_ id: Int, _ match: RuleMatcher.Match, _ name: RuleName) -> Bool {
    match.bindings[name]?.contains {
      mentions[$0].entity == id && mentions[$0].form == .definite
        && mentions[$0].classes.meets(known.outpost)
    } ?? false
  }

  /// Whether a thing can be somebody's partner: a road or a river cannot.
  func mayPartner(_ id: Int) -> Bool {
    isActor(id)
      || table[id].label == .place && !Self.lands.contains(table[id].key.last ?? 0)
        && !Self.grounds.contains { table[id].key.suffix($0.count).elementsEqual($0) }
  }

  private static let lands: CharacterSet = "路街巷道桥河湖江山岛门岸"
  private static let grounds = ["广场", "公园", "会议室", "礼堂"].map(\.scalarValues)

  /// Whether a body is only where partners meet, 甲与乙在丙举行, or what they look at: 瞻仰甲和参观乙.
  func isMeetingPlace(_ id: Int, _ match: RuleMatcher.Match, _ name: RuleName, _ sentence: Int)
    -> Bool
  {
    guard let index = match.bindings[name]?.last(where: { mentions[$0].entity == id }) else {
      return false
    }
    let line = items[sentence].items
    guard
      let at = line.firstIndex(where: { $0.range.upperBound > mentions[index].range.lowerBound }),
      at > 0
    else { return false }
    if line[at - 1].kind == .word, line[at - 1].classes.meets(known.visiting) { return true }
    guard Self.at.contains(text.characters[mentions[index].range.lowerBound - 1]) else {
      return false
    }
    return line.indices[..<at].contains {
      line[$0].clause == line[at].clause && line[$0].saysWithWhom(text, known)
        && line[$0 + 1].kind == .mention
    }
  }

  /// Whether what is signed binds to a duty: 签订党建工作目标责任书 is signed with one's own.
  func isDuty(_ match: RuleMatcher.Match, _ sentence: Int) -> Bool {
    guard let trigger = match.trigger else { return false }
    let start = items[sentence].items[trigger].range.lowerBound
    let rest = text.characters[start..<sentences[sentence].range.upperBound].prefix(28)
      .prefix { $0 != CharacterClass.comma && $0 != CharacterClass.fullStop }
    func holds(_ word: [UInt32]) -> Bool {
      rest.indices.contains { rest[$0...].starts(with: word) }
    }
    return Self.duties.contains(where: holds) && !Self.shared.contains(where: holds)
  }

  private static let duties = ["责任书", "承诺书", "责任状"].map(\.scalarValues)
  private static let shared = ["共建", "联建", "联防", "协议"].map(\.scalarValues)

  /// Whether a body is part of another by its name or by what the document says of it.
  func isUnit(_ inner: Int, of outer: Int) -> Bool {
    var current = table[inner].parent
    var steps = 0
    while let at = current, steps < 8, table[at].label == .organization {
      if at == outer { return true }
      current = table[at].parent
      steps += 1
    }
    return false
  }
}
