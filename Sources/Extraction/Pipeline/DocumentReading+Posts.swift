extension DocumentReading {
  /// The posts that stand before a person's name, 南街派出所所长、党支部书记冯强, or else after it: 冯强所长.
  ///
  /// - Parameter subjects: What each clause of the sentence speaks of.
  func addPosts(in sentence: Int, subjects: [[Int]]) {
    let line = items[sentence]
    /// The body of the person told last, and where that name ends.
    var previous: (end: Int, body: Int)?
    for at in line.items.indices where line.items[at].kind == .mention {
      let item = line.items[at]
      guard let last = item.mentions.last, mentions[last].label == .person else { continue }
      var persons = item.mentions.flatMap { entities($0) }
      var held = posts(before: at, in: line)
      if held.isEmpty {
        held = post(after: at, in: line) + apposed(after: at, in: line)
        persons = entities(last)
      }
      if held.isEmpty, let body = bodyRight(before: at, in: line) {
        persons = item.mentions.first.map { entities($0) } ?? []
        held = [body]
      }
      for (person, post) in persons.flatMap({ person in held.map { (person, $0) } }) {
        let subject = subjects[item.clause].first.flatMap { entity($0) }
        guard
          let named = post.body ?? body(for: post.title, in: sentence, subject: subject)
            ?? colleague(of: previous, post),
          let body = table[named].label == .place ? office(of: named, post, sentence) : named
        else { continue }
        add(
          .serves, person, body, role: role(post.title),
          rule: "任职",
          min(
            post.range.lowerBound, item.range.lowerBound)..<max(
              post.range.upperBound, item.range.upperBound))
        previous = (item.range.upperBound, body)
      }
    }
  }

  private struct Post {
    /// Empty where the text only says whose person it is: 消防大队余龙冠.
    var title: Range<Int>
    /// The body named with it; `nil` when the text leaves it out.
    var body: Int?
    var range: Range<Int>
  }

  /// Reads leftwards: person ← post ← body, 、, post ← body …
  private func posts(before index: Int, in line: SentenceItems) -> [Post] {
    var result: [Post] = []
    var at = index - 1
    if at >= 0, line.items[at].kind == .mark,
      text.characters[line.items[at].range.lowerBound] == CharacterClass.colon
    {
      at -= 1
    }
    if let open = bracket(closedAt: at, in: line) { at = open - 1 }
    while at >= 0, line.items[at].kind == .word, line.items[at].classes.meets(known.post) {
      var title = line.items[at].range
      at -= 1
      while at >= 0, line.items[at].kind == .word,
        line.items[at].range.upperBound == title.lowerBound,
        line.items[at].classes.meets(known.post) || isPostPrefix(line.items[at])
      {
        title = line.items[at].range.lowerBound..<title.upperBound
        at -= 1
      }
      if at >= 0, isPlanned(line.items[at]) { break }
      var post = Post(title: title, body: nil, range: title)
      // “老杨调解室”负责人
      if at > 0, line.items[at].kind == .mark, line.items[at - 1].kind == .mention,
        text.characters[line.items[at].range.lowerBound] == CharacterClass.closeQuote
      {
        at -= 1
      }
      if at >= 0, line.items[at].kind == .mention, let body = line.items[at].mentions.last,
        mentions[body].label == .organization || mentions[body].label == .place
      {
        if text.characters[line.items[at].range.upperBound..<title.lowerBound]
          .allSatisfy({ $0 == CharacterClass.closeQuote })
        {
          post.body = entity(body)
          post.range = line.items[at].range.lowerBound..<title.upperBound
          at -= 1
        }
      }
      result.append(post)
      guard at >= 0 else { break }
      let c = text.characters[line.items[at].range.lowerBound]
      let joins =
        line.items[at].kind == .mark && c == CharacterClass.enumerationComma
        || line.items[at].kind == .word
          && (line.items[at].classes.meets(known.coordinator) || c == 0x517C)
      guard joins else { break }
      at -= 1
    }
    return inherit(result)
  }

  private func post(after index: Int, in line: SentenceItems) -> [Post] {
    guard index + 1 < line.items.count, line.items[index + 1].kind == .word,
      line.items[index + 1].classes.meets(known.post),
      line.items[index + 1].range.lowerBound == line.items[index].range.upperBound,
      index + 2 >= line.items.count || line.items[index + 2].kind != .mention
    else { return [] }
    let title = line.items[index + 1].range
    return [Post(title: title, body: nil, range: title)]
  }

  // 陈明，河湾派出所所长，…; 陈明（河湾派出所所长）
  private func apposed(after index: Int, in line: SentenceItems) -> [Post] {
    guard index + 3 < line.items.count, line.items[index + 1].kind == .mark,
      [CharacterClass.comma, CharacterClass.openBracket].contains(
        text.characters[line.items[index + 1].range.lowerBound]),
      let body = line.items[index + 2].mentions.last, mentions[body].label == .organization
    else { return [] }
    var at = index + 3
    while at < line.items.count, line.items[at].kind == .word,
      isPostPrefix(line.items[at]) || line.items[at].classes.meets(known.post)
    {
      at += 1
    }
    guard at > index + 3, line.items[at - 1].classes.meets(known.post),
      line.items[index + 2].range.upperBound == line.items[index + 3].range.lowerBound,
      at == line.items.count
        || line.items[at].kind == .mark
          && text.characters[line.items[at].range.lowerBound] != CharacterClass.enumerationComma
    else { return [] }
    let title = line.items[index + 3].range.lowerBound..<line.items[at - 1].range.upperBound
    return [Post(title: title, body: entity(body), range: title)]
  }

  // 江干消防大队余龙冠: whose person it is, without a post.
  private func bodyRight(before index: Int, in line: SentenceItems) -> Post? {
    guard index > 0, line.items[index - 1].kind == .mention,
      line.items[index - 1].range.upperBound == line.items[index].range.lowerBound,
      let body = line.items[index - 1].mentions.last, mentions[body].label == .organization
    else { return nil }
    let end = line.items[index].range.lowerBound
    return Post(title: end..<end, body: entity(body), range: line.items[index - 1].range)
  }

  // 所长（挂职）陈明: where the bracket that an item closes opens.
  private func bracket(closedAt at: Int, in line: SentenceItems) -> Int? {
    guard at > 0, line.items[at].kind == .mark,
      text.characters[line.items[at].range.lowerBound] == CharacterClass.closeBracket
    else { return nil }
    return (max(0, at - 6)..<at).last {
      text.characters[line.items[$0].range.lowerBound] == CharacterClass.openBracket
    }
  }

  // 拟任所长陈明
  private func isPlanned(_ item: SentenceItems.Item) -> Bool {
    item.kind == .word && item.classes.meets(known.plan)
  }

  private func isPostPrefix(_ item: SentenceItems.Item) -> Bool {
    item.classes.meets(known.postPrefix)
  }

  // 公安局长: the body's head is half of the post.
  private func role(_ title: Range<Int>) -> String? {
    guard let first = title.first else { return nil }
    let isHalf = title.count == 1 && first > 0
    return text.spelling(isHalf ? first - 1..<title.upperBound : title)
  }

  /// The body in which a place's officer serves: 副区长 its government, 支书 its branch, 主任 its committee.
  private func office(of place: Int, _ post: Post, _ sentence: Int) -> Int? {
    let title = String(scalars: text.characters[post.title])
    func has(_ ends: [String]) -> Bool { ends.contains { title.hasSuffix($0) } }
    if has(["省长", "市长", "州长", "县长", "区长", "旗长", "镇长", "乡长"]) {
      return body(of: place, "人民政府", post, sentence)
    }
    guard let kind = table[place].key.last,
      let form = has(["书记", "支书"])
        ? Self.branches[kind] : has(["主任"]) ? Self.committees[kind] : nil
    else { return nil }
    let isBranch = has(["书记", "支书"])
    let named = table.entities.indices.first {
      table[$0].parent == place && table[$0].label == .organization
        && table[$0].classes.meets(isBranch ? known.partyBody : known.localBody)
        && (isBranch || table[$0].key.suffix(2).elementsEqual(form.scalarValues.suffix(2)))
    }
    return named ?? body(of: place, form, post, sentence)
  }

  private static let branches: [UInt32: String] = [
    0x6751: "党支部", 0x533A: "党委", 0x9547: "党委", 0x4E61: "党委", 0x9053: "党工委",
  ]  // 村区镇乡道
  private static let committees: [UInt32: String] = [0x6751: "村委会", 0x533A: "居委会", 0x9053: "办事处"]

  private func body(of place: Int, _ form: String, _ post: Post, _ sentence: Int) -> Int {
    let key = NameKey.normalize(table[place].key + form.scalarValues, label: .organization)
    let id = table.imply(
      .organization, key: key, name: table.bestForm(place) + form,
      classes: lexicon.entry(of: form.scalarValues)?.classes ?? .none, parent: place)
    table.confirm(id)
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
  private func inherit(_ posts: [Post]) -> [Post] {
    var result = posts
    for index in result.indices.reversed() where result[index].body == nil {
      guard index + 1 < result.count, let body = result[index + 1].body else { continue }
      let isParty = table[body].classes.meets(known.partyBody)
      result[index].body =
        isParty && !isPartyPost(result[index].title) ? table[body].parent ?? body : body
    }
    return result
  }

  // 党支部组织委员李明、宣传委员王强: those named in one row serve in one body.
  private func colleague(of previous: (end: Int, body: Int)?, _ post: Post) -> Int? {
    let title = String(scalars: text.characters[post.title])
    guard let previous, previous.end < post.range.lowerBound,
      !Self.bodiesOfPosts.contains(where: { title.hasSuffix($0.0) })
    else { return nil }
    let between = String(scalars: text.characters[previous.end..<post.range.lowerBound])
    guard ["、", "和", "及", "与", "以及"].contains(between) else { return nil }
    let isParty = table[previous.body].classes.meets(known.partyBody)
    return isParty && !isPartyPost(post.title)
      ? table[previous.body].parent ?? previous.body : previous.body
  }

  private func isPartyPost(_ title: Range<Int>) -> Bool {
    let word = String(scalars: text.characters[title])
    return ["书记", "委员", "常委"].contains { word.hasSuffix($0) }
  }

  /// The body of a post that stands alone: 所长 is that of the station in question.
  ///
  /// - Parameter subject: What the clause speaks of; it comes first.
  func body(for title: Range<Int>, in sentence: Int, subject: Int?) -> Int? {
    let word = String(scalars: text.characters[title])
    guard let heads = Self.bodiesOfPosts.first(where: { word.hasSuffix($0.0) })?.1 else {
      return nil
    }
    let position = title.lowerBound
    for head in heads.map(\.scalarValues) {
      func has(_ id: Int) -> Bool { table[id].key.suffix(head.count).elementsEqual(head) }
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

  private static let bodiesOfPosts: [(String, [String])] = [
    ("所长", ["派出所", "司法所", "所"]), ("教导员", ["派出所", "大队"]), ("指导员", ["派出所", "中队"]),
    ("民警", ["派出所", "警务室", "中队"]), ("辅警", ["派出所", "警务室"]), ("中队长", ["中队"]),
    ("大队长", ["大队"]), ("支队长", ["支队"]), ("局长", ["公安局", "分局", "局"]), ("校长", ["小学", "中学", "学校"]),
    ("行长", ["支行", "银行"]), ("庭长", ["法庭"]), ("院长", ["医院", "法院"]), ("政委", ["分局", "公安局"]),
    ("理事长", ["联盟", "协会", "商会"]), ("秘书长", ["联盟", "协会", "商会"]), ("轮值主席", ["联盟"]), ("会长单位", ["联盟"]),
    ("站长", ["站"]), ("队长", ["队"]), ("会长", ["协会", "商会", "联合会", "学会", "促进会"]), ("警官", ["派出所"]),
    ("警长", ["派出所", "警务室"]),
    ("轮值主任", ["联合体", "共同体", "联盟"]), ("项目经理", ["项目经理部", "项目部"]),
  ]
}
