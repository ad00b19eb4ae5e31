/// Finds what each clause speaks of, so that a clause without a subject of its own can take one over.
struct SubjectFinder {
  let lexicon: Lexicon
  let text: CleanText

  private var known: KnownClasses { lexicon.known }

  /// The mentions that open a clause as its subject; empty when it has none.
  func subject(of clause: Range<Int>, in sentence: SentenceItems, mentions: [Mention]) -> [Int] {
    var index =
      dateline(clause, of: sentence) ?? attributeEnd(clause, of: sentence) ?? clause.lowerBound
    while index < clause.upperBound {
      let item = sentence.items[index]
      switch item.kind {
      case .mark: break
      case .mention:
        if let inner = within(index, clause, sentence, mentions) {
          index = inner
          continue
        }
        let last = wholeName(index, clause, sentence)
        return isSubject(last, in: sentence, mentions: mentions)
          ? Array(sentence.mentions(of: sentence.items[last])) : []
      case .word:
        if item.classes.meets(known.coordinator) { return [] }
        if item.classes.meets(known.preposition) {
          guard let end = phraseEnd(index, clause, sentence) else { return [] }
          index = end
        } else if !item.classes.meets(known.transparent) {
          switch item.wordClass {
          case .time, .adverb, .conjunction, .number, .measure, .letters, .direction: break
          default: return []
          }
        }
      }
      index += 1
    }
    return []
  }

  // 本报讯（记者张钰苑）: what a report opens with is none of the clause.
  private func dateline(_ clause: Range<Int>, of sentence: SentenceItems) -> Int? {
    guard clause.lowerBound == 0 else { return nil }
    let opening = clause.prefix(10)
    guard
      let word = opening.prefix(3).first(where: {
        sentence.items[$0].kind == .word
          && text.characters[sentence.items[$0].range.upperBound - 1] == Self.report
      }), word + 1 < clause.upperBound
    else { return nil }
    guard isMark(sentence.items[word + 1], CharacterClass.openBracket) else { return word + 1 }
    return opening.first { isMark(sentence.items[$0], CharacterClass.closeBracket) }.map { $0 + 1 }
  }

  // 山里头的|郑湖派出所, 隔条马路的|石湾社区党委: a few words that tell which.
  private func attributeEnd(_ clause: Range<Int>, of sentence: SentenceItems) -> Int? {
    let words = clause.prefix { sentence.items[$0].kind == .word }
    guard let last = words.last, (2...5).contains(words.count), last + 1 < clause.upperBound,
      sentence.items[last].range.count == 1,
      text.characters[sentence.items[last].range.lowerBound] == CharacterClass.possessive,
      sentence.items[last + 1].kind == .mention
    else { return nil }
    return last + 1
  }

  private func isMark(_ item: SentenceItems.Item, _ mark: UInt32) -> Bool {
    item.kind == .mark && text.characters[item.range.lowerBound] == mark
  }

  private static let report: UInt32 = 0x8BAF  // 讯

  /// Whether a clause only tells since when: 自…以来, 继…之后.
  func tellsWhen(_ clause: Range<Int>, of sentence: SentenceItems) -> Bool {
    guard let first = clause.first, sentence.items[first].kind == .word,
      Self.since.contains(text.characters[sentence.items[first].range.lowerBound])
    else { return false }
    return clause.contains {
      sentence.items[$0].kind == .word
        && Self.sinceEnds.contains(text.characters[sentence.items[$0].range.upperBound - 1])
        && (sentence.items[$0].wordClass == .direction || sentence.items[$0].wordClass == .time)
    }
  }

  private static let since: CharacterSet = "自继从"
  private static let sinceEnds: CharacterSet = "来后"

  /// Who takes the lead in a clause, which the clauses after it go on to speak of: 由甲牵头，联合乙…; 以甲为主体，与乙….
  func leader(in clause: Range<Int>, of sentence: SentenceItems, mentions: [Mention]) -> [Int] {
    for index in clause.dropFirst()
    where sentence.items[index].kind == .mention && isMeans(sentence.items[index - 1]) {
      let rest = text.characters[sentence.items[index].range.upperBound...]
      if isActor(index, sentence, mentions), Self.leads.contains(where: rest.starts),
        clause.upperBound < sentence.items.count,
        sentence.items[clause.upperBound].saysWithWhom(text, known)
      {
        return Array(sentence.mentions(of: sentence.items[index]))
      }
    }
    for index in clause.dropFirst()
    where sentence.items[index].kind == .mention && isAgentMark(sentence.items[index - 1]) {
      guard index + 1 < clause.upperBound, isActor(index, sentence, mentions),
        sentence.items[index + 1].classes.meets(known.leading)
      else { continue }
      return Array(sentence.mentions(of: sentence.items[index]))
    }
    return []
  }

  // 以
  private func isMeans(_ item: SentenceItems.Item) -> Bool {
    item.kind == .word && item.range.count == 1
      && text.characters[item.range.lowerBound] == 0x4EE5
  }

  private static let leads = ["为主体", "为代表", "为核心", "为中心", "为龙头", "为主导"].map(\.scalarValues)

  /// For whom somebody acts in a clause: 书记李明代表河湾街道，….
  func represented(in clause: Range<Int>, of sentence: SentenceItems, mentions: [Mention]) -> [Int]
  {
    for index in clause.dropFirst()
    where sentence.items[index].kind == .mention && sentence.items[index - 1].kind == .word
      && sentence.items[index - 1].range.count == 2
      && text.characters[sentence.items[index - 1].range].elementsEqual(Self.representing)
    {
      guard isActor(index, sentence, mentions),
        index + 1 == clause.upperBound || sentence.items[index + 1].kind == .mark
      else { continue }
      return Array(sentence.mentions(of: sentence.items[index]))
    }
    return []
  }

  /// The word for a place with which a clause opens in the place of its name: 社区 in 社区建立…, 县 in 该县出台….
  func pointer(in clause: Range<Int>, of sentence: SentenceItems) -> Range<Int>? {
    for index in clause {
      let item = sentence.items[index]
      guard item.kind == .word else { return nil }
      if let kind = placeKind(item.range) {
        guard index + 1 < clause.upperBound else { return nil }
        let next = sentence.items[index + 1]
        let isFollowed =
          next.wordClass == .verb || next.wordClass == .adverb || next.wordClass == .time
          || next.classes.meets(known.preposition) || next.classes.meets(known.creation)
        return isFollowed && !next.classes.meets(known.staff) ? kind : nil
      }
      switch item.wordClass {
      case .time, .adverb, .conjunction, .number, .measure: continue
      default: if !item.classes.meets(known.transparent) { return nil }
      }
    }
    return nil
  }

  /// The kind in a word such as 社区, 该县 and 全村; one character alone says too little.
  private func placeKind(_ word: Range<Int>) -> Range<Int>? {
    guard Self.placeEnds.contains(text.characters[word.upperBound - 1]) else { return nil }
    var start = word.lowerBound
    if word.count > 1, PointingWords.ofPlaces.contains(text.characters[start]) { start += 1 }
    let kind = start..<word.upperBound
    guard PointingWords.placeKinds.contains(where: { text.characters[kind].elementsEqual($0) })
    else {
      return nil
    }
    let isPointed =
      kind.count > 1 || start > word.lowerBound
      || start > 0 && PointingWords.ofPlaces.contains(text.characters[start - 1])
    return isPointed ? kind : nil
  }

  private static let placeEnds = CharacterSet(PointingWords.placeKinds.compactMap(\.last))

  /// Whether a clause speaks of a person: 张强推出…, 她坚持….
  func opensWithPerson(_ clause: Range<Int>, in sentence: SentenceItems, mentions: [Mention])
    -> Bool
  {
    for index in clause {
      let item = sentence.items[index]
      if let first = sentence.firstMention(of: item) { return mentions[first].label == .person }
      switch item.wordClass {
      case .time, .adverb, .conjunction, .number, .measure, .mark: continue
      case .pronoun:
        return Self.persons.contains(text.characters[item.range.lowerBound])
      default:
        if !item.classes.meets(known.transparent) && !item.classes.meets(known.post) {
          return false
        }
      }
    }
    return false
  }

  private static let persons: CharacterSet = "他她"

  /// Whether a subject is named only for the person who speaks or acts for it: 警务室民警高志刚组建, 宣讲团成员.
  func isByPerson(_ subject: [Int], in sentence: SentenceItems) -> Bool {
    guard let last = subject.last,
      let at = sentence.items.firstIndex(where: { sentence.mentions(of: $0).contains(last) }),
      at + 1 < sentence.items.count
    else { return false }
    let next = sentence.items[at + 1]
    return next.kind == .word
      && (next.classes.meets(known.post) || next.classes.meets(known.member)
        || next.classes.meets(known.identity))
  }

  // 松山镇的柏木村: a name that only says where the next one lies.
  private func within(
    _ index: Int, _ clause: Range<Int>, _ sentence: SentenceItems, _ mentions: [Mention]
  ) -> Int? {
    guard index + 2 < clause.upperBound, isPossessive(sentence.items[index + 1]),
      let place = sentence.lastMention(of: sentence.items[index]), mentions[place].label == .place,
      isActor(index + 2, sentence, mentions)
    else { return nil }
    return index + 2
  }

  // 中桂集团横州项目部: the last of names that touch one another.
  private func wholeName(_ index: Int, _ clause: Range<Int>, _ sentence: SentenceItems) -> Int {
    var last = index
    while last + 1 < clause.upperBound, sentence.items[last + 1].kind == .mention,
      sentence.items[last + 1].range.lowerBound == sentence.items[last].range.upperBound
    {
      last += 1
    }
    return last
  }

  /// What acts when a word of a clause says that something is done: 甲 in 由甲组建, else the subject that opens the
  /// clause, else a name that no verb or preposition governs, else what the clauses before speak of.
  ///
  /// - Parameter carried: The clause's subject as read by ``subject(of:in:mentions:)``, its own or an earlier one.
  func agents(at trigger: Int, in sentence: SentenceItems, mentions: [Mention], carried: [Int])
    -> [Int]
  {
    let clause = sentence.clauses[sentence.items[trigger].clause]
    // 双拥办协调甲与乙结对: whom another brings together with somebody.
    if trigger - 2 >= clause.lowerBound, sentence.items[trigger].classes.meets(known.coordinator),
      sentence.items[trigger - 2].classes.meets(known.bringing),
      sentence.items[trigger - 1].kind == .mention, isActor(trigger - 1, sentence, mentions)
    {
      return Array(sentence.mentions(of: sentence.items[trigger - 1]))
    }
    var free: [Int]?
    var at = trigger - 1
    while at >= clause.lowerBound {
      let item = sentence.items[at]
      if item.kind == .mention, isActor(at, sentence, mentions) {
        if at > clause.lowerBound, isAgentMark(sentence.items[at - 1]) {
          return Array(sentence.mentions(of: item))
        }
        if free == nil, !isGoverned(at, clause, sentence, mentions),
          isSubject(at, in: sentence, mentions: mentions)
        {
          free = Array(sentence.mentions(of: item))
        }
      }
      at -= 1
    }
    let own = subject(of: clause.lowerBound..<trigger, in: sentence, mentions: mentions)
    if !own.isEmpty { return own }
    // 在甲与乙共建签约仪式上
    if free == nil, trigger > clause.lowerBound,
      sentence.items[trigger].classes.meets(known.coordinator),
      isActor(trigger - 1, sentence, mentions)
    {
      return Array(sentence.mentions(of: sentence.items[trigger - 1]))
    }
    return free ?? carried
  }

  private func isActor(_ index: Int, _ sentence: SentenceItems, _ mentions: [Mention]) -> Bool {
    guard let first = sentence.firstMention(of: sentence.items[index]) else { return false }
    return mentions[first].label == .organization || mentions[first].label == .place
  }

  private func isSubject(_ index: Int, in sentence: SentenceItems, mentions: [Mention]) -> Bool {
    guard isActor(index, sentence, mentions),
      let first = sentence.firstMention(of: sentence.items[index])
    else { return false }
    guard mentions[first].label == .place, index + 1 < sentence.items.count,
      sentence.items[index + 1].kind == .word
    else { return true }
    let next = sentence.items[index + 1]
    if next.classes.meets(known.post) || next.wordClass == .direction { return false }
    // 甲社区的党员 act for it, 甲社区的广场 does not.
    return !isPossessive(next)
      || index + 2 < sentence.items.count && sentence.items[index + 2].classes.meets(known.staff)
  }

  private func isPossessive(_ item: SentenceItems.Item) -> Bool {
    item.kind == .word && item.range.count == 1
      && text.characters[item.range.lowerBound] == CharacterClass.possessive
  }

  // 在甲设立, 走进甲, 甲的乙
  private func isGoverned(
    _ index: Int, _ clause: Range<Int>, _ sentence: SentenceItems, _ mentions: [Mention]
  ) -> Bool {
    guard index > clause.lowerBound else { return false }
    let before = sentence.items[index - 1]
    guard before.kind == .word else { return before.kind == .mention }
    if before.classes.meets(known.preposition) || before.classes.meets(known.coordinator) {
      return true
    }
    // 代表学校与两家企业签约
    if before.range.count == 2, before.classes.meets(known.staff),
      before.wordClass == .verb || before.wordClass == .noun,
      text.characters[before.range].elementsEqual(Self.representing)
    {
      return false
    }
    if isPossessive(before), index - 2 >= clause.lowerBound,
      within(index - 2, clause, sentence, mentions) == index
    {
      return isGoverned(index - 2, clause, sentence, mentions)
    }
    // 那是宁河区人民法院与木头窝村携手共建的
    if before.range.count == 1, text.characters[before.range.lowerBound] == Self.being {
      return false
    }
    if isPossessive(before), opensClause(index - 1, clause, sentence) { return false }
    return before.wordClass == .verb || before.wordClass == .preposition
      || isPossessive(before)
  }

  // 系统内的成华小额贷款有限公司党支部已与…: nothing but words of no name and no verb before it.
  private func opensClause(_ end: Int, _ clause: Range<Int>, _ sentence: SentenceItems) -> Bool {
    end - clause.lowerBound <= 5
      && sentence.items[clause.lowerBound..<end].allSatisfy {
        $0.kind == .word && $0.wordClass != .verb && $0.wordClass != .preposition
          && !$0.classes.meets(known.preposition) && !$0.classes.meets(known.coordinator)
      }
  }

  private static let being: UInt32 = 0x662F  // 是
  private static let representing = "代表".scalarValues

  // 由
  private func isAgentMark(_ item: SentenceItems.Item) -> Bool {
    item.kind == .word && item.range.count == 1
      && text.characters[item.range.lowerBound] == CharacterClass.agentMark
  }

  // 在…下, 自…以来: the phrase that a preposition opens ends with a word of direction or time.
  private func phraseEnd(_ from: Int, _ clause: Range<Int>, _ sentence: SentenceItems) -> Int? {
    (from + 1..<clause.upperBound).first { index in
      let item = sentence.items[index]
      return item.kind == .word && (item.wordClass == .direction || item.wordClass == .time)
        && index + 1 < clause.upperBound
    }
  }
}
