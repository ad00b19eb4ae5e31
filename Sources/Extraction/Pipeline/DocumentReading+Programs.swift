extension DocumentReading {
  /// The programs that are parts of others by how the text names them.
  func addProgramStructure() {
    addUmbrellas()
    /// The last one of each kind: 工程 of 六大工程.
    var umbrellas: [UInt32: Int] = [:]
    for index in sentences.indices {
      for mention in top[index] where mentions[mention].label == .program {
        guard isUmbrella(mentions[mention]) else { continue }
        let entity = mentions[mention].entity
        table[entity].key.last.map { umbrellas[$0] = entity }
      }
      if let heading = programHeading(index) {
        section[sentences[index].paragraph] = heading
        if let umbrella = table[heading].key.last.flatMap({ umbrellas[$0] }), umbrella != heading {
          add(.subordinateTo, heading, umbrella, rule: "分项标题", sentences[index].range)
        }
      }
    }
  }

  private func addUmbrellas() {
    for outer in mentions where outer.isUmbrella && outer.entity >= 0 {
      for inner in mentions
      where inner.sentence == outer.sentence && inner.label == .program && !inner.isUmbrella
        && inner.entity >= 0 && outer.range.contains(inner.range.lowerBound)
      {
        add(.subordinateTo, inner.entity, outer.entity, rule: "合称项目", outer.range)
      }
    }
  }

  // 六大工程, “五心”工程
  private func isUmbrella(_ mention: Mention) -> Bool {
    guard mention.entity >= 0, let bare = mention.bareRange, let first = bare.first else {
      return false
    }
    return CharacterClass.isNumeral(text.characters[first]) && bare.count <= 6
  }

  /// The program that a sentence names and nothing else: 筑魂工程。
  private func programHeading(_ sentence: Int) -> Int? {
    guard top[sentence].count == 1, let only = top[sentence].first,
      mentions[only].label == .program,
      mentions[only].entity >= 0
    else { return nil }
    let rest = sentences[sentence].range.count - mentions[only].range.count
    return rest <= 1
      && (sentence == 0 || sentences[sentence - 1].paragraph != sentences[sentence].paragraph)
      ? mentions[only].entity : nil
  }

  /// The program under whose heading a sentence stands.
  func sectionProgram(of sentence: Int) -> Int? { section[sentences[sentence].paragraph] }

  // MARK: whose they are

  /// Gives a program that no rule found an owner for to those who act where the text first names it as a fact: a
  /// program always is somebody's.
  func claimPrograms(subjects: [[[Int]]], mood: Mood) {
    let finder = SubjectFinder(lexicon: lexicon, text: text)
    var owned = EntitySet(relations.lazy.map(\.source))
    for sentence in sentences.indices where programHeading(sentence) == nil {
      guard
        top[sentence].contains(where: {
          mentions[$0].label == .program || mentions[$0].form == .group
        })
      else { continue }
      let line = items[sentence]
      /// Whose the last program is that stands right behind a name.
      var near: (clause: Int, owner: Int)?
      for at in line.items.indices where line.items[at].kind == .mention {
        let item = line.items[at]
        let free = line.mentions(of: item).flatMap { entities($0) }.filter {
          table[$0].label == .program && !owned.contains($0) && !isNational($0)
        }
        if free.isEmpty { continue }
        let match = RuleMatcher.Match(items: at..<at + 1)
        if let owner = owner(before: at, in: line) { near = (item.clause, owner) }
        let agents =
          near?.clause == item.clause
          ? near.map { [$0.owner] } ?? []
          : finder.agents(
            at: at, in: line, mentions: mentions, carried: subjects[sentence][item.clause]
          ).flatMap { entities($0) }
        guard !agents.isEmpty, mood.isFactual(line, match, text: text) else { continue }
        for program in free {
          guard owned.insert(program) else { continue }
          for agent in agents where agent != program {
            add(
              table[agent].label == .place ? .serves : .subordinateTo, program, agent,
              rule: "文中项目", confidence: 0.5, clauses(at..<at + 1, in: sentence))
          }
        }
      }
    }
  }

  /// Gives a team or a room with a name of its own to the body that it is said to be of: 青山派出所的“红袖标”巡逻队.
  func addPossessedUnits() {
    let owned = EntitySet(relations.lazy.filter { $0.type == .subordinateTo }.map(\.source))
    for sentence in sentences.indices {
      for (left, right) in zip(top[sentence], top[sentence].dropFirst()) {
        let (body, unit) = (mentions[left].range, mentions[right].range)
        guard unit.lowerBound == body.upperBound + 1,
          text.characters[body.upperBound] == CharacterClass.possessive,
          mentions[right].form == .named, mentions[right].bareRange != nil,
          mentions[right].classes.meets(known.functionalHead),
          !mentions[right].classes.meets(known.alliance),
          let owner = entity(left), let id = entity(right), owner != id, isActor(owner),
          !owned.contains(id)
        else { continue }
        add(
          .subordinateTo, id, owner, rule: "所属队伍", confidence: 0.8,
          body.lowerBound..<unit.upperBound)
      }
    }
  }

  /// The body or settlement right before a program: 了解横塘社区“红领驿家”的做法.
  private func owner(before at: Int, in line: SentenceItems) -> Int? {
    guard at > 0, line.items[at - 1].kind == .mention,
      line.items[at - 1].range.upperBound == line.items[at].range.lowerBound,
      let last = line.lastMention(of: line.items[at - 1]), let id = entity(last), isActor(id)
    else { return nil }
    return id
  }
}
