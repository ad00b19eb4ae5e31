/// The body that a text is about: 第五党支部, 车管所 and 执行局 in a text on one bureau or court are its units.
extension DocumentReading {
  /// The body that a text is about: spoken of again and again, by itself, by its units and by words like 该局, and far
  /// more often than any other; `nil` where none stands out.
  func findTopicBody() -> Int? {
    /// How often each entity is spoken of, by its number.
    var named = [Int](repeating: 0, count: table.entities.count)
    func note(_ id: Int, _ weight: Int) {
      // One that only now is told of has been added to the table.
      if id >= named.count { named += repeatElement(0, count: id + 1 - named.count) }
      named[id] += weight
    }
    /// Whom 我院 and the like mean; then no other body is meant by 学院 alone.
    var writers: Set<Int> = []
    /// By what the names may end with that a word means: 大学 and 中学 for 学校.
    var pointers: [[[UInt32]]: Int] = [:]
    for mention in mentions where mention.label == .organization && !mention.isAbsorbed {
      let core = text.characters[mention.core]
      if mention.form == .definite, mention.coreStart == mention.headStart {
        let full = Self.fullHeads[Array(core)] ?? [Array(core)]
        pointers[full, default: 0] += 1
        if let id = writer(mention) {
          note(id, 4)
          writers.insert(id)
        }
        continue
      }
      let id =
        mention.entity < 0 && mention.isShort
        ? table.short(
          NameKey.normalize(Array(text.characters[mention.range]), label: .organization))
        : mention.entity
      guard mention.form == .named, let id, id >= 0, let body = wholeBody(id) else { continue }
      let weight = mention.isInside || body != id ? 1 : 2
      note(body, mention.sentence == 0 ? weight + 2 : weight)
    }
    func weight(_ id: Int) -> Int {
      guard writers.isEmpty || writers.contains(id) else { return named[id] }
      let key = table[id].key
      return pointers.reduce(named[id]) { sum, pointer in
        pointer.key.contains { key.suffix($0.count).elementsEqual($0) } ? sum + pointer.value : sum
      }
    }
    let all = named.indices.filter { named[$0] > 0 }
    guard let best = all.max(by: { (weight($0), -$0) < (weight($1), -$1) }) else { return nil }
    let others = all.filter { $0 != best && !isUnit($0, of: best) && !isUnit(best, of: $0) }
    let isClear = 2 * weight(best) > 3 * (others.lazy.map { named[$0] }.max() ?? 0)
    return named[best] >= 4 && weight(best) >= 6 && isClear ? best : nil
  }

  // 我院: the body that writes, where the lines around the text name it.
  private func writer(_ mention: Mention) -> Int? {
    guard isWriters(mention) else { return nil }
    return Self.fullHeads[Array(text.characters[mention.core])].flatMap { ownBody(mention, $0) }
  }

  /// The body that acts in the name of a thing: that of a branch, of a police room or of an office.
  private func wholeBody(_ id: Int) -> Int? {
    var current = id
    var steps = 0
    while steps < 8 {
      let classes = table[current].classes
      guard table[current].label == .organization, !classes.meets(known.alliance) else {
        return nil
      }
      let isPart =
        classes.meets(known.partyBody)
        || classes.meets(known.functionalHead) && !classes.meets(known.stateBody)
      if !isPart { return current }
      guard let parent = table[current].parent else { return nil }
      current = parent
      steps += 1
    }
    return nil
  }

  /// Gives the units that have been named, 营销部党支部 and 那桐供电所, the body that the text is about.
  func placeUnits() {
    guard let body = topicBody else { return }
    for id in table.entities.indices
    where table[id].label == .organization && table[id].parent == nil && id != body
      && !table[id].mentions.isEmpty
    {
      let isOwn =
        table[id].mentions.allSatisfy { isFree(mentions[$0]) }
        && (isBranchOffice(id, of: body)
          || table[id].mentions.allSatisfy { isOwnUnit(mentions[$0], of: body) })
      // …第二人民医院第三党支部, and further on 第三党支部书记
      if isOwn, table.onlyBody(endingWith: [table[id].key]) == nil {
        table[id].parent = office(of: id, in: body) ?? body
      }
    }
  }

  /// Whether the words around the name give it no other body.
  private func isFree(_ mention: Mention) -> Bool {
    mention.parent == nil && mention.listOwner == nil && mention.bareRange == nil
  }

  // 营销部党支部, 第五党支部; in a text on a hospital 护理党支部
  private func isOwnUnit(_ mention: Mention, of body: Int) -> Bool {
    if mention.classes.meets(known.partyBody), mention.core.count <= 6,
      table[body].key.last == Self.institute
    {
      return true
    }
    return ownerInTopic(mention) != nil
      && (isCommonModifier(mention) || text.characters[mention.coreStart] == Self.ordinal)
  }

  // 科研所党支部: the institute whose branch it is.
  private func office(of branch: Int, in body: Int) -> Int? {
    let mention = mentions[table[branch].mentions[0]]
    let office = Array(text.characters[mention.coreStart..<mention.headStart])
    guard mention.classes.meets(known.partyBody), office.count > 2, let end = office.last,
      Self.officeEnds.contains(end)
    else { return nil }
    let id = table.imply(
      .organization, key: NameKey.normalize(office, label: .organization),
      name: table.bestForm(body) + String(scalars: office), classes: known.functionalHead,
      parent: body)
    table.addForm(String(scalars: office), to: id)
    table.confirm(id)
    var inner = Mention(
      label: .organization, range: mention.coreStart..<mention.headStart,
      coreStart: mention.coreStart, headStart: mention.coreStart, sentence: mention.sentence)
    inner.form = .definite
    inner.entity = id
    inner.isInside = true
    mentions.append(inner)
    return id
  }

  // 那桐供电所 of 隆安供电局, 云塘税务分局 of 雨湖区税务局
  private func isBranchOffice(_ unit: Int, of body: Int) -> Bool {
    Self.branchOffices.contains { kind in
      table[body].key.suffix(kind.body.count).elementsEqual(kind.body)
        && kind.units.contains { table[unit].key.suffix($0.count).elementsEqual($0) }
    }
  }

  private static let branchOffices: [(body: [UInt32], units: [[UInt32]])] = [
    ("供电局", ["供电所"]), ("供电公司", ["供电所"]), ("税务局", ["税务所", "税务分局"]), ("人民法院", ["人民法庭"]),
  ].map { ($0.0.scalarValues, $0.1.map(\.scalarValues)) }

  // 第五党支部, 机关第一党支部, 车管所, 执行局
  func unitOfTopic(_ mention: Mention) -> Int? {
    guard let body = ownerInTopic(mention) else { return nil }
    let unit = Array(text.characters[mention.core])
    // 外科|一支部, 内科|党支部: the branch is the hospital's.
    if unit.count == 2, mention.range.upperBound < text.count,
      let next = tokens[mention.sentence].first(startingAt: mention.range.upperBound),
      next.has(known.partyBody) || next.wordClass == .number
    {
      return nil
    }
    let key = NameKey.normalize(unit, label: .organization)
    return table.find(.organization, key: key, parent: body)
      ?? table.find(.organization, key: key, parent: nil) ?? implyBody(of: body, unit, mention)
  }

  /// 外科一支部: a branch of the hospital that the text is about, called after those who are in it.
  func branchOfWards(_ index: Int) -> Int? {
    let mention = mentions[index]
    guard mention.classes.meets(known.partyBody), let body = topicBody,
      table[body].key.last == Self.institute, let ward = mention.parent,
      mentions[ward].form == .definite, mentions[ward].entity < 0, mentions[ward].core.count == 2,
      text.characters[mentions[ward].range.upperBound - 1] == Self.ward
    else { return nil }
    (mentions[index].parent, mentions[index].parentOrganization) = (nil, nil)
    return implyBody(
      of: body, Array(text.characters[mentions[ward].coreStart..<mention.range.upperBound]), mention
    )
  }

  /// The branch of the body that the text is about, where it has been named.
  func branchOfTopic(_ form: [UInt32]) -> Int? {
    guard let body = topicBody else { return nil }
    return table.entities.indices.first {
      table[$0].label == .organization && table[$0].parent == body
        && table[$0].classes.meets(known.partyBody)
        && table[$0].key.suffix(form.count).elementsEqual(form)
    }
  }

  /// Whether the text has named a body last as the one with which another acts, 与乙党支部结对, or as that of somebody
  /// who speaks, 乙党支部书记张三说.
  func isPartnerOnly(_ id: Int) -> Bool {
    guard let last = table[id].mentions.last.map({ mentions[$0] }) else { return false }
    let line = tokens[last.sentence]
    if line.first(startingAt: last.range.upperBound)?.has(known.post) ?? false { return true }
    let at = line.index(startingFrom: last.range.lowerBound)
    guard at > 0 else { return false }
    return line[at - 1].has(known.coordinator) || line[at - 1].has(known.joining)
      || text.characters[Int(line[at - 1].start)] == CharacterClass.enumerationComma
  }

  /// Whether the text has spoken of a body only once or twice, and in an earlier paragraph than a mention's.
  func isInPassing(_ id: Int, before mention: Mention) -> Bool {
    guard table[id].mentions.count <= 2, let last = table[id].mentions.last else { return false }
    return sentences[mentions[last].sentence].paragraph < sentences[mention.sentence].paragraph
  }

  /// The body that the text is about where a unit can be one of its own.
  func ownerInTopic(_ mention: Mention) -> Int? {
    guard let body = topicBody,
      !mention.classes.meets(known.outpost.union(known.alliance).union(known.ownName)),
      // 公安分局 is no bank's.
      !mention.classes.meets(known.stateBody)
        || table[body].classes.meets(known.stateBody.union(known.localBody))
    else { return nil }
    var unit = text.characters[mention.core]
    // 学生处 is no police's.
    if Self.schooling.contains(where: { unit.starts(with: $0) }),
      !(table[body].key.last.map(NameFinder.schoolEnds.contains) ?? false)
    {
      return nil
    }
    if mention.classes.meets(known.partyBody) {
      unit = text.characters[mention.coreStart..<mention.headStart]
      if unit.first == Self.ordinal || unit.starts(with: Self.offices) { return body }
    }
    guard let end = unit.last, !Self.common.contains(where: { unit.elementsEqual($0) }),
      // 外科, 骨科
      unit.count > 2 || end == Self.ward && table[body].key.last == Self.institute
    else { return nil }
    if table[body].classes.meets(known.ownName) {
      return mention.coreStart < mention.headStart && Self.stationEnds.contains(end) ? body : nil
    }
    return superiors(Array(unit)) != nil || Self.officeEnds.contains(end) ? body : nil
  }

  /// What many bodies have, each its own.
  private static let common = ["秘书处", "办公室", "办事处", "综合办公室"].map(\.scalarValues)
  private static let ward: UInt32 = 0x79D1  // 科
  private static let institute: UInt32 = 0x9662  // 院

  /// What the units of schools are about.
  private static let schooling = ["学生", "教务", "教师", "学工"].map(\.scalarValues)
  private static let ordinal: UInt32 = 0x7B2C  // 第
  private static let offices = "机关".scalarValues
  private static let stationEnds: CharacterSet = "室队组"
  private static let officeEnds: CharacterSet = "处科股室部所庭局系"
}
