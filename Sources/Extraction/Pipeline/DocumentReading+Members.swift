extension DocumentReading {
  /// The bodies that a list of members names line by line: each stands with the one that leads, or with the others
  /// where none does.
  func addMembers() {
    /// Who leads the alliance; looked for when a list is met.
    var leader: Int??
    var isOpen = false
    var misses = 0
    var before: [Int] = []
    for index in sentences.indices {
      let isStart = index == 0 || sentences[index - 1].paragraph != sentences[index].paragraph
      if opensList(index) {
        isOpen = !isPlanned(index)
        misses = 0
        before = []
        continue
      }
      guard isOpen, isStart else { continue }
      if let body = listedBody(index) {
        misses = 0
        let lead = leader ?? listLeader()
        leader = .some(lead)
        for partner in lead.map({ [$0] }) ?? before where partner != body {
          add(
            .allianceWith, partner, body, rule: "成员名单", confidence: 0.8, sentences[index].range)
        }
        before.append(body)
      } else if sentences[index].range.count > 14 {
        misses += 1
        if misses > 1 { isOpen = false }
      }
    }
  }

  private func opensList(_ sentence: Int) -> Bool {
    guard tokens[sentence].contains(where: { $0.has(known.member) }) else { return false }
    let last = sentences[sentence].range.last.map { text.characters[$0] }
    return last == CharacterClass.colon
      || sentences[sentence].range.contains { at in
        Self.listWords.contains { text.characters[at...].starts(with: $0) }
      }
  }

  private static let listWords = ["如下", "名单"].map(\.scalarValues)

  private func isPlanned(_ sentence: Int) -> Bool {
    tokens[sentence].contains { $0.has(known.plan) }
  }

  /// The body with which a line starts, but for its number.
  private func listedBody(_ sentence: Int) -> Int? {
    guard let first = top[sentence].first, mentions[first].label == .organization,
      mentions[first].form == .named, mentions[first].entity >= 0,
      !table[mentions[first].entity].classes.meets(known.alliance)
    else { return nil }
    let lead = sentences[sentence].range.lowerBound..<mentions[first].range.lowerBound
    guard lead.count <= 5,
      !lead.contains(where: {
        CharacterClass.isHan(text.characters[$0]) && !CharacterClass.isNumeral(text.characters[$0])
      })
    else { return nil }
    // A line of a list goes on with nothing, or with a bracket.
    let end = mentions[first].range.upperBound
    guard end >= sentences[sentence].range.upperBound || !CharacterClass.isHan(text.characters[end])
    else { return nil }
    return mentions[first].entity
  }

  /// Who leads the alliance whose members are listed.
  private func listLeader() -> Int? {
    relations.first {
      ["牵头组建", "牵头单位"].contains($0.rule) && table[$0.source].classes.meets(known.alliance)
    }?.target
  }

  // MARK: joint meetings

  /// 联席会议由甲、乙、丙等部门组成。甲为牵头单位: who leads a joint meeting stands with all who make it up.
  func addJointMeeting() {
    for sentence in sentences.indices {
      let members = meetingMembers(sentence)
      guard members.count > 1,
        let lead = (sentence..<min(sentence + 4, sentences.count)).lazy
          .compactMap(self.meetingLead).first
      else { continue }
      for member in members where member != lead {
        add(
          .allianceWith, lead, member, rule: "联席会议", confidence: 0.8,
          sentences[sentence].range)
      }
    }
  }

  /// The bodies of which a sentence says that they make up a joint meeting.
  private func meetingMembers(_ sentence: Int) -> [Int] {
    let line = tokens[sentence]
    guard let meeting = line.firstIndex(where: { $0.has(known.jointMeeting) }),
      meeting + 1 < line.count,
      text.characters[Int(line[meeting + 1].start)] == CharacterClass.agentMark,
      let end = line[(meeting + 2)...].first(where: {
        Self.makingUp.contains(ShortWord(text.characters, $0.range))
      })
    else { return [] }
    let range = Int(line[meeting + 1].end)..<Int(end.start)
    var result: [Int] = []
    for index in top[sentence]
    where mentions[index].label == .organization && mentions[index].entity >= 0
      && range.contains(mentions[index].range.lowerBound)
      && !result.contains(mentions[index].entity)
    {
      result.append(mentions[index].entity)
    }
    return result
  }

  /// The body that a sentence calls the meeting's leader: 甲为联席会议牵头单位, 由甲牵头.
  private func meetingLead(_ sentence: Int) -> Int? {
    let line = tokens[sentence]
    guard let word = line.first(where: { $0.has(known.leading) }),
      !line.contains(where: { $0.has(known.plan) })
    else { return nil }
    let before = top[sentence].last {
      mentions[$0].range.upperBound <= Int(word.start)
        && mentions[$0].range.upperBound + 8 >= Int(word.start)
    }
    return before.flatMap {
      mentions[$0].label == .organization && mentions[$0].entity >= 0 ? mentions[$0].entity : nil
    }
  }

  private static let makingUp: [ShortWord?] = ["组成", "构成"]
}
