/// Whom words mean that count the parties: 双方, 三校, 四地公安局, 双方支部.
extension DocumentReading {
  /// Those that a counting word means: the partners last told of when they are so many, else the parties of that
  /// number that the text just named.
  func members(ofGroup mention: Int) -> [Int] {
    if sumsUpKinds(mention) { return [] }
    if let parts = NameFinder.mixed(text.characters[mentions[mention].range]) {
      return mixed(parts, before: mention)
    }
    let count = groupCount(mention)
    if partners.count == count, case let kind = GroupKind(counted(mention)),
      partners.allSatisfy({ kind.includes(table[$0].key) })
    {
      return partners
    }
    if let found = groups[mention] { return found }
    // A group that this one is looked for behind cannot be this one.
    groups[mention] = []
    var found: [Int] = []
    if meansAll(mention) {
      found = listed(before: mention) { _ in true }
    } else if meansUnits(mention) {
      found = listed(before: mention, where: isSummedAsUnits)
    } else {
      found = parties(count, GroupKind(counted(mention)), before: mention)
      if found.isEmpty { found = summedUp(count, before: mention) }
      if found.isEmpty { found = branches(count, of: mention) }
    }
    groups[mention] = found
    return found
  }

  // 胶西法庭与中云、胶西、杜村三家派出所…“一庭三所”: so many of each kind in one sentence before.
  private func mixed(_ parts: [(count: Int, kind: UInt32)], before mention: Int) -> [Int] {
    let last = mentions[mention].sentence
    for sentence in (max(0, last - 8)...last).reversed() {
      var own: [Int] = []
      for index in top[sentence]
      where mentions[index].range.upperBound <= mentions[mention].range.lowerBound {
        for id in entities(index) where table[id].label == .organization && !own.contains(id) {
          own.append(id)
        }
      }
      let found = parts.map { part in own.filter { table[$0].key.last == part.kind } }
      if zip(parts, found).allSatisfy({ $0.count == $1.count }) { return found.flatMap { $0 } }
    }
    return []
  }

  // 交警、学校、家长三方: kinds, and none of those that the text has named.
  private func sumsUpKinds(_ mention: Int) -> Bool {
    let line = tokens[mentions[mention].sentence]
    let at = line.index(startingFrom: mentions[mention].range.lowerBound)
    guard at > 1, line[at - 1].end == line[at].start, line[at - 1].wordClass != .mark,
      text.characters[Int(line[at - 2].start)] == CharacterClass.enumerationComma
    else { return false }
    let last = Int(line[at - 1].end)
    return !mentions.contains { $0.range.upperBound == last && $0.form != .group }
  }

  /// Whether a word means all of a list, 各成员单位, and not so many.
  func meansAll(_ mention: Int) -> Bool {
    text.characters[mentions[mention].range].contains(Self.each)
  }

  private static let each: UInt32 = 0x5404  // 各

  /// Whether a word means the units that the text has listed, 辖区单位, and does not count them.
  private func meansUnits(_ mention: Int) -> Bool {
    text.characters[mentions[mention].range].ends(with: Self.units)
      && mentions[mention].headStart == mentions[mention].range.upperBound
      && !CharacterClass.isDigit(text.characters[mentions[mention].range.lowerBound])
      && !CharacterClass.isNumeral(text.characters[mentions[mention].range.lowerBound])
  }

  // 、县安监局等7个行政企事业单位
  private func isSummedAsUnits(_ end: Int) -> Bool {
    let tail = text.characters[end...].prefix(14)
    guard tail.first == Self.etc else { return false }
    return tail.indices.contains { tail[$0...].starts(with: Self.units) }
      && !tail.prefix { !Self.units.contains($0) }.contains(CharacterClass.comma)
  }

  private static let units = "单位".scalarValues

  /// How many a word like 双方 or 三家 means.
  func groupCount(_ mention: Int) -> Int {
    let digits = text.characters[mentions[mention].range].prefix {
      CharacterClass.isDigit($0) || CharacterClass.isNumeral($0)
    }
    return NameFinder.count(digits) ?? 2
  }

  // MARK: lists

  // 甲、乙等18家单位的负责人到场。…街道与18家单位签订: those of the list that was summed up by the same number.
  private func summedUp(_ count: Int, before mention: Int) -> [Int] {
    guard count > 2 else { return [] }
    return listed(before: mention) { end in
      let tail = self.text.characters[end...].prefix(8)
      let rest = tail.drop { $0 == Self.etc || $0 == Self.ellipsis }
      guard rest.count < tail.count else { return false }
      let digits = rest.prefix { CharacterClass.isDigit($0) || CharacterClass.isNumeral($0) }
      return NameFinder.count(digits) == count
    }
  }

  private static let ellipsis: UInt32 = 0x2026  // …
  private static let etc: UInt32 = 0x7B49  // 等

  /// The bodies of the last list before a word that is followed by what it should be, but for those on the other side
  /// of the word.
  ///
  /// - Parameter accepts: Gets where a list ends.
  private func listed(before mention: Int, where accepts: (Int) -> Bool) -> [Int] {
    let others = otherSide(of: mention)
    let last = mentions[mention].sentence
    for sentence in (max(0, last - 8)...last).reversed() {
      var run: [Int] = []
      var found: [Int] = []
      var end = -1
      for index in top[sentence]
      where mentions[index].range.upperBound <= mentions[mention].range.lowerBound {
        let range = mentions[index].range
        if end < 0 || !text.characters[end..<range.lowerBound].allSatisfy(Self.joints.contains)
          || range.lowerBound - end > 2
        {
          run = []
        }
        end = range.upperBound
        let id = mentions[index].entity
        if id >= 0, table[id].label == .organization, mentions[index].form != .group {
          run.append(id)
        }
        if run.count > 1, accepts(end) { found = run }
      }
      found.removeAll(where: others.contains)
      if found.count > 1 { return found }
    }
    return []
  }

  private static let joints: CharacterSet = "、和与及以"

  // 两所党支部结成对子: the branches of those whom 两所 means.
  private func branches(_ count: Int, of mention: Int) -> [Int] {
    let kind = Array(
      text.characters[mentions[mention].headStart..<mentions[mention].range.upperBound])
    let measure = text.characters[mentions[mention].headStart - 1]
    guard Self.branchKinds.contains(kind), Self.bodies.contains(measure) else { return [] }
    let owners = parties(count, GroupKind([measure]), before: mention)
    return owners.map { owner in
      let id = table.imply(
        .organization, key: NameKey.normalize(table[owner].key + kind, label: .organization),
        name: table.bestForm(owner) + String(scalars: kind),
        classes: lexicon.entry(of: kind[...])?.classes ?? known.partyBody, parent: owner)
      var own = Mention(
        label: .organization, range: mentions[mention].range,
        coreStart: mentions[mention].coreStart, headStart: mentions[mention].headStart,
        sentence: mentions[mention].sentence)
      own.form = .definite
      own.isInside = true
      own.entity = id
      mentions.append(own)
      table.confirm(id)
      return id
    }
  }

  private static let bodies: CharacterSet = "所校院村"
  private static let branchKinds = ["党支部", "党委", "党总支", "支部"].map(\.scalarValues)

  /// Takes the counts of a kind that mean nothing the text has named, 12个派出所, and those in headings, 五方联动, for
  /// what they are: words.
  func dropEmptyGroups() {
    for sentence in sentences.indices {
      let empty = top[sentence].filter {
        mentions[$0].form == .group
          && (sumsUpKinds($0) || top[sentence].count == 1 && sentences[sentence].isHeading
            || meansUnits($0) && members(ofGroup: $0).isEmpty
            || (mentions[$0].headStart < mentions[$0].range.upperBound
              || Self.settlements.contains(text.characters[mentions[$0].headStart - 1]))
              && members(ofGroup: $0).isEmpty)
      }
      if !empty.isEmpty { top[sentence].removeAll(where: empty.contains) }
    }
  }

  private static let settlements: CharacterSet = "镇村乡"

  /// What is counted, with the word that it is counted by: 个派出所, 方支部, 校.
  private func counted(_ mention: Int) -> ArraySlice<UInt32> {
    text.characters[mentions[mention].headStart - 1..<mentions[mention].range.upperBound]
  }

  /// From the sentence that names those whom a counting word means, so that the evidence says who they are.
  func withParties(_ match: RuleMatcher.Match, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    for group in match.bindings.values.joined() where mentions[group].form == .group {
      for id in members(ofGroup: group) {
        let named = table[id].mentions.last {
          mentions[$0].form == .named
            && mentions[$0].range.upperBound <= mentions[group].range.lowerBound
            && mentions[$0].sentence + 8 >= mentions[group].sentence
        }
        if let named { start = min(start, sentences[mentions[named].sentence].range.lowerBound) }
      }
    }
    return start..<range.upperBound
  }

  // MARK: parties

  /// The sentences before a counting word are looked at one after another until they have named as many.
  private func parties(_ count: Int, _ kind: GroupKind, before mention: Int) -> [Int] {
    let last = mentions[mention].sentence
    let first = max(0, last - 8)
    let others = otherSide(of: mention)
    var found: [(entity: Int, part: Part)] = []
    var windows: [[(entity: Int, part: Part)]] = []
    for sentence in (first...last).reversed() {
      // 三家派出所所长参加。会上，三方签订: as many as were counted before.
      let same = top[sentence].last {
        mentions[$0].form == .group && groupCount($0) == count
          && mentions[$0].range.upperBound <= mentions[mention].range.lowerBound
      }
      if let same, case let all = members(ofGroup: same), !all.isEmpty,
        all.allSatisfy({ kind.includes(table[$0].key) && !others.contains($0) })
      {
        return all
      }
      let own = parties(in: sentence, before: mention, kind).filter { !others.contains($0.entity) }
      for party in own.reversed() {
        if let at = found.firstIndex(where: { $0.entity == party.entity }) {
          if party.part.rawValue < found[at].part.rawValue { found[at].part = party.part }
        } else {
          found.insert(party, at: 0)
        }
      }
      windows.append(found)
    }
    func choose(_ window: [(entity: Int, part: Part)], upTo part: Part) -> [Int]? {
      let acting = window.filter { $0.part.rawValue <= part.rawValue }.map(\.entity)
      guard acting.count >= count else { return nil }
      let all = withoutSections(acting, kind)
      return all.count == count ? all : nil
    }
    for window in windows {
      for part in [Part.acting, .hosting, .leading, .place] {
        if let all = choose(window, upTo: part) { return all }
      }
    }
    for window in windows {
      if let all = choose(window, upTo: .aside) { return all }
    }
    let listed = bodiesListed(above: last)
    return listed.count == count ? listed : []
  }

  private func parties(
    in sentence: Int, before mention: Int, _ kind: GroupKind
  ) -> [(entity: Int, part: Part)] {
    var result: [(entity: Int, part: Part)] = []
    for index in top[sentence]
    where mentions[index].range.upperBound <= mentions[mention].range.lowerBound {
      if mentions[index].form == .group {
        result += members(ofGroup: index).map { ($0, .acting) }
        continue
      }
      let id = mentions[index].entity
      guard id >= 0, isActor(id), !table[id].classes.meets(known.alliance),
        kind.includes(table[id].key), !result.contains(where: { $0.entity == id })
      else { continue }
      result.append((id, part(of: index)))
    }
    return result
  }

  // 秀涂边防所与两家单位签订: the clause's own actors are none of those who are counted.
  func otherSide(of mention: Int) -> Set<Int> {
    let line = tokens[mentions[mention].sentence]
    let start = mentions[mention].range.lowerBound
    var at = line.index(startingFrom: start)
    // 与到场的18家单位
    if at > 2, text.characters[line[at - 1].range].elementsEqual([CharacterClass.possessive]) {
      at -= 2
    }
    guard at > 0, line[at - 1].end == line[at].start,
      line[at - 1].has(known.joining) || line[at - 1].has(known.coordinator)
        || CharacterClass.withs.contains(text.characters[Int(line[at - 1].start)])
    else { return [] }
    let clause = text.characters[..<start].lastIndex {
      $0 == CharacterClass.comma || CharacterClass.isTerminal($0)
    }
    return Set(
      top[mentions[mention].sentence].lazy.map { ($0, self.mentions[$0]) }.filter {
        $0.1.range.lowerBound > clause ?? -1 && $0.1.range.upperBound <= start && $0.1.entity >= 0
      }.map(\.1.entity))
  }

  // MARK: lists in lines

  /// The bodies that open the lines right above a sentence, one a line: 他们是：, then 江畔派出所教导员于洪波 and so on.
  private func bodiesListed(above sentence: Int) -> [Int] {
    var result: [Int] = []
    for line in (0..<sentence).reversed() {
      guard sentences[line].paragraph != sentences[line + 1].paragraph,
        let first = top[line].first, mentions[first].label == .organization,
        mentions[first].entity >= 0,
        mentions[first].range.lowerBound <= sentences[line].range.lowerBound + 3,
        !result.contains(mentions[first].entity)
      else { break }
      let body = mentions[first].entity
      result.insert(isSection(body) ? table[body].parent ?? body : body, at: 0)
    }
    return result
  }

}
