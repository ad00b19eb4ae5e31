extension DocumentReading {
  /// The posts that stand before a person's name, 南街派出所所长、党支部书记冯强, or else after it: 冯强所长.
  ///
  /// - Parameter subjects: What each clause of the sentence speaks of.
  mutating func addPosts(in sentence: Int, subjects: [[Int]]) {
    let line = items[sentence]
    for (at, item) in line.items.enumerated() where item.kind == .mention {
      guard let first = item.mentions.first, mentions[first].label == .person else { continue }
      let person = mentions[first].entity
      guard person >= 0 else { continue }
      var held = posts(before: at, in: line)
      if held.isEmpty { held = post(after: at, in: line) }
      for post in held {
        let subject = subjects[item.clause].first.flatMap { entity($0) }
        guard let body = post.body ?? body(for: post.title, in: sentence, subject: subject) else {
          continue
        }
        add(
          .serves, person, body, role: text.spelling(post.title), rule: "任职",
          min(
            post.range.lowerBound, item.range.lowerBound)..<max(
              post.range.upperBound, item.range.upperBound))
      }
    }
  }

  private struct Post {
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
      var post = Post(title: title, body: nil, range: title)
      if at >= 0, line.items[at].kind == .mention, let body = line.items[at].mentions.last,
        mentions[body].label == .organization || mentions[body].label == .place
      {
        let gap = title.lowerBound - line.items[at].range.upperBound
        if gap == 0 {
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

  private func isPostPrefix(_ item: SentenceItems.Item) -> Bool {
    item.classes.meets(known.postPrefix)
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
