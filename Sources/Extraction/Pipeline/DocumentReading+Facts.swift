import SourceText

extension DocumentReading {
  /// What the document states, ready to be written.
  func facts(of document: DocumentInput, _ vocabulary: RuleVocabulary) -> DocumentFacts {
    var ids = [String?](repeating: nil, count: table.entities.count)
    var counts = [Int](repeating: 0, count: EntityLabel.allCases.count)
    var entities: [EntityFact] = []
    let (named, starts) = mentionsByEntity()
    let first = table.entities.indices.map { id in
      named[starts[id]..<starts[id + 1]].reduce(Int.max) {
        min($0, mentions[$1].range.lowerBound)
      }
    }
    let order = table.entities.indices.filter { isKept($0) }.sorted {
      (first[$0], $0) < (first[$1], $1)
    }
    for id in order {
      let (number, prefix) = Self.idForm(of: table[id].label)
      counts[number] += 1
      ids[id] = prefix + String(counts[number])
    }
    entities.reserveCapacity(order.count)
    // Through a pointer: an entity read from an array would be copied first.
    table.entities.withUnsafeBufferPointer { all in
      for id in order {
        let own = named[starts[id]..<starts[id + 1]]
        entities.append(fact(all[id], ids[id] ?? "", ids, own, vocabulary))
      }
    }
    return DocumentFacts(
      id: document.id, title: document.title, date: document.date, source: document.source,
      author: document.author, entities: entities, relations: relationFacts(ids))
  }

  /// The mentions of all entities, those of one side by side and in their order, and where those of each begin.
  private func mentionsByEntity() -> (mentions: [Int], starts: [Int]) {
    let mentions = mentions
    var starts = [Int](repeating: 0, count: table.entities.count + 1)
    for mention in mentions.indices where mentions[mention].entity >= 0 {
      starts[mentions[mention].entity + 1] += 1
    }
    for id in starts.indices.dropFirst() { starts[id] += starts[id - 1] }
    var next = starts
    var result = [Int](repeating: 0, count: next[next.count - 1])
    for mention in mentions.indices where mentions[mention].entity >= 0 {
      let id = mentions[mention].entity
      result[next[id]] = mention
      next[id] += 1
    }
    return (result, starts)
  }

  private static func idForm(of label: EntityLabel) -> (number: Int, prefix: String) {
    switch label {
    case .organization: (0, "o")
    case .place: (1, "p")
    case .program: (2, "g")
    case .person: (3, "n")
    }
  }

  private func isKept(_ id: Int) -> Bool { !table[id].isWeak && !table[id].isDropped }

  private func fact(
    _ entity: Entity, _ id: String, _ ids: [String?], _ own: ArraySlice<Int>,
    _ vocabulary: RuleVocabulary
  ) -> EntityFact {
    var forms = entity.forms
    let only =
      forms.count == 1 && entity.formPlaces.count == 1
      ? (place: entity.formPlaces[0], text: forms[0]) : nil
    let isOnlyKey =
      only.map { text.original[$0.place].elementsEqual(entity.key) } ?? false
    let key = isOnlyKey ? forms[0] : String(scalars: entity.key)
    if forms.isEmpty { forms = [key] }
    let name = Naming.name(of: entity, forms: forms, lexicon: lexicon)
    var aliases =
      forms.count == 1 && forms[0].isWritten(as: name)
      ? [] : forms.filter { !$0.isWritten(as: name) }
    func add(_ alias: String) {
      if !aliases.contains(where: { $0.isWritten(as: alias) }) { aliases.append(alias) }
    }
    if entity.label == .place, !entity.divisions.isEmpty, !key.isWritten(as: name) { add(key) }
    if name.unicodeScalars.contains(where: { lexicon.folding($0.value) != $0.value }) {
      add(String(scalars: lexicon.folding.fold(name.scalarValues)))
    }
    var evidence = namedRanges(own).map {
      self.evidence($0, rule: "名称", confidence: 0.9, only: only)
    }
    if evidence.isEmpty,
      let first = own.lazy.map({ self.mentions[$0].range }).min(by: {
        $0.lowerBound < $1.lowerBound
      })
    {
      evidence = [self.evidence(first, rule: "名称", confidence: 0.7)]
    }
    return EntityFact(
      id: id, label: entity.label,
      ownLabel: vocabulary.label(of: entity.label, entity.classes),
      name: name, aliases: aliases, key: key,
      divisions: entity.divisions.isEmpty
        ? [] : entity.divisions.map { lexicon.gazetteer.divisions[Int($0)].code },
      parent: entity.parent.flatMap { ids[$0] },
      isNational: entity.label == .program && isNational(entity) ? true : nil,
      properties: entity.founded.map { ["founded": $0] } ?? [:],
      evidence: evidence)
  }

  /// Where some mentions name their thing, each place once, by their starts and then in the order of the mentions.
  private func namedRanges(_ own: ArraySlice<Int>) -> [Range<Int>] {
    if own.count == 1, let only = own.first {
      return mentions[only].form == .named ? [mentions[only].range] : []
    }
    var order = own.filter { mentions[$0].form == .named }
    if order.count > 1 {
      order.sort {
        (mentions[$0].range.lowerBound, $0) < (mentions[$1].range.lowerBound, $1)
      }
    }
    var result: [Range<Int>] = []
    result.reserveCapacity(order.count)
    for index in order {
      let range = mentions[index].range
      let isSeen = result.reversed().prefix { $0.lowerBound == range.lowerBound }.contains(range)
      if !isSeen { result.append(range) }
    }
    return result
  }

  private func isNational(_ entity: Entity) -> Bool {
    entity.classes.meets(known.nationalProgram)
      || lexicon.entry(of: entity.key)?.classes.meets(known.nationalProgram) ?? false
  }

  /// - Parameter only: The only form of what the place names, and where it stands: most evidence has the same text.
  private func evidence(
    _ range: Range<Int>, rule: String, confidence: Double,
    only: (place: Range<Int>, text: String)? = nil
  ) -> FactEvidence {
    let place = text.originalRange(range)
    let own: String
    if let only, text.isEqual(only.place, place) {
      own = only.text
    } else {
      own = text.originalText(place)
    }
    return FactEvidence(
      start: place.lowerBound, end: place.upperBound, line: text.line(at: place.lowerBound),
      text: own, rule: rule, confidence: confidence)
  }

  /// One fact for all statements of a type about two things, in the order of the first of each.
  private func relationFacts(_ ids: [String?]) -> [RelationFact] {
    /// For each fact, its first and its last statement, and the fact of another type about the same two things.
    var facts: [(first: Int, last: Int, other: Int?)] = []
    /// The statement of the same fact that follows each.
    var following = [Int?](repeating: nil, count: relations.count)
    /// The fact found last about two things.
    var places = [Int: Int](minimumCapacity: relations.count)
    for index in relations.indices
    where isKept(relations[index].source) && isKept(relations[index].target) {
      let ends = ends(of: index)
      let key = ends.source * ids.count + ends.target
      let last = places[key]
      var known = last
      while let fact = known, relations[facts[fact].first].type != relations[index].type {
        known = facts[fact].other
      }
      if let known {
        following[facts[known].last] = index
        facts[known].last = index
      } else {
        places[key] = facts.count
        facts.append((index, index, last))
      }
    }
    var statements: [Int] = []
    var latest: FactEvidence?
    return facts.map { fact in
      statements.removeAll(keepingCapacity: true)
      var next: Int? = fact.first
      while let index = next {
        statements.append(index)
        next = following[index]
      }
      return relationFact(statements, ids, &latest)
    }
  }

  /// Of two that stand with one another the one found first comes first.
  private func ends(of relation: Int) -> (source: Int, target: Int) {
    let (a, b) = (relations[relation].source, relations[relation].target)
    return relations[relation].type == .allianceWith && a > b ? (b, a) : (a, b)
  }

  /// - Parameter latest: The evidence given last: many statements share a sentence.
  private func relationFact(
    _ all: [Int], _ ids: [String?], _ latest: inout FactEvidence?
  ) -> RelationFact {
    var distinct = all
    if all.count > 1 {
      distinct.removeAll()
      for index in all
      where !distinct.contains(where: {
        relations[$0].range == relations[index].range && relations[$0].rule == relations[index].rule
      }) {
        distinct.append(index)
      }
      distinct.sort {
        let (a, b) = (relations[$0], relations[$1])
        return (a.range.lowerBound, a.range.upperBound, a.rule)
          < (b.range.lowerBound, b.range.upperBound, b.rule)
      }
    }
    // Of equals the first.
    var best = all[0]
    for index in all where relations[index].confidence > relations[best].confidence {
      best = index
    }
    let ends = ends(of: all[0])
    return RelationFact(
      type: relations[all[0]].type.rawValue, source: ids[ends.source] ?? "",
      target: ids[ends.target] ?? "",
      role: all.lazy.compactMap { self.relations[$0].role }.first,
      since: all.lazy.compactMap { self.relations[$0].since }.first,
      rule: relations[best].rule, confidence: relations[best].confidence,
      evidence: distinct.map { evidence(of: relations[$0], like: &latest) })
  }

  private func evidence(
    of relation: RelationDraft, like latest: inout FactEvidence?
  ) -> FactEvidence {
    let place = text.originalRange(relation.range)
    guard var result = latest, result.start == place.lowerBound, result.end == place.upperBound
    else {
      let first = evidence(relation.range, rule: relation.rule, confidence: relation.confidence)
      latest = first
      return first
    }
    (result.rule, result.confidence) = (relation.rule, relation.confidence)
    return result
  }
}

/// Chooses the form that names a thing.
enum Naming {
  static func name(of entity: Entity, forms: [String], lexicon: Lexicon) -> String {
    if forms.count == 1, entity.divisions.isEmpty { return forms[0] }
    switch entity.label {
    case .place where !entity.divisions.isEmpty:
      let full = String(scalars: entity.key)
      return forms.first { $0.isWritten(as: full) } ?? full
    case .place:
      // The place's own part; what lies around it is told by edges.
      return forms.filter { $0.scalarCount >= 2 }.min { $0.scalarCount < $1.scalarCount }
        ?? forms[0]
    case .program:
      return forms.last { !$0.unicodeScalars.contains { $0 == "“" || $0 == "「" } } ?? forms[0]
    case .organization:
      let full = forms.max { $0.scalarCount < $1.scalarCount } ?? forms[0]
      guard entity.classes.meets(lexicon.known.ownName) else { return full }
      // 珠海路派出所, whatever it is part of: a further prefix makes an alias. 中心警务室 says too little.
      let own = forms.filter {
        NameKey.normalize(lexicon.folding.fold($0.scalarValues), label: .organization) == entity.key
          && !$0.hasPrefix("中心")
      }
      return own.max { $0.scalarCount < $1.scalarCount } ?? full
    case .person:
      return forms.max { $0.scalarCount < $1.scalarCount } ?? forms[0]
    }
  }
}
