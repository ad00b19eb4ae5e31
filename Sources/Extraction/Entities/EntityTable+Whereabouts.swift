/// Whether two things can be one by where they lie and what they are part of.
extension EntityTable {
  // One of two names may leave out what it is part of; a place says less than an organization.
  func isCompatible(_ a: Int?, _ b: Int?) -> Bool {
    guard let a, let b else { return true }
    if a == b { return true }
    if entities[a].label != entities[b].label { return !lieApart(a, b) }
    return isAbove(a, b) || isAbove(b, a) || lieTogether(a, b)
  }

  // 广州市登峰街 and 越秀区登峰街, 无锡南尖社区 and 梁溪区北大街街道南尖社区: one of them only tells the larger division.
  private func lieTogether(_ a: Int, _ b: Int) -> Bool {
    func tells(_ larger: Int, _ smaller: Int) -> Bool {
      guard let inner = place(above: smaller) else { return false }
      return entities[larger].divisions.contains { x in
        entities[inner].divisions.contains { lexicon.gazetteer.contains(x, $0) }
      }
    }
    return tells(a, b) || tells(b, a)
  }

  /// The nearest division that a place lies in or is.
  private func place(above id: Int) -> Int? {
    var current: Int? = id
    var steps = 0
    while let at = current, steps < 10 {
      if entities[at].label != .place { return nil }
      if !entities[at].divisions.isEmpty { return at }
      current = entities[at].parent
      steps += 1
    }
    return nil
  }

  /// Whether two things are in different divisions: 聊城市公安局 and 濮阳.
  private func lieApart(_ a: Int, _ b: Int) -> Bool {
    guard let one = divisions(above: a), let other = divisions(above: b) else { return false }
    return !one.contains { x in
      other.contains { y in
        x == y || lexicon.gazetteer.contains(x, y) || lexicon.gazetteer.contains(y, x)
      }
    }
  }

  /// The divisions of a place, or of the one whose own body an organization is or is part of. 沈阳铁路公安局 is none of
  /// 沈阳's.
  private func divisions(above id: Int) -> [Int32]? {
    var id = id
    var steps = 0
    while entities[id].label != .place, let parent = entities[id].parent, steps < 10 {
      if entities[parent].label == .place,
        !entities[id].classes.meets(lexicon.known.localBody)
          || !entities[id].key.starts(with: entities[parent].key)
      {
        return nil
      }
      id = parent
      steps += 1
    }
    return entities[id].label == .place && !entities[id].divisions.isEmpty
      ? entities[id].divisions : nil
  }

  /// Whether one thing is part of another by their names.
  func isAbove(_ upper: Int, _ lower: Int) -> Bool {
    var current = entities[lower].parent
    var steps = 0
    while let at = current, steps < 10 {
      if at == upper { return true }
      current = entities[at].parent
      steps += 1
    }
    return false
  }
}
