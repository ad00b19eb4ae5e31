/// Partners told pair by pair, and those for whom somebody signs.
extension DocumentReading {
  // MARK: pairs

  /// 甲和乙、丙和丁分别签订协议: each stands with the one beside it, and with no other of the list.
  func addRespectivePairs() {
    for sentence in sentences.indices where top[sentence].count >= 4 && isSigning(sentence) {
      for run in pairRuns(sentence) {
        let all = Set(run.flatMap { [$0.a, $0.b] })
        guard all.count == run.count * 2 else { continue }
        let range = sentences[sentence].range
        relations.removeAll {
          $0.type == .allianceWith && range.contains($0.range.lowerBound)
            && all.contains($0.source) && all.contains($0.target)
        }
        for pair in run {
          add(.allianceWith, pair.a, pair.b, rule: "分别结对", confidence: 0.85, range)
        }
      }
    }
  }

  /// Runs of two pairs or more, with 和 or 与 inside each and 、 between them.
  private func pairRuns(_ sentence: Int) -> [[(a: Int, b: Int)]] {
    var result: [[(a: Int, b: Int)]] = []
    var run: [(a: Int, b: Int)] = []
    let all = top[sentence].filter { entity($0).map(isActor) ?? false }
    var index = 0
    var end = -1
    while index + 1 < all.count {
      let (left, right) = (mentions[all[index]], mentions[all[index + 1]])
      let isPair = stands(Self.conjunctions, left.range.upperBound, right.range.lowerBound)
      // 甲、乙和丙、丁与戊: 乙 is one of several.
      let goesOn =
        run.isEmpty
        ? !(left.range.lowerBound > 0
          && Self.dividers.contains(text.characters[left.range.lowerBound - 1])
          && index > 0 && mentions[all[index - 1]].range.upperBound == left.range.lowerBound - 1)
        : stands(Self.dividers, end, left.range.lowerBound)
      guard isPair, goesOn else {
        if run.count > 1 { result.append(run) }
        // A pair that goes on with nothing opens a run of its own.
        index += run.isEmpty || !isPair ? 1 : 0
        run = []
        continue
      }
      run.append((left.entity, right.entity))
      end = right.range.upperBound
      index += 2
    }
    if run.count > 1 { result.append(run) }
    return result
  }

  private func stands(_ marks: CharacterSet, _ from: Int, _ to: Int) -> Bool {
    to == from + 1 && marks.contains(text.characters[from])
  }

  static let conjunctions: CharacterSet = "和与同跟"
  private static let dividers: CharacterSet = "、，,；"

  private func isSigning(_ sentence: Int) -> Bool {
    tokens[sentence].contains { $0.has(known.pairing) }
      && !tokens[sentence].contains { $0.has(known.plan) || $0.has(known.denial) }
  }

  // MARK: signers

  /// 甲局局长张三、乙局局长李四共同签订协议: the bodies for which they sign.
  func addSigners() {
    for sentence in sentences.indices where isSigning(sentence) {
      let line = tokens[sentence]
      guard
        let verb = line.first(where: {
          Self.signing.contains(ShortWord(text.characters, $0.range))
        })
      else { continue }
      let own = sentences[sentence].range
      let held =
        relations
        .filter {
          $0.type == .serves && $0.rule == "任职" && own.contains($0.range.lowerBound)
            && $0.range.upperBound <= Int(verb.start)
        }
        .sorted {
          ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
      var bodies: [Int] = []
      var signers: Set<Int> = []
      var start = Int(verb.start)
      for post in held.reversed() {
        if post.range.upperBound > start { continue }
        // 管理局党委委员、副局长杨俊逸: who signs does so for the post next to the name.
        guard signers.insert(post.source).inserted else {
          start = post.range.lowerBound
          continue
        }
        let between = text.characters[post.range.upperBound..<start]
        let isNext = bodies.isEmpty ? between.count <= 8 : between.count == 1
        guard isNext, !between.contains(CharacterClass.fullStop),
          !line.contains(where: {
            $0.wordClass == .verb && Int($0.start) >= post.range.upperBound && Int($0.end) <= start
          }),
          bodies.isEmpty
            || between.allSatisfy({ Self.conjunctions.contains($0) || Self.dividers.contains($0) })
        else { break }
        let body = signatory(post.target)
        if !bodies.contains(body) { bodies.insert(body, at: 0) }
        start = post.range.lowerBound
      }
      if bodies.count < 2 { bodies = bodiesOfPersons(before: Int(verb.start), in: sentence) }
      guard bodies.count > 1 else { continue }
      for (i, a) in bodies.enumerated() {
        for b in bodies[(i + 1)...] where !isUnit(a, of: b) && !isUnit(b, of: a) {
          add(.allianceWith, a, b, rule: "代表签约", confidence: 0.8, start..<Int(verb.end))
        }
      }
    }
  }

  /// The bodies whose posts the text has told of those who sign without them: 程杰与郑守平代表各自的党组织签订.
  private func bodiesOfPersons(before verb: Int, in sentence: Int) -> [Int] {
    let persons = top[sentence].filter {
      mentions[$0].label == .person && mentions[$0].range.upperBound <= verb
    }
    guard persons.count == 2 else { return [] }
    let (first, second) = (mentions[persons[0]].range, mentions[persons[1]].range)
    guard stands(Self.conjunctions, first.upperBound, second.lowerBound),
      verb - second.upperBound <= 14
    else { return [] }
    let bodies = persons.compactMap { entity($0) }.compactMap { heldPosts[$0]?.last?.body }
    return Set(bodies).count == 2 ? bodies.map(signatory) : []
  }

  /// A bureau's party group does not sign; the bureau does.
  func signatory(_ body: Int) -> Int {
    guard table[body].key.suffix(2).elementsEqual(Self.partyGroup), let parent = table[body].parent
    else { return body }
    return parent
  }

  /// The body for which a member of its party committee acts who has a post of its own: 管理局党委委员、副局长.
  func employer(_ body: Int, _ found: [Int]?) -> Int {
    guard table[body].classes.meets(known.partyBody), let parent = table[body].parent,
      table[parent].label == .organization,
      let index = found?.first(where: { mentions[$0].entity == body })
    else { return signatory(body) }
    let line = tokens[mentions[index].sentence]
    let at = line.index(startingFrom: mentions[index].range.upperBound)
    guard at + 2 < line.count, Int(line[at].start) == mentions[index].range.upperBound,
      Self.memberships.contains(ShortWord(text.characters, line[at].range)),
      text.characters[Int(line[at + 1].start)] == CharacterClass.enumerationComma,
      line[at + 2].has(known.post)
    else { return signatory(body) }
    return parent
  }

  private static let memberships: [ShortWord?] = ["委员", "成员", "常委"]
  private static let partyGroup = "党组".scalarValues
  private static let signing: [ShortWord?] = ["签订", "签署", "签约", "签字", "共同签署", "共同签订", "签下"]
}
