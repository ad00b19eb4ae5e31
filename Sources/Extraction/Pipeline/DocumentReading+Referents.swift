/// What definite forms mean: 该所, 分局, 党支部, 社区警务室.
extension DocumentReading {
  /// What a definite form means: 该所, 分局, 党支部.
  func referent(_ mention: Mention, _ index: Int) -> Int? {
    let head = Array(text.characters[mention.headStart..<mention.range.upperBound])
    if mention.coreStart < mention.headStart {
      let core = NameKey.normalize(Array(text.characters[mention.core]), label: mention.label)
      return table.latest(endingWith: core, where: { $0.label == mention.label })
        // …市公安局|机场分局, and further on 机场分局
        ?? table.latest(called: core, mention.label)
        ?? bodyOfOne(mention, head, index) ?? unitOfTopic(mention)
    }
    if mention.label == .place { return table.latest(endingWith: head) { $0.label == .place } }
    // 由街道办事处、派出所组成: that of the street that the text names.
    if head.starts(with: Self.street) {
      return
        (placeOfParagraph(endingWith: Self.street, before: mention.coreStart, in: mention.sentence)
        ?? table.latest(endingWith: Self.street, where: { $0.label == .place })).flatMap {
          implyBody(of: $0, Self.office, mention)
        }
    }
    if mention.classes.meets(known.partyBody) { return partyBody(mention, head, index) }
    if let owner = postedOwner(index).map(committee), isCommitteeUnit(head),
      table[owner].key.last == Self.committee
    {
      if table[owner].key.suffix(head.count).elementsEqual(head) { return owner }
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
      return unitNamed(head, beside: owner)
        ?? implyBody(of: unitOwner(bodyOwner(owner), head), head, mention)
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
    let full = Self.fullHeads[head] ?? [head]
    if let id = ownBody(mention, full) { return id }
    if let id = wholeSchool(head, full) { return id }
    for form in full {
      if let id = table.latest(endingWith: form, where: { $0.label == mention.label }) {
        // 公安局 is the topic's, although 会同乙公安局 stands before it.
        if let body = topicBody, isPartnerOnly(id) || isInPassing(id, before: mention),
          table[body].key.count > form.count,
          table[body].key.suffix(form.count).elementsEqual(form)
        {
          return body
        }
        return id
      }
    }
    return table.onlyBody(endingWith: full) ?? described(mention, head)
      ?? villagesOwn(mention, head)
      ?? (mention.classes.meets(known.functionalHead) ? heading(of: mention) : nil).flatMap {
        implyBody(of: $0, head, mention)
      }
      ?? unitOfTopic(mention)
  }

  // 校团委, 学校: a university rather than one of its colleges.
  private func wholeSchool(_ head: [UInt32], _ forms: [[UInt32]]) -> Int? {
    guard Self.schools.contains(head) else { return nil }
    return forms.lazy.compactMap { form in
      self.table.latest(endingWith: form) { school in
        school.label == .organization
          && school.parent.map { self.table[$0].label == .place } ?? true
      }
    }.first
  }

  private static let schools = ["校", "学校", "校方"].map(\.scalarValues)

  // 区委常委、组织部部长、统战部部长: both are the committee's.
  private func committee(_ id: Int) -> Int {
    guard let parent = table[id].parent, table[parent].label == .organization,
      table[parent].key.last == Self.committee
    else { return id }
    return parent
  }

  // 县委常委、政法委书记
  private func isCommitteeUnit(_ head: [UInt32]) -> Bool {
    ["政法委", "组织部", "宣传部", "统战部", "社会工作部", "办公室"].contains(String(scalars: head))
  }

  static let committee: UInt32 = 0x59D4  // 委

  private static let bureau: UInt32 = 0x5C40  // 局
  private static let communities = ["社区", "村"].map(\.scalarValues)
  private static let street = "街道".scalarValues
  private static let office = "办事处".scalarValues
  private static let offices = ["办事处", "政府", "人民政府", "人大", "管委会"].map(\.scalarValues)
  private static let leagues = ["妇联", "团支部", "工会", "监委会"].map(\.scalarValues)
  private static let committees = ["居委会", "村委会", "居民委员会", "村民委员会"].map(\.scalarValues)

  // 局指挥中心: the centre of the bureau spoken of. 查看了社区警务室, 社区党支部书记陈明: that of the community.
  private func bodyOfOne(_ mention: Mention, _ head: [UInt32], _ index: Int) -> Int? {
    let kind = Array(text.characters[mention.coreStart..<mention.headStart])
    if mention.classes.meets(known.functionalHead), let forms = Self.fullHeads[Array(kind[..<1])] {
      if let id = wholeSchool(Array(kind[..<1]), forms) {
        return implyBody(of: id, kind.dropFirst() + head, mention)
      }
      for form in forms {
        if let id = table.latest(endingWith: form, where: { $0.label == .organization }) {
          return implyBody(of: id, kind.dropFirst() + head, mention)
        }
      }
      return nil
    }
    if kind == Self.authority, let owner = postedOwner(index) {
      return implyBody(of: unitOwner(bodyOwner(owner), head), kind + head, mention)
    }
    // 街道党工委书记殷光霁: of the one street that the text names.
    if kind == Self.street,
      isHeld(mention) || mention.classes.meets(known.functionalHead.union(known.partyBody))
    {
      let street =
        placeOfParagraph(endingWith: kind, before: mention.coreStart, in: mention.sentence)
        ?? onlyPlace(endingWith: kind)
      return street.flatMap { implyBody(of: $0, head, mention) }
    }
    // 园区管委会副主任吕芳琴: of the zone that the text has named.
    if Self.zones.contains(kind), mention.classes.meets(known.localBody.union(known.partyBody)) {
      return table.latest(endingWith: kind, where: { $0.label == .place }).flatMap {
        implyBody(of: $0, head, mention)
      }
    }
    guard Self.communities.contains(kind) else { return nil }
    if head == Self.cell {
      return
        (placeOfParagraph(endingWith: kind, before: mention.coreStart, in: mention.sentence)
        ?? topic(endingWith: kind)).flatMap { implyBody(of: $0, Self.branch, mention) }
    }
    let place =
      top[mention.sentence].last {
        mentions[$0].range.upperBound <= mention.coreStart && mentions[$0].entity >= 0
          && mentions[$0].label == .place
          && table[mentions[$0].entity].key.suffix(kind.count).elementsEqual(kind)
      }.map { mentions[$0].entity }
      ?? (isHeld(mention) ? table.latest(endingWith: kind, where: { $0.label == .place }) : nil)
      ?? placeOfParagraph(endingWith: kind, before: mention.coreStart, in: mention.sentence)
    if let place,
      mention.classes.meets(known.outpost) || isHeld(mention) || startsClause(mention)
        || isJoined(mention) && mention.classes.meets(known.partyBody)
    {
      return implyBody(of: place, head, mention)
    }
    guard mention.classes.meets(known.partyBody) || Self.committees.contains(head) else {
      return nil
    }
    return (place ?? topic(endingWith: kind)).flatMap { implyBody(of: $0, head, mention) }
  }

  private static let zones = ["园区", "开发区", "高新区", "经开区", "新区", "景区", "度假区", "保税区"]
    .map(\.scalarValues)

  // 走进榴园村，与村党总支开展联建
  private func isJoined(_ mention: Mention) -> Bool {
    let line = tokens[mention.sentence]
    let at = line.index(startingFrom: mention.range.lowerBound)
    return at > 0 && Int(line[at - 1].end) == mention.range.lowerBound
      && (line[at - 1].has(known.joining) || line[at - 1].has(known.coordinator))
  }

  // 来到石湾社区，社区党委的…
  func startsClause(_ mention: Mention) -> Bool {
    mention.range.lowerBound > 0
      && text.characters[mention.range.lowerBound - 1] == CharacterClass.comma
  }

  /// Whether somebody's post there follows: 社区党支部书记, 社区党委的张铉书记.
  func isHeld(_ mention: Mention) -> Bool {
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

  // 河湾大学保卫处武装部党支部书记、保卫处处长: the unit of the same body that the text has named.
  private func unitNamed(_ head: [UInt32], beside owner: Int) -> Int? {
    let root = root(owner)
    return table.entities.indices.last { id in
      guard table[id].label == .organization, let parent = table[id].parent else { return false }
      let key = table[id].key
      return (key == head || key == table[parent].key + head) && self.root(id) == root
    }
  }

  /// The outermost organization that a body is part of.
  private func root(_ id: Int) -> Int {
    var id = id
    var steps = 0
    while let parent = table[id].parent, table[parent].label == .organization, steps < 8 {
      id = parent
      steps += 1
    }
    return id
  }

  // The branch of a body has no offices: those are the body's.
  func bodyOwner(_ id: Int) -> Int {
    guard table[id].classes.meets(known.partyBody), let parent = table[id].parent else { return id }
    return parent
  }

  // 保卫处处长宋涛、学生处副处长范丽: two units of one college.
  func unitOwner(_ id: Int, _ head: [UInt32]) -> Int {
    guard let parent = table[id].parent else { return id }
    // 镇扶贫办主任李明、党政办主任王强: two offices of one town.
    if table[id].key.last == head.last { return parent }
    return table[id].classes.meets(known.functionalHead)
      && !table[id].classes.meets(known.localBody) && table[parent].label == .organization
      ? parent : id
  }

  // …派出所…设在园区的警企服务站: a unit that is known by what it is.
  func described(_ mention: Mention, _ head: [UInt32]) -> Int? {
    guard head.count >= 4, mention.classes.meets(known.functionalHead),
      !mention.classes.meets(known.localBody),
      let owner = opener(of: mention, []),
      tokens[mention.sentence].contains(where: {
        Int($0.end) <= mention.coreStart && $0.has(known.founding)
      })
    else { return nil }
    return implyBody(of: owner, head, mention)
  }

  static let fullHeads: [[UInt32]: [[UInt32]]] = Dictionary(
    uniqueKeysWithValues: [
      ("所", ["派出所", "司法所", "所"]), ("局", ["公安局", "分局", "局"]), ("分局", ["分局", "公安局"]),
      ("行", ["支行", "分行", "银行"]),
      ("校", ["小学", "中学", "学校", "学院", "大学"]),
      ("学校", ["小学", "中学", "学校", "学院", "大学", "中心校"]),
      ("校方", ["小学", "中学", "学校", "学院", "大学", "中心校"]), ("院方", ["医院", "法院", "检察院", "学院", "卫生院"]),
      ("医院", ["医院", "卫生院"]), ("公司", ["公司", "集团"]), ("支队", ["支队"]), ("大队", ["大队"]),
      ("法庭", ["法庭"]), ("联盟", ["联盟"]), ("院", ["医院", "法院", "检察院", "学院", "卫生院", "研究院"]),
      ("企业", ["公司", "集团"]),
      ("中队", ["中队"]),
      ("协会", ["协会"]), ("商会", ["商会"]), ("居委会", ["居委会"]), ("村委会", ["村委会"]),
    ].map { ($0.0.scalarValues, $0.1.map(\.scalarValues)) })

  // 支部, 所党支部: the branch of the body the sentence or the document speaks of.
  func partyBody(_ mention: Mention, _ head: [UInt32], _ index: Int) -> Int? {
    let form = head == Self.cell ? Self.branch : head
    // 卫生服务中心的党支部
    if let owner = possessor(of: mention), !table[owner].classes.meets(known.partyBody) {
      return implyBody(of: owner, form, mention)
    }
    if let owner = postedOwner(index) ?? pointedPlace(before: mention) {
      // 学生处处长李明，学生党总支书记王强
      let isStudents = form.starts(with: Self.students)
      return implyBody(of: isStudents ? root(owner) : owner, form, mention)
    }
    if let id = table.latest(endingWith: form, where: { $0.label == .organization }) {
      return isPartnerOnly(id) ? branchOfTopic(form) ?? id : id
    }
    let owner =
      form == Self.branch
      ? station() ?? topic(endingWith: Self.villages[0]) : nil
    return owner.flatMap { implyBody(of: $0, form, mention) }
  }

  private static let students = "学生".scalarValues
  private static let authority = "机关".scalarValues
  private static let cell = "支部".scalarValues
  private static let branch = "党支部".scalarValues

  // 街道办党委、办事处; 胶西法庭…人民法庭: no office of the office, and no court of the court.
  private func isItself(_ owner: Int, _ form: [UInt32], _ mention: Mention) -> Bool {
    guard table[owner].label == .organization, mention.coreStart == mention.headStart,
      !mention.classes.meets(known.partyBody)
    else { return false }
    let own = table[owner].key
    if form.count > 1, own.suffix(2).elementsEqual(form.suffix(2)) { return true }
    let long = NameKey.normalize(own + form, label: .organization)
    return mention.classes.meets(known.localBody) && own.count > 3
      && long.count < own.count + form.count && long.suffix(3).elementsEqual(own.suffix(3))
  }

  func implyBody(of owner: Int, _ form: [UInt32], _ mention: Mention) -> Int? {
    var owner = owner
    if table[owner].classes.meets(known.partyBody), let parent = table[owner].parent {
      owner = parent
    }
    if isItself(owner, form, mention) { return owner }
    // 湖东社区党工委、市场监管局党委: no community has a bureau.
    if form.last == Self.bureau, table[owner].label == .place,
      table[owner].classes.meets(known.settlement),
      Self.communities.contains(where: { table[owner].key.suffix($0.count).elementsEqual($0) })
    {
      return nil
    }
    let key = NameKey.normalize(table[owner].key + form, label: .organization)
    let name = table.bestForm(owner) + String(scalars: form)
    let id = table.imply(
      .organization, key: key, name: name, classes: mention.classes, parent: owner)
    // 青岛市公安局市南分局, however short the first form is; but no 开封市大学 for 开封大学.
    let full = String(scalars: table[owner].key)
    if table[owner].forms.contains(full) || table[owner].label == .place {
      table.addForm(full + String(scalars: form), to: id)
    }
    return id
  }
}
