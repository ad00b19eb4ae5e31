extension DocumentReading {
  /// What the document states, ready to be written.
  func facts(of document: DocumentInput, _ vocabulary: RuleVocabulary) -> DocumentFacts {
    var ids: [Int: String] = [:]
    var counts: [EntityLabel: Int] = [:]
    var entities: [EntityFact] = []
    var byEntity = [[Int]](repeating: [], count: table.entities.count)
    var first = [Int](repeating: Int.max, count: table.entities.count)
    for index in mentions.indices where mentions[index].entity >= 0 {
      let id = mentions[index].entity
      byEntity[id].append(index)
      first[id] = min(first[id], mentions[index].range.lowerBound)
    }
    let order = table.entities.indices.filter { isKept($0) }.sorted {
      (first[$0], $0) < (first[$1], $1)
    }
    for id in order {
      let label = table[id].label
      counts[label, default: 0] += 1
      ids[id] = "\(Self.prefixes[label] ?? "x")\(counts[label] ?? 0)"
    }
    for id in order { entities.append(fact(id, ids, byEntity[id], vocabulary)) }
    return DocumentFacts(
      id: document.id, title: document.title, date: document.date, source: document.source,
      author: document.author, entities: entities, relations: relationFacts(ids))
  }

  private static let prefixes: [EntityLabel: String] = [
    .organization: "o", .place: "p", .program: "g", .person: "n",
  ]

  private func isKept(_ id: Int) -> Bool { !table[id].isWeak && !table[id].isDropped }

  private func fact(
    _ id: Int, _ ids: [Int: String], _ own: [Int], _ vocabulary: RuleVocabulary
  ) -> EntityFact {
    let entity = table[id]
    var forms = entity.forms
    if forms.isEmpty { forms = [String(scalars: entity.key)] }
    let name = Naming.name(of: entity, forms: forms, lexicon: lexicon)
    var aliases = forms.filter { $0 != name }
    if entity.label == .place, !entity.divisions.isEmpty {
      let full = String(scalars: entity.key)
      if full != name, !aliases.contains(full) { aliases.append(full) }
    }
    if name.unicodeScalars.contains(where: { lexicon.folding($0.value) != $0.value }) {
      let simple = String(scalars: lexicon.folding.fold(name.scalarValues))
      if !aliases.contains(simple) { aliases.append(simple) }
    }
    let evidence = namedRanges(own).map { self.evidence($0, rule: "名称", confidence: 0.9) }
    let fallback = own.map { mentions[$0].range }.min { $0.lowerBound < $1.lowerBound }
    return EntityFact(
      id: ids[id] ?? "", label: entity.label,
      ownLabel: vocabulary.label(of: entity.label, entity.classes),
      name: name, aliases: aliases,
      key: String(scalars: entity.key),
      divisions: entity.divisions.map { lexicon.gazetteer.divisions[Int($0)].code },
      parent: entity.parent.flatMap { ids[$0] },
      isNational: entity.label == .program && isNational(entity) ? true : nil,
      properties: entity.founded.map { ["founded": $0] } ?? [:],
      evidence: evidence.isEmpty
        ? fallback.map { [self.evidence($0, rule: "名称", confidence: 0.7)] } ?? [] : evidence)
  }

  /// Where some mentions name their thing, each place once, by their starts and then in the order of the mentions.
  private func namedRanges(_ own: [Int]) -> [Range<Int>] {
    let order = own.filter { mentions[$0].form == .named }.sorted {
      (mentions[$0].range.lowerBound, $0) < (mentions[$1].range.lowerBound, $1)
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

  private func evidence(_ range: Range<Int>, rule: String, confidence: Double) -> FactEvidence {
    let place = text.originalRange(range)
    return FactEvidence(
      start: place.lowerBound, end: place.upperBound, line: text.line(at: place.lowerBound),
      text: String(scalars: text.original[place]), rule: rule, confidence: confidence)
  }

  private func relationFacts(_ ids: [Int: String]) -> [RelationFact] {
    struct Key: Hashable {
      let type: RelationType
      let source: Int
      let target: Int
    }
    var order: [(key: Key, drafts: [RelationDraft])] = []
    var places: [Key: Int] = [:]
    for draft in relations where isKept(draft.source) && isKept(draft.target) {
      var (a, b) = (draft.source, draft.target)
      if draft.type == .allianceWith, a > b { swap(&a, &b) }
      let key = Key(type: draft.type, source: a, target: b)
      if let place = places[key] {
        order[place].drafts.append(draft)
      } else {
        places[key] = order.count
        order.append((key, [draft]))
      }
    }
    return order.map { key, all in
      var distinct: [RelationDraft] = []
      for draft in all
      where !distinct.contains(where: { $0.range == draft.range && $0.rule == draft.rule }) {
        distinct.append(draft)
      }
      let spans =
        distinct.count == 1
        ? distinct.map { evidence($0.range, rule: $0.rule, confidence: $0.confidence) }
        : distinct
          .sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.rule)
              < ($1.range.lowerBound, $1.range.upperBound, $1.rule)
          }
          .map { evidence($0.range, rule: $0.rule, confidence: $0.confidence) }
      let best = all.max { $0.confidence < $1.confidence }
      return RelationFact(
        type: key.type.rawValue, source: ids[key.source] ?? "", target: ids[key.target] ?? "",
        role: all.lazy.compactMap(\.role).first, since: all.lazy.compactMap(\.since).first,
        rule: best?.rule ?? "", confidence: best?.confidence ?? 0, evidence: spans)
    }
  }
}

/// Chooses the form that names a thing.
enum Naming {
  static func name(of entity: Entity, forms: [String], lexicon: Lexicon) -> String {
    switch entity.label {
    case .place where !entity.divisions.isEmpty:
      let full = String(scalars: entity.key)
      return forms.first { $0 == full } ?? full
    case .place:
      // The place's own part; what lies around it is told by edges.
      return forms.filter { $0.unicodeScalars.count >= 2 }.min {
        $0.unicodeScalars.count < $1.unicodeScalars.count
      } ?? forms[0]
    case .program:
      return forms.last { !$0.contains("“") && !$0.contains("「") } ?? forms[0]
    case .organization:
      let full = forms.max { $0.unicodeScalars.count < $1.unicodeScalars.count } ?? forms[0]
      guard entity.classes.meets(lexicon.known.ownName) else { return full }
      // 珠海路派出所, whatever it is part of: a further prefix makes an alias. 中心警务室 says too little.
      let own = forms.filter {
        NameKey.normalize(lexicon.folding.fold($0.scalarValues), label: .organization) == entity.key
          && !$0.hasPrefix("中心")
      }
      return own.max { $0.unicodeScalars.count < $1.unicodeScalars.count } ?? full
    case .person:
      return forms.max { $0.unicodeScalars.count < $1.unicodeScalars.count } ?? forms[0]
    }
  }
}
