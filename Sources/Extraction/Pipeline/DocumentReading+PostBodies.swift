/// The bodies in which the posts of a text are held.
extension DocumentReading {
  /// The body in which a place's officer serves: 副区长 its government, 支书 its branch, 主任 its committee.
  func office(of place: Int, _ post: Post, _ sentence: Int) -> Int? {
    let title = String(scalars: text.characters[post.title])
    func has(_ ends: [String]) -> Bool { ends.contains { title.hasSuffix($0) } }
    if has(["省长", "市长", "州长", "县长", "区长", "旗长", "镇长", "乡长"]) {
      return body(of: place, "人民政府", post, sentence)
    }
    let key = table[place].key
    guard
      let kinds = Self.officesByKind.first(where: {
        key.suffix($0.kind.count).elementsEqual($0.kind)
      }),
      let form = has(["书记", "支书"]) ? kinds.branch : has(["主任"]) ? kinds.committee : nil
    else { return nil }
    let isBranch = has(["书记", "支书"])
    let named = table.entities.indices.first {
      table[$0].parent == place && table[$0].label == .organization
        && table[$0].classes.meets(isBranch ? known.partyBody : known.localBody)
        && (isBranch
          // 十字街社区民主路党支部 is only one of the community's.
          ? table[$0].key.count <= key.count + 4
          : table[$0].key.suffix(2).elementsEqual(form.scalarValues.suffix(2)))
    }
    return named ?? body(of: place, form, post, sentence)
  }

  // 副市长、市公安局局长周强: of the city whose bureau another post of his is in, else of the city spoken of.
  func division(for title: Range<Int>, beside posts: [Post]) -> Int? {
    guard text.characters[title].last == Self.leader,
      let level = text.characters[title].dropLast().last,
      NameFinder.levels.contains(level)
    else { return nil }
    for case var id? in posts.map(\.body) {
      while let parent = table[id].parent {
        if table[parent].label == .place, table[parent].key.last == level { return parent }
        id = parent
      }
    }
    return table.latestDivision(endingWith: level)
  }

  /// By the kind of a place, its party body and what governs it.
  private static let officesByKind: [(kind: [UInt32], branch: String, committee: String?)] = [
    ("村", "党支部", "村委会"), ("嘎查", "党支部", nil), ("小区", "党支部", "业委会"),
    ("社区", "党委", "居委会"), ("居民区", "党总支", "居委会"), ("街道", "党工委", "办事处"), ("镇", "党委", nil),
    ("乡", "党委", nil), ("开发区", "党工委", "管委会"), ("高新区", "党工委", "管委会"), ("经开区", "党工委", "管委会"),
    ("新区", "党工委", "管委会"), ("园区", "党工委", "管委会"), ("景区", "党委", "管委会"), ("度假区", "党工委", "管委会"),
    ("保税区", "党工委", "管委会"),
  ].map { ($0.0.scalarValues, $0.1, $0.2) }

  private func body(of place: Int, _ form: String, _ post: Post, _ sentence: Int) -> Int {
    let key = NameKey.normalize(table[place].key + form.scalarValues, label: .organization)
    let id = table.imply(
      .organization, key: key, name: table.bestForm(place) + form,
      classes: lexicon.entry(of: form.scalarValues)?.classes ?? .none, parent: place)
    table.confirm(id)
    table.addForm(String(scalars: table[place].key + form.scalarValues), to: id)
    var mention = Mention(
      label: .organization, range: post.range, coreStart: post.range.lowerBound,
      headStart: post.range.lowerBound, sentence: sentence)
    mention.form = .definite
    mention.entity = id
    mentions.append(mention)
    add(.subordinateTo, id, place, rule: "上文机构", post.range)
    return id
  }

  // 江卡乡党委副书记、政法委员: the second post is of the same body; but 分局党委委员、副局长 is one of the bureau.
  func inherit(_ posts: [Post]) -> [Post] {
    var result = posts
    for index in result.indices.reversed() where result[index].body == nil {
      guard index + 1 < result.count, let body = result[index + 1].body else { continue }
      let isParty = table[body].classes.meets(known.partyBody)
      result[index].body =
        isParty && !isPartyPost(result[index].title) ? table[body].parent ?? body : body
    }
    return result
  }

  // 党支部组织委员李明、宣传委员王强; 信息学院院长李明，副院长王强: those named in one row serve in one body.
  ///
  /// - Parameter start: Where the name with its post starts.
  func colleague(of previous: (end: Int, body: Int)?, _ post: Post, startingAt start: Int) -> Int? {
    guard let previous, previous.end < start, !post.classes.meets(known.identity)
    else { return nil }
    let between = String(scalars: text.characters[previous.end..<start])
    guard ["、", "，", "和", "及", "与", "以及"].contains(between) else { return nil }
    let isParty = table[previous.body].classes.meets(known.partyBody)
    let body =
      isParty && !isPartyPost(post.title)
      ? table[previous.body].parent ?? previous.body : previous.body
    guard let heads = heads(of: post.title) else { return body }
    return heads.contains { table[body].key.suffix($0.count).elementsEqual($0) } ? body : nil
  }

  /// Where a person has a post that the text tells without its body, having told it with one before.
  func told(of person: Int, _ post: Post) -> Int? {
    let title = role(post.title)
    return heldPosts[person]?.last { $0.role == title }?.body
  }

  private func isPartyPost(_ title: Range<Int>) -> Bool {
    let word = String(scalars: text.characters[title])
    return ["书记", "委员", "常委"].contains { word.hasSuffix($0) }
  }

  /// The body of a post that stands alone: 所长 is that of the station in question.
  ///
  /// - Parameters:
  ///   - subject: What the clause speaks of; it comes first.
  ///   - isOpen: What stands before the post may be the name of another body.
  func body(for title: Range<Int>, in sentence: Int, subject: Int?, isOpen: Bool = false) -> Int? {
    guard let heads = heads(of: title) else { return nil }
    let position = title.lowerBound
    let isOpen = isOpen && !heads.contains(Self.station)
    for head in heads {
      func has(_ id: Int) -> Bool {
        let key = table[id].key
        // 治安大队大队长 is none of the 交警大队.
        let wanted = isOpen ? text.characters[..<position].suffix(head.count + 2) : head[...]
        return key.suffix(head.count).elementsEqual(head)
          && key.suffix(wanted.count).elementsEqual(wanted)
      }
      if let subject, has(subject) { return subject }
      var best: (end: Int, entity: Int)?
      for index in mentions.indices
      where mentions[index].entity >= 0 && mentions[index].label == .organization
        && mentions[index].sentence <= sentence
      {
        let end = mentions[index].range.upperBound
        guard end <= position + 40, best.map({ end >= $0.end }) ?? true,
          has(mentions[index].entity)
        else { continue }
        best = (end, mentions[index].entity)
      }
      if let best { return best.entity }
    }
    return nil
  }

  /// How the names of bodies end in which there is such a post; `nil` when any may have it.
  private func heads(of title: Range<Int>) -> [[UInt32]]? {
    let word = text.characters[title]
    if let known = Self.bodiesOfPosts.first(where: { word.suffix($0.0.count).elementsEqual($0.0) })
    {
      return known.1
    }
    // 馆长 is that of a 馆.
    guard word.count >= 2, word.last == Self.leader, let head = word.dropLast().last,
      Self.ledHeads.contains(head)
    else { return nil }
    return [[head]]
  }

  private static let station = "派出所".scalarValues
  private static let leader: UInt32 = 0x957F  // 长
  private static let ledHeads: CharacterSet = "院校馆园科处厂部社站队会所局行团店"

  private static let bodiesOfPosts: [([UInt32], [[UInt32]])] = [
    ("所长", ["派出所", "司法所", "所"]), ("教导员", ["派出所", "大队"]), ("指导员", ["派出所", "中队"]),
    ("民警", ["派出所", "警务室", "中队"]), ("辅警", ["派出所", "警务室"]), ("中队长", ["中队"]),
    ("大队长", ["大队"]), ("支队长", ["支队"]), ("局长", ["公安局", "分局", "局"]),
    ("校长", ["小学", "中学", "学校", "大学", "学院"]),
    ("行长", ["支行", "银行"]), ("庭长", ["法庭"]), ("院长", ["院"]), ("检察长", ["检察院"]), ("政委", ["分局", "公安局"]),
    ("理事长", ["联盟", "协会", "商会"]), ("秘书长", ["联盟", "协会", "商会"]), ("轮值主席", ["联盟"]), ("会长单位", ["联盟"]),
    ("站长", ["站"]), ("队长", ["队"]), ("会长", ["协会", "商会", "联合会", "学会", "促进会"]), ("警官", ["派出所"]),
    ("警长", ["派出所", "警务室"]),
    ("轮值主任", ["联合体", "共同体", "联盟"]), ("项目经理", ["项目经理部", "项目部"]), ("总经理", ["公司", "集团", "厂"]),
    ("董事长", ["公司", "集团", "厂"]),
  ].map { ($0.0.scalarValues, $0.1.map(\.scalarValues)) }
}
