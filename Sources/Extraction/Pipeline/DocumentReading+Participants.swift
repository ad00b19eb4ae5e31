extension DocumentReading {
  /// For each clause of each sentence, the mentions that it speaks of where it does not say so itself.
  func carriedSubjects() -> [[[Int]]] {
    let finder = SubjectFinder(lexicon: lexicon, text: text)
    // What the class holds is counted each time that it is asked for.
    let (items, top, mentions, sentences) = (items, top, mentions, sentences)
    var own: [[[Int]]] = []
    var lasting: [[[Int]]] = []
    own.reserveCapacity(sentences.count)
    lasting.reserveCapacity(sentences.count)
    for index in sentences.indices {
      let line = items[index]
      let isNameless = top[index].isEmpty
      /// Empty where no clause names what it speaks of.
      var found: [[Int]] = []
      var passes = false
      for clause in line.clauses.indices {
        // Without a mention no clause names a subject.
        var subject =
          isNameless
          ? [] : finder.subject(of: line.clauses[clause], in: line, mentions: mentions)
        if subject.isEmpty, !isNameless {
          subject = finder.leader(in: line.clauses[clause], of: line, mentions: mentions)
        }
        if subject.isEmpty, !isNameless {
          subject = finder.represented(in: line.clauses[clause], of: line, mentions: mentions)
        }
        if subject.isEmpty, let word = finder.pointer(in: line.clauses[clause], of: line),
          let place = place(pointedAtBy: word, in: index)
        {
          subject = [place]
        }
        if subject.isEmpty { continue }
        if found.isEmpty { found = Array(repeating: [], count: line.clauses.count) }
        passes = passes || finder.isByPerson(subject, in: line)
        found[clause] = subject
      }
      lend(&found, in: line, finder)
      own.append(found)
      lasting.append(passes ? found.map { finder.isByPerson($0, in: line) ? [] : $0 } : found)
    }
    let writer = writersMention()
    let focus = Focus(own: lasting, sentences: sentences, mentions: mentions)
    var result: [[[Int]]] = []
    result.reserveCapacity(sentences.count)
    var topic: [Int] = []
    var paragraph = -1
    var heading: Int?
    for index in sentences.indices {
      if sentences[index].paragraph != paragraph {
        paragraph = sentences[index].paragraph
        if isHeading(index) { heading = headingBody(index) }
        topic =
          (writer ?? heading ?? opening(focus, near: sentences[index].range.lowerBound))
          .map { [$0] } ?? []
      }
      if let now = topic.first, now != heading, let entity = entity(now), focus.isRare(entity),
        let main = focus.mention(near: sentences[index].range.lowerBound),
        let other = self.entity(main), focus.isPassing(entity, beside: other)
      {
        topic = [main]
      }
      if let writer, !isPart(topic, ofBodyOf: writer) { topic = [writer] }
      let count = items[index].clauses.count
      if own[index].isEmpty {
        if !isPlace(topic) {
          var clauses: [[Int]] = []
          clauses.reserveCapacity(count)
          for _ in 0..<count { clauses.append(topic) }
          result.append(clauses)
          continue
        }
        own[index] = Array(repeating: [], count: count)
        lasting[index] = own[index]
      }
      var carried = topic
      var clauses: [[Int]] = []
      clauses.reserveCapacity(own[index].count)
      for clause in own[index].indices {
        if !own[index][clause].isEmpty { carried = own[index][clause] }
        if !lasting[index][clause].isEmpty { topic = leading(lasting[index][clause]) }
        // What a person does is not done by the place last spoken of.
        if isPlace(carried), own[index][clause].isEmpty,
          finder.opensWithPerson(
            items[index].clauses[clause], in: items[index], mentions: mentions)
        {
          carried = []
        }
        clauses.append(carried)
      }
      result.append(clauses)
    }
    return result
  }

  // 甲与乙签订协议。又同丙…: what goes on is told of 甲.
  private func leading(_ subject: [Int]) -> [Int] {
    guard subject.count == 2 else { return subject }
    let (first, second) = (mentions[subject[0]].range, mentions[subject[1]].range)
    guard second.lowerBound == first.upperBound + 1,
      CharacterClass.withs.contains(text.characters[first.upperBound])
    else { return subject }
    return [subject[0]]
  }

  /// Gives a clause that only says since when, 自与乙结对以来，甲…, what the next one speaks of.
  private func lend(_ found: inout [[Int]], in line: SentenceItems, _ finder: SubjectFinder) {
    for clause in found.indices.dropLast()
    where found[clause].isEmpty && !found[clause + 1].isEmpty
      && finder.tellsWhen(line.clauses[clause], of: line)
    {
      found[clause] = found[clause + 1]
    }
  }

  // MARK: what words point at

  /// The place last named that 社区 or 该县 means.
  private func place(pointedAtBy pointer: Range<Int>, in sentence: Int) -> Int? {
    let kind = text.characters[pointer]
    for index in (max(0, sentence - 40)...sentence).reversed() {
      let found = top[index].last {
        mentions[$0].label == .place && mentions[$0].entity >= 0
          && mentions[$0].range.upperBound <= pointer.lowerBound
          && table[mentions[$0].entity].key.suffix(kind.count).elementsEqual(kind)
      }
      if let found { return found }
      // 石湾社区党支部: the place that a body's name holds.
      let held = top[index].last {
        mentions[$0].range.upperBound <= pointer.lowerBound
          && mentions[$0].parentPlace.map {
            mentions[$0].entity >= 0
              && table[mentions[$0].entity].key.suffix(kind.count).elementsEqual(kind)
          } ?? false
      }
      if let held { return mentions[held].parentPlace }
    }
    return nil
  }

  /// What a paragraph may speak of from its start: a city or county that was named in passing has to be named anew.
  private func opening(_ focus: Focus, near position: Int) -> Int? {
    guard let mention = focus.mention(near: position), let id = entity(mention) else { return nil }
    return table[id].divisions.isEmpty || focus.isTopic(id) ? mention : nil
  }

  private func isPlace(_ subject: [Int]) -> Bool {
    subject.first.map { mentions[$0].label == .place } ?? false
  }

  /// Whether a line heads the paragraph after it.
  private func isHeading(_ sentence: Int) -> Bool {
    guard sentence + 1 < sentences.count, sentences[sentence].range.count <= 24,
      sentences[sentence + 1].paragraph != sentences[sentence].paragraph
    else { return false }
    return sentences[sentence + 1].range.count > 20
  }

  /// The body or settlement that a line names and nothing else: 02 金色旗手志愿者服务队.
  private func headingBody(_ sentence: Int) -> Int? {
    loneMention(sentence).flatMap { isActor(mentions[$0].entity) ? $0 : nil }
  }

  /// The name of a thing that fills a line, but for a number and marks.
  func loneMention(_ sentence: Int) -> Int? {
    guard top[sentence].count == 1, let only = top[sentence].first, entity(only) != nil else {
      return nil
    }
    let range = sentences[sentence].range
    let name = mentions[only].range
    let around =
      text.characters[range.lowerBound..<name.lowerBound]
      + text.characters[min(name.upperBound, range.upperBound)..<range.upperBound]
    let isAlone = !around.contains { CharacterClass.isHan($0) && !CharacterClass.isNumeral($0) }
    return isAlone ? only : nil
  }

  private func isPart(_ subject: [Int], ofBodyOf writer: Int) -> Bool {
    guard let first = subject.first, let inner = entity(first), let outer = entity(writer) else {
      return false
    }
    return inner == outer || isUnit(inner, of: outer)
  }

  /// A body, or a community, village, street or town, which can act too.
  func isActor(_ id: Int) -> Bool {
    table[id].label == .organization
      || table[id].label == .place && table[id].classes.meets(known.settlement)
  }
}
