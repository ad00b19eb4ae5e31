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
      let isStart =
        index == 0 || sentences[index - 1].paragraph != sentences[index].paragraph
        || endsWithSemicolon(index - 1)
      if opensList(index) {
        isOpen = !isPlanned(index)
        misses = 0
        before = []
        continue
      }
      guard isOpen, isStart else { continue }
      if let body = listedBody(index) {
        misses = 0
        let lead =
          leader ?? listLeader() ?? jointLeader(of: index)
          ?? (before.isEmpty && isCommittee(body) ? body : nil)
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
    guard
      tokens[sentence].contains(where: { $0.has(known.member) })
        || tellsUnits(sentence) || countsUnits(sentence)
    else { return false }
    let last = sentences[sentence].range.last.map { text.characters[$0] }
    return last == CharacterClass.colon
      || sentences[sentence].range.contains { at in
        Self.listWords.contains { text.characters[at...].starts(with: $0) }
      }
  }

  // 参与本次共建的党组织和单位有：
  private func tellsUnits(_ sentence: Int) -> Bool {
    let line = text.characters[sentences[sentence].range]
    return line.last == CharacterClass.colon
      && [Self.units, Self.partnersMeetings].allSatisfy { words in
        words.contains { word in line.indices.contains { line[$0...].starts(with: word) } }
      }
  }

  // 联盟由甲牵头，连牵头单位在内一共10家：
  private func countsUnits(_ sentence: Int) -> Bool {
    let line = tokens[sentence]
    guard let last = top[sentence].last, mentions[last].form == .group,
      mentions[last].range.upperBound + 1 == sentences[sentence].range.upperBound
    else { return false }
    return text.characters[mentions[last].range.upperBound] == CharacterClass.colon
      && (line.contains { $0.has(known.alliance) }
        || top[sentence].contains { mentions[$0].classes.meets(known.alliance) })
  }

  private static let listWords = ["如下", "名单"].map(\.scalarValues)

  /// Whether a body is the committee of a settlement, whose partners the others of a list are.
  private func isCommittee(_ body: Int) -> Bool {
    guard table[body].classes.meets(known.localBody), let place = table[body].parent else {
      return false
    }
    return table[place].label == .place && table[place].classes.meets(known.settlement)
  }

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

  /// Who leads the joint body, 社区“大党委”, of whose members the lines above a list tell: the committee of its
  /// settlement where the text names one, else it itself.
  private func jointLeader(of line: Int) -> Int? {
    let before = max(0, line - 8)..<line
    guard
      let joint = before.reversed().lazy.compactMap({ sentence in
        self.top[sentence].last {
          self.mentions[$0].classes.meets(self.known.jointBody) && self.mentions[$0].entity >= 0
        }
      }).first.map({ mentions[$0].entity })
    else { return nil }
    return committee(beside: joint) ?? joint
  }

  /// The party body of the settlement whose joint body it is.
  private func committee(beside joint: Int) -> Int? {
    guard let place = table[joint].parent, table[place].label == .place else { return nil }
    return table.entities.indices.first {
      table[$0].parent == place && table[$0].label == .organization
        && table[$0].classes.meets(known.partyBody) && !table[$0].classes.meets(known.jointBody)
    }
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

  // MARK: partners under a label

  /// 共建单位：甲、乙: the partners of the body that the paragraph, or else the text, first names.
  func addLabelledPartners() {
    for sentence in sentences.indices {
      let line = items[sentence]
      guard
        let label = line.items.indices.dropLast().first(where: {
          line.items[$0].kind == .word && line.items[$0].classes.meets(known.partner)
            && isColon(line.items[$0 + 1])
        }), let first = firstBody(before: sentence)
      else { continue }
      let host = mentions[first].entity
      let named = mentions[first].sentence
      let isNear = sentences[named].paragraph == sentences[sentence].paragraph
      let proof =
        sentences[isNear ? named : sentence].range.lowerBound..<sentences[sentence].range.upperBound
      for item in line.items[(label + 2)...].prefix(while: { $0.kind != .word }) {
        for index in line.mentions(of: item)
        where mentions[index].entity >= 0 && mentions[index].entity != host
          && mentions[index].label != .program && mentions[index].label != .person
        {
          add(
            .allianceWith, host, mentions[index].entity, rule: "共建名单", confidence: 0.7, proof)
        }
      }
    }
  }

  private func isColon(_ item: SentenceItems.Item) -> Bool {
    item.kind == .mark && text.characters[item.range.lowerBound] == CharacterClass.colon
  }

  /// The organization that a paragraph names first, before a sentence; else that of the text.
  private func firstBody(before sentence: Int) -> Int? {
    func first(_ from: Int) -> Int? {
      top[from..<sentence].lazy.joined().first {
        mentions[$0].label == .organization && mentions[$0].form == .named
          && mentions[$0].entity >= 0 && !mentions[$0].classes.meets(known.alliance)
      }
    }
    let paragraph = sentences[sentence].paragraph
    let start = sentences.indices.first { sentences[$0].paragraph == paragraph } ?? sentence
    return first(start) ?? first(0)
  }

  // MARK: who attends

  /// 某街道召开区域化党建联席会。甲、乙、丙等6家成员单位负责人参加会议: the partners of the body that calls them together.
  func addAttendance(subjects: [[[Int]]]) {
    for sentence in sentences.indices {
      guard let host = host(ofMeetingIn: sentence, subjects: subjects) else { continue }
      for at in sentence..<min(sentence + 4, sentences.count) {
        // Only both sentences together prove it.
        let proof = sentences[sentence].range.lowerBound..<sentences[at].range.upperBound
        let guests = guests(in: at).filter { $0 != host && !isSuperior($0, of: host) }
        relations.removeAll {
          $0.type == .allianceWith && guests.contains($0.source) && guests.contains($0.target)
            && sentences[at].range.contains($0.range.lowerBound)
        }
        for guest in guests {
          add(.allianceWith, host, guest, rule: "联席与会", confidence: 0.7, proof)
        }
      }
    }
  }

  // 区委组织部部长出席仪式: who comes from above is no partner.
  private func isSuperior(_ guest: Int, of host: Int) -> Bool {
    let isPartys = Self.committees.contains { table[guest].key.suffix($0.count).elementsEqual($0) }
    guard isPartys, var place = table[guest].parent else { return false }
    while table[place].label != .place {
      guard let outer = table[place].parent else { return false }
      place = outer
    }
    return !table[place].divisions.isEmpty && place != host
  }

  private static let committees = ["委", "组织部", "宣传部", "统战部", "政法委", "政府"].map(\.scalarValues)

  /// The body or settlement that calls its partners to a meeting, or the joint committee that is set up.
  private func host(ofMeetingIn sentence: Int, subjects: [[[Int]]]) -> Int? {
    guard !top[sentence].isEmpty else { return nil }
    let line = items[sentence]
    for at in line.items.indices where line.items[at].kind == .word {
      let classes = line.items[at].classes
      guard classes.meets(known.convening) || classes.meets(known.opening), !isPlanned(sentence)
      else { continue }
      if classes.meets(known.opening) {
        // 社区“大党委”挂牌成立
        let before = line.items[..<at].last { $0.kind == .mention }
        guard let before, before.range.upperBound + 6 >= line.items[at].range.lowerBound,
          let body = line.lastMention(of: before), mentions[body].classes.meets(known.jointBody),
          mentions[body].entity >= 0
        else { continue }
        return mentions[body].entity
      }
      let end = min(line.items[at].range.upperBound + 24, sentences[sentence].range.upperBound)
      guard isPartnersMeeting(line.items[at].range.upperBound..<end) else { continue }
      let own = subjects[sentence].isEmpty ? [] : subjects[sentence][line.items[at].clause]
      guard let first = own.first, mentions[first].entity >= 0,
        mentions[first].label == .organization || mentions[first].classes.meets(known.settlement)
      else { continue }
      return mentions[first].entity
    }
    return nil
  }

  private func isPartnersMeeting(_ range: Range<Int>) -> Bool {
    let clause = text.characters[range].prefix {
      $0 != CharacterClass.comma && $0 != CharacterClass.fullStop
    }
    return Self.partnersMeetings.contains { meeting in
      clause.indices.contains { clause[$0...].starts(with: meeting) }
    } && clause.contains(Self.meeting)
  }

  /// The bodies of lists that a sentence sums up as those who attend: 甲、乙等12家单位负责人参加.
  private func guests(in sentence: Int) -> [Int] {
    let line = items[sentence]
    let listed = line.items.indices.filter { line.items[$0].kind == .mention }
    var result: [Int] = []
    for (number, at) in listed.enumerated() {
      let end = line.items[at].range.upperBound
      let tail = text.characters[end..<sentences[sentence].range.upperBound]
        .prefix(36).prefix { $0 != CharacterClass.fullStop }
      func holds(_ words: [[UInt32]]) -> Bool {
        words.contains { word in tail.indices.contains { tail[$0...].starts(with: word) } }
      }
      var all = bodies(of: line.items[at], in: line)
      guard holds(Self.units) || holds(Self.invited) || all.count > 2, holds(Self.attending)
      else { continue }
      // A name that was not read divides the list: 甲、…、乙等11家单位.
      var start = line.items[at].range.lowerBound
      var isBody = true
      for before in listed[..<number].reversed() {
        let item = line.items[before]
        let between = text.characters[item.range.upperBound..<start]
        guard between.count <= 16,
          !isBody || between.contains(CharacterClass.enumerationComma),
          !between.contains(CharacterClass.comma)
        else { break }
        let named = bodies(of: item, in: line)
        all += named
        isBody = !named.isEmpty
        start = item.range.lowerBound
      }
      // 平煤五矿、平煤六矿、市第四中学等单位: the only one of a list that was read.
      let begins = line.items[at].range.lowerBound
      guard
        all.count > 1
          || begins > 0 && text.characters[begins - 1] == CharacterClass.enumerationComma
      else { continue }
      for body in all where !result.contains(body) { result.append(body) }
    }
    return result
  }

  private func bodies(of item: SentenceItems.Item, in line: SentenceItems) -> [Int] {
    line.mentions(of: item).filter {
      mentions[$0].label == .organization && mentions[$0].form != .group && mentions[$0].entity >= 0
    }.map { mentions[$0].entity }
  }

  private static let meeting: UInt32 = 0x4F1A  // 会
  private static let partnersMeetings = ["联席", "党建联盟", "共建", "联建", "大党委", "大工委", "区域化党建", "协调委员会"]
    .map(\.scalarValues)
  private static let units = ["单位", "党组织", "企业", "部门"].map(\.scalarValues)
  private static let invited = ["应邀", "受邀"].map(\.scalarValues)
  private static let attending = [
    "参加", "出席", "参会", "与会", "列席", "代表", "负责人", "负责同志", "参与", "加入", "发言", "到会",
  ]
  .map(\.scalarValues)
}
