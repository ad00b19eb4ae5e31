/// Whose a bare station or branch is where the text names one bureau only.
extension DocumentReading {
  /// 特巡警大队、龙阳派出所 in a text on 汉寿县公安局 are its own; 东区公安分局 in one on 攀枝花市公安局 is.
  func addSoleBureau() {
    var sole: Int?
    for id in table.entities.indices where isBureau(id) {
      if sole != nil { return }
      sole = id
    }
    guard let bureau = sole, let place = table[bureau].parent,
      let division = table[place].divisions.first
    else { return }
    let isCounty = lexicon.gazetteer.divisions[Int(division)].level == 3
    if isCounty, table.entities.indices.contains(where: isBranch) { return }
    for mention in mentions where mention.entity >= 0 && mention.form == .named {
      let id = mention.entity
      guard table[id].parent.map({ lies($0, in: place) }) ?? true,
        isCounty ? isStation(id) : isBranch(id)
      else { continue }
      add(.subordinateTo, id, bureau, rule: "上文机构", confidence: 0.6, mention.range)
    }
  }

  private func isBureau(_ id: Int) -> Bool {
    table[id].label == .organization && table[id].key.suffix(3).elementsEqual(NameFinder.bureau)
      && !table[id].mentions.isEmpty
      && table[id].parent.map { !table[$0].divisions.isEmpty } ?? false
  }

  private func isBranch(_ id: Int) -> Bool {
    let key = table[id].key
    return table[id].label == .organization && !key.suffix(3).elementsEqual(NameFinder.bureau)
      && NameKey.policeStem(key) != nil
  }

  /// Whether a place is a part of a division.
  private func lies(_ inner: Int, in place: Int) -> Bool {
    guard table[inner].label == .place else { return false }
    var at: Int? = inner
    while let id = at {
      if id == place { return true }
      at = table[id].parent
    }
    return false
  }

  private func isStation(_ id: Int) -> Bool {
    let key = table[id].key
    return table[id].label == .organization && !key.contains(where: Self.others.contains)
      && (key.suffix(3).elementsEqual(Self.station)
        || key.suffix(2).elementsEqual(Self.brigade) && key.contains(where: Self.police.contains))
  }

  /// What stations of other services have in their names: 铁路派出所, 边境派出所.
  private static let others: CharacterSet = "铁边森港航"
  private static let station = "派出所".scalarValues
  private static let brigade = "大队".scalarValues
}
