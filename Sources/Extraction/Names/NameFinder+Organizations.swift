extension NameFinder {
  /// Reads an organization's name whose head is the token at `head`.
  mutating func addOrganization(_ tokens: [Token], _ head: Int, sentence: Int) {
    let token = tokens[head]
    let left = boundary(tokens, head)
    let start = left.first < head ? Int(tokens[left.first].start) : Int(token.start)
    var mention = Mention(
      label: .organization, range: start..<Int(token.end), coreStart: start,
      headStart: Int(token.start), sentence: sentence)
    mention.classes = token.classes
    let isBare = left.first == head
    chain(&mention, isBare: isBare)
    if let quote = left.quote { mention.bareRange = quote.lowerBound + 1..<quote.upperBound - 1 }
    if isBare, mention.parent == nil { takeLevel(&mention, tokens, head) }
    guard let form = form(of: mention, left, tokens: tokens, head: head) else { return }
    mention.form = form
    let index = add(mention)
    if let parent = mention.parent {
      mentions[parent].isInside = true
      mentions[parent].isPartOnly = isPartOnly(mentions[parent], of: mention)
    }
    addGovernment(tokens, head, after: index)
  }

  private func boundary(_ tokens: [Token], _ head: Int) -> LeftBoundary.Result {
    LeftBoundary(lexicon: lexicon, text: text, context: context, tokens: tokens)
      .start(ofHead: head, ends: { ending[$0] != nil })
  }

  /// Ties a name to the one it continues.
  private func chain(_ mention: inout Mention, isBare: Bool) {
    let start = mention.coreStart
    guard let left = ending[start] ?? stationedAt(start) else { return }
    guard !text.isAfterGap[start] || mentions[left].label == .place || isBare else { return }
    // 第一 and the like never continue a name of a person.
    guard mentions[left].label == .organization || mentions[left].label == .place else { return }
    mention.parent = left
    mention.range = mentions[left].range.lowerBound..<mention.range.upperBound
    var current: Int? = left
    while let at = current {
      if mentions[at].label == .organization, mention.parentOrganization == nil {
        mention.parentOrganization = at
      }
      if mentions[at].label == .place, mention.parentPlace == nil { mention.parentPlace = at }
      current = mentions[at].parent
    }
    if mention.classes.meets(known.outpost) { serve(&mention, left: left) }
  }

  // 淡澳派出所驻惠阳区第二人民医院警务室: the outpost of one body in another.
  private func serve(_ mention: inout Mention, left: Int) {
    let inner = mentions[left]
    let before = inner.range.lowerBound - 1
    if before > 0, characters[before] == 0x9A7B, let owner = ending[before] {  // 驻
      mention.serves = left
      mention.parent = owner
      mention.parentOrganization = owner
      mention.range = mentions[owner].range.lowerBound..<mention.range.upperBound
    } else if inner.label == .place {
      mention.serves = left
      if let owner = mention.parentOrganization { mention.parent = owner }
    }
  }

  private func stationedAt(_ start: Int) -> Int? {
    // 陈坛酒业的保卫部: a functional unit after 的.
    guard start > 0, characters[start - 1] == CharacterClass.possessive else { return nil }
    return nil
  }

  // 市公安局, 县委: the level stands for the division that the document is about.
  private func takeLevel(_ mention: inout Mention, _ tokens: [Token], _ head: Int) {
    guard head > 0, tokens[head - 1].count == 1, tokens[head - 1].end == tokens[head].start else {
      return
    }
    let c = characters[Int(tokens[head - 1].start)]
    guard "省市县区州旗镇乡".unicodeScalars.contains(where: { $0.value == c }) else { return }
    mention.coreStart = Int(tokens[head - 1].start)
    mention.range = mention.coreStart..<mention.range.upperBound
  }

  /// How the name speaks of its body, or `nil` when it is a kind of body and no name.
  private func form(
    of mention: Mention, _ left: LeftBoundary.Result, tokens: [Token], head: Int
  ) -> Mention.Form? {
    let token = tokens[head]
    let isFunctional = token.has(known.functionalHead)
    if mention.coreStart == mention.headStart {
      if left.isIndefinite { return nil }
      if mention.parent != nil {
        return token.count == 1 && !isGovernmentName(mention) ? nil : .named
      }
      return token.count == 1 && !left.isDefinite ? nil : .definite
    }
    if left.quote != nil { return .named }
    if token.count == 1, mention.headStart - mention.coreStart < 2 { return nil }
    let modifier = Array(tokens[left.first..<max(left.first, head)])
    if isLevel(mention) { return .named }
    if modifier.allSatisfy({
      $0.has(known.generic) || $0.has(known.placeHead) || $0.has(known.organizationHead)
    }) {
      return left.isIndefinite ? nil : .definite
    }
    let isCommon = modifier.allSatisfy(isCommonWord)
    if !isCommon { return left.isIndefinite && isFunctional ? nil : .named }
    if mention.parentOrganization != nil { return .named }
    if isFunctional {
      if mention.parent != nil { return .named }
      return left.isIndefinite ? nil : startsClause(tokens, left.first) ? .named : nil
    }
    return left.isIndefinite ? nil : .named
  }

  // 山东和顺居物业公司 does not speak of 山东省, nor 星月路小学 of 星月路.
  private func isPartOnly(_ place: Mention, of mention: Mention) -> Bool {
    guard place.label == .place, place.parent == nil, mention.coreStart > place.range.upperBound - 1
    else { return false }
    if mention.classes.meets(known.localBody) || mention.classes.meets(known.outpost) {
      return false
    }
    if place.divisions.isEmpty { return !place.classes.meets(known.settlement) }
    let spelled = String(scalars: characters[place.core])
    return !place.divisions.contains { lexicon.gazetteer.divisions[Int($0)].name == spelled }
  }

  private func isLevel(_ mention: Mention) -> Bool {
    mention.headStart - mention.coreStart == 1 && mention.parent == nil
  }

  // 委 and 局 alone are names only after a division: 市南区委.
  private func isGovernmentName(_ mention: Mention) -> Bool {
    guard let parent = mention.parent else { return false }
    return mentions[parent].label == .place && !mentions[parent].divisions.isEmpty
  }

  /// A word of the common vocabulary: it tells a kind.
  private func isCommonWord(_ token: Token) -> Bool {
    guard token.entry >= 0, token.count >= 2 else { return false }
    if token.has(known.inner) || token.has(known.generic) || token.has(known.placeHead) {
      return true
    }
    switch token.wordClass {
    case .noun, .verb, .verbalNoun, .adjective, .direction, .placeWord, .number, .other, .adverb:
      break
    default: return false
    }
    return true
  }

  private func startsClause(_ tokens: [Token], _ index: Int) -> Bool {
    index == 0
      || tokens[index - 1].wordClass == .mark
        && characters[Int(tokens[index - 1].start)] != CharacterClass.openQuote
  }

  // 市南区委区政府: two bodies with one place.
  private mutating func addGovernment(_ tokens: [Token], _ head: Int, after index: Int) {
    guard head + 1 < tokens.count, mentions[index].classes.meets(known.partyBody) else { return }
    let next = tokens[head + 1]
    let word = String(scalars: characters[next.range])
    guard let place = mentions[index].parentPlace,
      ["区政府", "市政府", "县政府", "镇政府", "乡政府", "政府", "州政府"].contains(word)
    else { return }
    let headStart = Int(next.end) - 2
    var mention = Mention(
      label: .organization, range: next.range, coreStart: headStart, headStart: headStart,
      sentence: mentions[index].sentence)
    mention.classes = next.classes
    mention.parent = place
    mention.parentPlace = place
    mentions.append(mention)
  }
}
