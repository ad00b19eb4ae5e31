extension DocumentReading {
  /// - Returns: The subjects that each clause of each sentence was read with.
  @discardableResult
  func findRelations(_ rules: RuleSet) -> [[[Int]]] {
    dropEmptyGroups()
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
      noteHost(in: index, subjects: subjects[index], mood: mood)
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
    addPairLines()
    addOutline()
    addPossessedUnits()
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
      SentenceItems(
        tokens: tokens[$0], top: top[$0], mentions: mentions, text: text, known: known,
        isHeading: sentences[$0].isHeading)
    }
  }

  // MARK: names

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
          match.bindings[.subject] = finder.agents(
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
    let stated = clauses(withSubject(match, in: sentence), in: sentence)
    let since = date(stating: stated, sentence: sentence)
    let range = withParties(match, stated)
    for emission in rule.emissions {
      let type = emission.type
      let isAlliance = type == .allianceWith
      // 双方联合: how the partners just named stand to one another is said already.
      if isAlliance, emission.isMutual,
        let group = match.bindings[emission.source], group.count == 1, partners.count == 2,
        mentions[group[0]].form == .group, members(ofGroup: group[0]) == partners
      {
        continue
      }
      // 挂牌为学院的实践基地: a body that the text has named is not set up.
      if !isAlliance,
        items[sentence].items[match.items].contains(where: { $0.classes.meets(known.founding) }),
        match.bindings[emission.source]?.contains(where: { wasNamed($0) }) ?? false
      {
        continue
      }
      // 联盟成立大会在新时代文明实践中心召开: where something is set up.
      if type == .subordinateTo, isVenue(match.bindings[emission.source], match, sentence) {
        continue
      }
      let title = emission.role.flatMap { match.roles[$0] }
      var targets = argument(emission.target, emission.targetKinds, match, title, sentence)
      if isAlliance, !emission.isMutual { targets = bodies(ofSections: targets) }
      // Members of an alliance that nobody leads stand with one another.
      let isLeaderless = emission.isLed && allianceLeader == nil
      let sources =
        isLeaderless
        ? targets : argument(emission.source, emission.sourceKinds, match, title, sentence)
      // 甲所长和双方代表参加: whoever is none of the two parties.
      if isAlliance, !emission.isMutual, !isLeaderless,
        countsParties(match.bindings[emission.target]), !sources.contains(where: targets.contains)
      {
        continue
      }
      if isAlliance, emission.isMutual,
        areNoPartners(match, emission.source, sentence)
          || addAsMembers(match, emission.source, sentence, rule: rule)
      {
        continue
      }
      if isAlliance, leadsWhatFollows(match, sentence) || isDuty(match, sentence) {
        continue
      }
      if isAlliance,
        [emission.source, emission.target].contains(where: {
          match.bindings[$0]?.last.map(isWitness) ?? false
        })
      {
        continue
      }
      let isPaired = isAlliance && saysRespectively(match, sentence)
      let sides =
        isAlliance && emission.isMutual && !isLeaderless
        ? sides(of: match.bindings[emission.source] ?? [], match, sentence) : nil
      // 街道党工委、甲局党组、乙局党组签订: party bodies among themselves.
      let isOfParty = (sources + targets).allSatisfy { table[$0].classes.meets(known.partyBody) }
      for (i, named) in sources.enumerated() {
        if settled.contains(where: {
          $0.type == type && $0.source == named && $0.rule != rule.name
        }) {
          continue
        }
        let source =
          switch type {
          case .serves: responsible(named)
          case .allianceWith:
            isOfParty ? named : employer(named, match.bindings[emission.source])
          default: named
          }
        // A station is its bureau's, not the party committee's.
        let isStation = type == .subordinateTo && table[source].classes.meets(known.ownName)
        for (j, named) in targets.enumerated() {
          let owner =
            isStation
            ? responsible(named)
            : isAlliance && !isOfParty
              ? employer(named, match.bindings[emission.target]) : named
          if isLeaderless || emission.isMutual, j <= i { continue }
          if isPaired, sources.count == targets.count, i != j { continue }
          if let sides, sides.contains(source) == sides.contains(owner) { continue }
          guard isAllowed(type, source, owner) else { continue }
          if isAlliance,
            opensName(owner, match, emission.target) || isOpened(owner, match, emission.target)
              || isSite(owner, match, emission.target, sentence)
              || isMeetingPlace(owner, match, emission.target, sentence)
          {
            continue
          }
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
      if isAlliance, !sources.isEmpty, !targets.isEmpty, !emission.isLed {
        if sources.count == 1, !emission.isMutual,
          targets.contains(where: { isAllowed(type, sources[0], $0) })
        {
          allianceLeader = sources.first
        }
        let all = sources + targets.filter { !sources.contains($0) }
        if all.count > 1 { (partners, partnersSentence) = (all, sentence) }
      }
      if type == .subordinateTo, let made = sources.first, table[made].label == .organization {
        founded = (sentence, made)
        if table[made].classes.meets(known.alliance), !emission.isOfAll, let leader = targets.first
        {
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

  private func isVenue(_ found: [Int]?, _ match: RuleMatcher.Match, _ sentence: Int) -> Bool {
    guard let first = found?.first, let trigger = match.trigger else { return false }
    return items[sentence].items[trigger].classes.meets(known.founding)
      && isWhere(first, behind: items[sentence].items[trigger])
  }

  // Whether a kind alone, 学院 or 办公室, means what the text has told of before.
  private func wasNamed(_ index: Int) -> Bool {
    guard mentions[index].form == .definite, mentions[index].entity >= 0 else { return false }
    return table[mentions[index].entity].mentions.contains {
      mentions[$0].range.lowerBound < mentions[index].range.lowerBound
    }
  }

  // 双方 and 三方, and not 两家单位, with whom a third may sign.
  private func countsParties(_ found: [Int]?) -> Bool {
    guard let first = found?.first, mentions[first].form == .group else { return false }
    return text.characters[mentions[first].headStart - 1] == Self.party
  }

  private static let party: UInt32 = 0x65B9  // 方

  // An area is served by the station, not by its party branch.
  private func responsible(_ source: Int) -> Int {
    guard table[source].classes.meets(known.partyBody), let parent = table[source].parent,
      table[parent].label == .organization
    else { return source }
    return parent
  }

  // From the clause that names the subject, so that the evidence says who acts.
  private func withSubject(_ match: RuleMatcher.Match, in sentence: Int) -> Range<Int> {
    guard let first = match.bindings[.subject]?.first, mentions[first].sentence == sentence,
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

  // 派出所走访河湾小学，与其签订: the body last named before.
  private func pointedAt(by match: RuleMatcher.Match, in sentence: Int) -> Int? {
    let start = items[sentence].items[match.items.lowerBound].range.lowerBound
    let subject = Set((match.bindings[.subject] ?? []).compactMap { entity($0) })
    return top[sentence].last {
      mentions[$0].range.upperBound <= start
        && (entity($0).map { isActor($0) && !subject.contains($0) } ?? false)
    }.flatMap { entity($0) }
  }

  /// The entities that an emission's name stands for.
  private func argument(
    _ name: RuleName, _ kinds: [MentionKind], _ match: RuleMatcher.Match, _ title: Range<Int>?,
    _ sentence: Int
  ) -> [Int] {
    if let found = match.bindings[name] { return bound(found, kinds) }
    switch name {
    case .owner:
      if let body = founded(before: sentence, title) { return [body] }
      let subject = match.bindings[.subject]?.first.flatMap { entity($0) }
      return title.flatMap { body(for: $0, in: sentence, subject: subject) }.map { [$0] } ?? []
    case .alliance: return latestAlliance(before: match.items, in: sentence).map { [$0] } ?? []
    case .leader: return allianceLeader.map { [$0] } ?? []
    case .pointedAt: return pointedAt(by: match, in: sentence).map { [$0] } ?? []
    case .allies:
      let paragraph = sentences[sentence].paragraph
      return partnersSentence.map { sentences[$0].paragraph == paragraph } ?? false ? partners : []
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
    // “1”是甲；“3”是乙、丙: what semicolons join is one sentence.
    var first = sentence
    while first > 0, endsWithSemicolon(first - 1) { first -= 1 }
    let all = mentions.indices.filter {
      mentions[$0].entity >= 0 && mentions[$0].sentence + 1 >= first
        && mentions[$0].range.lowerBound <= end
        && table[mentions[$0].entity].classes.meets(known.alliance)
    }
    return all.max { mentions[$0].range.upperBound < mentions[$1].range.upperBound }.map {
      mentions[$0].entity
    }
  }

  /// Whether a semicolon joins a sentence to the next.
  func endsWithSemicolon(_ sentence: Int) -> Bool {
    sentences[sentence].range.last.map { text.characters[$0] } == CharacterClass.semicolon
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
      // Its members are partners, and not the alliance.
      if [source, target].contains(where: {
        table[$0].classes.meets(known.alliance) && !table[$0].classes.meets(known.jointBody)
      }) {
        return false
      }
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
