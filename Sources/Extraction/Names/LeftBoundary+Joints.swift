/// What joins the parts of one name: 信息与计算机工程学院, 文化体育和旅游局.
extension LeftBoundary {
  // 服装|与|艺术|设计学院: the word that joins the subjects of a college.
  func subjectsJoint(_ head: Int, ends: (Int) -> Bool) -> Int? {
    var joint = head - 1
    while joint > 1, head - joint < 3, tokens[joint].count == 2,
      tokens[joint].wordClass == .noun || tokens[joint].wordClass == .verbalNoun,
      !tokens[joint].has(known.organizationHead), !tokens[joint].has(known.placeHead),
      !ends(Int(tokens[joint + 1].start))
    {
      joint -= 1
    }
    guard joint > 0, tokens[joint].has(known.coordinator),
      joinsSubjects(joint, head: head, ends: ends)
    else { return nil }
    return joint
  }

  // Where the subjects of a college begin: right behind the university it is part of.
  func subjectsStart(_ first: Int, ends: (Int) -> Bool) -> Int? {
    for at in stride(from: first, through: max(0, first - 2), by: -1) {
      if ends(Int(tokens[at].start)), !endsDivision(Int(tokens[at].start)) { return at }
      guard at > 0, tokens[at - 1].count == 2,
        tokens[at - 1].wordClass == .noun || tokens[at - 1].wordClass == .verbalNoun
          || tokens[at - 1].wordClass == .verb && !tokens[at - 1].has(known.stop),
        !tokens[at - 1].has(known.organizationHead), !tokens[at - 1].has(known.placeHead)
      else { return nil }
    }
    return nil
  }

  // A subject before a college's, with which its name begins.
  func opensCollege(_ head: Int, ends: (Int) -> Bool) -> Bool {
    let left = tokens[head - 1]
    return left.count == 2 && left.wordClass == .noun && left.end == tokens[head].start
      && text.characters[..<Int(tokens[head].end)].suffix(2).elementsEqual(Self.college)
      && !left.has(known.organizationHead) && !left.has(known.placeHead)
      && !left.has(known.staff) && !left.has(known.identity) && !left.has(known.post)
      && !left.has(known.stop) && !ends(Int(tokens[head].start))
      // 海南|热带|海洋学院
      && (!ends(Int(left.start)) && startsRun(head - 1) || endsDivision(Int(left.start)))
      && !text.isAfterGap[Int(tokens[head].start)]
  }

  // 信息与计算机工程学院: a college of two subjects, and no list of a body and a college.
  func joinsSubjects(_ index: Int, head: Int, ends: (Int) -> Bool) -> Bool {
    if joinsDuties(index, head: head) || joinsFields(index, head: head, ends: ends) { return true }
    guard index > 0, !ends(Int(tokens[index].start)), isCollege(tokens[head]) else { return false }
    let left = tokens[index - 1]
    // 大数据|与|软件工程|学院, 人工智能|与|大数据学院
    guard (2...4).contains(left.count),
      left.wordClass == .noun || left.wordClass == .verbalNoun
        || left.wordClass == .unknown && left.has(known.inner),
      !left.has(known.organizationHead), !left.has(known.placeHead), !left.has(known.generic),
      !left.has(known.staff), !left.has(known.identity)
    else { return false }
    return left.has(known.inner)
      || left.classes.isEmpty && (startsRun(index - 1) || ends(Int(left.start)))
      // 新疆农业大学|食品|科学|与|药学|学院
      || left.classes.isEmpty && index > 1 && tokens[index - 2].wordClass == .noun
        && tokens[index - 2].count == 2 && ends(Int(tokens[index - 2].start))
        && !endsDivision(Int(tokens[index - 2].start))
  }

  // 研究所|磁铁|及|电源|技术|党支部: what those of one branch of a body work on.
  private func joinsFields(_ index: Int, head: Int, ends: (Int) -> Bool) -> Bool {
    guard tokens[head].has(known.partyBody), index > 0, index + 1 < head else { return false }
    func isField(_ token: Token) -> Bool {
      token.count > 1 && !token.has(known.organizationHead) && !token.has(known.placeHead)
        && !token.has(known.staff) && !token.has(known.generic)
        && (token.wordClass == .noun || token.wordClass == .verbalNoun)
    }
    guard tokens[(index + 1)..<head].allSatisfy(isField) else { return false }
    for at in stride(from: index - 1, through: max(0, index - 3), by: -1) {
      guard isField(tokens[at]) else { return false }
      let start = Int(tokens[at].start)
      // 食品|与|生物|工程系|党总支
      if startsRun(at), text.characters[Int(tokens[head].start) - 1] == Self.department {
        return true
      }
      if ends(start), let body = names.ending[start], isWhole {
        return names.mentions[body].label == .organization
      }
    }
    return false
  }

  // 学院, 文法学院, 工程系
  private func isCollege(_ head: Token) -> Bool {
    text.characters[..<Int(head.end)].suffix(2).elementsEqual(Self.college)
      || head.count > 1 && text.characters[Int(head.end) - 1] == Self.department
  }

  static let college = "学院".scalarValues
  static let department: UInt32 = 0x7CFB  // 系

  // 西固区|文化|体育|和|旅游局: what one bureau of a division sees to.
  private func joinsDuties(_ index: Int, head: Int) -> Bool {
    guard
      tokens[head].has(known.localBody)
        && Self.bureauEnds.contains(text.characters[Int(tokens[head].end) - 1])
        || tokens[head].has(known.stateBody) && !tokens[head].has(known.ownName)
    else { return false }
    for at in stride(from: index - 1, through: max(0, index - 4), by: -1) {
      let left = tokens[at]
      // 县|海洋|与|渔业|执法|大队
      if at < index - 1, left.count == 1,
        NameFinder.levels.contains(text.characters[Int(left.start)]),
        startsRun(at) || tokens[at - 1].has(known.coordinator) || tokens[at - 1].has(known.joining)
      {
        return true
      }
      guard left.count > 1, !left.isDivision,
        left.wordClass == .noun || left.wordClass == .verbalNoun || left.wordClass == .placeName,
        !left.has(known.organizationHead), !left.has(known.placeHead), !left.has(known.staff)
      else { return false }
      // 图木舒克市|文化|体育|广电|和|旅游局, but 市|公安|和|旅游局
      if endsDivision(Int(left.start)) { return !left.has(known.bureauShort) }
      // 上海市公安局|边防|和|港|航|公安分局
      if isWhole, let outer = names.ending[Int(left.start)],
        names.mentions[outer].label == .organization,
        names.mentions[outer].classes.meets(known.localBody), tokens[head].has(known.stateBody)
      {
        return true
      }
    }
    return false
  }

  static let bureauEnds: CharacterSet = "局厅委"
}
