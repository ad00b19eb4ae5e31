/// Finds names of persons: beside post words, before words of speech, in lists of names.
struct PersonFinder {
  let lexicon: Lexicon
  let text: CleanText
  /// Names found so far, by their characters; the document may use them anywhere.
  var names: Set<[UInt32]> = []

  private var known: KnownClasses { lexicon.known }
  private var characters: [UInt32] { text.characters }

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

  private func name(in tokens: [Token], at index: Int, previous: Range<Int>?) -> Range<Int>? {
    let token = tokens[index]
    guard token.wordClass != .mark, token.wordClass != .letters else { return nil }
    guard !token.has(known.post), !token.has(known.byline) else { return nil }
    let isPosted = followsPost(tokens, index)
    if let dotted = dotted(tokens, index), isPosted || dotted.count >= 5 { return dotted }
    if isPosted {
      let isWeak = index > 0 && tokens[index - 1].has(known.commonPost)
      let plain = shaped(tokens, index, isCertain: !isWeak)
      let other = isWeak ? nil : foreign(tokens, index)
      if let plain, let other, other.count > plain.count, isRare(plain) { return other }
      return plain ?? other
    }
    if let previous, isListed(tokens, index, after: previous) {
      return shaped(tokens, index, isCertain: true)
    }
    if let range = inNewList(tokens, index) { return range }
    guard let range = shaped(tokens, index, isCertain: false) else { return nil }
    return isSpeaker(tokens, range, index: index) ? range : nil
  }

  // 所长冯强, 教导员 程亮, 记者：何静
  private func followsPost(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 0 else { return false }
    var before = index - 1
    let c = characters[Int(tokens[before].start)]
    if c == CharacterClass.colon, tokens[before].count == 1, before > 0 { before -= 1 }
    if isPerson(tokens[before]) { return true }
    // 队长是洪秀珠, 队长是浦尾村的洪秀珠
    let word = String(scalars: characters[tokens[before].range])
    guard ["是", "为", "的", "叫"].contains(word), before > 0 else { return false }
    var i = before - 1
    while i >= max(0, before - 6), tokens[i].wordClass != .mark {
      if tokens[i].has(known.post), i + 1 < tokens.count {
        let verb = String(scalars: characters[tokens[i + 1].range])
        return verb == "是" || verb == "为"
      }
      i -= 1
    }
    return false
  }

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
      let range = shaped(tokens, index, isCertain: true), range.count == 3,
      range.upperBound + 1 < characters.count,
      characters[range.upperBound] == CharacterClass.enumerationComma,
      let next = tokens.firstIndex(where: { Int($0.start) == range.upperBound + 1 }),
      let other = shaped(tokens, next, isCertain: true), other.count == 3,
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

  // MARK: shapes

  /// Surname and given name.
  private func shaped(_ tokens: [Token], _ index: Int, isCertain: Bool) -> Range<Int>? {
    let start = Int(tokens[index].start)
    guard let (length, surname) = lexicon.persons.surnameLength(characters, at: start) else {
      return nil
    }
    let token = tokens[index]
    if length == 1, token.count > 1, !mayBeName(token) { return nil }
    if surname.otherFrequency > 20_000, isFunction(token),
      !isCertain || !isLikelyGiven(start + length)
    {
      return nil
    }
    if !isCertain, surname.otherFrequency > 2000, !isLikelyGiven(start + length) { return nil }
    let first = start + length
    guard isGivenCharacter(first, tokens) else { return nil }
    let one = first + 1
    let two = first + 2
    let boundaries = Set(tokens[index...].prefix(5).map { Int($0.start) })
    let tail = Int(tokens[tokens.count - 1].end)
    func isBoundary(_ at: Int) -> Bool { at == tail || boundaries.contains(at) }
    if two <= tail, isBoundary(two), isGivenCharacter(one, tokens), !text.isAfterGap[one],
      lexicon.persons.second(characters[one]) > 0 || isCertain,
      isCertain
        || lexicon.persons.first(characters[first]) > 3
          && lexicon.persons.second(characters[one]) > 3
    {
      return start..<two
    }
    if isBoundary(one), isCertain || lexicon.persons.only(characters[first]) > 5 {
      return start..<one
    }
    return nil
  }

  private func isLikelyGiven(_ at: Int) -> Bool {
    at + 1 < characters.count
      && (lexicon.persons.first(characters[at]) > 20
        && lexicon.persons.second(characters[at + 1]) > 10
        || lexicon.persons.only(characters[at]) > 8 && !CharacterClass.isHan(characters[at + 1]))
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
  private func isGivenCharacter(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index < characters.count, CharacterClass.isHan(characters[index]) else { return false }
    let c = characters[index]
    if Self.never.contains(c) { return false }
    guard let token = tokens.first(where: { $0.range.contains(index) }) else { return false }
    if token.count == 1, isFunction(token), Int(token.start) == index,
      !isBeforeBreak(token, tokens),
      lexicon.persons.second(c) + lexicon.persons.only(c) + lexicon.persons.first(c) < 12
    {
      return false
    }
    return true
  }

  // 許金鍛說: what follows says that the name ends here.
  private func isBeforeBreak(_ token: Token, _ tokens: [Token]) -> Bool {
    guard token.wordClass == .verb, let next = tokens.first(where: { $0.start >= token.end }) else {
      return false
    }
    return next.wordClass == .mark || next.has(known.speech)
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
    return token.count == 1 && !token.has(known.post)
      && !(isFunction(token) && token.wordClass != .verb)
      || token.wordClass == .person || token.wordClass == .placeName
      || token.wordClass == .otherName
      || token.count == 2 && token.wordClass == .noun && token.start > 0
        && characters[Int(token.start) - 1] == CharacterClass.nameDot
  }

  /// A name of another shape right after a post: 斯琴高娃, 图雅.
  private func foreign(_ tokens: [Token], _ index: Int) -> Range<Int>? {
    let start = Int(tokens[index].start)
    var end = start
    for token in tokens[index...] {
      guard token.wordClass != .mark, token.wordClass != .letters, !token.has(known.stop) else {
        break
      }
      let isPart =
        token.count == 1 && !isFunction(token) && !Self.never.contains(characters[Int(token.start)])
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
    guard next.map({ $0.wordClass == .mark || isFunction($0) || $0.has(known.speech) }) ?? true
    else {
      return nil
    }
    return start..<end
  }
}
