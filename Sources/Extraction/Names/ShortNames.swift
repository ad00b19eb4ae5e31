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
      if let alias = league(mention, lexicon, text), seen.insert(alias).inserted {
        result.append((alias, mention.range.upperBound))
      }
      // 五分局四大队党支部 for …公安局五分局四大队党支部
      if let outer = mention.parentOrganization, names.mentions[outer].label == .organization {
        var unit = outer
        while true {
          let start = names.mentions[unit].coreStart
          if start > mention.range.lowerBound, start < mention.coreStart,
            CharacterClass.isNumeral(text.characters[start])
          {
            offer(Array(text.characters[start..<mention.range.upperBound]), mention)
          }
          guard let next = names.mentions[unit].parentOrganization, next != unit else { break }
          unit = next
        }
      }
      if let alias = universityHospital(mention, text) { offer(alias, mention) }
      for alias in hospital(mention, text) { offer(alias, mention) }
      if let alias = court(mention, names, text) { offer(alias, mention) }
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

  // 红盟 for “警企党建红盟”
  private static func league(_ mention: Mention, _ lexicon: Lexicon, _ text: CleanText) -> [UInt32]?
  {
    guard let bare = mention.bareRange, bare.count > 3,
      text.characters[bare.upperBound - 1] == allies,
      lexicon.entry(of: text.characters[bare].suffix(2)) == nil
    else { return nil }
    return Array(text.characters[bare].suffix(2))
  }

  // 兰大一院 for 兰州大学第一医院
  private static func universityHospital(_ mention: Mention, _ text: CleanText) -> [UInt32]? {
    let name = text.characters[mention.range]
    guard name.suffix(2).elementsEqual(clinic), let number = name.lastIndex(of: ordinal),
      name.endIndex - number == 4, let school = name.firstIndex(of: large),
      school > name.startIndex, school + 1 < name.endIndex, name[school + 1] == study
    else { return nil }
    return [name[name.startIndex], large, name[number + 1]] + institute
  }

  // 市二院, 市五医院 for 大同市第五人民医院
  private static func hospital(_ mention: Mention, _ text: CleanText) -> [[UInt32]] {
    let core = text.characters[mention.core]
    guard core.count > hospitalEnd.count, core.suffix(hospitalEnd.count).elementsEqual(hospitalEnd),
      mention.coreStart > mention.range.lowerBound,
      NameFinder.levels.contains(text.characters[mention.coreStart - 1])
    else { return [] }
    let number = core.dropLast(hospitalEnd.count)
    guard number.first == ordinal, number.count == 2 else { return [] }
    let short = [text.characters[mention.coreStart - 1]] + number.dropFirst()
    return [short + institute, short + hospitalEnd.suffix(2)]
  }

  // 清原县院 for 清原县人民检察院, where the text has no 清原县人民法院
  private static func court(_ mention: Mention, _ names: NameFinder, _ text: CleanText) -> [UInt32]?
  {
    guard let place = mention.parentPlace, mention.coreStart == mention.headStart,
      courts.contains(where: { text.characters[mention.core].elementsEqual($0) })
    else { return nil }
    let division = text.characters[names.mentions[place].core]
    let isOnly = !names.mentions.contains { other in
      guard other.label == .organization, let place = other.parentPlace,
        text.characters[names.mentions[place].core].elementsEqual(division)
      else { return false }
      let own = text.characters[other.core]
      return courts.contains(where: { own.elementsEqual($0) })
        && own.suffix(2) != text.characters[mention.core].suffix(2)
    }
    return isOnly ? division + institute : nil
  }

  private static func withoutDivision(_ stem: [UInt32], _ lexicon: Lexicon) -> [UInt32] {
    for length in stride(from: min(6, stem.count - 2), through: 2, by: -1) {
      if let entry = lexicon.entry(of: stem.prefix(length)), !entry.divisions.isEmpty {
        return Array(stem.dropFirst(length))
      }
    }
    return stem
  }

  private static let allies: UInt32 = 0x76DF  // 盟
  private static let clinic = "医院".scalarValues
  private static let large: UInt32 = 0x5927  // 大
  private static let study: UInt32 = 0x5B66  // 学
  private static let hospitalEnd = "人民医院".scalarValues
  private static let institute = "院".scalarValues
  private static let ordinal: UInt32 = 0x7B2C  // 第
  private static let courts = ["人民检察院", "检察院", "人民法院", "法院"].map(\.scalarValues)
  private static let station = "派出所".scalarValues
  private static let engineering = "工程学院".scalarValues
  private static let joint: UInt32 = 0x4E0E  // 与
  private static let group = "集团".scalarValues
  private static let company = "公司".scalarValues
  private static let companies = [
    "有限公司", "股份有限公司", "有限责任公司", "集团有限公司", "集团", "集团公司", "律师事务所",
  ].map(\.scalarValues)
}
