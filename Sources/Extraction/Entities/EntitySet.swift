/// A set of a document's entities, which are numbers: nothing is hashed.
struct EntitySet {
  private var isIn: [Bool] = []

  init(_ entities: some Sequence<Int>) {
    for id in entities { insert(id) }
  }

  @inline(__always)
  func contains(_ id: Int) -> Bool { id < isIn.count && isIn[id] }

  /// - Returns: Whether it was not there.
  @discardableResult
  mutating func insert(_ id: Int) -> Bool {
    if id >= isIn.count { isIn += repeatElement(false, count: id + 1 - isIn.count) }
    if isIn[id] { return false }
    isIn[id] = true
    return true
  }
}
