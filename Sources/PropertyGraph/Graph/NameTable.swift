/// Names numbered in the order in which they were first seen.
struct NameTable: Sendable {
  private(set) var names: [String] = []
  private var numbers: [String: UInt32] = [:]

  func number(of name: String) -> UInt32? { numbers[name] }

  func name(at number: UInt32) -> String { names[Int(number)] }

  mutating func intern(_ name: String) -> UInt32 {
    if let number = numbers[name] { return number }
    let number = UInt32(names.count)
    names.append(name)
    numbers[name] = number
    return number
  }
}

/// Sets of labels, numbered in the order in which they were first seen; the empty set is 0.
///
/// A node stores the number of its set, since many nodes share few sets.
struct LabelSetTable: Sendable {
  private(set) var sets: [[LabelID]] = [[]]
  private var numbers: [[LabelID]: UInt32] = [[]: 0]

  /// In place of a set's number: the node does not exist.
  static let noNode = UInt32.max

  /// - Parameter labels: Without duplicates, ascending.
  mutating func intern(_ labels: [LabelID]) -> UInt32 {
    if let number = numbers[labels] { return number }
    let number = UInt32(sets.count)
    sets.append(labels)
    numbers[labels] = number
    return number
  }

  subscript(number: UInt32) -> [LabelID] {
    number < UInt32(sets.count) ? sets[Int(number)] : []
  }

  func contains(_ label: LabelID, in number: UInt32) -> Bool { self[number].contains(label) }
}
