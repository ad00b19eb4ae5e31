/// Numbers that count bodies, and numbers that are names of them.
extension NameFinder {
  static let piece: UInt32 = 0x4E2A  // 个

  // 九四医院: digits one by one are a name.
  func isNumbered(_ mention: Mention) -> Bool {
    let stem = characters[mention.coreStart..<mention.headStart]
    return stem.count >= 2 && stem.allSatisfy(Self.digits.contains)
  }

  private static let digits: CharacterSet = "〇零一二三四五六七八九"

  // 两家医院, 一支部 count; 二中队 and 第三税务所 are names.
  func isCount(_ first: Token, _ mention: Mention) -> Bool {
    let c = characters[Int(first.start)]
    // 八所|中学, 五家|警务室
    if first.count > 1, mention.parent == nil, c != 0x7B2C, Int(first.end) == mention.headStart,
      first.wordClass == .number || CharacterClass.isNumeral(c),
      LeftBoundary.counters.contains(characters[Int(first.end) - 1])
    {
      return true
    }
    guard
      first.wordClass == .number && (c == 0x4E00 || counts(first))
        || CharacterClass.isNumeral(characters[Int(first.start)]) && first.count == 1
    else {
      return first.count == 2 && c == 0x4E24 && mention.parent == nil  // 两
    }
    if c == 0x7B2C { return false }  // 第
    if mention.parent != nil { return false }
    if c == 0x4E00 || c == 0x4E24 { return true }  // 一 两
    if context.isKnownStem(from: mention.coreStart, headStart: mention.headStart) { return false }
    // 三安小学: what follows the number counts nothing.
    let rest = characters[Int(first.end)..<mention.headStart]
    if rest.count == 1, !rest.allSatisfy(Self.counted.contains),
      mention.classes.meets(known.organizationHead),
      !mention.classes.meets(known.functionalHead.union(known.localBody).union(known.partyBody))
    {
      return false
    }
    return Int(first.end) != mention.headStart
  }

  // 四大 counts, 四季 does not.
  func counts(_ number: Token) -> Bool {
    let last = characters[Int(number.end) - 1]
    return CharacterClass.isNumeral(last) || Self.counted.contains(last)
  }

  static let counted: CharacterSet = "大个家项支类种级方名所位处批对座间"

  // 三|安|小学: what follows the number counts nothing.
  func isNumberAndSyllable(_ modifier: [Token], _ head: Token) -> Bool {
    guard modifier.count == 2, modifier.allSatisfy({ $0.count == 1 }),
      leftBoundary([]).isProper(head)
    else { return false }
    return CharacterClass.isNumeral(characters[Int(modifier[0].start)])
      && modifier[1].wordClass != .measure
      && !Self.counted.contains(characters[Int(modifier[1].start)])
      && !CharacterClass.isNumeral(characters[Int(modifier[1].start)])
  }
}
