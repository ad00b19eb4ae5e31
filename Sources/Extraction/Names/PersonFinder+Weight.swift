/// Names that no word around them tells: the stretch is far likelier as a name than as the words it was cut into.
///
/// Weights are differences of logarithms of probabilities. The thresholds are those above which, in some 130 annotated
/// texts, next to nothing but names was found.
extension PersonFinder {
  /// A name that words beside it make likely needs this much.
  private static let besidePerson: Float = 4.5
  /// A name that nothing speaks for but its characters needs this much.
  private static let byItself: Float = 9.3
  /// What fills the room between a body and a title needs no more than this.
  private static let titled: Float = -2
  /// A third character needs this much more than the first two, and two this much more than three.
  private static let longer: Float = 2
  private static let shorter: Float = 1

  /// A stretch taken for a name.
  private struct Reading {
    let range: Range<Int>
    let surname: PersonNameModel.Surname
    let weight: Float
  }

  /// The name at a word, if its characters alone say that there is one.
  func weighed(_ tokens: [Token], _ index: Int) -> Range<Int>? {
    guard let best = heaviest(tokens, index, atLeast: Self.besidePerson),
      !goesOn(tokens, at: best.range)
    else { return nil }
    let isBehind =
      index > 0 && (isPerson(tokens[index - 1]) || tokens[index - 1].has(known.staff))
    // 部长和晓曦: a surname that is mostly another word needs a post before it.
    if !best.surname.isSafe {
      return followsPost(tokens, index) && !tokens[index - 1].has(known.commonPost)
        ? best.range : nil
    }
    if isBehind || startsPhrase(tokens, index) && isBeforeTitle(tokens, at: best.range.upperBound) {
      return best.range
    }
    return best.weight >= Self.byItself && best.range.count > 2 && best.surname.rank < 150
      && !Self.placeEnds.contains(characters[best.range.upperBound - 1])
      && isBreak(tokens, at: best.range.upperBound)
      ? best.range : nil
  }

  /// Whether a stretch between a body and a title is about as likely as a name as it is as words: 严峻|松.
  func mayWeigh(_ range: Range<Int>, _ tokens: [Token], _ index: Int) -> Bool {
    heaviest(tokens, index).map { $0.range == range && $0.weight >= Self.titled } ?? false
  }

  /// A name found by its surname, with the last character that reads best: 陈文|荣立|即 is 陈文荣, 刘莎以“…”为题 is 刘莎.
  func trimmed(_ range: Range<Int>, _ tokens: [Token], _ index: Int) -> Range<Int> {
    guard let best = heaviest(tokens, index), best.surname.isSafe,
      !goesOn(tokens, at: best.range)
    else { return range }
    // 王娜|领|学
    if isActing(tokens, at: range.upperBound) { return range }
    let more = best.weight - weight(tokens, index, range)
    if best.range.count == range.count + 1 {
      return more >= Self.longer && !isVerbWithAspect(best.range, tokens) ? best.range : range
    }
    let isCut =
      best.range.count == range.count - 1 && range.count == 3
      && tokens.first(startingAt: best.range.upperBound).map(isFunction) ?? false
    return isCut && more >= Self.shorter ? best.range : range
  }

  private func startsPhrase(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = tokens[index - 1]
    return before.wordClass == .mark || before.has(known.stop) || before.wordClass == .verb
      || before.wordClass == .conjunction || before.has(known.organizationHead)
      || characters[Int(before.start)] == CharacterClass.possessive
  }

  private func isBeforeTitle(_ tokens: [Token], at end: Int) -> Bool {
    guard let next = tokens.first(startingAt: end) else { return false }
    // 姬文占［木井镇牛柏各庄村党支部书记］
    if characters[end] == CharacterClass.openSquare { return true }
    return next.has(known.speech) || next.has(known.address) || isPerson(next)
      || next.has(known.staff)
  }

  /// Whether a stretch is a part of a longer name, or that of a place.
  private func goesOn(_ tokens: [Token], at range: Range<Int>) -> Bool {
    let next = tokens.first(startingFrom: range.upperBound)
    if let next, next.has(known.placeHead) || next.has(known.organizationHead) { return true }
    let last = lexicon.entry(of: characters[range.suffix(1)])
    return last.map { $0.classes.meets(known.placeHead.union(known.organizationHead)) } ?? false
  }

  private static let placeEnds: CharacterSet = "河湖山岭沟湾岛江桥庄"

  /// The likeliest name that begins at a word.
  ///
  /// - Parameter least: What it has to weigh; others are told off without cutting the words behind them anew.
  private func heaviest(
    _ tokens: [Token], _ index: Int, atLeast least: Float = -.infinity
  ) -> Reading? {
    let start = Int(tokens[index].start)
    guard let (length, surname) = lexicon.persons.surnameLength(characters, at: start),
      surname.rank < 300, let tail = tokens.last?.end
    else { return nil }
    var best: Reading?
    for given in 1...2 where start + length + given <= Int(tail) {
      let range = start..<start + length + given
      guard range.allSatisfy({ CharacterClass.isHan(characters[$0]) }),
        range.dropFirst().allSatisfy({
          !text.isAfterGap[$0] && !Self.never.contains(characters[$0])
        })
      else { continue }
      let weight = weight(tokens, index, range, atLeast: max(least, best?.weight ?? least))
      if weight >= least, weight > best?.weight ?? -.infinity {
        best = Reading(range: range, surname: surname, weight: weight)
      }
    }
    return best
  }

  /// How much likelier a stretch is as a name than as words; the words behind it are cut anew.
  ///
  /// - Returns: Minus infinity where it must be below `least`.
  private func weight(
    _ tokens: [Token], _ index: Int, _ range: Range<Int>, atLeast least: Float = -.infinity
  ) -> Float {
    guard let (length, surname) = lexicon.persons.surnameLength(characters, at: range.lowerBound)
    else { return -.infinity }
    var words: Float = 0
    var at = index
    while at < tokens.count, Int(tokens[at].start) < range.upperBound {
      words += cost(tokens[at])
      at += 1
    }
    var end = Int(tokens[at - 1].end)
    if end > range.upperBound {
      for token in tokens[at...].prefix(2) where token.wordClass != .mark {
        guard Int(token.start) == end else { break }
        words += cost(token)
        end = Int(token.end)
      }
    }
    let most = words - lexicon.persons.cost(characters[range], surnameLength: length, surname)
    return most < least ? -.infinity : most - cost(range.upperBound..<end)
  }

  private func cost(_ token: Token) -> Float {
    token.entry >= 0 ? lexicon.entries[Int(token.entry)].cost : Segmenter.unknownCost
  }

  /// What the cheapest words of a short stretch cost.
  private func cost(_ range: Range<Int>) -> Float {
    guard !range.isEmpty else { return 0 }
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: range.count + 1) { best in
      best.initialize(repeating: .infinity)
      best[0] = 0
      for start in 0..<range.count {
        for end in start + 1...range.count {
          let word = lexicon.entry(
            of: characters[range.lowerBound + start..<range.lowerBound + end])
          guard let cost = word?.cost ?? (end == start + 1 ? Segmenter.unknownCost : nil) else {
            continue
          }
          best[end] = min(best[end], best[start] + cost)
        }
      }
      return best[range.count]
    }
  }
}
