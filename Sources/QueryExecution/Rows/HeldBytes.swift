import PropertyGraph
import QueryPlanning

extension Value {
  /// About how many bytes the value has outside of its own 24: what a memory limit counts.
  var payloadByteCount: Int {
    switch self {
    case .string(let text): text.utf8.count
    case .list(let values): values.reduce(32) { $0 + 24 + $1.payloadByteCount }
    case .map(let map):
      map.reduce(64) { $0 + 48 + $1.key.utf8.count + $1.value.payloadByteCount }
    case .path(let path): 96 + (path.nodes.count + path.edges.count) * 4
    default: 0
    }
  }
}

extension Batch {
  /// About how many bytes the rows take when the variables are kept.
  func byteCount(of slots: some Sequence<Slot>) -> Int {
    slots.reduce(0) { sum, slot in
      switch columns[slot] {
      case .absent, .constant: sum
      case .nodes, .edges: sum + count * 4
      case .integers: sum + count * 8
      case .strings(let places, let arena):
        places.reduce(sum) { $0 + 24 + arena.utf8(at: $1).count }
      case .values(let values): values.reduce(sum) { $0 + 24 + $1.payloadByteCount }
      }
    }
  }
}
