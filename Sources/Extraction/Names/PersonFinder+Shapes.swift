/// What names of persons look like: a surname and what may follow, names with a dot, foreign ones.
extension PersonFinder {
  /// Surname and given name, of which the words around them leave as much as possible whole.
  func shaped(_ tokens: [Token], _ index: Int, _ context: Context) -> Range<Int>? {
    let start = Int(tokens[index].start)
    let found = lexicon.persons.surnameLength(characters, at: start)
    guard let (length, surname) = found ?? unlistedSurname(tokens, index, context) else {
      return nil
    }
    let token = tokens[index]
    let first = start + length
    let tail = Int(tokens[tokens.count - 1].end)
    func isBoundary(_ at: Int) -> Bool {
      // 李|明说 says that 李明 speaks.
      at == tail || at > first && at < tail && characters[at] == Self.says
        || (index..<min(index + 5, tokens.count)).contains { Int(tokens[$0].start) == at }
    }
    let one = first + 1
    let two = first + 2
    // 群众越近越好
    if token.has(known.stop), surname.rank > 300, context < .strong { return nil }
    // 副书记后积极谋事: a word that hardly anybody is called.
    if surname.rank >= 600, surname.otherFrequency > 5000,
      context < .strong || !isLikelyPair(first, 20)
    {
      return nil
    }
    // 市委|暨|青年工作会议
    if token.has(known.coordinator), let word = tokens.first(startingAt: first), word.count == 2,
      word.entry >= 0, word.wordClass == .noun
    {
      return nil
    }
    // 所长段为民: a post counts nothing.
    let isMeasure = context == .strong && token.wordClass == .measure
    let isRisky = surname.otherFrequency > 20_000 && isFunction(token) && !isMeasure
    if length == 1, token.count > 1, !mayBeName(token) {
      // 书记|费力|民|说: the word gives way where what is left ends a name.
      guard context == .strong, token.count == 2, isBoundary(two), isLikelyPair(first, 10),
        !token.has(known.stop), token.classes.isEmpty, isBreak(tokens, at: two)
      else { return nil }
      return start..<two
    }
    guard first < tail, isGivenCharacter(first, tokens, context) else { return nil }
    if isBoundary(two), isGivenCharacter(one, tokens, context), !text.isAfterGap[one],
      isPlausible(first..<two, tokens, context, isRisky: isRisky, surname)
    {
      return isVerbWithAspect(first..<two, tokens) || isActing(tokens, at: one)
        || isFollowedFirst(tokens, first, at: one)
        ? start..<one : start..<two
    }
    guard isBoundary(one) else { return nil }
    if isRisky,
      context < .strong || !isBreak(tokens, at: one)
        || surname.rank > 150 && lexicon.persons.only(characters[first]) <= 8
    {
      return nil
    }
    switch context {
    case .strong:
      // 老支书越近…: a rare surname that is also another word needs an end.
      if surname.rank > 300, isFunction(token), !isSpoken(tokens, after: one) { return nil }
      return start..<one
    case .weak:
      if surname.rank > 300, isFunction(token) || token.wordClass == .other { return nil }
      let isSafe =
        surname.otherFrequency < 500 || isSpoken(tokens, after: one)
        // 民警田甜是个90后
        || surname.isSafe && surname.rank < 150 && one < tail && characters[one] == Self.isWord
      return lexicon.persons.only(characters[first]) > 5 || isSafe && isBreak(tokens, at: one)
        ? start..<one : nil
    case .none:
      let next = tokens.first(startingAt: one)
      let isTitled = next.map { $0.has(known.post) || $0.has(known.address) } ?? false
      let isLikely =
        isTitled && surname.isSafe && isRareCharacter(characters[first])
        || lexicon.persons.only(characters[first]) > 5
        || isTitled && lexicon.persons.second(characters[first]) > 20
      return isLikely && (surname.otherFrequency <= 2000 || isTitled && surname.isSafe)
        ? start..<one : nil
    }
  }

  /// Whether a name of a listed surname can have its shape, whatever the context: `shaped` gives none where not.
  @inline(__always)
  func mayBeShaped(_ tokens: [Token], _ index: Int, surnameLength length: Int) -> Bool {
    let token = tokens[index]
    let first = Int(token.start) + length
    if length == 1, token.count > 1, !mayBeName(token) {
      return token.count == 2 && token.classes.isEmpty && isLikelyPair(first, 10)
    }
    return first < Int(tokens[tokens.count - 1].end) && CharacterClass.isHan(characters[first])
  }

  // 辅警雒小军: a surname too rare for the list, before a given name that could not be likelier.
  func unlistedSurname(_ tokens: [Token], _ index: Int, _ context: Context)
    -> (length: Int, surname: PersonNameModel.Surname)?
  {
    let token = tokens[index]
    guard context >= .weak, token.count == 1, CharacterClass.isHan(characters[Int(token.start)]),
      !token.has(known.stop), !isFunction(token) || token.wordClass == .verb,
      token.wordClass != .number, token.classes.isEmpty, isLikelyPair(Int(token.end), 20),
      !CharacterClass.isNumeral(characters[Int(token.end)]),
      isBreak(tokens, at: Int(token.end) + 2)
    else { return nil }
    // 护|平安: a word, and no given name.
    let next = index + 1 < tokens.count ? tokens[index + 1] : nil
    if let next, next.count == 2, next.wordClass == .adjective || next.wordClass == .verb {
      return nil
    }
    return (1, PersonNameModel.Surname(rank: 600, otherFrequency: 0))
  }

  func isLikelyPair(_ at: Int, _ count: Int) -> Bool {
    at + 1 < characters.count && lexicon.persons.first(characters[at]) >= count
      && lexicon.persons.second(characters[at + 1]) >= count
  }

  func isPlausible(
    _ given: Range<Int>, _ tokens: [Token], _ context: Context, isRisky: Bool,
    _ surname: PersonNameModel.Surname
  ) -> Bool {
    let counts = (
      lexicon.persons.first(characters[given.lowerBound]),
      lexicon.persons.second(characters[given.upperBound - 1])
    )
    // 所长和丽君说: a surname that is mostly another word needs a likely name and an end.
    if isRisky {
      let word = tokens.first(startingAt: given.lowerBound)
      if let word, word.range == given, word.entry >= 0, lexicon.entries[Int(word.entry)].cost < 13
      {
        return false
      }
      return context >= .weak && counts.0 > 3 && counts.1 > 3
        && (isSpoken(tokens, after: given.upperBound)
          || counts.0 > 20 && counts.1 > 10 && isBreak(tokens, at: given.upperBound))
    }
    switch context {
    case .strong: return true
    case .weak:
      if counts.0 > 3 && counts.1 > 3 { return true }
      // 劳模代表胡惊雷的讲述
      return surname.rank < 300 && counts.0 + counts.1 > 0
        && tokens.first(startingAt: given.lowerBound).map {
          $0.range == given && $0.classes.isEmpty && !isCommonVerb($0)
        } ?? false
        && isBreak(tokens, at: given.upperBound)
    case .none:
      let isLikely = counts.0 > 20 && counts.1 > 10
      if surname.otherFrequency > 2000 ? isLikely : counts.0 > 3 && counts.1 > 3 { return true }
      return surname.isSafe && surname.rank < 300 && isRareGiven(given)
    }
  }

  func isCommonVerb(_ token: Token) -> Bool {
    token.wordClass == .verb && token.entry >= 0 && lexicon.entries[Int(token.entry)].cost < 13
  }

  // 周|发作|了, 罗阳|拿|了, 顾敏|笑着: what goes on with an aspect is a verb, and no name's last character.
  func isVerbWithAspect(_ given: Range<Int>, _ tokens: [Token]) -> Bool {
    guard given.upperBound < characters.count, !text.isAfterGap[given.upperBound],
      Self.aspects.contains(characters[given.upperBound]),
      let token = tokens.first(holding: given.upperBound)
    else { return false }
    return Int(token.end) == given.upperBound + 1
  }

  // 书记王亚|作|联盟工作汇报, 所长陈明|率|队: a verb of one character goes on with the sentence.
  func isActing(_ tokens: [Token], at: Int) -> Bool {
    guard let verb = tokens.first(startingAt: at), verb.count == 1,
      let next = tokens.first(startingAt: Int(verb.end))
    else { return false }
    // 张永|任|书记
    if characters[at] == Self.serving, next.has(known.post) { return true }
    guard Self.acts.contains(characters[at]) else { return false }
    return next.wordClass != .mark && !text.isAfterGap[Int(next.start)]
      && !next.has(known.speech) && !next.has(known.post)
  }

  // 第一书记刘旸|先|组织|大家学习: behind a character that hardly stands in other words than names.
  private func isFollowedFirst(_ tokens: [Token], _ given: Int, at: Int) -> Bool {
    guard let adverb = tokens.first(startingAt: at), adverb.count == 1,
      characters[at] == Self.ahead, isRareCharacter(characters[given]),
      let next = tokens.first(startingAt: Int(adverb.end))
    else { return false }
    return next.count > 1 && (next.wordClass == .verb || next.wordClass == .verbalNoun)
  }

  private static let ahead: UInt32 = 0x5148  // 先

  static let acts: CharacterSet = "作率赴领"
  static let serving: UInt32 = 0x4EFB  // 任

  /// Function words that also stand first in given names: 朱向华.
  private static let middles: CharacterSet = "和其向为从正于"
  static let aspects: CharacterSet = "了着过"

  /// Whether the sentence goes on, at a character, with something that no name contains.
  func isBreak(_ tokens: [Token], at: Int) -> Bool {
    guard let next = tokens.first(startingFrom: at) else { return true }
    guard Int(next.start) == at else { return false }
    if text.isAfterGap[at] || next.wordClass == .mark || next.has(known.stop) { return true }
    if next.count == 1, characters[at] == Self.isWord { return true }
    if next.has(known.speech) || next.has(known.post) || next.has(known.address) { return true }
    switch next.wordClass {
    case .verb: return next.count > 1
    case .adverb, .preposition, .particle, .time, .letters, .number, .conjunction: return true
    case .unknown:
      // A word that only rules speak of: 受聘担任.
      return next.entry >= 0 && !next.classes.isEmpty && !next.has(known.inner)
        && !next.has(known.organizationHead) && !next.has(known.placeHead)
    default: return false
    }
  }

  /// Whether a mark or a word of speech stands at a character.
  func isSpoken(_ tokens: [Token], after at: Int) -> Bool {
    guard let next = tokens.first(startingAt: at) else {
      return at >= Int(tokens[tokens.count - 1].end)
    }
    return next.wordClass == .mark || next.has(known.speech)
      || next.wordClass == .verb && next.count > 1
  }

  // A word of the dictionary that may be a name all the same.
  func mayBeName(_ token: Token) -> Bool {
    if token.wordClass == .person || token.entry < 0 { return true }
    return token.count == 2 && token.classes.isEmpty
      && lexicon.entries[Int(token.entry)].cost > 14.5
      && token.wordClass != .verb && token.wordClass != .adverb && token.wordClass != .adjective
  }

  func isFunction(_ token: Token) -> Bool {
    switch token.wordClass {
    case .preposition, .conjunction, .adverb, .pronoun, .particle, .verb, .direction, .time,
      .measure:
      true
    default: false
    }
  }

  // A character of a given name, and not a word that goes on with the sentence.
  func isGivenCharacter(_ index: Int, _ tokens: [Token], _ context: Context) -> Bool {
    guard index < characters.count, CharacterClass.isHan(characters[index]) else { return false }
    let c = characters[index]
    guard let token = tokens.first(holding: index) else { return false }
    if token.count > 1, isPerson(token) || token.has(known.organizationHead) { return false }
    // 副院长|向|上述|四个中心
    if token.count > 1, token.has(known.definite) { return false }
    // 伍|湖|村 and 向|社区: what ends with a word for a settlement is a place.
    if token.has(known.settlement) { return false }
    // 张和英, 车其杰, 民警李正祥: in the middle before a likely end.
    if context >= .weak, token.count == 1, Self.middles.contains(c), index + 1 < characters.count,
      lexicon.persons.second(characters[index + 1]) >= 50, isBreak(tokens, at: index + 2)
    {
      return true
    }
    // （陈思其）: or last before a mark.
    if context == .strong, token.count == 1 {
      // 吴其, 参谋吴和，
      if c == 0x5176 || c == 0x548C, let next = tokens.first(startingAt: index + 1),
        next.wordClass == .mark
      {
        return true
      }
    }
    if Self.never.contains(c) {
      // 田和平: inside a word of its own it is a character like others.
      return context == .strong && token.count == 2 && !token.has(known.stop)
        && token.wordClass != .conjunction && token.wordClass != .preposition
        && token.wordClass != .pronoun
        && lexicon.persons.second(characters[token.range.last ?? index]) > 0
    }
    if token.count == 1, isFunction(token), Int(token.start) == index,
      !isBeforeBreak(token, tokens, context),
      lexicon.persons.second(c) + lexicon.persons.only(c) + lexicon.persons.first(c) < 12
    {
      return false
    }
    return true
  }

  // 許金鍛說: what follows says that the name ends here.
  func isBeforeBreak(_ token: Token, _ tokens: [Token], _ context: Context) -> Bool {
    guard token.wordClass == .verb, let next = tokens.first(startingFrom: Int(token.end)) else {
      return false
    }
    return next.wordClass == .mark || next.has(known.speech)
      || context == .strong && text.isAfterGap[Int(next.start)]
  }

  private static let says: UInt32 = 0x8BF4
  private static let isWord: UInt32 = 0x662F  // 是

  static let never: CharacterSet = "的了着过说是在被把将和与及或等任为向对从到给让于其这那也都就又还已而且便即正则等因所等担当兼带接出作做致赴"

  /// 巴特尔·孟和
  func dotted(_ tokens: [Token], _ index: Int) -> Range<Int>? {
    let start = Int(tokens[index].start)
    var end = start
    var dots = 0
    while end < characters.count {
      let c = characters[end]
      if c == CharacterClass.nameDot {
        dots += 1
      } else if !CharacterClass.isHan(c) || dots > 0 && !isForeignCharacter(end, tokens) {
        break
      } else if dots == 0, end - start >= 6 {
        return nil
      }
      end += 1
    }
    // 阿尔斯兰·托合提和驻村干部: 和 ends a name only before what cannot go on with it.
    if dots > 0, characters[end - 1] == 0x548C, !endsHere(tokens, at: end) { end -= 1 }
    // 古丽娜尔·艾山|会|说四种话
    if dots > 0, characters[end - 1] == Self.can,
      !endsHere(tokens, at: end) || isSpoken(tokens, after: end)
    {
      end -= 1
    }
    guard dots > 0, end - start >= 4, characters[end - 1] != CharacterClass.nameDot else {
      return nil
    }
    let dot = characters[start..<end].firstIndex(of: CharacterClass.nameDot) ?? end
    guard dot - start >= 2, dot - start <= 6, end - dot - 1 >= 1, end - dot - 1 <= 6 else {
      return nil
    }
    return start..<end
  }

  private static let can: UInt32 = 0x4F1A  // 会

  private func endsHere(_ tokens: [Token], at: Int) -> Bool {
    guard let next = tokens.first(startingFrom: at) else { return true }
    return next.wordClass == .mark || next.has(known.speech) || next.has(known.stop)
      || text.isAfterGap[at]
  }

  func isForeignCharacter(_ index: Int, _ tokens: [Token]) -> Bool {
    if Self.never.contains(characters[index]) && characters[index] != 0x548C { return false }
    guard let token = tokens.first(holding: index) else { return false }
    if characters[index] == 0x548C {  // 和 inside 孟和, not before a word
      return index > 0 && characters[index - 1] != CharacterClass.nameDot
    }
    // 阿不都热依木·买买提
    if token.count <= 4, !token.has(known.stop), !token.has(known.post), token.wordClass == .noun,
      token.start > 0
    {
      let opening = characters[Int(token.start) - 1] == CharacterClass.nameDot
      if opening { return true }
    }
    return token.has(known.foreignName) || Self.syllables.contains(characters[index])
      || token.count == 1 && !token.has(known.post)
        && !(isFunction(token) && token.wordClass != .verb)
      || token.wordClass == .person || token.wordClass == .placeName
      || token.wordClass == .otherName
  }

  /// Function words that stand inside names of other languages: 满都拉.
  static let syllables: CharacterSet = "都那不吾甫"

  private static let longestForeign = 8

  /// A name of another shape right after a post: 斯琴高娃, 图雅.
  func foreign(_ tokens: [Token], _ index: Int, _ context: Context) -> Range<Int>? {
    let start = Int(tokens[index].start)
    var end = start
    for token in tokens[index...] {
      guard token.wordClass != .mark, token.wordClass != .letters, !token.has(known.stop),
        CharacterClass.isHan(characters[Int(token.start)]),
        end == start || !text.isAfterGap[Int(token.start)]
      else { break }
      let isPart =
        token.has(known.foreignName)
        || token.count == 1 && !isFunction(token) && token.wordClass != .number
          && !token.has(known.placeHead) && !Self.never.contains(characters[Int(token.start)])
        || end > start && token.count == 1 && Self.syllables.contains(characters[Int(token.start)])
        || end > start && token.count == 1 && token.wordClass == .verb
          && lexicon.persons.second(characters[Int(token.start)]) >= 50
        || token.entry >= 0 && token.wordClass == .person
        || end > start && token.entry >= 0 && token.wordClass == .placeName && token.count == 2
          && token.classes.isEmpty
      guard isPart, !token.has(known.post) else { break }
      end = Int(token.end)
      if end - start > Self.longestForeign { return nil }
    }
    let unknown = characters[start..<end].filter {
      lexicon.persons.second($0) + lexicon.persons.first($0) > 0
    }
    let isKnown = tokens[index...].prefix { Int($0.start) < end }.allSatisfy {
      $0.has(known.foreignName)
    }
    // 敖特根巴特尔, 斯琴格日乐
    guard (2...(isKnown ? Self.longestForeign : 4)).contains(end - start) else { return nil }
    if isKnown, context > .none || end - start >= 4 && isBreak(tokens, at: end) {
      return start..<end
    }
    if tokens[index].has(known.foreignName), context == .strong, isBreak(tokens, at: end) {
      return start..<end
    }
    guard context > .none, unknown.count * 2 >= end - start else { return nil }
    let next = tokens.first(startingFrom: end)
    if context < .strong {
      // 牧民满都拉说, 民警图雅正给…
      let isLikely = characters[start..<end].allSatisfy {
        lexicon.persons.first($0) + lexicon.persons.second($0) > 20
      }
      guard isSpoken(tokens, after: end) || isLikely && isBreak(tokens, at: end) else { return nil }
    }
    guard next.map({ $0.wordClass == .mark || isFunction($0) || $0.has(known.speech) }) ?? true
    else {
      return nil
    }
    return start..<end
  }
}
