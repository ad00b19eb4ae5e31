/// Finds names of persons: beside post words, before words of speech, in lists of names.
struct PersonFinder {
  let lexicon: Lexicon
  let text: CleanText
  /// Names found so far, by their characters; the document may use them anywhere.
  var names: Set<[UInt32]> = []

  /// Whether any name of the text can have a dot in it.
  private let hasDot: Bool

  private var known: KnownClasses { lexicon.known }
  private var characters: [UInt32] { text.characters }

  init(lexicon: Lexicon, text: CleanText) {
    self.lexicon = lexicon
    self.text = text
    hasDot = text.characters.contains(CharacterClass.nameDot)
  }

  /// - Parameter taken: Whether a character already belongs to another name.
  /// - Returns: Names in order.
  mutating func find(_ tokens: [Token], taken: (Int) -> Bool) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = 0
    while index < tokens.count {
      guard let range = name(in: tokens, at: index, previous: result.last),
        !range.contains(where: taken)
      else {
        index += 1
        continue
      }
      result.append(range)
      names.insert(Array(characters[range]))
      while index < tokens.count, Int(tokens[index].start) < range.upperBound { index += 1 }
    }
    return result
  }

  /// The names right after posts that are so likely that other names must end at them: 党委书记李行炳与…
  func certain(_ tokens: [Token]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for index in tokens.indices.dropFirst()
    where tokens[index - 1].has(known.post) && !tokens[index - 1].has(known.commonPost) {
      guard tokens[index].wordClass != .mark, tokens[index].count == 1,
        let range = shaped(tokens, index, .strong), range.count >= 3,
        let (length, surname) = lexicon.persons.surnameLength(characters, at: range.lowerBound),
        surname.rank < 300, surname.otherFrequency < 5000, isLikelyGiven(range, length)
      else { continue }
      result.append(range)
    }
    return result
  }

  private mutating func name(in tokens: [Token], at index: Int, previous: Range<Int>?) -> Range<
    Int
  >? {
    let token = tokens[index]
    guard token.wordClass != .mark, token.wordClass != .letters else { return nil }
    guard !token.has(known.post), !token.has(known.byline) else { return nil }
    noteUnsure(tokens, index)
    let context = context(tokens, index, previous: previous)
    if hasDot, let dotted = dotted(tokens, index), context >= .weak || dotted.count >= 5 {
      return dotted
    }
    if context >= .weak {
      let plain = shaped(tokens, index, context)
      let other = foreign(tokens, index, context)
      if let plain, let other, other.count > plain.count,
        isRare(plain) || other.count == 4 && isSpoken(tokens, after: other.upperBound)
      {
        return other
      }
      return plain ?? other
    }
    if let range = inNewList(tokens, index) { return range }
    guard let range = shaped(tokens, index, .none) else { return nil }
    return isSpeaker(tokens, range, index: index) || isTitled(tokens, range, index: index)
      ? range : nil
  }

  /// How surely a person's name is to be expected at a word.
  enum Context: Int, Comparable {
    case none
    /// After a word that is said of many at once: 民警, 群众.
    case weak
    /// After a post, or in a list of names.
    case strong

    static func < (a: Context, b: Context) -> Bool { a.rawValue < b.rawValue }
  }

  private func context(_ tokens: [Token], _ index: Int, previous: Range<Int>?) -> Context {
    if followsPost(tokens, index) {
      return tokens[index - 1].has(known.commonPost) ? .weak : .strong
    }
    if let previous, isListed(tokens, index, after: previous) { return .strong }
    return .none
  }

  // MARK: names that the document tells by using them twice

  /// Stretches that stand after a post, and those that open a clause before a word of speech. One that does both is a
  /// name, however odd its characters: 副校长万是明…，万是明表示.
  private var afterPosts: Set<[UInt32]> = []
  private var beforeSpeech: Set<[UInt32]> = []

  /// The names that only the whole document tells.
  var confirmed: Set<[UInt32]> { afterPosts.intersection(beforeSpeech) }

  private mutating func noteUnsure(_ tokens: [Token], _ index: Int) {
    let start = Int(tokens[index].start)
    guard let (length, _) = lexicon.persons.surnameLength(characters, at: start) else { return }
    let end = Int(tokens[tokens.count - 1].end)
    if followsPost(tokens, index) {
      for given in [2, 1] where start + length + given <= end {
        let stretch = characters[start..<start + length + given]
        if stretch.allSatisfy(CharacterClass.isHan) { afterPosts.insert(Array(stretch)) }
      }
    }
    if index == 0 || tokens[index - 1].wordClass == .mark,
      let speech = tokens[index...].prefix(5).first(where: { $0.has(known.speech) }),
      (2...4).contains(Int(speech.start) - start)
    {
      beforeSpeech.insert(Array(characters[start..<Int(speech.start)]))
    }
  }

  // MARK: contexts

  // 所长冯强, 教导员 程亮, 记者：何静
  private func followsPost(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 0 else { return false }
    var before = index - 1
    let c = characters[Int(tokens[before].start)]
    if c == CharacterClass.colon, tokens[before].count == 1, before > 0 { before -= 1 }
    if isPerson(tokens[before]) { return true }
    // 队长是洪秀珠, 队长是浦尾村的洪秀珠
    guard Self.links.contains(ShortWord(characters, tokens[before].range)), before > 0 else {
      return false
    }
    var i = before - 1
    while i >= max(0, before - 6), tokens[i].wordClass != .mark {
      if tokens[i].has(known.post), i + 1 < tokens.count {
        let verb = ShortWord(characters, tokens[i + 1].range)
        return verb == "是" || verb == "为"
      }
      i -= 1
    }
    return false
  }

  private static let links: [ShortWord?] = ["是", "为", "的", "叫"]

  private func isPerson(_ token: Token) -> Bool {
    token.has(known.post) || token.has(known.identity) || token.has(known.byline)
  }

  private func isRare(_ range: Range<Int>) -> Bool {
    (lexicon.persons.surnameLength(characters, at: range.lowerBound)?.surname.rank ?? 600) > 250
  }

  // 李茂生、梁国富、曹冬梅三位: the first of several names in a row.
  private func inNewList(_ tokens: [Token], _ index: Int) -> Range<Int>? {
    guard
      index == 0 || tokens[index - 1].wordClass == .mark || tokens[index - 1].wordClass == .verb,
      let range = shaped(tokens, index, .strong), range.count == 3,
      range.upperBound + 1 < characters.count,
      characters[range.upperBound] == CharacterClass.enumerationComma,
      let next = tokens.firstIndex(where: { Int($0.start) == range.upperBound + 1 }),
      let other = shaped(tokens, next, .strong), other.count == 3,
      isLikely(range), isLikely(other)
    else { return nil }
    return range
  }

  private func isLikely(_ range: Range<Int>) -> Bool {
    guard let (length, surname) = lexicon.persons.surnameLength(characters, at: range.lowerBound),
      surname.rank < 600
    else { return false }
    let first = characters[range.lowerBound + length]
    return lexicon.persons.first(first) > 2
      && lexicon.persons.second(characters[range.upperBound - 1]) > 2
  }

  private func isListed(_ tokens: [Token], _ index: Int, after previous: Range<Int>) -> Bool {
    guard index > 0 else { return false }
    let start = Int(tokens[index].start)
    if start == previous.upperBound { return text.isAfterGap[start] }
    let before = tokens[index - 1]
    return Int(before.start) == previous.upperBound && before.count == 1
      && (characters[Int(before.start)] == CharacterClass.enumerationComma
        || before.has(known.coordinator))
  }

  private func isSpeaker(_ tokens: [Token], _ range: Range<Int>, index: Int) -> Bool {
    guard index == 0 || tokens[index - 1].wordClass == .mark else { return false }
    let end = range.upperBound
    guard let next = tokens.first(where: { Int($0.start) >= end }), Int(next.start) == end else {
      return false
    }
    if next.has(known.speech) { return true }
    return index == 0 && characters[end] == CharacterClass.colon
  }

  // 派出所李慧副所长: a post right after the name.
  private func isTitled(_ tokens: [Token], _ range: Range<Int>, index: Int) -> Bool {
    guard let next = tokens.first(where: { Int($0.start) >= range.upperBound }),
      Int(next.start) == range.upperBound, next.has(known.post), !next.has(known.commonPost),
      let (length, surname) = lexicon.persons.surnameLength(characters, at: range.lowerBound),
      surname.rank < 300, surname.otherFrequency < 3000, isLikelyGiven(range, length)
    else { return false }
    guard index > 0 else { return true }
    let before = tokens[index - 1]
    return before.wordClass == .mark || before.has(known.stop) || before.has(known.organizationHead)
      || before.wordClass == .verb
  }

  private func isLikelyGiven(_ range: Range<Int>, _ length: Int) -> Bool {
    let first = characters[range.lowerBound + length]
    let last = characters[range.upperBound - 1]
    return range.count - length == 1
      ? lexicon.persons.only(first) > 2 || lexicon.persons.second(first) > 20
      : lexicon.persons.first(first) > 10 && lexicon.persons.second(last) > 10
  }

  // MARK: shapes

  /// Surname and given name, of which the words around them leave as much as possible whole.
  private func shaped(_ tokens: [Token], _ index: Int, _ context: Context) -> Range<Int>? {
    let start = Int(tokens[index].start)
    let found = lexicon.persons.surnameLength(characters, at: start)
    guard let (length, surname) = found ?? unlistedSurname(tokens, index, context) else {
      return nil
    }
    let token = tokens[index]
    let first = start + length
    let tail = Int(tokens[tokens.count - 1].end)
    let boundaries = Set(tokens[index...].prefix(5).map { Int($0.start) })
    func isBoundary(_ at: Int) -> Bool { at <= tail && (at == tail || boundaries.contains(at)) }
    let one = first + 1
    let two = first + 2
    // 群众越近越好
    if token.has(known.stop), surname.rank > 300, context < .strong { return nil }
    let isRisky = surname.otherFrequency > 20_000 && isFunction(token)
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
      return isVerbWithAspect(first..<two, tokens) ? start..<one : start..<two
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
      let isSafe = surname.otherFrequency < 500 || isSpoken(tokens, after: one)
      return lexicon.persons.only(characters[first]) > 5 || isSafe && isBreak(tokens, at: one)
        ? start..<one : nil
    case .none:
      let isTitled = tokens.contains { Int($0.start) == one && $0.has(known.post) }
      let isLikely =
        lexicon.persons.only(characters[first]) > 5
        || isTitled && lexicon.persons.second(characters[first]) > 20
      return isLikely && surname.otherFrequency <= 2000 ? start..<one : nil
    }
  }

  // 辅警雒小军: a surname too rare for the list, before a given name that could not be likelier.
  private func unlistedSurname(_ tokens: [Token], _ index: Int, _ context: Context)
    -> (length: Int, surname: PersonNameModel.Surname)?
  {
    let token = tokens[index]
    guard context >= .weak, token.count == 1, CharacterClass.isHan(characters[Int(token.start)]),
      !token.has(known.stop), !isFunction(token) || token.wordClass == .verb,
      token.wordClass != .number, token.classes.isEmpty, isLikelyPair(Int(token.end), 20),
      isBreak(tokens, at: Int(token.end) + 2)
    else { return nil }
    return (1, PersonNameModel.Surname(rank: 600, otherFrequency: 0))
  }

  private func isLikelyPair(_ at: Int, _ count: Int) -> Bool {
    at + 1 < characters.count && lexicon.persons.first(characters[at]) >= count
      && lexicon.persons.second(characters[at + 1]) >= count
  }

  private func isPlausible(
    _ given: Range<Int>, _ tokens: [Token], _ context: Context, isRisky: Bool,
    _ surname: PersonNameModel.Surname
  ) -> Bool {
    let counts = (
      lexicon.persons.first(characters[given.lowerBound]),
      lexicon.persons.second(characters[given.upperBound - 1])
    )
    // 所长和丽君说: a surname that is mostly another word needs a likely name and an end.
    if isRisky {
      let word = tokens.first { $0.range == given }
      if let word, word.entry >= 0, lexicon.entries[Int(word.entry)].cost < 13 { return false }
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
        && tokens.contains { $0.range == given && $0.classes.isEmpty && !isCommonVerb($0) }
        && isBreak(tokens, at: given.upperBound)
    case .none:
      let isLikely = counts.0 > 20 && counts.1 > 10
      return surname.otherFrequency > 2000 ? isLikely : counts.0 > 3 && counts.1 > 3
    }
  }

  private func isCommonVerb(_ token: Token) -> Bool {
    token.wordClass == .verb && token.entry >= 0 && lexicon.entries[Int(token.entry)].cost < 13
  }

  // 周|发作|了: a verb that goes on with its aspect leaves its second character.
  private func isVerbWithAspect(_ given: Range<Int>, _ tokens: [Token]) -> Bool {
    given.upperBound < characters.count && Self.aspects.contains(characters[given.upperBound])
      && lexicon.persons.second(characters[given.upperBound - 1]) < 5
  }

  private static let aspects = Set("了着过".unicodeScalars.map(\.value))

  /// Whether the sentence goes on, at a character, with something that no name contains.
  private func isBreak(_ tokens: [Token], at: Int) -> Bool {
    guard let next = tokens.first(where: { Int($0.start) >= at }) else { return true }
    guard Int(next.start) == at else { return false }
    if text.isAfterGap[at] || next.wordClass == .mark || next.has(known.stop) { return true }
    if next.has(known.speech) || next.has(known.post) { return true }
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
  private func isSpoken(_ tokens: [Token], after at: Int) -> Bool {
    guard let next = tokens.first(where: { Int($0.start) >= at }), Int(next.start) == at else {
      return at >= Int(tokens[tokens.count - 1].end)
    }
    return next.wordClass == .mark || next.has(known.speech)
      || next.wordClass == .verb && next.count > 1
  }

  // A word of the dictionary that may be a name all the same.
  private func mayBeName(_ token: Token) -> Bool {
    if token.wordClass == .person || token.entry < 0 { return true }
    return token.count == 2 && token.classes.isEmpty
      && lexicon.entries[Int(token.entry)].cost > 14.5
      && token.wordClass != .verb && token.wordClass != .adverb && token.wordClass != .adjective
  }

  private func isFunction(_ token: Token) -> Bool {
    switch token.wordClass {
    case .preposition, .conjunction, .adverb, .pronoun, .particle, .verb, .direction, .time,
      .measure:
      true
    default: false
    }
  }

  // A character of a given name, and not a word that goes on with the sentence.
  private func isGivenCharacter(_ index: Int, _ tokens: [Token], _ context: Context) -> Bool {
    guard index < characters.count, CharacterClass.isHan(characters[index]) else { return false }
    let c = characters[index]
    guard let token = tokens.first(where: { $0.range.contains(index) }) else { return false }
    if token.count > 1, isPerson(token) || token.has(known.organizationHead) { return false }
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
  private func isBeforeBreak(_ token: Token, _ tokens: [Token], _ context: Context) -> Bool {
    guard token.wordClass == .verb, let next = tokens.first(where: { $0.start >= token.end }) else {
      return false
    }
    return next.wordClass == .mark || next.has(known.speech)
      || context == .strong && text.isAfterGap[Int(next.start)]
  }

  private static let never = Set(
    "的了着过说是在被把将和与及或等任为向对从到给让于其这那也都就又还已而且便即正则等因所等担当兼带接出".unicodeScalars.map(\.value))

  /// 巴特尔·孟和
  private func dotted(_ tokens: [Token], _ index: Int) -> Range<Int>? {
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
    guard dots > 0, end - start >= 4, characters[end - 1] != CharacterClass.nameDot else {
      return nil
    }
    let dot = characters[start..<end].firstIndex(of: CharacterClass.nameDot) ?? end
    guard dot - start >= 2, dot - start <= 6, end - dot - 1 >= 1, end - dot - 1 <= 6 else {
      return nil
    }
    return start..<end
  }

  private func isForeignCharacter(_ index: Int, _ tokens: [Token]) -> Bool {
    if Self.never.contains(characters[index]) && characters[index] != 0x548C { return false }
    guard let token = tokens.first(where: { $0.range.contains(index) }) else { return false }
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
    return token.count == 1 && !token.has(known.post)
      && !(isFunction(token) && token.wordClass != .verb)
      || token.wordClass == .person || token.wordClass == .placeName
      || token.wordClass == .otherName
  }

  /// Function words that stand inside names of other languages: 满都拉.
  private static let syllables = Set("都那不".unicodeScalars.map(\.value))

  /// A name of another shape right after a post: 斯琴高娃, 图雅.
  private func foreign(_ tokens: [Token], _ index: Int, _ context: Context) -> Range<Int>? {
    let start = Int(tokens[index].start)
    var end = start
    for token in tokens[index...] {
      guard token.wordClass != .mark, token.wordClass != .letters, !token.has(known.stop) else {
        break
      }
      let isPart =
        token.count == 1 && !isFunction(token) && !Self.never.contains(characters[Int(token.start)])
        || end > start && token.count == 1 && Self.syllables.contains(characters[Int(token.start)])
        || end > start && token.count == 1 && token.wordClass == .verb
          && lexicon.persons.second(characters[Int(token.start)]) >= 50
        || token.entry >= 0 && token.wordClass == .person
        || token.entry >= 0 && token.wordClass == .placeName && token.count == 2
      guard isPart, !token.has(known.post) else { break }
      end = Int(token.end)
      if end - start > 5 { return nil }
    }
    guard (2...4).contains(end - start) else { return nil }
    let unknown = characters[start..<end].filter {
      lexicon.persons.second($0) + lexicon.persons.first($0) > 0
    }
    guard unknown.count * 2 >= end - start else { return nil }
    let next = tokens.first { Int($0.start) >= end }
    if context == .weak {
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
