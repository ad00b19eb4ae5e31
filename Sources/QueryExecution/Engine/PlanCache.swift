import PropertyGraph

/// Prepared queries by their text, so that a text that comes again for the same state of a graph is
/// neither parsed nor planned.
///
/// Holds plans only: no graph, no values of parameters. When it is full the oldest goes.
final class PlanCache: Sendable {
  /// All that a plan rests on.
  struct Key: Hashable, Sendable {
    let text: String
    /// The names of the parameters, ascending.
    let parameters: [String]
    let graph: FrozenVersion
    let optimizes: Bool
    let leastSplitRows: Double
  }

  private struct Entries {
    var byKey: [Key: PreparedQuery] = [:]
    var arrivals: [Key] = []
  }

  private let capacity: Int
  private let entries = Locked(Entries())

  init(capacity: Int = 128) { self.capacity = capacity }

  subscript(key: Key) -> PreparedQuery? {
    entries.withLock { $0.byKey[key] }
  }

  func store(_ query: PreparedQuery, as key: Key) {
    entries.withLock { entries in
      guard entries.byKey.updateValue(query, forKey: key) == nil else { return }
      entries.arrivals.append(key)
      if entries.arrivals.count > capacity {
        entries.byKey[entries.arrivals.removeFirst()] = nil
      }
    }
  }

  /// How many queries are kept.
  var count: Int { entries.withLock { $0.arrivals.count } }
}
