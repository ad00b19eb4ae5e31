/// Stations of the railway, which are bodies where the bureau or section stands before them that they are of:
/// 昆明铁路局昆明东站.
extension NameFinder {
  /// Adds the station whose name ends with a word.
  func addRailwayStation(_ tokens: [Token], _ index: Int, sentence: Int) -> Bool {
    let token = tokens[index]
    guard characters[Int(token.end) - 1] == Self.stop, token.count <= 2 || token.entry < 0,
      // 铁路公安局兴和北|站|派出所: the station's police are the bureau's.
      index + 1 == tokens.count || tokens[index + 1].start > token.end
        || !tokens[index + 1].has(known.stateBody),
      let owner = railwayBody(tokens, before: index)
    else { return false }
    var mention = Mention(
      label: .organization, range: mentions[owner].range.lowerBound..<Int(token.end),
      coreStart: mentions[owner].range.upperBound, headStart: Int(token.end) - 1,
      sentence: sentence)
    mention.classes =
      lexicon.entry(of: characters[mention.headStart..<Int(token.end)])?.classes ?? .none
    (mention.parent, mention.parentOrganization) = (owner, owner)
    mentions[owner].isInside = true
    add(mention)
    return true
  }

  /// The body of the railway that ends up to five characters before a word.
  private func railwayBody(_ tokens: [Token], before index: Int) -> Int? {
    var at = index
    while at >= 0, index - at < 4, Int(tokens[index].start) - Int(tokens[at].start) <= 5 {
      if at < index {
        guard tokens[at].end == tokens[at + 1].start, tokens[at].wordClass != .mark,
          !tokens[at].has(known.stop), !text.isAfterGap[Int(tokens[at + 1].start)]
        else { return nil }
      }
      let start = Int(tokens[at].start)
      if at < index || tokens[index].count > 1, let body = ending[start],
        mentions[body].label == .organization, mentions[body].form == .named
      {
        let name = characters[mentions[body].range]
        return name.last.map(Self.railwayEnds.contains) ?? false
          && Self.railways.contains { word in
            name.indices.contains { name[$0...].starts(with: word) }
          }
          ? body : nil
      }
      at -= 1
    }
    return nil
  }

  private static let stop: UInt32 = 0x7AD9  // 站
  private static let railwayEnds: CharacterSet = "局段司"
  private static let railways = ["铁路", "国铁", "车务段", "工务段", "直属站"].map(\.scalarValues)
}
