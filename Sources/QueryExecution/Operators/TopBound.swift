import PropertyGraph
import QueryPlanning

/// A first key that as many rows as are wanted do not stand behind: of all parts of a split order,
/// the first of their last ones.
final class TopBound: Sendable {
  private let known = Locked<Int64?>(nil)

  /// As `SortKeys.firstKey` gives it; `nil` as long as no part has enough rows.
  var last: Int64? { known.withLock { $0 } }

  /// Takes a key that comes before the one that is known.
  func offer(_ last: Int64, by key: SortKey) {
    known.withLock { known in
      if known.map({ key.precedes(last, $0) }) ?? true { known = last }
    }
  }
}

extension SortKeys {
  /// A row's first key, when that is an integer, or a string of a column: then its place there.
  func firstKey(of row: Int) -> Int64? {
    switch columns.first {
    case .integers(let integers)?: integers[row]
    case .strings(let places, _)?: Int64(places[row])
    default: nil
    }
  }
}

extension SortKey {
  /// Whether one of two keys, both as `SortKeys.firstKey` gives them, comes before the other.
  fileprivate func precedes(_ left: Int64, _ right: Int64) -> Bool {
    if case .property(_, _, let column) = source, case .strings(let arena) = column.values {
      let order = arena.order(Int(left), Int(right))
      return isDescending ? order > 0 : order < 0
    }
    return isDescending ? left > right : left < right
  }

  /// The rows of a batch whose key does not plainly stand behind another: integers are compared,
  /// strings passed over by the zones of their column. `nil` when nothing is known.
  func rows(of batch: Batch, notBehind last: Int64) -> [Int]? {
    switch source {
    case .slot(let slot):
      guard case .integers(let integers) = batch.columns[slot] else { return nil }
      return rows(batch.count) { !precedes(last, integers[$0]) }
    case .property(let slot, let isNode, let column):
      let ids = batch.ids(slot, isNode: isNode)
      let slots = column.slots
      switch column.values {
      case .integers(let integers):
        return rows(batch.count) { row in
          slots.slot(of: ids[row]).map { place in
            isDescending ? integers[place] >= last : integers[place] <= last
          } ?? true
        }
      case .strings:
        guard let zones = column.zones else { return nil }
        var known = (zone: -1, isNear: true)
        return rows(batch.count) { row in
          guard let place = slots.slot(of: ids[row]) else { return true }
          let zone = zones.zone(of: place)
          if zone != known.zone {
            known = (zone, zones.reaches(Int(last), fromAbove: isDescending, in: zone))
          }
          return known.isNear
        }
      default: return nil
      }
    case .expression: return nil
    }
  }

  @inline(__always)
  private func rows(_ count: Int, _ holds: (Int) -> Bool) -> [Int] {
    [Int](unsafeUninitializedCapacity: count) { rows, found in
      for row in 0..<count {
        rows[found] = row
        found += holds(row) ? 1 : 0
      }
    }
  }
}
