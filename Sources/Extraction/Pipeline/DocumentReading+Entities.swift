extension DocumentReading {
  /// Gives every mention its entity, in the order of the text.
  func resolveEntities() {
    var targets: [Int: [[UInt32]]] = [:]
    var isTarget = [Bool](repeating: false, count: introduced.isEmpty ? 0 : text.count + 1)
    for entry in introduced {
      targets[entry.targetEnd, default: []].append(entry.alias)
      isTarget[entry.targetEnd] = true
    }
    table.reserve(mentions: mentions.count)
    let order = mentions.indices.filter { !mentions[$0].isAbsorbed }.sorted {
      let (a, b) = (mentions[$0].range, mentions[$1].range)
      return (a.upperBound, -a.count, $0) < (b.upperBound, -b.count, $1)
    }
    // Names come first, so that 分局 in a first paragraph finds the bureau that only later has its name.
    var isPending = [Bool](repeating: false, count: mentions.count)
    for index in order {
      let mention = mentions[index]
      if dependsOnContext(mention) {
        isPending[index] = true
        continue
      }
      resolve(index)
      let id = mentions[index].entity
      guard id >= 0, !targets.isEmpty, isTarget[mention.range.upperBound] else { continue }
      for alias in targets[mention.range.upperBound] ?? [] {
        table.addKey(NameKey.normalize(alias, label: table[id].label), to: id)
      }
    }
    for index in order where mentions[index].label == .program || mentions[index].label == .person {
      if mentions[index].entity < 0 { resolve(index) }
    }
    table.restartRecency()
    topicBody = findTopicBody()
    placeUnits()
    resolvePending(isPending, order: order)
    placeColleges(order)
    markWeak()
  }

  private func dependsOnContext(_ mention: Mention) -> Bool {
    if mention.form != .named || mention.isShort { return true }
    if let parent = mention.parent, dependsOnContext(mentions[parent]) { return true }
    if mention.label == .organization, let owner = mention.listOwner,
      dependsOnContext(mentions[owner])
    {
      return true
    }
    return mention.label == .organization && mention.parent == nil
      && (startsWithLevel(mention) || isUnattached(mention) || isHeadless(mention))
  }

  // 虎诉 in 虎诉党支部
  private func isHeadless(_ mention: Mention) -> Bool {
    mention.label == .organization && mention.headStart == mention.range.upperBound
      && mention.completion.isEmpty && mention.core.count >= 2
  }

  // 案件队: a unit whose owner the text leaves out.
  private func isUnattached(_ mention: Mention) -> Bool {
    mention.classes.meets(known.functionalHead) && mention.bareRange == nil && !mention.isShort
      && mention.parent == nil && mention.listOwner == nil && mention.completion.isEmpty
      // 诉调对接中心 is a head, all of it.
      && (isCommonModifier(mention)
        || mention.coreStart == mention.headStart
          && !mention.classes.meets(known.fullName.union(known.ownName)))
  }

  func isCommonModifier(_ mention: Mention) -> Bool {
    let own = tokens[mention.sentence].filter {
      Int($0.start) >= mention.coreStart && Int($0.end) <= mention.headStart
    }
    // A head of several words that was taken apart is common throughout.
    if own.isEmpty { return mention.coreStart < mention.headStart }
    return own.allSatisfy {
      $0.entry >= 0 && $0.count >= 2 && $0.wordClass != .placeName && $0.wordClass != .otherName
        && ($0.wordClass != .unknown || $0.has(known.inner)) && $0.wordClass != .person
    }
  }

  // 市公安局
  func startsWithLevel(_ mention: Mention) -> Bool {
    mention.headStart - mention.coreStart == 1
      && (mention.parent == nil)
      && "省市县区州旗镇乡".unicodeScalars.contains { $0.value == text.characters[mention.coreStart] }
  }

  func resolve(_ index: Int) { table.resolve(index, in: &mentions) }

  // MARK: what context decides

  private func resolvePending(_ isPending: [Bool], order: [Int]) {
    for index in order {
      guard isPending[index] else {
        if mentions[index].entity >= 0 { table.touch(mentions[index].entity) }
        continue
      }
      let mention = mentions[index]
      switch mention.form {
      case .group:
        break
      case .definite:
        let id = referent(mention, index)
        mentions[index].entity = id ?? -1
        if let id { table.touch(id) } else { resolveTentatively(index) }
      case .named:
        if let longer = longerName(of: mention) ?? branchOfWards(index) {
          mentions[index].entity = longer
          table.attach(index, to: longer, spelling: text.spelling(mention.range))
        } else if mention.isShort {
          resolveShort(index)
        } else if startsWithLevel(mention) {
          resolveLevel(index)
        } else if mention.parent == nil, isUnattached(mention) {
          resolveUnattached(index)
          if mentions[index].entity < 0 { resolveTentatively(index) }
        } else {
          resolve(index)
          if mentions[index].entity < 0 { resolveTentatively(index) }
        }
        if mentions[index].entity >= 0 { table.touch(mentions[index].entity) }
      }
    }
  }

  // 虎诉党支部 where 北京虎诉律师事务所 is named: what a branch calls its body is part of that one's name.
  func longerName(of mention: Mention) -> Int? {
    guard isHeadless(mention) else { return nil }
    let stem = text.characters[mention.core]
    return table.entities.indices.last { id in
      let key = table[id].key
      return table[id].label == .organization && key.count > stem.count
        && !table[id].classes.meets(known.partyBody.union(known.functionalHead))
        && key.indices.contains { key[$0...].starts(with: stem) }
    }
  }

  private func resolveShort(_ index: Int) {
    let mention = mentions[index]
    let key = NameKey.normalize(Array(text.characters[mention.range]), label: .organization)
    if let id = table.short(key) ?? table.find(.organization, key: key, parent: nil) {
      mentions[index].entity = id
      table.attach(index, to: id, spelling: text.spelling(mention.range))
    }
  }

  private func resolveUnattached(_ index: Int) {
    let mention = mentions[index]
    let core = Array(text.characters[mention.core])
    if let id = table.find(
      .organization, key: NameKey.normalize(core, label: .organization), parent: nil)
    {
      mentions[index].entity = id
      table.attach(index, to: id, spelling: text.spelling(mention.range))
      return
    }
    if let id = table.latest(
      endingWith: NameKey.normalize(core, label: .organization),
      where: { $0.label == .organization })
    {
      mentions[index].entity = id
      table.attach(index, to: id, spelling: text.spelling(mention.range))
      return
    }
    if isPartnerItem(mention) {
      resolve(index)
      return
    }
    if let id = villagesOwn(mention, core) {
      mentions[index].entity = id
      table.attach(index, to: id, spelling: text.spelling(mention.core))
      return
    }
    guard
      let owner = postedOwner(index).map({ unitOwner(bodyOwner($0), core) })
        ?? possessor(of: mention) ?? listedBody(of: mention) ?? opener(of: mention, core)
        ?? superior(mention, core) ?? heading(of: mention)
        ?? writer(ofUnit: mention) ?? ownerInTopic(mention)
    else {
      mentions[index].entity = -1
      return
    }
    let key = NameKey.normalize(core, label: .organization)
    let name = table.bestForm(owner) + text.spelling(mention.core)
    let id = table.imply(
      .organization, key: key, name: name, classes: mention.classes, parent: owner)
    mentions[index].entity = id
    table.attach(index, to: id, spelling: text.spelling(mention.core))
  }

  // 派出所联合|天平公益发展中心、…和|烈焰救援志愿服务队: those with whom it works are no units of it.
  private func isPartnerItem(_ mention: Mention) -> Bool {
    let line = tokens[mention.sentence]
    guard let first = line.firstIndex(startingAt: mention.coreStart), first > 0 else {
      return false
    }
    if isListedTogether(mention, line) { return true }
    var at = first - 1
    while at > 0, line[at].wordClass == .mark || line[at].has(known.coordinator) {
      guard
        text.characters[Int(line[at].start)] == CharacterClass.enumerationComma
          || line[at].has(known.coordinator),
        let before = top[mention.sentence].first(where: {
          mentions[$0].range.upperBound == Int(line[at].start)
        }),
        let start = line.firstIndex(startingAt: mentions[before].range.lowerBound), start > 0
      else { return false }
      at = start - 1
    }
    return line[at].has(known.joining)
  }

  // 派出所、天平公益发展中心、明善志愿服务队9月26日共同成立…
  private func isListedTogether(_ mention: Mention, _ line: [Token]) -> Bool {
    guard mention.coreStart > 0,
      text.characters[mention.coreStart - 1] == CharacterClass.enumerationComma
    else { return false }
    var end = mention.range.upperBound
    while let next = line.first(startingAt: end),
      text.characters[Int(next.start)] == CharacterClass.enumerationComma
        || next.has(known.coordinator),
      let other = top[mention.sentence].first(where: {
        mentions[$0].range.lowerBound == Int(next.end)
      })
    {
      end = mentions[other].range.upperBound
    }
    let behind = line[line.index(startingFrom: end)...].prefix(6)
    return behind.first {
      $0.wordClass != .number && $0.wordClass != .time && $0.wordClass != .letters
        && $0.wordClass != .measure
    }?.has(known.together) ?? false
  }

  // 海口路社区…组建…调解工作室: what the sentence opens with owns what it sets up.
  func opener(of mention: Mention, _ core: [UInt32]) -> Int? {
    if superiors(core) != nil { return nil }
    guard let first = top[mention.sentence].first(where: { !isInstructing($0) }),
      mentions[first].range.upperBound <= mention.coreStart,
      mentions[first].entity >= 0, !isUnattached(mentions[first]),
      // 团委书记王淼介绍，学生志愿服务团队…
      !mentions[first].classes.meets(known.partyBody)
        || !Self.teams.contains(
          text.characters[mention.headStart..<mention.range.upperBound].last ?? 0)
    else { return nil }
    // The next of a list is no unit of the first.
    if itemBefore(mention) == mentions[first].entity { return nil }
    let isActor =
      mentions[first].label == .organization
      || mentions[first].label == .place && mentions[first].classes.meets(known.settlement)
    return isActor ? bodyOwner(mentions[first].entity) : nil
  }

  private static let teams: CharacterSet = "队伍"

  // 陈坛酒业的保卫部
  func possessor(of mention: Mention) -> Int? {
    var at = mention.range.lowerBound - 1
    guard at > 1, text.characters[at] == CharacterClass.possessive else { return nil }
    // 法院机关党委下属的执行局
    if DocumentContext.above.contains(where: { text.characters[..<at].suffix(2).elementsEqual($0) })
    {
      at -= 2
    }
    guard let owner = top[mention.sentence].first(where: { mentions[$0].range.upperBound == at }),
      mentions[owner].label == .organization, mentions[owner].entity >= 0
    else { return nil }
    return mentions[owner].entity
  }

  /// What a unit is part of by its rank: 支队 of a city's bureau, 大队 of a county's, 中队 of a station.
  private func superior(_ mention: Mention, _ unit: [UInt32]) -> Int? {
    let above = superiors(unit)
    if above != nil, !unit.contains(where: Self.police.contains) { return ownerInTopic(mention) }
    for head in above ?? [] {
      if let id = table.latest(endingWith: head, where: { $0.label == .organization }) { return id }
    }
    return ownerInTopic(mention) ?? station()
  }

  func superiors(_ unit: [UInt32]) -> [[UInt32]]? {
    Self.ranks.first { unit.suffix(2).elementsEqual($0.unit) }?.above
  }

  /// What the units of the police have in their names, and 城管中队 has not.
  static let police: CharacterSet = "警刑治巡侦网"

  private static let ranks: [(unit: [UInt32], above: [[UInt32]])] = [
    ("支队", ["公安局", "公安厅"]), ("大队", ["分局", "公安局", "支队"]), ("中队", ["派出所", "大队", "分局"]),
  ].map { ($0.0.scalarValues, $0.1.map(\.scalarValues)) }

  /// The station, or else the organization, that the text is about here.
  func station() -> Int? {
    Self.stations.lazy.compactMap { self.table.latest(endingWith: $0) }.first
  }

  private static let stations = ["派出所", "分局"].map(\.scalarValues)

  // MARK: parts of names

  /// A province or city that only opens other names (山东和顺居物业) may be no more than a part of them.
  private func markWeak() {
    for index in mentions.indices where mentions[index].entity >= 0 {
      if !mentions[index].isPartOnly { table.confirm(mentions[index].entity) }
    }
  }
}
