extension DocumentReading {
  /// The posts that stand before a person's name, 南街派出所所长、党支部书记冯强, or else after it: 冯强所长.
  ///
  /// - Parameter subjects: What each clause of the sentence speaks of.
  func addPosts(in sentence: Int, subjects: [[Int]]) {
    guard top[sentence].contains(where: { mentions[$0].label == .person }) else { return }
    let line = items[sentence]
    /// The body of the person told last, and where that name and its post end.
    var previous: (end: Int, body: Int)?
    /// The body whose person, without a post, was told last.
    var open: (end: Int, body: Int)?
    for at in line.items.indices where line.items[at].kind == .mention {
      let item = line.items[at]
      guard let last = line.lastMention(of: item), mentions[last].label == .person else { continue }
      let (persons, held) = posts(of: at, in: line)
      let subject = subjects[item.clause].first.flatMap { entity($0) }
      if held.isEmpty, let body = open.flatMap({ goesOn($0.end, item.range) ? $0.body : nil }) {
        for person in persons { add(.serves, person, body, rule: "任职", item.range) }
        open = (item.range.upperBound, body)
        continue
      }
      open = nil
      if held.count == 1, held[0].title.isEmpty, let body = held[0].body {
        open = (item.range.upperBound, body)
      }
      if at == 0 || isMark(at - 1, CharacterClass.colon, in: line) {
        addToRoster(persons, line, sentence, isNew: at > 0)
      }
      for (person, post) in persons.flatMap({ person in held.map { (person, $0) } }) {
        let start = min(post.range.lowerBound, item.range.lowerBound)
        let end = max(post.range.upperBound, item.range.upperBound)
        guard
          let named = post.body ?? told(of: person, post)
            ?? colleague(of: previous, post, startingAt: start)
            ?? body(for: post.title, in: sentence, subject: subject, isOpen: post.isOpen)
            ?? village(for: post.title) ?? division(for: post.title, beside: held)
            ?? groupListed(post.title, sentence),
          let body = table[named].label == .place ? office(of: named, post, sentence) : named
        else { continue }
        add(.serves, person, body, role: role(post.title), rule: "任职", start..<end)
        previous = (end, body)
        if post.body != nil { heldPosts[person, default: []].append((role(post.title), body)) }
      }
    }
  }

  /// Gives those of a list of a working group in lines, 副组长：陈明⏎周莉⏎成员：…, the part that the last label tells.
  private func addToRoster(
    _ persons: [Int], _ line: SentenceItems, _ sentence: Int, isNew: Bool
  ) {
    guard let founded, table[founded.body].key.last == Self.groupLeader[0] else { return }
    if isNew {
      guard line.items[0].kind == .word, founded.sentence + 8 >= sentence else { return }
      let label = line.items[0].range
      guard Self.groupRoles.contains(where: { text.characters[label].elementsEqual($0) }) else {
        roster = nil
        return
      }
      roster = (sentence, label)
    }
    guard let last = roster, last.sentence + 1 >= sentence else { return }
    roster = (sentence, last.role)
    // 组长：陈明 is told by the post.
    if isNew, text.characters[last.role].suffix(2).elementsEqual(Self.groupLeader) { return }
    for person in persons {
      add(
        .serves, person, founded.body, role: role(last.role), rule: "名单",
        sentences[sentence].range)
    }
  }

  private static let groupRoles = ["组长", "副组长", "成员", "组员", "常务副组长"].map(\.scalarValues)

  // 成立领导小组，组成人员如下：⏎组长：陈明⏎副组长：…
  private func groupListed(_ title: Range<Int>, _ sentence: Int) -> Int? {
    guard let founded, founded.sentence + 8 >= sentence, title.upperBound < text.count,
      text.characters[title.upperBound] == CharacterClass.colon,
      text.characters[title].suffix(2).elementsEqual(Self.groupLeader),
      table[founded.body].key.last == Self.groupLeader[0]
    else { return nil }
    return founded.body
  }

  private static let groupLeader = "组长".scalarValues

  // 仙居中学的周芳镱（数学）、陈思其（物理）: the next of a list of one body's persons.
  private func goesOn(_ end: Int, _ next: Range<Int>) -> Bool {
    let at = text.endOfNote(at: end)
    return at + 1 == next.lowerBound && text.characters[at] == CharacterClass.enumerationComma
  }

  /// The posts told beside a name or a list of names, and those who have them.
  private func posts(of at: Int, in line: SentenceItems) -> (persons: [Int], held: [Post]) {
    let all = line.mentions(of: line.items[at])
    let before = posts(before: at, in: line)
    if !before.isEmpty {
      // 召集人：许涛（区教育局副局长）
      let more = all.count == 1 ? apposed(after: at, in: line) : []
      let held = before.contains { isOfOne($0.title) } ? all.prefix(1) : all
      return (held.flatMap { entities($0) }, before + more)
    }
    let right = bodyRight(before: at, in: line)
    var after = post(after: at, in: line)
    // 社区党委的张铉书记
    if let right, all.count == 1 { for index in after.indices { after[index].body = right.body } }
    after += apposed(after: at, in: line)
    if !after.isEmpty { return (all.last.map { entities($0) } ?? [], after) }
    return (all.flatMap { entities($0) }, right.map { [$0] } ?? [])
  }

  // 公安局局长张春刚与胡然: a body has one such.
  private func isOfOne(_ title: Range<Int>) -> Bool {
    guard let first = title.first, text.characters[first] != Self.deputy else { return false }
    return Self.single.contains { text.characters[title].elementsEqual($0) }
  }

  private static let deputy: UInt32 = 0x526F  // 副
  private static let single = ["局长", "所长", "书记", "党委书记", "教导员", "政委", "校长", "院长", "检察长", "支队长"]
    .map(\.scalarValues)

  struct Post {
    /// Empty where the text only says whose person it is: 消防大队余龙冠.
    var title: Range<Int>
    /// The body named with it; `nil` when the text leaves it out.
    var body: Int?
    var range: Range<Int>
    /// Those of the post's last word.
    var classes: ClassSet = .none
    /// A word stands right before it that may be a body's name and was not made out as one.
    var isOpen = false
  }

  /// Reads leftwards: person ← post ← body, 、, post ← body …
  private func posts(before index: Int, in line: SentenceItems) -> [Post] {
    var result: [Post] = []
    var at = index - 1
    // 书记：李明, 书记－李明
    if at >= 0, line.items[at].kind == .mark,
      CharacterClass.joinsPostAndName(text.characters[line.items[at].range.lowerBound])
    {
      at -= 1
    }
    if let open = bracket(closedAt: at, in: line) { at = open - 1 }
    while isPost(at, in: line) {
      let classes = line.items[at].classes
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
      var post = Post(title: title, body: nil, range: title, classes: classes)
      if let holder = holder(of: title, at, in: line),
        let body = line.lastMention(of: line.items[holder])
      {
        post.body = entity(body)
        post.range = line.items[holder].range.lowerBound..<title.upperBound
        at = holder - 1
      } else if at >= 0, line.items[at].kind == .word {
        post.isOpen = mayName(line.items[at])
      }
      result.append(post)
      guard let next = postBefore(at, in: line) else { break }
      at = next
    }
    return inherit(result)
  }

  private func mayName(_ item: SentenceItems.Item) -> Bool {
    switch item.wordClass {
    case .noun, .placeName, .otherName, .unknown, .letters, .body, .verbalNoun:
      !joins(item) && !item.classes.meets(known.preposition)
        && !item.classes.meets(known.transparent) && !item.classes.meets(known.taking)
    default: false
    }
  }

  /// The body that stands right before a post: 南街派出所所长, “老杨调解室”负责人, 县医院的护士长.
  private func holder(of title: Range<Int>, _ index: Int, in line: SentenceItems) -> Int? {
    var at = index
    if at > 0, line.items[at].kind == .mark || isPossessive(line.items[at]),
      line.items[at - 1].kind == .mention
    {
      at -= 1
    }
    // 桑阿镇支行业务副行长: one word may tell what the post is for.
    if at > 0, at == index, isField(line.items[at]),
      line.items[at - 1].range.upperBound == line.items[at].range.lowerBound,
      let body = line.lastMention(of: line.items[at - 1]), mentions[body].label == .organization
    {
      return at - 1
    }
    guard at >= 0, let body = line.lastMention(of: line.items[at]),
      mentions[body].label == .organization || mentions[body].label == .place && at == index
    else { return nil }
    let between = text.characters[line.items[at].range.upperBound..<title.lowerBound]
    return between.allSatisfy {
      $0 == CharacterClass.closeQuote || $0 == CharacterClass.possessive
    } ? at : nil
  }

  /// Whether a word tells the field of a post: 业务 in 业务副行长, 安保 in 安保人员.
  private func isField(_ item: SentenceItems.Item) -> Bool {
    item.kind == .word && item.range.count == 2
      && (item.wordClass == .noun || item.wordClass == .verbalNoun)
      && !item.classes.meets(
        known.stop.union(known.organizationHead).union(known.placeHead).union(known.coordinator)
          .union(known.staff).union(known.identity).union(known.definite).union(known.indefinite))
  }

  /// The post that another follows: 所长 in 所长、支部书记 and in 所长（挂职）兼书记; a body between them that was not
  /// made out as a name is passed over.
  private func postBefore(_ index: Int, in line: SentenceItems) -> Int? {
    var at = index
    while at >= 0, index - at < 8, line.items[at].kind == .word, !joins(line.items[at]) { at -= 1 }
    guard at > 0, joins(line.items[at]) else { return nil }
    let isDirect = at == index
    at -= 1
    if let open = bracket(closedAt: at, in: line) { at = open - 1 }
    return isDirect || isPost(at, in: line) ? at : nil
  }

  private func joins(_ item: SentenceItems.Item) -> Bool {
    let c = text.characters[item.range.lowerBound]
    return item.kind == .mark && c == CharacterClass.enumerationComma
      || item.kind == .word && (item.classes.meets(known.coordinator) || c == Self.also)
  }

  private static let also: UInt32 = 0x517C  // 兼

  private func isPost(_ at: Int, in line: SentenceItems) -> Bool {
    line.items.indices.contains(at) && line.items[at].kind == .word
      && (line.items[at].classes.meets(known.post) || isGroupMember(at, in: line))
  }

  // 县政府党组成员
  private func isGroupMember(_ at: Int, in line: SentenceItems) -> Bool {
    at > 0 && ShortWord(text.characters, line.items[at].range) == "成员"
      && line.items[at - 1].kind == .mention
      && text.characters[..<line.items[at].range.lowerBound].suffix(2).elementsEqual(Self.group)
  }

  private static let group = "党组".scalarValues

  private func isMark(_ at: Int, _ mark: UInt32, in line: SentenceItems) -> Bool {
    line.items.indices.contains(at) && line.items[at].kind == .mark
      && text.characters[line.items[at].range.lowerBound] == mark
  }

  private func isPossessive(_ item: SentenceItems.Item) -> Bool {
    item.kind == .word && item.range.count == 1
      && text.characters[item.range.lowerBound] == CharacterClass.possessive
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

  // 陈明（河湾派出所所长）; 陈明，男，1972年生，现任河湾派出所所长、党支部书记，…; 陈明  河湾派出所所长
  private func apposed(after index: Int, in line: SentenceItems) -> [Post] {
    if index + 1 < line.items.count, line.items[index + 1].kind == .mention,
      text.isAfterGap[line.items[index + 1].range.lowerBound]
    {
      return posts(filling: index + 1..<line.items.count, in: line)
    }
    guard
      isMark(index + 1, CharacterClass.comma, in: line)
        || isMark(index + 1, CharacterClass.openBracket, in: line)
        || isMark(index + 1, CharacterClass.openSquare, in: line)
    else { return [] }
    var start = index + 2
    while start < line.items.count {
      let end =
        line.items[start...].firstIndex {
          $0.kind == .mark
            && text.characters[$0.range.lowerBound] != CharacterClass.enumerationComma
        } ?? line.items.count
      let held = posts(filling: start..<end, in: line)
      if !held.isEmpty { return held }
      guard isMark(end, CharacterClass.comma, in: line), tellsOfPerson(start..<end, in: line)
      else { return [] }
      start = end + 1
    }
    return []
  }

  /// The posts that a stretch between marks tells and nothing else: 现任河湾派出所所长、党支部书记.
  private func posts(filling range: Range<Int>, in line: SentenceItems) -> [Post] {
    let held = posts(before: range.upperBound, in: line)
    guard let first = held.last, first.body != nil,
      let at = range.first(where: { line.items[$0].range.lowerBound >= first.range.lowerBound })
    else { return [] }
    let isLed = line.items[range.lowerBound..<at].allSatisfy {
      $0.classes.meets(known.taking) || $0.wordClass == .adverb || $0.wordClass == .time
    }
    return isLed ? held : []
  }

  // 男，中共党员，1972年生，河南洛阳人
  private func tellsOfPerson(_ range: Range<Int>, in line: SentenceItems) -> Bool {
    guard let first = range.first, let last = range.last else { return false }
    return line.items[last].range.upperBound - line.items[first].range.lowerBound <= 12
      && !line.items[range].contains { item in
        line.mentions(of: item).contains { mentions[$0].label == .person }
      }
  }

  // 江干消防大队余龙冠, 镇党政办的颜萍萍: whose person it is, without a post.
  private func bodyRight(before index: Int, in line: SentenceItems) -> Post? {
    var at = index - 1
    if at > 0, isPossessive(line.items[at]) { at -= 1 }
    guard at >= 0, line.items[at].kind == .mention,
      line.items[at].range.upperBound + index - 1 - at == line.items[index].range.lowerBound,
      let body = line.lastMention(of: line.items[at]), mentions[body].label == .organization
    else { return nil }
    let end = line.items[index].range.lowerBound
    return Post(title: end..<end, body: entity(body), range: line.items[at].range)
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
  func role(_ title: Range<Int>) -> String? {
    guard let first = title.first else { return nil }
    let isHalf = title.count == 1 && first > 0
    return text.spelling(isHalf ? first - 1..<title.upperBound : title)
  }
}
