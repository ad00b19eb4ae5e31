/// Where the names of units begin: what sets them up, where they are stationed, how many work in them.
extension LeftBoundary {
  /// Whether a verb of setting up stands before a name: 成立了|校园安保工作督查组.
  func isFounded(_ first: Int) -> Bool {
    guard first > 0 else { return false }
    let isDone = text.characters[Int(tokens[first - 1].start)] == 0x4E86  // 了
    let verb = isDone ? first - 2 : first - 1
    return verb >= 0 && tokens[verb].has(known.founding)
  }

  func opensUnit(_ token: Token) -> Bool {
    guard !token.has(known.coordinator), !token.has(known.joining), !token.has(known.indefinite),
      !token.has(known.definite), !token.has(known.founding),
      text.characters[Int(token.start)] != Self.done
    else { return false }
    switch token.wordClass {
    case .verb, .verbalNoun, .noun: return true
    default: return false
    }
  }

  private static let done: UInt32 = 0x4E86  // 了

  // 派出所|驻|厂|警务室, 派出所|驻村|警务室: whether a word says of the body before it that it is stationed somewhere.
  func isStationed(_ index: Int) -> Bool {
    guard text.characters[Int(tokens[index].start)] == Self.stationed, tokens[index].count <= 2,
      let body = names.ending[Int(tokens[index].start)]
    else { return false }
    return names.mentions[body].label == .organization && names.mentions[body].form == .named
  }

  static let stationed: UInt32 = 0x9A7B  // 驻

  // 三|县|联合|警务室, 两|省|三|县|联勤|警务站: of so many, and theirs together.
  func jointStart(_ head: Int) -> Int? {
    guard isWhole, head > 1, tokens[head].has(known.functionalHead),
      Self.jointly.contains(ShortWord(text.characters, tokens[head - 1].range))
    else { return nil }
    let end = Int(tokens[head - 1].start)
    var start = end
    while start > 1, Self.wards.contains(text.characters[start - 1]),
      CharacterClass.isNumeral(text.characters[start - 2])
    {
      start -= 2
    }
    return start < end ? tokens.firstIndex(startingAt: start) : nil
  }

  private static let jointly: [ShortWord?] = ["联合", "联勤", "联防", "联调", "联治"]
  private static let wards: CharacterSet = "省市县区州旗乡镇村所"

  // “犍伴”|心灵|成长|工作室: between a quoted name and the head, a verb is part of the name.
  func followsQuote(_ index: Int, head: Int) -> Bool {
    // “两新”|组织|党工委
    if tokens[head].has(known.partyBody), index > 0,
      ShortWord(text.characters, tokens[index].range) == "组织",
      text.characters[Int(tokens[index].start) - 1] == CharacterClass.closeQuote
    {
      return true
    }
    // “红锚”|联合|登轮突击队
    if tokens[index].has(known.joining), tokens[head].has(known.functionalHead), index > 0,
      !tokens[head].has(known.ownName), !tokens[head].has(known.stateBody),
      Int(tokens[index - 1].end) == Int(tokens[index].start),
      text.characters[Int(tokens[index].start) - 1] == CharacterClass.closeQuote
    {
      return true
    }
    guard tokens[head].has(known.functionalHead) || tokens[head].has(known.alliance),
      !tokens[index].has(known.stop) || opensUnit(tokens[index]), tokens[index].count > 1
    else { return false }
    var at = index
    while at > 0, index - at < 3 {
      let left = tokens[at - 1]
      if left.wordClass == .mark {
        return text.characters[Int(left.start)] == CharacterClass.closeQuote
      }
      guard left.count > 1, !left.has(known.stop), !left.has(known.staff) else { return false }
      at -= 1
    }
    return false
  }

  // “枫调理顺”|三|所|联动|调解室: how many work in it, between its quoted name and the head.
  func countBehindQuote(_ head: Int) -> Int? {
    guard tokens[head].has(known.functionalHead) || tokens[head].has(known.alliance) else {
      return nil
    }
    return (max(1, head - 4)..<max(1, head - 1)).first { at in
      tokens[at].wordClass == .number && tokens[at].count == 1
        && CharacterClass.isNumeral(text.characters[Int(tokens[at].start)])
        && text.characters[Int(tokens[at].start) - 1] == CharacterClass.closeQuote
        && Self.counted.contains(text.characters[Int(tokens[at + 1].start)])
        && tokens[(at + 1)..<head].allSatisfy {
          $0.wordClass != .mark && !$0.has(known.indefinite)
        }
    }
  }

  /// By what the parties of a body are counted.
  private static let counted: CharacterSet = "所校院方地局站企级"
}
