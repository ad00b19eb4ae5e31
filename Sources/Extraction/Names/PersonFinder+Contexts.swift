/// Where names of persons stand: behind posts, before words of speech, in lists.
extension PersonFinder {
  // 所长冯强, 教导员 程亮, 记者：何静
  @inline(__always)
  func followsPost(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = tokens[index - 1]
    return (isPerson(before) || openers.contains(characters[Int(before.start)]))
      && isBehindPost(tokens, index)
  }

  private func isBehindPost(_ tokens: [Token], _ index: Int) -> Bool {
    var before = index - 1
    let c = characters[Int(tokens[before].start)]
    if CharacterClass.joinsPostAndName(c), tokens[before].count == 1, before > 0 { before -= 1 }
    // 所长（挂职）邱伟
    if c == CharacterClass.closeBracket,
      let open = tokens[max(0, before - 6)..<before].lastIndex(where: {
        characters[Int($0.start)] == CharacterClass.openBracket
      }), open > 0, tokens[open - 1].has(known.post)
    {
      return true
    }
    if isPerson(tokens[before]) { return true }
    // “全国优秀人民警察”邱娥国
    if c == CharacterClass.closeQuote, before > 0, isPerson(tokens[before - 1]) { return true }
    // 队长是洪秀珠, 队长是浦尾村的洪秀珠
    guard before > 0, tokens[before].count == 1,
      Self.links.contains(characters[Int(tokens[before].start)])
    else { return false }
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

  static let links: CharacterSet = "是为的叫"

  /// Words that may stand between a post and the name of who has it, and the ends of marks that do.
  static let openers = links.union("：）”-—|")

  @inline(__always)
  func isPerson(_ token: Token) -> Bool { token.has(known.beforePerson) }

  func isRare(_ range: Range<Int>) -> Bool {
    (lexicon.persons.surnameLength(characters, at: range.lowerBound)?.surname.rank ?? 600) > 250
  }

  // 由罗定平同志主持; 、诸葛明亮副局长: what stands between the start of a phrase and a title is a name.
  func addressed(_ tokens: [Token], _ index: Int) -> Range<Int>? {
    let start = Int(tokens[index].start)
    guard
      index == 0 || opensPhrase(tokens[index - 1])
        // 艺术团严峻松团长
        || tokens[index - 1].has(known.organizationHead) && !tokens[index].has(known.inner),
      let (length, surname) = lexicon.persons.surnameLength(characters, at: start),
      surname.rank < 400, !tokens[index].has(known.stop),
      let title = tokens[index...].prefix(5).dropFirst().first(where: {
        $0.has(known.address) || $0.has(known.post)
      }), title.has(known.address) || !title.has(known.commonPost)
    else { return nil }
    // 张永|任|书记
    let isTaken =
      Int(title.start) > start + length + 1 && characters[Int(title.start) - 1] == Self.serving
    let range = start..<Int(title.start) - (isTaken ? 1 : 0)
    let given = range.count - length
    guard (1...2).contains(given), range.count >= 3 || isTaken || title.has(known.address),
      range.dropFirst().allSatisfy({ !text.isAfterGap[$0] }),
      !text.isAfterGap[range.upperBound]
    else { return nil }
    let isAddress = title.has(known.address)
    let own = tokens[index...].prefix { $0.start < title.start }
    guard
      own.allSatisfy({
        $0.wordClass != .mark && $0.wordClass != .letters && !$0.has(known.post)
          && !$0.has(known.organizationHead) && !$0.has(known.identity)
          && !$0.has(known.definite) && !$0.has(known.indefinite) && !$0.has(known.generic)
          && (isAddress || !$0.isDivision)
      }),
      own.count > 1 || mayBeName(tokens[index])
    else { return nil }
    return isLikelyGiven(range, length) || isRareGiven(range.dropFirst(length))
      || mayWeigh(range, tokens, index)
      || isAddress && surname.isSafe && isPossibleGiven(range.dropFirst(length)) ? range : nil
  }

  private func opensPhrase(_ token: Token) -> Bool {
    token.wordClass == .mark || token.wordClass == .preposition || token.has(known.stop)
  }

  private func isPossibleGiven(_ given: Range<Int>) -> Bool {
    given.allSatisfy {
      lexicon.persons.first(characters[$0]) + lexicon.persons.second(characters[$0]) > 3
    }
  }

  // 聘请肯国清、木新荣等7名寨老: a list that is summed up as so many persons.
  func summedUp(_ tokens: [Token]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    let counters = Self.counters
    let found = characters.withUnsafeBufferPointer { characters in
      tokens.indices.dropFirst(2).filter {
        let last = characters[Int(tokens[$0].end) - 1]
        return counters.contains(last) || tokens[$0].count == 1 && last == Self.etc
      }
    }
    for index in found {
      let isSum = characters[Int(tokens[index].end) - 1] == Self.etc
      guard
        let end = isSum ? listEnd(tokens, sum: index) : listEnd(tokens, counter: index)
      else { continue }
      let items = items(tokens, endingAt: end)
      if items.count >= 2, items.contains(where: isSurnamed), !isOfFields(items, tokens) {
        result += items
      }
    }
    return result
  }

  // 综治、民政、林业、国土等部门负责人: what they see to
  private func isOfFields(_ items: [Range<Int>], _ tokens: [Token]) -> Bool {
    let fields = items.count { item in
      tokens.first(startingAt: item.lowerBound).map {
        $0.range == item && $0.entry >= 0 && $0.wordClass == .noun
          && lexicon.entries[Int($0.entry)].cost < 12
      } ?? false
    }
    return fields * 2 >= items.count
  }

  private static let counters: CharacterSet = "名位"
  private static let etc: UInt32 = 0x7B49  // 等

  /// Where the list ends that 等7名 or 三位 sums up; `nil` where the measure counts nothing.
  private func listEnd(_ tokens: [Token], counter index: Int) -> Int? {
    var at = index
    if tokens[index].count == 1 {
      guard index > 1, !text.isAfterGap[Int(tokens[index].start)] else { return nil }
      at -= 1
    }
    let c = characters[Int(tokens[at].start)]
    guard CharacterClass.isDigit(c) || CharacterClass.isNumeral(c) else { return nil }
    if at > 0, ShortWord(characters, tokens[at - 1].range) == "等" { at -= 1 }
    return Int(tokens[at].start)
  }

  /// Where the list ends that 等学校领导 or 等同志 sums up; `nil` where the words sum up no persons.
  private func listEnd(_ tokens: [Token], sum index: Int) -> Int? {
    for token in tokens[(index + 1)...].prefix(3) {
      if token.has(known.post) || token.has(known.identity) || token.has(known.staff)
        || token.has(known.address)
      {
        return Int(tokens[index].start)
      }
      guard
        token.wordClass == .noun || token.has(known.generic)
          || token.has(known.organizationHead) || token.has(known.placeHead)
      else { return nil }
    }
    return nil
  }

  /// The names of a list, two to four characters each, that ends at a character.
  private func items(_ tokens: [Token], endingAt end: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var stop = end
    guard var at = tokens.lastIndex(where: { Int($0.end) == end }) else { return [] }
    while true {
      let token = tokens[at]
      let isDivider = characters[Int(token.start)] == CharacterClass.enumerationComma
      // 胡福进、, 李成效、: the last characters of a name may be a word elsewhere.
      let isLast =
        Int(token.end) == stop && !Self.never.contains(characters[stop - 1])
        && (token.count == 1 || token.count == 2 && at > 0 && isSurname(tokens[at - 1]))
      let isEnd =
        opensPhrase(token) && !isLast
        || token.wordClass == .verb && token.count > 1
          && Int(token.end) < stop
      if isDivider || isEnd || at == 0 {
        let start = isDivider || isEnd ? Int(token.end) : Int(token.start)
        guard (2...4).contains(stop - start) else { return isDivider ? [] : result.reversed() }
        result.append(start..<stop)
        if !isDivider { return result.reversed() }
        stop = Int(token.start)
      } else if token.count > 1 && isPerson(token) || token.has(known.organizationHead)
        || token.has(known.placeHead) || token.has(known.generic) || token.has(known.staff)
        || token.isDivision
        || token.wordClass == .letters
      {
        // 民警张三、李四: the post stands before the first name.
        if token.count > 1, (2...4).contains(stop - Int(token.end)), isPerson(token) {
          result.append(Int(token.end)..<stop)
          return result.reversed()
        }
        return []
      }
      if at == 0 { return [] }
      at -= 1
    }
  }

  private func isSurname(_ token: Token) -> Bool {
    guard token.count == 1,
      let (_, surname) = lexicon.persons.surnameLength(characters, at: Int(token.start))
    else { return false }
    return surname.isSafe
  }

  private func isSurnamed(_ range: Range<Int>) -> Bool {
    guard let (length, surname) = lexicon.persons.surnameLength(characters, at: range.lowerBound)
    else { return false }
    return surname.rank < 400 && (1...2).contains(range.count - length)
      && isPossibleGiven(range.dropFirst(length))
  }

  // 李茂生、梁国富、曹冬梅三位: the first of several names in a row.
  func inNewList(_ tokens: [Token], _ index: Int) -> Range<Int>? {
    guard
      index == 0 || tokens[index - 1].wordClass == .mark || tokens[index - 1].wordClass == .verb,
      let range = shaped(tokens, index, .strong), isLikely(range),
      let other = nextListed(tokens, after: range), isLikely(other)
    else { return nil }
    if range.count == 3, other.count == 3 { return range }
    // 刘洋、赵丽颖、孙国庆: of three, one may be short.
    guard let third = nextListed(tokens, after: other), isLikely(third) else { return nil }
    return range.count + other.count + third.count >= 8 ? range : nil
  }

  private func nextListed(_ tokens: [Token], after range: Range<Int>) -> Range<Int>? {
    guard range.upperBound + 1 < characters.count,
      characters[range.upperBound] == CharacterClass.enumerationComma,
      let next = tokens.firstIndex(startingAt: range.upperBound + 1)
    else { return nil }
    return shaped(tokens, next, .strong)
  }

  // 赵立强在…: three characters that are nothing else, where a clause, a verb or another name ends.
  func unmistakable(_ tokens: [Token], _ index: Int) -> Range<Int>? {
    let isFree =
      index == 0 || tokens[index - 1].wordClass == .mark || tokens[index - 1].wordClass == .verb
      || tokens[index - 1].has(known.stop) || tokens[index - 1].has(known.organizationHead)
    guard isFree, tokens[index].count == 1, let range = shaped(tokens, index, .none),
      range.count == 3,
      let (length, surname) = lexicon.persons.surnameLength(characters, at: range.lowerBound),
      length == 1, surname.rank < 150, surname.isSafe,
      isLikelyGiven(range, length),
      isSpoken(tokens, after: range.upperBound)
        || isBreak(tokens, at: range.upperBound) && !isAdverb(tokens, at: range.upperBound)
    else { return nil }
    let inside = tokens[index...].prefix { Int($0.start) < range.upperBound }
    let isPlain = inside.dropFirst().allSatisfy {
      !$0.has(known.stop) && ($0.count == 1 || $0.entry < 0 || mayBeName($0))
    }
    return isPlain ? range : nil
  }

  // 李明，1985年生，…; 李明同志任…: what follows is only said of persons.
  func presented(_ tokens: [Token], _ index: Int) -> Range<Int>? {
    let isFree =
      index == 0 || tokens[index - 1].wordClass == .mark
      || ShortWord(characters, tokens[index - 1].range) == "叫"
    guard isFree, tokens[index].count == 1, let range = shaped(tokens, index, .strong),
      let (length, surname) = lexicon.persons.surnameLength(characters, at: range.lowerBound)
    else { return nil }
    if isHeaded(range) { return range }
    // 另一个叫赵凯，
    if index > 0, ShortWord(characters, tokens[index - 1].range) == "叫", surname.isSafe,
      surname.rank < 300, isLikelyGiven(range, length),
      tokens.first(startingFrom: range.upperBound)?.wordClass == .mark
    {
      return range
    }
    guard surname.rank < 400, isLikelyGiven(range, length),
      let after = tokens.firstIndex(where: { Int($0.start) == range.upperBound })
    else { return nil }
    if surname.isSafe, tokens[after].has(known.identity), tokens[after].has(known.commonPost) {
      return range
    }
    let mark = characters[range.upperBound]
    // 白丽娜【县第三实验小学校长】
    if mark == CharacterClass.openSquare, index == 0, surname.isSafe { return range }
    guard mark == CharacterClass.comma || mark == CharacterClass.openBracket,
      after + 1 < tokens.count
    else { return nil }
    let next = tokens[after + 1]
    if Self.particulars.contains(ShortWord(characters, next.range)) { return range }
    guard surname.isSafe, CharacterClass.isDigit(characters[Int(next.start)]) else { return nil }
    // 1985年, 52岁
    return next.count == 4 || next.count == 2 && characters[Int(next.end)] == 0x5C81
      ? range : nil
  }

  // 李敏是青山派出所所长; 李敏（青山派出所所长）: whose post the clause goes on to tell.
  func appointed(_ tokens: [Token], _ index: Int) -> Range<Int>? {
    guard index == 0 || tokens[index - 1].wordClass == .mark,
      let range = shaped(tokens, index, .strong),
      let (length, surname) = lexicon.persons.surnameLength(characters, at: range.lowerBound),
      tokens[index].count <= length, surname.rank < 300, surname.isSafe,
      isLikelyGiven(range, length),
      let next = tokens.firstIndex(startingAt: range.upperBound),
      Self.appointing.contains(ShortWord(characters, tokens[next].range))
    else { return nil }
    let clause = tokens[(next + 1)...].prefix(14).prefix {
      $0.wordClass != .mark || characters[Int($0.start)] == CharacterClass.enumerationComma
    }
    return zip(clause, clause.dropFirst()).contains {
      $0.has(known.organizationHead) && $1.has(known.post) && !$1.has(known.commonPost)
        && $0.end == $1.start
    } ? range : nil
  }

  private static let appointing: [ShortWord?] = [
    "是", "任", "担任", "现任", "出任", "兼任", "系", "为", "（", "，", "自", "自从",
  ]

  // 像谢长林这样的社区民警; 解长松便是其中之一: of many one who is named.
  func likened(_ tokens: [Token], _ index: Int) -> Range<Int>? {
    let isExample = index > 0 && ShortWord(characters, tokens[index - 1].range) == "像"
    guard tokens[index].count == 1,
      index == 0 || isExample || opensPhrase(tokens[index - 1])
        || tokens[index - 1].wordClass == .verb,
      let range = shaped(tokens, index, .strong), range.count == 3,
      let (length, surname) = lexicon.persons.surnameLength(characters, at: range.lowerBound),
      surname.rank < 300, isLikelyGiven(range, length),
      let next = tokens.firstIndex(startingAt: range.upperBound)
    else { return nil }
    let rest = characters[range.upperBound...]
    // 推动谢常鸿这样的社区民警
    if Self.alike.contains(where: rest.starts) {
      return tokens[next...].prefix(6).contains(where: isPerson) ? range : nil
    }
    if isExample { return nil }
    return Self.among.contains(where: rest.starts) ? range : nil
  }

  private static let alike = ["这样的", "这样一", "一样的", "那样的"].map(\.scalarValues)
  private static let among = ["是", "便是", "就是", "正是"].flatMap { verb in
    ["其中之一", "其中一", "其中的一"].map { (verb + $0).scalarValues }
  }

  // 组长：侯  燕  市教科局主任: two characters set as wide as three.
  func spread(_ tokens: [Token], _ index: Int) -> Range<Int>? {
    guard index + 1 < tokens.count, tokens[index].count == 1, tokens[index + 1].count == 1,
      index == 0 || CharacterClass.joinsPostAndName(characters[Int(tokens[index - 1].start)]),
      let (length, surname) = lexicon.persons.surnameLength(
        characters, at: Int(tokens[index].start)),
      length == 1, surname.rank < 400
    else { return nil }
    let range = Int(tokens[index].start)..<Int(tokens[index + 1].end)
    guard text.isAfterGap[range.lowerBound + 1],
      CharacterClass.isHan(characters[range.upperBound - 1]),
      lexicon.persons.only(characters[range.upperBound - 1]) > 0,
      index + 2 == tokens.count || text.isAfterGap[range.upperBound]
    else { return nil }
    return range
  }

  // 顾倩倩⏎书记: a line that is nothing but a name, above one that is a post.
  func rostered(_ tokens: [Token], _ index: Int) -> Range<Int>? {
    guard index == 0, tokens.count <= 4, let last = tokens.last,
      Int(last.end) + 2 < characters.count,
      characters[Int(last.end)] == CharacterClass.newline,
      let range = shaped(tokens, index, .strong), range.upperBound == Int(last.end),
      let (_, surname) = lexicon.persons.surnameLength(characters, at: range.lowerBound),
      surname.rank < 400
    else { return nil }
    let line = characters[(range.upperBound + 1)...].prefix(9)
    guard let end = line.firstIndex(of: CharacterClass.newline) else { return nil }
    let title = line[..<end]
    return (2...4).contains {
      title.count >= $0
        && lexicon.entry(of: title.suffix($0))?.classes.meets(known.post) ?? false
    } ? range : nil
  }

  // 08 杜栩名⏎杜栩名，…: the line before holds nothing but the name.
  private func isHeaded(_ range: Range<Int>) -> Bool {
    guard range.upperBound < characters.count, characters[range.upperBound] == CharacterClass.comma
    else { return false }
    var end = range.lowerBound
    while end > 0, characters[end - 1] == CharacterClass.newline { end -= 1 }
    guard end < range.lowerBound, end >= range.count,
      characters[end - range.count..<end].elementsEqual(characters[range])
    else { return false }
    let before = end - range.count - 1
    return before < 0 || !CharacterClass.isHan(characters[before])
  }

  private static let particulars: [ShortWord?] = ["男", "女", "现任", "汉族", "生于", "中共"]

  func isAdverb(_ tokens: [Token], at: Int) -> Bool {
    tokens.contains { Int($0.start) == at && $0.count == 1 && $0.wordClass == .adverb }
  }

  func isLikely(_ range: Range<Int>) -> Bool {
    guard let (length, surname) = lexicon.persons.surnameLength(characters, at: range.lowerBound),
      surname.rank < 600, surname.isSafe
    else { return false }
    let first = characters[range.lowerBound + length]
    return lexicon.persons.first(first) > 2
      && lexicon.persons.second(characters[range.upperBound - 1]) > 2
  }

  func isListed(_ tokens: [Token], _ index: Int, after previous: Range<Int>) -> Bool {
    guard index > 0 else { return false }
    let start = Int(tokens[index].start)
    if start == previous.upperBound { return text.isAfterGap[start] }
    let before = tokens[index - 1]
    return Int(before.start) == text.endOfNote(at: previous.upperBound) && before.count == 1
      && (characters[Int(before.start)] == CharacterClass.enumerationComma
        || before.has(known.coordinator))
  }

  func isSpeaker(_ tokens: [Token], _ range: Range<Int>, index: Int) -> Bool {
    guard index == 0 || tokens[index - 1].wordClass == .mark else { return false }
    let end = range.upperBound
    guard let next = tokens.first(startingAt: end) else {
      return false
    }
    if next.has(known.speech) { return true }
    return index == 0 && characters[end] == CharacterClass.colon
  }

  // 派出所李慧副所长, 李慧老师: a post or a form of address right after the name.
  func isTitled(_ tokens: [Token], _ range: Range<Int>, index: Int) -> Bool {
    guard let next = tokens.first(startingAt: range.upperBound),
      next.has(known.post) && !next.has(known.commonPost) || next.has(known.address),
      let (length, surname) = lexicon.persons.surnameLength(characters, at: range.lowerBound),
      surname.rank < 300, surname.isSafe,
      isLikelyGiven(range, length) || isRareGiven(range.dropFirst(length))
    else { return false }
    guard index > 0 else { return true }
    let before = tokens[index - 1]
    return before.wordClass == .mark || before.has(known.stop) || before.has(known.organizationHead)
      || before.wordClass == .verb || before.wordClass == .body
  }

  func isLikelyGiven(_ range: Range<Int>, _ length: Int) -> Bool {
    let first = characters[range.lowerBound + length]
    let last = characters[range.upperBound - 1]
    return range.count - length == 1
      ? lexicon.persons.only(first) > 2 || lexicon.persons.second(first) > 20
      : lexicon.persons.first(first) > 10 && lexicon.persons.second(last) > 10
  }

  // 刘贇超书记: a character that hardly stands in other words than names.
  func isRareGiven(_ given: Range<Int>) -> Bool {
    guard given.contains(where: { isRareCharacter(characters[$0]) }) else { return false }
    return given.allSatisfy {
      isRareCharacter(characters[$0]) || lexicon.persons.first(characters[$0]) > 10
        || lexicon.persons.second(characters[$0]) > 10
    }
  }

  func isRareCharacter(_ c: UInt32) -> Bool {
    guard CharacterClass.isHan(c) else { return false }
    return lexicon.entry(of: [c]).map { $0.wordClass == .other && $0.classes.isEmpty } ?? true
  }
}
