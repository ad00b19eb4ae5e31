/// The administrative divisions: provinces, prefectures, counties and districts, each in the one above.
package struct Gazetteer: Sendable {
  struct Division: Sendable {
    /// 1 province, 2 prefecture, 3 county or district; 0 a former name.
    let level: Int
    let code: String
    let parentCode: String
    let name: String
    let shortForms: [String]
    /// The division it lies in; -1 for a province.
    var parent: Int32 = -1
    /// The lexicon's entry of the whole name.
    var nameEntry: Int32 = -1
  }

  private(set) var divisions: [Division] = []
  /// The divisions' parents once more, for walks that touch nothing else.
  private var parents: [Int32] = []

  mutating func add(level: Int, code: String, parent: String, name: String, shortForms: [String])
    -> Int32
  {
    divisions.append(
      Division(
        level: level, code: code, parentCode: parent, name: name, shortForms: shortForms))
    return Int32(divisions.count - 1)
  }

  mutating func set(nameEntry: Int32, of id: Int32) { divisions[Int(id)].nameEntry = nameEntry }

  /// Whether an entry of the lexicon is the whole name of a division.
  func isName(_ entry: Int32, of id: Int32) -> Bool { divisions[Int(id)].nameEntry == entry }

  /// Finds the parents by their codes, once all divisions are known.
  ///
  /// The districts of Hong Kong and Macao bear the code of the whole: the upper division is meant. A parent is always
  /// of a higher level, so going up ends.
  mutating func link() {
    var byCode: [String: Int32] = [:]
    for (index, division) in divisions.enumerated() where division.level > 0 && division.code != "-"
    {
      if let other = byCode[division.code], divisions[Int(other)].level <= division.level {
        continue
      }
      byCode[division.code] = Int32(index)
    }
    for index in divisions.indices {
      guard let parent = byCode[divisions[index].parentCode] else { continue }
      let level = divisions[index].level
      if level == 0 || divisions[Int(parent)].level < level { divisions[index].parent = parent }
    }
    parents = divisions.map(\.parent)
  }

  /// Whether a division lies in another, at any depth, or is the same one.
  func contains(_ outer: Int32, _ inner: Int32) -> Bool {
    var current = inner
    while current >= 0 {
      if current == outer { return true }
      current = parents[Int(current)]
    }
    return false
  }
}
