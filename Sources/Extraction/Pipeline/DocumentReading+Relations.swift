extension DocumentReading {
  /// - Returns: The subjects that each clause of each sentence was read with.
  @discardableResult
  mutating func findRelations(_ rules: RuleSet) -> [[[Int]]] {
    items = sentences.indices.map {
      SentenceItems(tokens: tokens[$0], top: top[$0], mentions: mentions, text: text, known: known)
    }
    addStructure()
    addProgramStructure()
    let subjects = carriedSubjects()
    let mood = Mood(lexicon: lexicon)
    for index in sentences.indices {
      addPosts(in: index)
      guard !top[index].isEmpty || !subjects[index].isEmpty else { continue }
      apply(rules, to: index, subjects: subjects[index], mood: mood)
    }
    addMembers()
    return subjects
  }

  // MARK: names

  /// The relations that compound names state: each level is part of the next.
  private mutating func addStructure() {
    for mention in mentions where mention.form == .named && mention.entity >= 0 {
      let id = mention.entity
      if mention.label == .place, let parent = entity(mention.parent), !isShortcut(id, parent) {
        add(.subordinateTo, id, parent, rule: "地名结构", mention.range)
      }
      guard mention.label == .organization else { continue }
      if let serves = entity(mention.serves) {
        add(.serves, id, serves, rule: "驻点名称", mention.range)
      }
      if let owner = entity(mention.parentOrganization) {
        add(.subordinateTo, id, owner, rule: "机构名称结构", mention.range)
      } else if let place = entity(mention.parentPlace), mention.classes.meets(known.localBody) {
        if mentions[mention.parentPlace ?? 0].range.upperBound == mention.headStart
          || isOfPlace(mention)
        {
          add(.subordinateTo, id, place, rule: "属地机构", mention.range)
        }
      } else if mention.parent == nil, let parent = table[id].parent,
        table[parent].label == .organization || mention.classes.meets(known.localBody)
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

  // 浙江桐乡 where the text elsewhere has 嘉兴市 between them.
  private func isShortcut(_ inner: Int, _ outer: Int) -> Bool {
    guard let a = table[inner].divisions.first, let c = table[outer].divisions.first else {
      return false
    }
    return table.entities.contains { entity in
      entity.label == .place && !entity.isWeak
        && entity.divisions.contains { b in
          b != a && b != c && lexicon.gazetteer.contains(c, b) && lexicon.gazetteer.contains(b, a)
        }
    }
  }

  private func isOfPlace(_ mention: Mention) -> Bool {
    mention.parentPlace.map { mentions[$0].range.upperBound == mention.coreStart } ?? false
  }

  func entity(_ mention: Int?) -> Int? {
    guard let mention, mentions[mention].entity >= 0 else { return nil }
    return mentions[mention].entity
  }

  /// All entities that a mention means.
  func entities(_ mention: Int) -> [Int] {
    if mentions[mention].form == .group { return mentions[mention].group }
    return mentions[mention].entity >= 0 ? [mentions[mention].entity] : []
  }

  mutating func add(
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

  private mutating func apply(_ rules: RuleSet, to index: Int, subjects: [[Int]], mood: Mood) {
    var matcher = RuleMatcher(
      sentence: items[index], mentions: mentions, text: text, subjects: subjects, lexicon: lexicon)
    var settled: Set<Settled> = []
    let classes = items[index].classes
    for trigger in rules.triggers where trigger.mayFire(in: classes) {
      let rule = rules.rules[trigger.rule]
      for match in matcher.matches(rule.patterns[trigger.pattern]) {
        guard rule.ignoresMood || mood.isFactual(items[index], items: match.items, text: text)
        else { continue }
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

  private mutating func emit(
    _ rule: Rule, _ match: RuleMatcher.Match, sentence: Int, settled: inout Set<Settled>
  ) {
    let range = clauses(match.items, in: sentence)
    let since = date(stating: range, sentence: sentence)
    for emission in rule.emissions {
      let type = emission.type
      let title = emission.role.flatMap { match.roles[$0] }
      let sources = argument(emission.source, emission.sourceKinds, match, title, sentence)
      let targets = argument(emission.target, emission.targetKinds, match, title, sentence)
      for (i, source) in sources.enumerated() {
        if settled.contains(where: {
          $0.type == type && $0.source == source && $0.rule != rule.name
        }) {
          continue
        }
        for (j, target) in targets.enumerated() {
          if emission.source == emission.target, j <= i { continue }
          guard isAllowed(type, source, target) else { continue }
          let target = heading(for: source, type: type, rule: rule, sentence: sentence) ?? target
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
      if type == .allianceWith, sources.count == 1, emission.source != "盟主", emission.target != "盟主"
      {
        allianceLeader = sources.first
      }
    }
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
    case "所属": return title.flatMap { body(for: $0, in: sentence, before: 0) }.map { [$0] } ?? []
    case "盟主": return allianceLeader.map { [$0] } ?? []
    default: return []
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

  private func bound(_ indices: [Int]?, _ kinds: [MentionKind]) -> [Int] {
    (indices ?? []).filter { index in
      kinds.isEmpty
        || kinds.contains { $0.includes(mentions[index].label, mentions[index].classes) }
    }.flatMap(entities)
  }

  // Programs of the whole country belong to nobody here.
  private func isAllowed(_ type: RelationType, _ source: Int, _ target: Int) -> Bool {
    if table[source].label == .program, table[source].classes.meets(known.nationalProgram) {
      return false
    }
    if type == .allianceWith {
      if table[source].label == .place, table[target].label == .place { return false }
      if !table[source].divisions.isEmpty || !table[target].divisions.isEmpty { return false }
    }
    return true
  }

  /// The clauses that hold some items, without the marks at their ends.
  private func clauses(_ range: Range<Int>, in sentence: Int) -> Range<Int> {
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

  // MARK: subjects

  /// For each clause of each sentence, the mentions that it speaks of where it does not say so itself.
  private func carriedSubjects() -> [[[Int]]] {
    let finder = SubjectFinder(lexicon: lexicon, text: text)
    var own: [[[Int]]] = []
    for index in sentences.indices {
      own.append(
        items[index].clauses.map { finder.subject(of: $0, in: items[index], mentions: mentions) })
    }
    let focus = Focus(own: own, sentences: sentences, mentions: mentions)
    var result: [[[Int]]] = []
    var carried: [Int] = []
    var paragraph = -1
    for index in sentences.indices {
      if sentences[index].paragraph != paragraph {
        paragraph = sentences[index].paragraph
        carried = focus.mention(near: sentences[index].range.lowerBound).map { [$0] } ?? []
      }
      var clauses: [[Int]] = []
      for subject in own[index] {
        if !subject.isEmpty { carried = subject }
        clauses.append(carried)
      }
      result.append(clauses)
    }
    return result
  }
}
