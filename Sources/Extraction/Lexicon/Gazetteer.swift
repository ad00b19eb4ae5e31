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
  }

  private(set) var divisions: [Division] = []

  mutating func add(level: Int, code: String, parent: String, name: String, shortForms: [String])
    -> Int32
  {
    divisions.append(
      Division(
        level: level, code: code, parentCode: parent, name: name, shortForms: shortForms))
    return Int32(divisions.count - 1)
  }

  /// Finds the parents by their codes, once all divisions are known.
  mutating func link() {
    var byCode: [String: Int32] = [:]
    for (index, division) in divisions.enumerated() where division.level > 0 && division.code != "-"
    {
      byCode[division.code] = Int32(index)
    }
    for index in divisions.indices {
      divisions[index].parent = byCode[divisions[index].parentCode] ?? -1
    }
  }

  /// Whether a division lies in another, at any depth, or is the same one.
  func contains(_ outer: Int32, _ inner: Int32) -> Bool {
    var current = inner
    while current >= 0 {
      if current == outer { return true }
      current = divisions[Int(current)].parent
    }
    return false
  }
}
