import PropertyGraph
import QueryPlanning

/// The rows of one side of a join by the value of their key.
final class JoinTable {
  /// All rows; `nil` when there are none.
  let rows: Batch?
  /// Rows by code, those of one code in their order.
  let order: [Int]
  /// By code, where its rows start in `order`.
  private let starts: [Int]
  private let outerKey: KeyCoder
  /// Whether equal keys have the same code on both sides.
  private let sharesCodes: Bool
  private let codeOf: [Value: UInt32]
  /// By code of the outer key, the code of the inner key plus one; 0 when it has not been looked up.
  private var translation: [UInt32] = []

  /// - Parameters:
  ///   - rows: Of the inner side.
  ///   - sorted: The inner node by whose ids the rows of one code are to ascend.
  init(
    _ rows: Batch?, innerKey: KeyCoder, outerKey: KeyCoder, sharesCodes: Bool,
    sorted: Slot? = nil
  ) throws {
    (self.rows, self.outerKey, self.sharesCodes) = (rows, outerKey, sharesCodes)
    guard let rows else {
      (codeOf, starts, order) = ([:], [0], [])
      return
    }
    let codes = try innerKey.codes(rows)
    let codeCount = Int(codes.max() ?? 0) + 1
    var starts = [Int](repeating: 0, count: codeCount + 1)
    for code in codes { starts[Int(code) + 1] += 1 }
    for code in 0..<codeCount { starts[code + 1] += starts[code] }
    var next = starts
    var order = [Int](repeating: 0, count: codes.count)
    for row in Self.rows(rows, sortedBy: sorted) {
      let code = Int(codes[row])
      order[next[code]] = row
      next[code] += 1
    }
    (self.starts, self.order) = (starts, order)
    codeOf = sharesCodes ? [:] : Self.codes(starts, innerKey)
  }

  private static func rows(_ batch: Batch, sortedBy slot: Slot?) -> [Int] {
    let all = Array(0..<batch.count)
    guard let slot else { return all }
    let ids = batch.ids(slot, isNode: true)
    return zip(ids, ids.dropFirst()).allSatisfy { $0 <= $1 }
      ? all : all.sorted { ids[$0] == ids[$1] ? $0 < $1 : ids[$0] < ids[$1] }
  }

  private static func codes(_ starts: [Int], _ key: KeyCoder) -> [Value: UInt32] {
    let used = (1..<UInt32(max(starts.count - 1, 1))).filter {
      starts[Int($0)] < starts[Int($0) + 1]
    }
    let values = key.column(used)
    var codeOf: [Value: UInt32] = [:]
    for (index, code) in used.enumerated() {
      let value = values.value(at: index)
      if value.equals(value) == true { codeOf[value] = code }
    }
    return codeOf
  }

  /// For each row of a batch of the outer side, where its partners stand in `order`.
  func matches(of batch: Batch) throws -> [Range<Int>] {
    let own = try outerKey.codes(batch)
    return (sharesCodes ? own : translated(own)).map { code in
      let code = Int(code)
      return code == 0 || code + 1 >= starts.count ? 0..<0 : starts[code]..<starts[code + 1]
    }
  }

  /// The inner codes of outer ones; 0 for none.
  private func translated(_ codes: [UInt32]) -> [UInt32] {
    let size = Int(codes.max() ?? 0) + 1
    if translation.count < size {
      translation.append(contentsOf: repeatElement(0, count: size - translation.count))
    }
    let unknown = Set(codes.filter { $0 != 0 && translation[Int($0)] == 0 }).sorted()
    let values = outerKey.column(unknown)
    for (index, code) in unknown.enumerated() {
      translation[Int(code)] = (codeOf[values.value(at: index)] ?? 0) + 1
    }
    return codes.map { $0 == 0 ? 0 : translation[Int($0)] - 1 }
  }
}
