/// Finds names of persons: beside post words, before words of speech, in lists of names.
struct PersonFinder {
  let lexicon: Lexicon
  let text: CleanText
  /// Names found so far, by their characters; the document may use them anywhere.
  var names: Set<[UInt32]> = []

  /// Whether any name of the text can have a dot in it.
  var hasDot: Bool { text.hasNameDot }
  /// ``openers``, of which the finder asks at every word.
  let openers = Self.openers

  var known: KnownClasses { lexicon.known }
  var characters: [UInt32] { text.characters }

  init(lexicon: Lexicon, text: CleanText) {
    self.lexicon = lexicon
    self.text = text
  }

  /// - Parameter taken: Whether a character already belongs to another name.
  /// - Returns: Names in order.
  mutating func find(_ tokens: [Token], taken: (Int) -> Bool) -> [Range<Int>] {
    var result: [Range<Int>] = []
    let summed = summedUp(tokens)
    var index = 0
    while index < tokens.count {
      if summed.isEmpty {
        index = firstOpening(tokens, from: index, previous: result.last)
        if index == tokens.count { break }
      }
      let start = Int(tokens[index].start)
      guard
        let range = summed.first(where: { $0.lowerBound == start })
          ?? name(in: tokens, at: index, previous: result.last),
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

  /// The first word from an index on at which a name may begin: it has a surname or is of another language, stands
  /// behind a post, or goes on with a list. Most words are passed over here.
  private func firstOpening(_ tokens: [Token], from first: Int, previous: Range<Int>?) -> Int {
    if hasDot { return first }
    let (foreignName, beforePerson) = (known.foreignName, known.beforePerson)
    // A name of a list begins no further behind the last than a short note in brackets and a comma.
    let reach = previous.map { $0.upperBound + 13 } ?? -1
    return tokens.withUnsafeBufferPointer { tokens in
      characters.withUnsafeBufferPointer { characters in
        for index in first..<tokens.count {
          let start = Int(tokens[index].start)
          if lexicon.persons.mayBeSurname(characters[start]) || start <= reach
            || tokens[index].has(foreignName)
            || index > 0
              && (tokens[index - 1].has(beforePerson)
                || openers.contains(characters[Int(tokens[index - 1].start)]))
          {
            return index
          }
        }
        return tokens.count
      }
    }
  }

  /// The names right after posts that are so likely that other names must end at them: 党委书记李行炳与…
  func certain(_ tokens: [Token]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    let (post, commonPost) = (known.post, known.commonPost)
    for index in tokens.indices.dropFirst() where tokens[index - 1].has(post) {
      if let range = divisionAndSyllable(tokens, index) {
        result.append(range)
        continue
      }
      if tokens[index - 1].has(commonPost) {
        if let range = joined(tokens, index) { result.append(range) }
        continue
      }
      if let range = calledLikeDivision(tokens, index) {
        result.append(range)
        continue
      }
      guard tokens[index].wordClass != .mark, tokens[index].count == 1, !mayGovern(tokens[index]),
        let range = shaped(tokens, index, .strong),
        range.count >= 3 || isActing(tokens, at: range.upperBound)
          || isActingFor(tokens, at: range.upperBound)
          || tokens.first(startingAt: range.upperBound)?.has(known.coordinator) ?? false,
        let (length, surname) = lexicon.persons.surnameLength(characters, at: range.lowerBound),
        surname.rank < 300, surname.isSafe,
        isLikelyGiven(range, length) || mayWeigh(range, tokens, index)
      else { continue }
      result.append(range)
    }
    return result
  }

  // 民警韩德|山花了两个冬天…由韩德山和: what always follows two characters is the third of the name.
  func wholeName(_ range: Range<Int>) -> Range<Int> {
    guard range.count == 2, range.upperBound < characters.count,
      lexicon.persons.second(characters[range.upperBound]) >= 20
    else { return range }
    let long = characters[range.lowerBound...range.upperBound]
    var next: Set<UInt32> = []
    for at in characters.indices.dropLast(3) where characters[at] == long[long.startIndex] {
      guard characters[at + 1] == long[long.startIndex + 1] else { continue }
      guard characters[at + 2] == long[long.startIndex + 2] else { return range }
      next.insert(characters[at + 3])
    }
    return next.count > 1 ? range.lowerBound..<range.upperBound + 1 : range
  }

  // 民警|马|文|斌|和|社区专干: no community is called so.
  private func joined(_ tokens: [Token], _ index: Int) -> Range<Int>? {
    guard tokens[index].count == 1, let range = shaped(tokens, index, .strong), range.count == 3,
      tokens.first(startingAt: range.upperBound)?.has(known.coordinator) ?? false,
      let (length, surname) = lexicon.persons.surnameLength(characters, at: range.lowerBound),
      surname.rank < 150, surname.isSafe, isLikelyGiven(range, length)
    else { return nil }
    return range
  }

  // 社区民警|黄南|生|说: what some division is called, and one more.
  private func divisionAndSyllable(_ tokens: [Token], _ index: Int) -> Range<Int>? {
    let token = tokens[index]
    guard token.count == 2, token.isDivision, index + 2 < tokens.count,
      tokens[index + 1].count == 1, tokens[index + 1].start == token.end,
      tokens[index + 2].has(known.speech),
      let (length, surname) = lexicon.persons.surnameLength(characters, at: Int(token.start)),
      length == 1, surname.rank < 150,
      lexicon.persons.second(characters[Int(tokens[index + 1].start)]) > 20
    else { return nil }
    return Int(token.start)..<Int(tokens[index + 1].end)
  }

  // 教导员贺军|代表|派出所党支部
  private func isActingFor(_ tokens: [Token], at: Int) -> Bool {
    guard let index = tokens.firstIndex(startingAt: at), index + 1 < tokens.count else {
      return false
    }
    return ShortWord(characters, tokens[index].range) == "代表"
      && tokens[index + 1].wordClass != .mark
  }

  // 书记|曾|德宏|和, 教导员|武强|同志: what some division is called.
  private func calledLikeDivision(_ tokens: [Token], _ index: Int) -> Range<Int>? {
    let token = tokens[index]
    guard let (length, _) = lexicon.persons.surnameLength(characters, at: Int(token.start)),
      length == 1
    else { return nil }
    if token.count == 2, token.isDivision {
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      if next?.has(known.address) ?? false { return token.range }
      // 副部长金平，: behind a post, and nothing of the division behind it.
      let given = characters[Int(token.end) - 1]
      return lexicon.persons.surnameLength(characters, at: Int(token.start))?.surname.rank ?? 600
        < 150 && lexicon.persons.only(given) + lexicon.persons.second(given) > 40
        && (isSpoken(tokens, after: Int(token.end)) || isActing(tokens, at: Int(token.end)))
        ? token.range : nil
    }
    guard token.count == 1, !token.has(known.coordinator), token.wordClass != .preposition,
      index + 1 < tokens.count, tokens[index + 1].count == 2, tokens[index + 1].isDivision,
      tokens[index + 1].start == token.end, isBreak(tokens, at: Int(tokens[index + 1].end))
    else { return nil }
    return Int(token.start)..<Int(tokens[index + 1].end)
  }

  mutating func name(in tokens: [Token], at index: Int, previous: Range<Int>?) -> Range<
    Int
  >? {
    let token = tokens[index]
    guard token.wordClass != .mark, token.wordClass != .letters else { return nil }
    // 文 opens a byline, and is a surname behind a post.
    guard !token.has(known.post),
      !token.has(known.byline)
        || token.count == 1 && index > 0 && tokens[index - 1].has(known.post)
          && tokens[index - 1].end == token.start
    else { return nil }
    if index > 0, tokens[index - 1].has(known.post), !tokens[index - 1].has(known.commonPost),
      let range = calledLikeDivision(tokens, index)
    {
      return range
    }
    let surname = lexicon.persons.surnameLength(characters, at: Int(token.start))
    if surname != nil, mayGovern(token), nameKnown(at: Int(token.end)) { return nil }
    // 陈大爷
    if let surname, let word = tokens.first(startingAt: Int(token.start) + surname.length),
      word.count == 2, word.has(known.identity), !word.has(known.commonPost)
    {
      return nil
    }
    let isBehindPost = followsPost(tokens, index)
    if let surname, isBehindPost || index == 0 || tokens[index - 1].wordClass == .mark {
      noteUnsure(tokens, index, surnameLength: surname.length, isBehindPost: isBehindPost)
    }
    let context = context(tokens, index, isBehindPost: isBehindPost, previous: previous)
    if hasDot, !token.has(known.identity), let dotted = dotted(tokens, index),
      context >= .weak || isOfOtherLanguage(dotted, tokens)
    {
      return dotted
    }
    if context >= .weak {
      let plain = shaped(tokens, index, context).map(wholeName)
      let other = foreign(tokens, index, context)
      if let plain, let other, other.count > plain.count,
        token.has(known.foreignName) || isRare(plain)
          || other.count == 4 && isSpoken(tokens, after: other.upperBound)
      {
        return other
      }
      return (plain ?? other).map { trimmed($0, tokens, index) } ?? weighed(tokens, index)
    }
    // Where no person is expected, only a name of another language has no surname, and most words leave no room for
    // a given name behind theirs.
    if !token.has(known.foreignName) {
      guard let surname else { return nil }
      guard mayBeShaped(tokens, index, surnameLength: surname.length) else {
        return addressed(tokens, index)
      }
    }
    if let range = inNewList(tokens, index) { return range }
    if token.has(known.foreignName), let range = foreign(tokens, index, .none) { return range }
    if let range = unmistakable(tokens, index) ?? presented(tokens, index)
      ?? likened(tokens, index) ?? appointed(tokens, index)
      ?? rostered(tokens, index) ?? spread(tokens, index)
      ?? addressed(tokens, index)
    {
      return range
    }
    if let range = shaped(tokens, index, .none),
      isSpeaker(tokens, range, index: index) || isTitled(tokens, range, index: index)
    {
      return range
    }
    return weighed(tokens, index)
  }

  /// Whether a surname is as well a word before a name: 向, 和.
  private func mayGovern(_ token: Token) -> Bool {
    token.count == 1 && (isFunction(token) || token.has(known.stop))
  }

  // 所长|向|高健一行介绍: what the text has named before needs no surname more.
  private func nameKnown(at start: Int) -> Bool {
    (2...3).contains {
      start + $0 <= characters.count && names.contains(Array(characters[start..<start + $0]))
    }
  }

  private func isOfOtherLanguage(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
    tokens.contains { range.contains(Int($0.start)) && $0.has(known.foreignName) }
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

  private func context(
    _ tokens: [Token], _ index: Int, isBehindPost: Bool, previous: Range<Int>?
  ) -> Context {
    if isBehindPost {
      return tokens[index - 1].has(known.commonPost) ? .weak : .strong
    }
    if let previous, isListed(tokens, index, after: previous) { return .strong }
    return .none
  }

  // MARK: names that the document tells by using them twice

  /// Stretches that stand after a post, and those that open a clause before a word of speech. One that does both is a
  /// name, however odd its characters: 副校长万是明…，万是明表示.
  var afterPosts: Set<[UInt32]> = []
  var beforeSpeech: Set<[UInt32]> = []

  /// The names that only the whole document tells.
  var confirmed: Set<[UInt32]> { afterPosts.intersection(beforeSpeech) }

  private mutating func noteUnsure(
    _ tokens: [Token], _ index: Int, surnameLength length: Int, isBehindPost: Bool
  ) {
    let start = Int(tokens[index].start)
    if isBehindPost {
      let end = Int(tokens[tokens.count - 1].end)
      for given in [2, 1] where start + length + given <= end {
        let stretch = characters[start..<start + length + given]
        if stretch.allSatisfy(CharacterClass.isHan) { afterPosts.insert(Array(stretch)) }
      }
    }
    guard index == 0 || tokens[index - 1].wordClass == .mark else { return }
    if let speech = (index..<min(index + 5, tokens.count)).first(where: {
      tokens[$0].has(known.speech)
    }), (2...4).contains(Int(tokens[speech].start) - start) {
      beforeSpeech.insert(Array(characters[start..<Int(tokens[speech].start)]))
    }
  }
}
