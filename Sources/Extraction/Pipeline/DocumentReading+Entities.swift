extension DocumentReading {
  /// Gives every mention its entity, in the order of the text.
  func resolveEntities() {
    var targets: [Int: [[UInt32]]] = [:]
    for entry in introduced { targets[entry.targetEnd, default: []].append(entry.alias) }
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
      guard id >= 0, !targets.isEmpty else { continue }
      for alias in targets[mention.range.upperBound] ?? [] {
        table.addKey(NameKey.normalize(alias, label: table[id].label), to: id)
      }
    }
    for index in order where mentions[index].label == .program || mentions[index].label == .person {
      if mentions[index].entity < 0 { resolve(index) }
    }
    table.restartRecency()
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
      && mention.parent == nil && mention.listOwner == nil && isCommonModifier(mention)
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
        if let longer = longerName(of: mention) {
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
  private func longerName(of mention: Mention) -> Int? {
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
      let owner = possessor(of: mention) ?? listedBody(of: mention) ?? opener(of: mention, core)
        ?? superior(core) ?? heading(of: mention)
        ?? writer(ofUnit: mention)
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
  private func opener(of mention: Mention, _ core: [UInt32]) -> Int? {
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
  private func possessor(of mention: Mention) -> Int? {
    let at = mention.range.lowerBound - 1
    guard at > 0, text.characters[at] == CharacterClass.possessive,
      let owner = top[mention.sentence].first(where: { mentions[$0].range.upperBound == at }),
      mentions[owner].label == .organization, mentions[owner].entity >= 0
    else { return nil }
    return mentions[owner].entity
  }

  /// What a unit is part of by its rank: 支队 of a city's bureau, 大队 of a county's, 中队 of a station.
  private func superior(_ unit: [UInt32]) -> Int? {
    let above = superiors(unit)
    if above != nil, !unit.contains(where: Self.police.contains) { return nil }
    for head in above ?? [] {
      if let id = table.latest(endingWith: head, where: { $0.label == .organization }) { return id }
    }
    return station()
  }

  private func superiors(_ unit: [UInt32]) -> [[UInt32]]? {
    Self.ranks.first { unit.suffix(2).elementsEqual($0.unit) }?.above
  }

  /// What the units of the police have in their names, and 城管中队 has not.
  static let police: CharacterSet = "警刑治巡侦网"

  private static let ranks: [(unit: [UInt32], above: [[UInt32]])] = [
    ("支队", ["公安局", "公安厅"]), ("大队", ["分局", "公安局", "支队"]), ("中队", ["派出所", "大队", "分局"]),
  ].map { ($0.0.scalarValues, $0.1.map(\.scalarValues)) }

  /// The station, or else the organization, that the text is about here.
  func station() -> Int? {
    table.latest(endingWith: "派出所".scalarValues) ?? table.latest(endingWith: "分局".scalarValues)
  }

  /// What a definite form means: 该所, 分局, 党支部.
  private func referent(_ mention: Mention, _ index: Int) -> Int? {
    let head = Array(text.characters[mention.headStart..<mention.range.upperBound])
    if mention.coreStart < mention.headStart {
      let core = NameKey.normalize(Array(text.characters[mention.core]), label: mention.label)
      return table.latest(endingWith: core, where: { $0.label == mention.label })
        ?? bodyOfOne(mention, head, index)
    }
    if mention.label == .place { return table.latest(endingWith: head) { $0.label == .place } }
    if mention.classes.meets(known.partyBody) { return partyBody(mention, head, index) }
    if let owner = postedOwner(index), isCommitteeUnit(head),
      table[owner].key.last == Self.committee
    {
      let key = NameKey.normalize(table[owner].key + head, label: .organization)
      return table.imply(
        .organization, key: key, name: table.bestForm(owner) + String(scalars: head),
        classes: mention.classes, parent: owner)
    }
    if let owner = possessor(of: mention), mention.classes.meets(known.functionalHead) {
      return implyBody(of: owner, head, mention)
    }
    if let owner = postedOwner(index),
      table[owner].label == .place || !mention.classes.meets(known.localBody)
        || mention.classes.meets(known.functionalHead),
      mention.classes.meets(known.functionalHead) || mention.classes.meets(known.localBody)
    {
      return implyBody(of: unitOwner(bodyOwner(owner), head), head, mention)
    }
    if let owner = postedOwner(index), Self.offices.contains(head) {
      let place = bodyOwner(owner)
      if table[place].label == .place, table[place].classes.meets(known.settlement) {
        return implyBody(of: place, head, mention)
      }
    }
    if let place = settlement(for: mention) ?? listedPlace(of: mention, head)
      ?? postedDivision(mention, index)
    {
      return implyBody(of: place, head, mention)
    }
    let full = Self.fullHeads[String(scalars: head)]?.map(\.scalarValues) ?? [head]
    if let id = ownBody(mention, full) { return id }
    for form in full {
      if let id = table.latest(endingWith: form, where: { $0.label == mention.label }) {
        return id
      }
    }
    return table.onlyBody(endingWith: full) ?? described(mention, head)
      ?? villagesOwn(mention, head)
      ?? (mention.classes.meets(known.functionalHead) ? heading(of: mention) : nil).flatMap {
        implyBody(of: $0, head, mention)
      }
  }

  // 县委常委、政法委书记
  private func isCommitteeUnit(_ head: [UInt32]) -> Bool {
    ["政法委", "组织部", "宣传部", "统战部", "社会工作部", "办公室"].contains(String(scalars: head))
  }

  private static let committee: UInt32 = 0x59D4  // 委

  private static let offices = ["办事处", "政府", "人民政府", "人大", "管委会"].map(\.scalarValues)
  private static let leagues = ["妇联", "团支部", "工会", "监委会"].map(\.scalarValues)
  private static let committees = ["居委会", "村委会", "居民委员会", "村民委员会"].map(\.scalarValues)

  // 局指挥中心: the centre of the bureau spoken of. 查看了社区警务室, 社区党支部书记陈明: that of the community.
  private func bodyOfOne(_ mention: Mention, _ head: [UInt32], _ index: Int) -> Int? {
    let kind = Array(text.characters[mention.coreStart..<mention.headStart])
    if let forms = Self.fullHeads[String(scalars: kind[..<1])],
      mention.classes.meets(known.functionalHead)
    {
      for form in forms {
        if let id = table.latest(
          endingWith: form.scalarValues, where: { $0.label == .organization })
        {
          return implyBody(of: id, kind.dropFirst() + head, mention)
        }
      }
      return nil
    }
    if kind == "机关".scalarValues, let owner = postedOwner(index) {
      return implyBody(of: unitOwner(bodyOwner(owner), head), kind + head, mention)
    }
    // 街道党工委书记殷光霁: of the one street that the text names.
    if kind == "街道".scalarValues, isHeld(mention) || mention.classes.meets(known.functionalHead) {
      return onlyPlace(endingWith: kind).flatMap { implyBody(of: $0, head, mention) }
    }
    guard kind == "社区".scalarValues || kind == "村".scalarValues else { return nil }
    if head == "支部".scalarValues {
      return topic(endingWith: kind).flatMap { implyBody(of: $0, "党支部".scalarValues, mention) }
    }
    let place =
      top[mention.sentence].last {
        mentions[$0].range.upperBound <= mention.coreStart && mentions[$0].entity >= 0
          && mentions[$0].label == .place
          && table[mentions[$0].entity].key.suffix(kind.count).elementsEqual(kind)
      }.map { mentions[$0].entity }
      ?? (isHeld(mention) ? table.latest(endingWith: kind, where: { $0.label == .place }) : nil)
    if let place,
      mention.classes.meets(known.outpost) || isHeld(mention) || startsClause(mention)
    {
      return implyBody(of: place, head, mention)
    }
    guard mention.classes.meets(known.partyBody) || Self.committees.contains(head) else {
      return nil
    }
    return topic(endingWith: kind).flatMap { implyBody(of: $0, head, mention) }
  }

  // 来到石湾社区，社区党委的…
  private func startsClause(_ mention: Mention) -> Bool {
    mention.range.lowerBound > 0
      && text.characters[mention.range.lowerBound - 1] == CharacterClass.comma
  }

  /// Whether somebody's post there follows: 社区党支部书记, 社区党委的张铉书记.
  private func isHeld(_ mention: Mention) -> Bool {
    let end = mention.range.upperBound
    if end < text.count, text.characters[end] == CharacterClass.possessive {
      return top[mention.sentence].contains {
        mentions[$0].label == .person && mentions[$0].range.lowerBound == end + 1
      }
    }
    return tokens[mention.sentence].first { Int($0.start) == end }?.has(known.post) ?? false
  }

  // 在小源村，该村党支部: the village last named.
  func pointedPlace(before mention: Mention) -> Int? {
    let before = text.characters[..<mention.range.lowerBound]
    for kind in PointingWords.placeKinds where before.suffix(kind.count).elementsEqual(kind) {
      guard let pointer = before.dropLast(kind.count).last, PointingWords.pointers.contains(pointer)
      else {
        continue
      }
      return table.latest(endingWith: kind, where: { $0.label == .place })
    }
    return nil
  }

  // 与山社区党委书记、居委会主任: the committee of the community just named.
  private func settlement(for mention: Mention) -> Int? {
    let head = text.characters[mention.headStart..<mention.range.upperBound]
    let isOwn =
      Self.committees.contains(where: { head.elementsEqual($0) })
      || isHeld(mention) && Self.leagues.contains(where: { head.elementsEqual($0) })
    guard isOwn else { return nil }
    for index in top[mention.sentence].reversed()
    where mentions[index].range.upperBound <= mention.coreStart {
      var id = mentions[index].entity
      while id >= 0 {
        if table[id].label == .place, table[id].classes.meets(known.settlement) { return id }
        id = table[id].parent ?? -1
      }
    }
    return nil
  }

  // The branch of a body has no offices: those are the body's.
  private func bodyOwner(_ id: Int) -> Int {
    guard table[id].classes.meets(known.partyBody), let parent = table[id].parent else { return id }
    return parent
  }

  // 保卫处处长宋涛、学生处副处长范丽: two units of one college.
  private func unitOwner(_ id: Int, _ head: [UInt32]) -> Int {
    guard let parent = table[id].parent else { return id }
    // 镇扶贫办主任李明、党政办主任王强: two offices of one town.
    if table[id].key.last == head.last { return parent }
    return table[id].classes.meets(known.functionalHead)
      && !table[id].classes.meets(known.localBody) && table[parent].label == .organization
      ? parent : id
  }

  // …派出所…设在园区的警企服务站: a unit that is known by what it is.
  private func described(_ mention: Mention, _ head: [UInt32]) -> Int? {
    guard head.count >= 4, mention.classes.meets(known.functionalHead),
      !mention.classes.meets(known.localBody),
      let owner = opener(of: mention, []),
      tokens[mention.sentence].contains(where: {
        Int($0.end) <= mention.coreStart && $0.has(known.founding)
      })
    else { return nil }
    return implyBody(of: owner, head, mention)
  }

  private static let fullHeads: [String: [String]] = [
    "所": ["派出所", "司法所", "所"], "局": ["公安局", "分局", "局"], "分局": ["分局", "公安局"],
    "行": ["支行", "分行", "银行"],
    "校": ["小学", "中学", "学校", "学院", "大学"],
    "学校": ["小学", "中学", "学校", "学院", "大学", "中心校"],
    "医院": ["医院", "卫生院"], "公司": ["公司", "集团"], "支队": ["支队"], "大队": ["大队"],
    "法庭": ["法庭"], "联盟": ["联盟"], "院": ["医院", "法院", "检察院", "学院", "卫生院", "研究院"], "企业": ["公司", "集团"],
    "中队": ["中队"],
    "协会": ["协会"], "商会": ["商会"], "居委会": ["居委会"], "村委会": ["村委会"],
  ]

  // 支部, 所党支部: the branch of the body the sentence or the document speaks of.
  private func partyBody(_ mention: Mention, _ head: [UInt32], _ index: Int) -> Int? {
    let form = head == "支部".scalarValues ? "党支部".scalarValues : head
    if let owner = postedOwner(index) ?? pointedPlace(before: mention) {
      return implyBody(of: owner, form, mention)
    }
    if let id = table.latest(endingWith: form, where: { $0.label == .organization }) { return id }
    let owner =
      form == "党支部".scalarValues
      ? station() ?? topic(endingWith: Self.villages[0]) : nil
    return owner.flatMap { implyBody(of: $0, form, mention) }
  }

  func implyBody(of owner: Int, _ form: [UInt32], _ mention: Mention) -> Int? {
    var owner = owner
    if table[owner].classes.meets(known.partyBody), let parent = table[owner].parent {
      owner = parent
    }
    let key = NameKey.normalize(table[owner].key + form, label: .organization)
    let name = table.bestForm(owner) + String(scalars: form)
    let id = table.imply(
      .organization, key: key, name: name, classes: mention.classes, parent: owner)
    table.addForm(String(scalars: table[owner].key + form), to: id)
    return id
  }

  // MARK: parts of names

  /// A province or city that only opens other names (山东和顺居物业) may be no more than a part of them.
  private func markWeak() {
    for index in mentions.indices where mentions[index].entity >= 0 {
      if !mentions[index].isPartOnly { table.confirm(mentions[index].entity) }
    }
  }
}
