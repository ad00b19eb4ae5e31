/// What compound names state by themselves: each level is part of the next.
extension DocumentReading {
  /// The relations that compound names state: each level is part of the next.
  func addStructure() {
    for index in mentions.indices
    where mentions[index].form == .named && mentions[index].entity >= 0 {
      let mention = mentions[index]
      let id = mention.entity
      if mention.label == .place, let parent = entity(mention.parent),
        isNamedInFull(mention.parent) || !isShortcut(id, parent),
        !isFartherOff(parent, than: table[id].parent)
      {
        add(.subordinateTo, id, parent, rule: "地名结构", mention.range)
      }
      if mention.label == .place, let owner = mention.listOwner, let parent = entity(owner) {
        let range = mentions[owner].range.lowerBound..<mention.range.upperBound
        add(.subordinateTo, id, parent, rule: "地名结构", range)
      }
      guard mention.label == .organization else { continue }
      if let serves = entity(mention.serves) {
        add(.serves, id, serves, rule: "驻点名称", mention.range)
      }
      if let owner = entity(mention.parentOrganization) {
        // The police room of a school or hospital is there for it; that of a station is its own.
        let serves = mention.classes.meets(known.outpost) && !isPolice(owner)
        if !serves, isFartherOff(owner, than: table[id].parent) { continue }
        add(
          serves ? .serves : .subordinateTo, id, owner, rule: serves ? "驻点名称" : "机构名称结构",
          mention.range)
      } else if mention.parent != nil, let owner = entity(mention.listOwner) {
        add(.subordinateTo, id, owner, rule: "上文机构", mention.range)
      } else if let place = entity(mention.parentPlace),
        mention.classes.meets(known.localBody) || isSettlementsOwn(mention, place)
          || isBureau(mention, place)
      {
        if mentions[mention.parentPlace ?? 0].range.upperBound >= mention.headStart
          || isOfPlace(mention) || isBesideCommittee(mention)
        {
          let serves = isEstateService(mention)
          add(
            serves ? .serves : .subordinateTo, id, place, rule: serves ? "驻点名称" : "属地机构",
            withPlace(mention))
        }
      } else if mention.parent == nil, let parent = table[id].parent,
        table[parent].label == .organization || mention.classes.meets(known.localBody)
          || isTowns(mention) || isVillageBody(mention)
      {
        add(.subordinateTo, id, parent, rule: "上文机构", mention.range)
      }
    }
    for index in mentions.indices
    where mentions[index].form == .definite && mentions[index].entity >= 0 {
      let id = mentions[index].entity
      if table[id].mentions.isEmpty, let parent = table[id].parent {
        add(.subordinateTo, id, parent, rule: "上文机构", mentions[index].range)
      }
    }
  }

  // From the place on, which may stand before another body: 白沙镇党委、政府.
  private func withPlace(_ mention: Mention) -> Range<Int> {
    let start =
      mention.parentPlace.map { mentions[$0].range.lowerBound } ?? mention.range.lowerBound
    return min(start, mention.range.lowerBound)..<mention.range.upperBound
  }

  // 白沙镇党委、政府
  private func isBesideCommittee(_ mention: Mention) -> Bool {
    mention.coreStart == mention.headStart
      && mention.parentPlace.map { mentions[$0].range.lowerBound < mention.range.lowerBound }
        ?? false
  }

  // 泸州市|道路运输|管理局: a bureau of a division is the division's own.
  private func isBureau(_ mention: Mention, _ place: Int) -> Bool {
    !table[place].divisions.isEmpty && mention.coreStart < mention.headStart
      && LeftBoundary.bureauEnds.contains(text.characters[mention.range.upperBound - 1])
      && !mention.classes.meets(known.outpost.union(known.stateBody))
  }

  // 天宝第二小区物业中心 works for the estate, which does not run it.
  private func isEstateService(_ mention: Mention) -> Bool {
    text.characters[mention.core].starts(with: Self.estateService)
  }

  private static let estateService = "物业".scalarValues

  // 乡属站所6个：乡兽医站、乡派出所
  private func isTowns(_ mention: Mention) -> Bool {
    startsWithLevel(mention) && Self.towns.contains(text.characters[mention.coreStart])
  }

  // 天印村经济联合社, 桥墩镇党政办: a settlement's body that has no name of its own. A company or a bank is its own master,
  // and a station is its bureau's.
  private func isSettlementsOwn(_ mention: Mention, _ place: Int) -> Bool {
    guard table[place].classes.meets(known.settlement), mention.bareRange == nil,
      !mention.classes.meets(known.ownName), !mention.classes.meets(known.outpost),
      !mention.classes.meets(known.alliance), !mention.classes.meets(known.bank)
    else { return false }
    let name = text.characters[mention.core]
    let isKind = mention.coreStart == mention.headStart && name.count >= 4
    let isTeam = !mention.classes.meets(known.localBody) && Self.teamEnds.contains(name.last ?? 0)
    return (isKind || isTeam || isCommonModifier(mention))
      && !Self.ownMasters.contains { name.suffix($0.count).elementsEqual($0) }
  }

  // 禾盛社区馨雅艺术团
  private static let teamEnds: CharacterSet = "团队"
  private static let ownMasters = ["公司", "事务所", "集团", "酒店", "超市", "商会", "医院", "日报", "网"].map(
    \.scalarValues)

  private func isPolice(_ id: Int) -> Bool {
    Self.policeHeads.contains { table[id].key.suffix($0.count).elementsEqual($0) }
  }

  private static let policeHeads = [
    "派出所", "公安局", "分局", "公安处", "总队", "支队", "大队", "中队", "警务室", "警务站", "检查站",
  ].map(\.scalarValues)

  // 浦发银行哈西支行 where the text elsewhere has 哈尔滨分行 between them.
  private func isFartherOff(_ outer: Int, than parent: Int?) -> Bool {
    parent.map { table.isAbove(outer, $0) } ?? false
  }

  // 浙江省平湖市: both in full, as an address goes.
  private func isNamedInFull(_ place: Int?) -> Bool {
    place.map { index in
      context.divisions(of: mentions[index]).contains {
        lexicon.gazetteer.divisions[Int($0)].name == text.spelling(mentions[index].core)
      }
    } ?? false
  }

  // 浙江桐乡 where the text elsewhere has 嘉兴市 between them.
  private func isShortcut(_ inner: Int, _ outer: Int) -> Bool {
    guard let a = table[inner].divisions.first, let c = table[outer].divisions.first else {
      return false
    }
    return table.entities.indices.contains { id in
      table[id].label == .place && !table[id].isWeak
        && table[id].divisions.contains { b in
          b != a && b != c && lexicon.gazetteer.contains(c, b) && lexicon.gazetteer.contains(b, a)
        }
    }
  }

  private func isOfPlace(_ mention: Mention) -> Bool {
    mention.parentPlace.map { place in
      let end = mentions[place].range.upperBound
      // 日新社区“大党委”
      return end == mention.coreStart
        || end + 1 == mention.coreStart && text.characters[end] == CharacterClass.openQuote
    } ?? false
  }
}
