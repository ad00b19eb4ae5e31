/// Derives the short names that a document may use for bodies it names in full: 陈坛酒业 for 泸州陈坛酒业股份有限公司, 大垅所 for
/// 大垅派出所.
enum ShortNames {
  static func derive(from names: NameFinder, lexicon: Lexicon, text: CleanText)
    -> [(alias: [UInt32], targetEnd: Int)]
  {
    var result: [(alias: [UInt32], targetEnd: Int)] = []
    var seen: Set<[UInt32]> = []
    func offer(_ alias: [UInt32], _ mention: Mention) {
      guard alias.count >= 3, !seen.contains(alias) else { return }
      seen.insert(alias)
      result.append((alias, mention.range.upperBound))
    }
    for index in names.mentions.indices
    where names.mentions[index].label == .organization && names.mentions[index].form == .named {
      let mention = names.mentions[index]
      let head = text.characters[mention.headStart..<mention.range.upperBound]
      var stem = Array(text.characters[mention.coreStart..<mention.headStart])
      if head.elementsEqual(station), (2...4).contains(stem.count) {
        offer(stem + [head[head.endIndex - 1]], mention)
      }
      // 电子信息学院 for 电子信息工程学院
      let core = text.characters[mention.core]
      if core.count >= 6, core.suffix(4).elementsEqual(engineering) {
        offer(Array(core.dropLast(4)) + engineering.suffix(2), mention)
      }
      // 信息学院 for 信息与计算机工程学院
      if core.suffix(2).elementsEqual(LeftBoundary.college), let and = core.firstIndex(of: joint),
        (2...4).contains(and - core.startIndex)
      {
        offer(core[..<and] + LeftBoundary.college, mention)
      }
      guard stem.count >= 3, companies.contains(where: { head.elementsEqual($0) }) else { continue }
      stem.removeAll { $0 == CharacterClass.openBracket || $0 == CharacterClass.closeBracket }
      if stem.suffix(2).elementsEqual(group) { stem.removeLast(2) }
      stem = withoutDivision(stem, lexicon)
      guard stem.count >= 3 else { continue }
      if stem.count <= 8 { offer(stem, mention) }
      offer(Array(stem.prefix(2)) + company, mention)
      if stem.count > 4 { offer(Array(stem.prefix(4)) + company, mention) }
    }
    return result
  }

  private static func withoutDivision(_ stem: [UInt32], _ lexicon: Lexicon) -> [UInt32] {
    for length in stride(from: min(6, stem.count - 2), through: 2, by: -1) {
      if let entry = lexicon.entry(of: stem.prefix(length)), !entry.divisions.isEmpty {
        return Array(stem.dropFirst(length))
      }
    }
    return stem
  }

  private static let station = "派出所".scalarValues
  private static let engineering = "工程学院".scalarValues
  private static let joint: UInt32 = 0x4E0E  // 与
  private static let group = "集团".scalarValues
  private static let company = "公司".scalarValues
  private static let companies = [
    "有限公司", "股份有限公司", "有限责任公司", "集团有限公司", "集团", "集团公司", "律师事务所",
  ].map(\.scalarValues)
}
