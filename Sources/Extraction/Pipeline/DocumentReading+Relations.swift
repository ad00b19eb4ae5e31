extension DocumentReading {
  /// - Returns: The subjects that each clause of each sentence was read with.
  @discardableResult
  func findRelations(_ rules: RuleSet) -> [[[Int]]] {
    setItems()
    addStructure()
    addSoleBureau()
    addProgramStructure()
    let subjects = carriedSubjects()
    let mood = Mood(lexicon: lexicon)
    var matcher = RuleMatcher(text: text, lexicon: lexicon)
    var candidates: [Int] = []
    for index in sentences.indices {
      addPosts(in: index, subjects: subjects[index])
      guard !top[index].isEmpty || !subjects[index].isEmpty else { continue }
      matcher.enter(items[index], mentions: mentions, subjects: subjects[index])
      rules.index.gather(items[index], matcher.rest[0], text, into: &candidates)
      if candidates.isEmpty { continue }
      apply(rules, candidates, &matcher, to: index, subjects: subjects[index], mood: mood)
    }
    addMembers()
    addJointMeeting()
    addAttendance(subjects: subjects)
    addLabelledPartners()
    addSigners()
    addRespectivePairs()
    addOutline()
    dropOwnedPartners()
    dropTentative()
    claimPrograms(subjects: subjects, mood: mood)
    return subjects
  }

  private func setItems() {
    // What the class holds is counted each time that it is asked for.
    let (tokens, top, mentions) = (tokens, top, mentions)
    let (text, known) = (text, known)
    items = sentences.indices.map {
      SentenceItems(tokens: tokens[$0], top: top[$0], mentions: mentions, text: text, known: known)
    }
  }

  // MARK: names

  /// The relations that compound names state: each level is part of the next.
  private func addStructure() {
    for index in mentions.indices
    where mentions[index].form == .named && mentions[index].entity >= 0 {
      let mention = mentions[index]
      let id = mention.entity
      if mention.label == .place, let parent = entity(mention.parent), !isShortcut(id, parent),
        !isFartherOff(parent, than: table[id].parent)
      {
        add(.subordinateTo, id, parent, rule: "地名结构", mention.range)
      }
      if mention.label == .place, let owner = mention.listOwner, let parent = entity(owner) {
        let range = mentions[owner].range.lowerBound..<mention.range.upperBound
        add(.subordinateTo, id, parent, rule: "地名结构", range)
      }
      guard mention.label == .organization else { continue }
      if let serves = entity(mention.serves) {
        add(.serves, id, serves, rule: "驻点名称", mention.range)
      }
      if let owner = entity(mention.parentOrganization) {
        // The police room of a school or hospital is there for it; that of a station is its own.
        let serves = mention.classes.meets(known.outpost) && !isPolice(owner)
        if !serves, isFartherOff(owner, than: table[id].parent) { continue }
        add(
          serves ? .serves : .subordinateTo, id, owner, rule: serves ? "驻点名称" : "机构名称结构",
          mention.range)
      } else if mention.parent != nil, let owner = entity(mention.listOwner) {
        add(.subordinateTo, id, owner, rule: "上文机构", mention.range)
      } else if let place = entity(mention.parentPlace),
        mention.classes.meets(known.localBody) || isSettlementsOwn(mention, place)
          || isBureau(mention, place)
      {
        if mentions[mention.parentPlace ?? 0].range.upperBound >= mention.headStart
          || isOfPlace(mention) || isBesideCommittee(mention)
        {
          let serves = isEstateService(mention)
          add(
            serves ? .serves : .subordinateTo, id, place, rule: serves ? "驻点名称" : "属地机构",
            withPlace(mention))
        }
      } else if mention.parent == nil, let parent = table[id].parent,
        table[parent].label == .organization || mention.classes.meets(known.localBody)
          || isTowns(mention) || isVillageBody(mention)
      {
        add(.subordinateTo, id, parent, rule: "上文机构", mention.range)
      }
    }
    for index in mentions.indices
    where mentions[index].form == .definite && mentions[index].entity >= 0 {
      let id = mentions[index].entity
      if table[id].mentions.isEmpty, let parent = table[id].parent {
        add(.subordinateTo, id, parent, rule: "上文机构", mentions[index].range)
      }
    }
  }

  // From the place on, which may stand before another body: 白沙镇党委、政府.
  private func withPlace(_ mention: Mention) -> Range<Int> {
    let start =
      mention.parentPlace.map { mentions[$0].range.lowerBound } ?? mention.range.lowerBound
    return min(start, mention.range.lowerBound)..<mention.range.upperBound
  }

  // 白沙镇党委、政府
  private func isBesideCommittee(_ mention: Mention) -> Bool {
    mention.coreStart == mention.headStart
      && mention.parentPlace.map { mentions[$0].range.lowerBound < mention.range.lowerBound }
        ?? false
  }

  // 泸州市|道路运输|管理局: a bureau of a division is the division's own.
  private func isBureau(_ mention: Mention, _ place: Int) -> Bool {
    !table[place].divisions.isEmpty && mention.coreStart < mention.headStart
      && LeftBoundary.bureauEnds.contains(text.characters[mention.range.upperBound - 1])
      && !mention.classes.meets(known.outpost.union(known.stateBody))
  }

  // 天宝第二小区物业中心 works for the estate, which does not run it.
  private func isEstateService(_ mention: Mention) -> Bool {
    text.characters[mention.core].starts(with: Self.estateService)
  }

  private static let estateService = "物业".scalarValues

  // 乡属站所6个：乡兽医站、乡派出所
  private func isTowns(_ mention: Mention) -> Bool {
    startsWithLevel(mention) && Self.townLevels.contains(text.characters[mention.coreStart])
  }

  private static let townLevels: CharacterSet = "镇乡"

  // 天印村经济联合社, 桥墩镇党政办: a settlement's body that has no name of its own. A company or a bank is its own master,
  // and a station is its bureau's.
  private func isSettlementsOwn(_ mention: Mention, _ place: Int) -> Bool {
    guard table[place].classes.meets(known.settlement), mention.bareRange == nil,
      !mention.classes.meets(known.ownName), !mention.classes.meets(known.outpost),
      !mention.classes.meets(known.alliance), !mention.classes.meets(known.bank)
    else { return false }
    let name = text.characters[mention.core]
    let isKind = mention.coreStart == mention.headStart && name.count >= 4
    let isTeam = !mention.classes.meets(known.localBody) && Self.teamEnds.contains(name.last ?? 0)
    return (isKind || isTeam || isCommonModifier(mention))
      && !Self.ownMasters.contains { name.suffix($0.count).elementsEqual($0) }
  }

  // 禾盛社区馨雅艺术团
  private static let teamEnds: CharacterSet = "团队"
  private static let ownMasters = ["公司", "事务所", "集团", "酒店", "超市", "商会", "医院", "日报", "网"].map(
    \.scalarValues)

  private func isPolice(_ id: Int) -> Bool {
    Self.policeHeads.contains { table[id].key.suffix($0.count).elementsEqual($0) }
  }

  private static let policeHeads = [
    "派出所", "公安局", "分局", "公安处", "总队", "支队", "大队", "中队", "警务室", "警务站", "检查站",
  ].map(\.scalarValues)

  // 浦发银行哈西支行 where the text elsewhere has 哈尔滨分行 between them.
  private func isFartherOff(_ outer: Int, than parent: Int?) -> Bool {
    guard let parent, parent != outer else { return false }
    return isAbove(outer, parent)
  }

  /// Whether one thing is part of another by their names.
  private func isAbove(_ outer: Int, _ inner: Int) -> Bool {
    var current = table[inner].parent
    var steps = 0
    while let at = current, steps < 10 {
      if at == outer { return true }
      current = table[at].parent
      steps += 1
    }
    return false
  }

  // 浙江桐乡 where the text elsewhere has 嘉兴市 between them.
  private func isShortcut(_ inner: Int, _ outer: Int) -> Bool {
    guard let a = table[inner].divisions.first, let c = table[outer].divisions.first else {
      return false
    }
    return table.entities.indices.contains { id in
      table[id].label == .place && !table[id].isWeak
        && table[id].divisions.contains { b in
          b != a && b != c && lexicon.gazetteer.contains(c, b) && lexicon.gazetteer.contains(b, a)
        }
    }
  }

  private func isOfPlace(_ mention: Mention) -> Bool {
    mention.parentPlace.map { place in
      let end = mentions[place].range.upperBound
      // 日新社区“大党委”
      return end == mention.coreStart
        || end + 1 == mention.coreStart && text.characters[end] == CharacterClass.openQuote
    } ?? false
  }

  func entity(_ mention: Int?) -> Int? {
    guard let mention, mentions[mention].entity >= 0 else { return nil }
    return mentions[mention].entity
  }

  /// All entities that a mention means.
  func entities(_ mention: Int) -> [Int] {
    if mentions[mention].form == .group { return members(ofGroup: mention) }
    return mentions[mention].entity >= 0 ? [mentions[mention].entity] : []
  }

  func add(
    _ type: RelationType, _ source: Int, _ target: Int, role: String? = nil, since: String? = nil,
    rule: String, confidence: Double = 0.95, _ range: Range<Int>
  ) {
    guard source != target else { return }
    relations.append(
      RelationDraft(
        type: type, source: source, target: target, role: role, since: since, rule: rule,
        confidence: confidence, range: range))
  }

  // MARK: rules

  /// - Parameters:
  ///   - candidates: The numbers of the patterns that may fit.
  ///   - matcher: Has entered the sentence.
  private func apply(
    _ rules: RuleSet, _ candidates: [Int], _ matcher: inout RuleMatcher, to index: Int,
    subjects: [[Int]], mood: Mood
  ) {
    let finder = SubjectFinder(lexicon: lexicon, text: text)
    var settled: Set<Settled> = []
    let triggers = rules.index.triggers
    for number in candidates {
      let matches = matcher.matches(triggers[number])
      if matches.isEmpty { continue }
      let rule = rules.rules[triggers[number].program.rule]
      for var match in matches {
        guard rule.ignoresMood || mood.isFactual(items[index], match, text: text)
        else { continue }
        if rule.asksForSubject {
          let at = match.trigger ?? match.items.lowerBound
          match.bindings["主语"] = finder.agents(
            at: at, in: items[index], mentions: mentions,
            carried: subjects[items[index].items[at].clause])
        }
        emit(rule, match, sentence: index, settled: &settled)
      }
    }
  }

  /// A type and a source of which an exclusive rule has told the target.
  private struct Settled: Hashable {
    let type: RelationType
    let source: Int
    let rule: String
  }

  private func emit(
    _ rule: Rule, _ match: RuleMatcher.Match, sentence: Int, settled: inout Set<Settled>
  ) {
    if rule.asksForAlliance, latestAlliance(before: match.items, in: sentence) == nil { return }
    let range = clauses(withSubject(match, in: sentence), in: sentence)
    let since = date(stating: range, sentence: sentence)
    for emission in rule.emissions {
      let type = emission.type
      // 双方联合: how the partners just named stand to one another is said already.
      if type == .allianceWith, emission.isMutual,
        let group = match.bindings[emission.source], group.count == 1,
        mentions[group[0]].form == .group, members(ofGroup: group[0]) == partners
      {
        continue
      }
      // 挂牌为学院的实践基地: a body that the text has named is not set up.
      if type != .allianceWith,
        items[sentence].items[match.items].contains(where: { $0.classes.meets(known.founding) }),
        match.bindings[emission.source]?.contains(where: { wasNamed($0) }) ?? false
      {
        continue
      }
      let title = emission.role.flatMap { match.roles[$0] }
      let targets = argument(emission.target, emission.targetKinds, match, title, sentence)
      // Members of an alliance that nobody leads stand with one another.
      let isLeaderless = emission.isLed && allianceLeader == nil
      let sources =
        isLeaderless
        ? targets : argument(emission.source, emission.sourceKinds, match, title, sentence)
      // 甲所长和双方代表参加: whoever is none of the two parties.
      if type == .allianceWith, !emission.isMutual, !isLeaderless,
        isGroup(match.bindings[emission.target]), !sources.contains(where: targets.contains)
      {
        continue
      }
      let isPaired =
        type == .allianceWith && saysRespectively(match, sentence)
      if isPaired, emission.isMutual { continue }
      if type == .allianceWith, emission.isMutual,
        areOneSide(match, emission.source, sentence) || hasObject(match, emission.source, sentence)
          || areCounted(match, emission.source, sentence) || isQuoted(match.trigger, sentence)
      {
        continue
      }
      // 由甲牵头，联合乙、丙共同组建: they follow 甲, and stand with it alone.
      if type == .allianceWith, emission.isMutual, isLed(match, sentence) { continue }
      let sides =
        type == .allianceWith && emission.isMutual && !isLeaderless
        ? sides(of: match.bindings[emission.source] ?? [], match, sentence) : nil
      for (i, named) in sources.enumerated() {
        if settled.contains(where: {
          $0.type == type && $0.source == named && $0.rule != rule.name
        }) {
          continue
        }
        let source =
          switch type {
          case .serves: responsible(named)
          case .allianceWith: signatory(named)
          default: named
          }
        // A station is its bureau's, not the party committee's.
        let isStation = type == .subordinateTo && table[source].classes.meets(known.ownName)
        for (j, named) in targets.enumerated() {
          let owner =
            isStation ? responsible(named) : type == .allianceWith ? signatory(named) : named
          if isLeaderless || emission.isMutual, j <= i { continue }
          if isPaired, sources.count == targets.count, i != j { continue }
          if let sides, sides.contains(source) == sides.contains(owner) { continue }
          guard isAllowed(type, source, owner) else { continue }
          if type == .allianceWith, opensName(owner, match, emission.target) { continue }
          let target = heading(for: source, type: type, rule: rule, sentence: sentence) ?? owner
          guard source != target else { continue }
          add(
            type, source, target, role: title.map { text.spelling($0) }, since: since,
            rule: rule.name,
            confidence: rule.confidence, range)
          if rule.isExclusive {
            settled.insert(Settled(type: type, source: source, rule: rule.name))
          }
        }
      }
      if type == .allianceWith, !sources.isEmpty, !targets.isEmpty, !emission.isLed {
        if sources.count == 1 { allianceLeader = sources.first }
        let all = sources + targets.filter { !sources.contains($0) }
        if all.count > 1 { partners = all }
      }
      if type == .subordinateTo, let made = sources.first, table[made].label == .organization {
        founded = (sentence, made)
        if table[made].classes.meets(known.alliance), let leader = targets.first {
          if targets.count == 1 {
            allianceLeader = leader
          } else if made != ledAlliance {
            allianceLeader = nil
          }
          ledAlliance = made
        }
      }
    }
  }

  // Whether a kind alone, 学院 or 办公室, means what the text has told of before.
  private func wasNamed(_ index: Int) -> Bool {
    guard mentions[index].form == .definite, mentions[index].entity >= 0 else { return false }
    return table[mentions[index].entity].mentions.contains {
      mentions[$0].range.lowerBound < mentions[index].range.lowerBound
    }
  }

  private func isGroup(_ found: [Int]?) -> Bool {
    found?.first.map { mentions[$0].form == .group } ?? false
  }

  // An area is served by the station, not by its party branch.
  private func responsible(_ source: Int) -> Int {
    guard table[source].classes.meets(known.partyBody), let parent = table[source].parent,
      table[parent].label == .organization
    else { return source }
    return parent
  }

  // From the clause that names the subject, so that the evidence says who acts.
  private func withSubject(_ match: RuleMatcher.Match, in sentence: Int) -> Range<Int> {
    guard let first = match.bindings["主语"]?.first, mentions[first].sentence == sentence,
      let at = items[sentence].items.firstIndex(where: {
        items[sentence].mentions(of: $0).contains(first)
      }),
      at < match.items.lowerBound
    else { return match.items }
    return at..<match.items.upperBound
  }

  // What is set up under a program's heading is part of that program.
  private func heading(for source: Int, type: RelationType, rule: Rule, sentence: Int) -> Int? {
    guard type == .subordinateTo, table[source].label == .program,
      let program = sectionProgram(of: sentence)
    else { return nil }
    return program == source ? nil : program
  }

  /// The entities that an emission's name stands for.
  private func argument(
    _ name: String, _ kinds: [MentionKind], _ match: RuleMatcher.Match, _ title: Range<Int>?,
    _ sentence: Int
  ) -> [Int] {
    if let found = match.bindings[name] { return bound(found, kinds) }
    switch name {
    case "所属":
      if let body = founded(before: sentence, title) { return [body] }
      let subject = match.bindings["主语"]?.first.flatMap { entity($0) }
      return title.flatMap { body(for: $0, in: sentence, subject: subject) }.map { [$0] } ?? []
    case "联盟": return latestAlliance(before: match.items, in: sentence).map { [$0] } ?? []
    case "盟主": return allianceLeader.map { [$0] } ?? []
    default: return []
    }
  }

  /// The body of whose setting up the sentence tells, or the one before it when the post is that of such a body:
  /// …成立领导小组。所长陈明任组长.
  private func founded(before sentence: Int, _ title: Range<Int>?) -> Int? {
    guard let founded, founded.sentence <= sentence else { return nil }
    if founded.sentence == sentence { return founded.body }
    guard founded.sentence + 1 == sentence, let title else { return nil }
    let isItsOwn = text.characters[title].dropLast().last == table[founded.body].key.last
    return isItsOwn ? founded.body : nil
  }

  /// The alliance last named in the sentence or the one before it.
  private func latestAlliance(before items: Range<Int>, in sentence: Int) -> Int? {
    let end = self.items[sentence].items[items.lowerBound].range.lowerBound
    let all = mentions.indices.filter {
      mentions[$0].entity >= 0 && mentions[$0].sentence + 1 >= sentence
        && mentions[$0].range.lowerBound <= end
        && table[mentions[$0].entity].classes.meets(known.alliance)
    }
    return all.max { mentions[$0].range.upperBound < mentions[$1].range.upperBound }.map {
      mentions[$0].entity
    }
  }

  // 2021年3月，甲所与乙村结对: the date may be a clause of its own before the statement.
  private func date(stating range: Range<Int>, sentence: Int) -> String? {
    let line = tokens[sentence]
    return Dates.date(in: range, tokens: line, text: text, year: year)
      ?? Dates.date(
        in: sentences[sentence].range.lowerBound..<range.upperBound, tokens: line, text: text,
        year: year)
  }

  private func bound(_ indices: [Int], _ kinds: [MentionKind]) -> [Int] {
    var result: [Int] = []
    func take(_ id: Int) {
      if kinds.isEmpty
        || kinds.contains(where: { $0.includes(table[id].label, table[id].classes) })
      {
        result.append(id)
      }
    }
    for mention in indices {
      if mentions[mention].form == .group {
        members(ofGroup: mention).forEach(take)
      } else if mentions[mention].entity >= 0 {
        take(mentions[mention].entity)
      }
    }
    return result
  }

  private func isAllowed(_ type: RelationType, _ source: Int, _ target: Int) -> Bool {
    switch type {
    case .allianceWith:
      if table[source].label == .place, table[target].label == .place { return false }
      guard mayPartner(source), mayPartner(target) else { return false }
      if !table[source].divisions.isEmpty || !table[target].divisions.isEmpty { return false }
      // A unit is no partner of the one it is part of.
      return !isUnit(source, of: target) && !isUnit(target, of: source)
    case .subordinateTo:
      return !isNational(source) && !isUnit(target, of: source)
    default:
      return !isNational(source)
    }
  }

  // Programs of the whole country belong to nobody here.
  func isNational(_ id: Int) -> Bool {
    guard table[id].label == .program else { return false }
    return table[id].classes.meets(known.nationalProgram)
      || lexicon.entry(of: table[id].key[...])?.classes.meets(known.nationalProgram) ?? false
  }

  /// The clauses that hold some items, without the marks at their ends.
  func clauses(_ range: Range<Int>, in sentence: Int) -> Range<Int> {
    let all = items[sentence]
    guard let first = range.first, let last = range.last, last < all.items.count else {
      return sentences[sentence].range
    }
    let from = all.clauses[all.items[first].clause]
    let to = all.clauses[all.items[last].clause]
    var end = to.upperBound
    while end > last + 1, all.items[end - 1].kind == .mark { end -= 1 }
    return all.items[from.lowerBound].range.lowerBound..<all.items[end - 1].range.upperBound
  }
}
