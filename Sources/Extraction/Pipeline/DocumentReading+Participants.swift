extension DocumentReading {
  /// For each clause of each sentence, the mentions that it speaks of where it does not say so itself.
  func carriedSubjects() -> [[[Int]]] {
    let finder = SubjectFinder(lexicon: lexicon, text: text)
    var own: [[[Int]]] = []
    var lasting: [[[Int]]] = []
    for index in sentences.indices {
      let found = items[index].clauses.map {
        finder.subject(of: $0, in: items[index], mentions: mentions)
      }
      own.append(found)
      lasting.append(found.map { finder.isByPerson($0, in: items[index]) ? [] : $0 })
    }
    let focus = Focus(own: lasting, sentences: sentences, mentions: mentions)
    var result: [[[Int]]] = []
    var topic: [Int] = []
    var paragraph = -1
    for index in sentences.indices {
      if sentences[index].paragraph != paragraph {
        paragraph = sentences[index].paragraph
        topic = focus.mention(near: sentences[index].range.lowerBound).map { [$0] } ?? []
      }
      if let now = topic.first, let entity = entity(now), focus.isRare(entity),
        let main = focus.mention(near: sentences[index].range.lowerBound),
        let other = self.entity(main), focus.isPassing(entity, beside: other)
      {
        topic = [main]
      }
      var carried = topic
      var clauses: [[Int]] = []
      for (subject, kept) in zip(own[index], lasting[index]) {
        if !subject.isEmpty { carried = subject }
        if !kept.isEmpty { topic = kept }
        clauses.append(carried)
      }
      result.append(clauses)
    }
    return result
  }

  // MARK: groups

  /// Those that 双方, 两所 or 三方 means: the partners last told of when they are so many, else the only ones of that
  /// number that the text just named.
  func members(ofGroup mention: Int) -> [Int] {
    let word = String(scalars: text.characters[mentions[mention].range])
    let count = Self.counts.first { word.unicodeScalars.first == $0.0 }?.1 ?? 2
    let head = word.hasSuffix("所") ? "所" : word.hasSuffix("支部") ? "支部" : ""
    func suits(_ id: Int) -> Bool {
      table[id].key.suffix(head.unicodeScalars.count).elementsEqual(head.scalarValues)
    }
    if partners.count == count, partners.allSatisfy(suits) { return partners }
    var found: [Int] = []
    for sentence in (max(0, mentions[mention].sentence - 2)...mentions[mention].sentence).reversed()
    {
      for index in top[sentence]
      where mentions[index].range.upperBound <= mentions[mention].range.lowerBound {
        let id = mentions[index].entity
        if id >= 0, isActor(id), suits(id), !found.contains(id) { found.append(id) }
      }
      if found.count >= count { break }
    }
    return found.count == count ? found : []
  }

  private static let counts: [(Unicode.Scalar, Int)] = [
    ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("七", 7), ("八", 8),
  ]

  /// A body, or a community, village, street or town, which can act too.
  private func isActor(_ id: Int) -> Bool {
    table[id].label == .organization
      || table[id].label == .place && table[id].classes.meets(known.settlement)
  }
}
