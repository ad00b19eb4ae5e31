/// A sentence as rules see it: words, marks, and mentions gathered into lists.
struct SentenceItems {
  struct Item {
    enum Kind { case word, mark, mention }
    var classes: ClassSet = .none
    var range: Range<Int>
    /// Where its mentions stand in ``members``; more than one for a list: 甲所、乙所和丙所.
    fileprivate(set) var members: Range<Int> = 0..<0
    /// The number of its clause in the sentence.
    var clause: Int
    var kind: Kind
    var wordClass: WordClass = .unknown

    /// Whether it is a word that says with whom something is done: 联合, 与.
    func saysWithWhom(_ text: CleanText, _ known: KnownClasses) -> Bool {
      kind == .word
        && (classes.meets(known.joining)
          || range.count == 1 && CharacterClass.withs.contains(text.characters[range.lowerBound]))
    }
  }

  var items: [Item] = []
  /// Indices of the mentions of all items, one behind the other. Items have none of their own, so that copying and
  /// dropping them counts nothing.
  private var members: [Int] = []
  /// The items of each clause.
  var clauses: [Range<Int>] = []

  /// What a part of a sentence holds, for rules that cannot fit there.
  struct Rest {
    /// All classes that its words have.
    var classes: ClassSet = .none
    /// What its words and marks begin with.
    var starts = CharacterFilter()
    /// How many of its items are mentions.
    var count = 0
    /// What its mentions are.
    var mentions = MentionNeed.nothing
  }

  /// A sentence with nothing in it.
  init() {}

  /// The indices of an item's mentions.
  func mentions(of item: Item) -> ArraySlice<Int> { members[item.members] }

  @inline(__always)
  func firstMention(of item: Item) -> Int? {
    item.members.isEmpty ? nil : members[item.members.lowerBound]
  }

  @inline(__always)
  func lastMention(of item: Item) -> Int? {
    item.members.isEmpty ? nil : members[item.members.upperBound - 1]
  }

  /// - Parameter top: The mentions of the sentence that are no part of another, in order.
  /// - Parameter isHeading: Whether blanks divide it, as they do 甲与乙签约 丙揭牌.
  init(
    tokens: [Token], top: [Int], mentions: [Mention], text: CleanText, known: KnownClasses,
    isHeading: Bool
  ) {
    var next = 0
    let nowhere = Int.max..<Int.max
    var name = top.first.map { mentions[$0].range } ?? nowhere
    var clause = 0
    var depth = 0
    var quotes = 0
    var last = -1
    items.reserveCapacity(tokens.count)
    members.reserveCapacity(top.count)
    for token in tokens {
      while name.upperBound <= Int(token.start) {
        next += 1
        name = next < top.count ? mentions[top[next]].range : nowhere
      }
      if isHeading, text.isAfterGap[Int(token.start)], name.lowerBound >= Int(token.start),
        quotes == 0, holdsVerb(clause)
      {
        clause += 1
      }
      if name.lowerBound < Int(token.end) {
        let index = top[next]
        if index != last {
          items.append(
            Item(
              range: name, members: members.count..<members.count + 1,
              clause: clause, kind: .mention))
          members.append(index)
          last = index
        }
        continue
      }
      let isMark = token.wordClass == .mark
      items.append(
        Item(
          classes: token.classes, range: token.range, clause: clause,
          kind: isMark ? .mark : .word, wordClass: token.wordClass))
      if isMark {
        let c = text.characters[Int(token.start)]
        if c == CharacterClass.openBracket { depth += 1 }
        if c == CharacterClass.closeBracket { depth = max(0, depth - 1) }
        if c == CharacterClass.openQuote || c == CharacterClass.openTitle { quotes += 1 }
        if c == CharacterClass.closeQuote || c == CharacterClass.closeTitle {
          quotes = max(0, quotes - 1)
        }
        if depth == 0,
          c == CharacterClass.comma || c == CharacterClass.colon || CharacterClass.isTerminal(c)
        {
          clause += 1
        }
      }
    }
    gather(mentions: mentions, text: text, known: known)
    setClauses()
  }

  /// Tells, for each item and the end, what the sentence holds from there on.
  func measure(mentions: [Mention], text: CleanText, into rest: inout [Rest]) {
    if rest.count <= items.count {
      rest = Array(repeating: Rest(), count: items.count * 2 + 1)
    }
    var held = Rest()
    rest.withUnsafeMutableBufferPointer { rest in
      rest[items.count] = held
      for index in stride(from: items.count - 1, through: 0, by: -1) {
        if items[index].kind == .mention {
          held.count += 1
          for mention in members[items[index].members] {
            held.mentions.add(mentions[mention].label, mentions[mention].classes)
          }
        } else {
          held.classes.formUnion(items[index].classes)
          held.starts.insert(text.characters[items[index].range.lowerBound])
        }
        rest[index] = held
      }
    }
  }

  private func holdsVerb(_ clause: Int) -> Bool {
    items.reversed().prefix { $0.clause == clause }.contains {
      $0.kind == .word && $0.wordClass == .verb
    }
  }

  private mutating func setClauses() {
    guard let last = items.last else { return }
    clauses.reserveCapacity(last.clause + 1)
    // Numbers that no item has any more are left out.
    var start = 0
    var own = items[0].clause
    for index in items.indices {
      if items[index].clause != own {
        clauses.append(start..<index)
        (start, own) = (index, items[index].clause)
      }
      items[index].clause = clauses.count
    }
    clauses.append(start..<items.count)
  }

  // MARK: lists

  private mutating func gather(mentions: [Mention], text: CleanText, known: KnownClasses) {
    /// The items and the mentions up to here are as they will be.
    var end = 0
    var taken = 0
    var index = 0
    while index < items.count {
      let at = index
      index += 1
      if let first = firstMention(of: items[at]) {
        // No item takes more places than those that it is made of had.
        let start = taken
        members[taken] = first
        taken += 1
        // 联系共建单位——甲和乙
        let isOpen =
          end > 0
          && (items[end - 1].kind == .word || isMark(end - 1, CharacterClass.colon, text)
            || isMark(end - 1, CharacterClass.dash, text))
        let isPartner = isOpen && items[end - 1].classes.meets(known.coordinator)
        while let (separator, following) = listed(index, mentions, text, known)
          ?? nextGroup(index, members[start..<taken], mentions, text, known)
        {
          guard let other = firstMention(of: items[following]),
            agree(mentions[first], mentions[other]),
            // 副所长彭刚、民警覃小军: each has a post of their own.
            mentions[first].label != .person || following == index + 1
          else { break }
          if separator != .enumeration, taken - start < 2, !isAnd(index, text) {
            // 甲与乙、丙: 甲 stands on one side, the list on the other.
            let next = listed(following + 1, mentions, text, known)?.0
            // 气象局与市交通局和市民政局
            let goesOn = next == .enumeration || next == .conjunction && isWith(index, text)
            if !isOpen && !joinsOthers(behind: following, known) || goesOn && !isPartner { break }
            // 在项目部与甲党支部联合开展: a kind of place, with nothing that it means, is no partner.
            if mentions[first].form == .definite, mentions[first].entity < 0 { break }
            // 率队赴丁沟镇与新丰村党总支开展: where somebody goes.
            if end > 0, isWith(index, text), mentions[first].label == .place,
              Self.goings.contains(where: {
                text.characters[items[end - 1].range].elementsEqual($0)
              })
            {
              break
            }
          }
          members[taken] = other
          taken += 1
          items[at].range = items[at].range.lowerBound..<items[following].range.upperBound
          // 联合甲、乙，丙，形成: who is joined stands in the clause of the verb.
          if end == 0 || !items[end - 1].saysWithWhom(text, known) {
            items[at].clause = items[following].clause
          }
          index = following + 1
        }
        items[at].members = start..<taken
      }
      if end < at { items[end] = items[at] }
      end += 1
    }
    items.removeLast(items.count - end)
  }

  private enum Separator { case enumeration, conjunction }

  // The mention after 、 or 和; a bracket after a name does not end the list.
  private func listed(
    _ from: Int, _ mentions: [Mention], _ text: CleanText, _ known: KnownClasses
  ) -> (Separator, Int)? {
    var index = from
    // “德邻客厅”“好人工作室”经验
    if index < items.count, index > 0, items[index].kind == .mention,
      items[index - 1].range.upperBound == items[index].range.lowerBound,
      let next = firstMention(of: items[index]), mentions[next].label == .program
    {
      return (.enumeration, index)
    }
    // 白沙镇党委|政府
    if index < items.count, index > 0, items[index].kind == .mention,
      items[index - 1].range.upperBound == items[index].range.lowerBound,
      let next = firstMention(of: items[index]), let before = firstMention(of: items[index - 1]),
      let place = mentions[next].parentPlace, place == mentions[before].parentPlace,
      mentions[next].headStart == mentions[next].range.lowerBound
    {
      return (.enumeration, index)
    }
    // “石榴籽巡逻队”“护苗宣讲队”: the marks are no part of these names.
    if isMark(index, CharacterClass.closeQuote, text) {
      index += 1
      if isMark(index, CharacterClass.openQuote, text), index + 1 < items.count,
        items[index + 1].kind == .mention
      {
        return (.enumeration, index + 1)
      }
    }
    if index < items.count, items[index].kind == .mark,
      text.characters[items[index].range.lowerBound] == CharacterClass.openBracket
    {
      var steps = 0
      while index < items.count, steps < 12 {
        if text.characters[items[index].range.lowerBound] == CharacterClass.closeBracket,
          items[index].kind == .mark
        {
          break
        }
        index += 1
        steps += 1
      }
      index += 1
    }
    // 甲社区干部、乙司法所工作人员: those who act for them.
    var people = index
    while people < items.count, people < index + 2, items[people].kind == .word,
      items[people].classes.meets(known.staff)
    {
      people += 1
    }
    if separator(people, text, known) != nil { index = people }
    guard index + 1 < items.count, let separator = separator(index, text, known) else { return nil }
    var following = index + 1
    if isMark(following, CharacterClass.openQuote, text), following + 1 < items.count,
      items[following + 1].kind == .mention
    {
      return (separator, following + 1)
    }
    if let next = afterUnnamed(following, mentions, text, known) { following = next }
    // 辖区警备区第十干休所: a word that only says which kind.
    if items[following].kind == .word, items[following].classes.meets(known.generic),
      following + 1 < items.count
    {
      following += 1
      // 和周边的河坊社区
      if items[following].kind == .word, following + 1 < items.count,
        text.characters[items[following].range.lowerBound] == CharacterClass.possessive
      {
        following += 1
      }
    }
    return items[following].kind == .mention ? (separator, following) : nil
  }

  // 甲县公安局东所、西所，乙县公安局南所: a comma between the groups of one list, all of one kind.
  private func nextGroup(
    _ comma: Int, _ list: ArraySlice<Int>, _ mentions: [Mention], _ text: CleanText,
    _ known: KnownClasses
  ) -> (Separator, Int)? {
    guard list.count > 1, let last = list.last, isMark(comma, CharacterClass.comma, text) else {
      return nil
    }
    // ，以及甲县公安局北所
    var comma = comma
    if comma + 2 < items.count, isAnd(comma + 1, text) { comma += 1 }
    guard comma + 1 < items.count, let next = firstMention(of: items[comma + 1]) else { return nil }
    // 双河乡、高田乡，叙永县黄坭镇、…
    if mentions[next].classes.meets(known.settlement),
      mentions[last].classes.meets(known.settlement),
      mentions[next].label == .place, mentions[next].parentPlace != nil,
      isMark(comma + 2, CharacterClass.enumerationComma, text)
    {
      return (.enumeration, comma + 1)
    }
    guard mentions[next].label == .organization, mentions[next].form == .named else { return nil }
    let isAlike = text.characters[mentions[last].headStart..<mentions[last].range.upperBound]
      .elementsEqual(text.characters[mentions[next].headStart..<mentions[next].range.upperBound])
    // 甲、乙，丙联合召开: what they do together closes the list.
    let isLast =
      comma + 2 < items.count && items[comma + 2].kind == .word
      && items[comma + 2].classes.meets(known.together)
    // 联合甲、乙，丙，丁，形成: a name alone between two commas.
    let isAlone = isMark(comma + 2, CharacterClass.comma, text)
    return isAlike || isLast || isAlone ? (.enumeration, comma + 1) : nil
  }

  // 甲和乙积极联合丙: both join with a third.
  private func joinsOthers(behind index: Int, _ known: KnownClasses) -> Bool {
    var at = index + 1
    if at < items.count, items[at].kind == .word,
      items[at].wordClass == .adverb
        || items[at].wordClass == .adjective
    {
      at += 1
    }
    return at + 1 < items.count && items[at].kind == .word && items[at].classes.meets(known.joining)
      && items[at + 1].kind == .mention
  }

  private func isWith(_ index: Int, _ text: CleanText) -> Bool {
    items[index].kind == .word
      && CharacterClass.withs.contains(text.characters[items[index].range.lowerBound])
  }

  // 甲以及乙、丙
  private func isAnd(_ index: Int, _ text: CleanText) -> Bool {
    items[index].kind == .word && Self.ands.contains(text.characters[items[index].range.lowerBound])
  }

  private static let ands: CharacterSet = "以及"
  private static let goings = ["赴", "到", "前往", "走进", "来到", "深入", "抵达", "奔赴"].map(\.scalarValues)

  private func isMark(_ index: Int, _ mark: UInt32, _ text: CleanText) -> Bool {
    index < items.count && items[index].kind == .mark
      && text.characters[items[index].range.lowerBound] == mark
  }

  private func separator(_ index: Int, _ text: CleanText, _ known: KnownClasses) -> Separator? {
    guard index < items.count else { return nil }
    switch items[index].kind {
    case .mark:
      let c = text.characters[items[index].range.lowerBound]
      return c == CharacterClass.enumerationComma ? .enumeration : nil
    case .word: return items[index].classes.meets(known.coordinator) ? .conjunction : nil
    case .mention: return nil
    }
  }

  // 甲所、志愿者队伍、乙所: a member without a name does not end the list; nor does one whose name was not read whole:
  // 、中石油|苏家屯|管理团队、
  private func afterUnnamed(
    _ from: Int, _ mentions: [Mention], _ text: CleanText, _ known: KnownClasses
  ) -> Int? {
    var index = from
    var holdsPlace = false
    while index < items.count, !items[index].classes.meets(known.coordinator) {
      let length = items[index].range.upperBound - items[from].range.lowerBound
      if items[index].kind == .word {
        guard length <= (holdsPlace ? 14 : 8),
          items[index].wordClass != .verb
            || holdsPlace && items[index].classes.meets(known.inner)
            || index > from && items[index].classes.isEmpty
        else { break }
      } else if items[index].kind == .mention, index == from + 1,
        items[from].wordClass == .number
      {
        // 、五十|中西区党支部、
        index += 1
        break
      } else if index > from, index <= from + 3,
        isMark(index + 1, CharacterClass.enumerationComma, text),
        items[index - 1].kind == .word,
        items[index - 1].range.upperBound == items[index].range.lowerBound,
        items[index - 1].wordClass == .noun || items[index - 1].wordClass == .unknown
          || index > from + 1 && items[index - 1].classes.isEmpty,
        !items[index - 1].classes.meets(known.generic.union(known.located)),
        firstMention(of: items[index]).map({ mentions[$0].label == .organization }) ?? false
      {
        // 、深圳|书城|罗湖城实业有限公司支部、
        holdsPlace = true
        index += 1
        break
      } else {
        guard items[index].kind == .mention, index > from, index + 1 < items.count,
          items[index + 1].kind == .word, !items[index + 1].classes.meets(known.coordinator),
          let place = firstMention(of: items[index]), !mentions[place].divisions.isEmpty
        else { break }
        holdsPlace = true
      }
      index += 1
    }
    guard index > from, index + 1 < items.count,
      let separator = separator(index, text, known), !holdsPlace || separator == .enumeration
    else { return nil }
    return index + 1
  }

  private func agree(_ a: Mention, _ b: Mention) -> Bool {
    if a.label == b.label { return true }
    let actors: [EntityLabel] = [.organization, .place]
    return actors.contains(a.label) && actors.contains(b.label)
  }
}
