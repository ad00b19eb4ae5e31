/// The frozen values of one property key over all nodes, or over all edges.
package final class PropertyColumn: Sendable {
  package enum Values: Sendable {
    case booleans(FrozenView<UInt8>)
    case integers(PackedIntegers)
    case floats(FrozenView<Double>)
    /// Days since 1970-01-01.
    case dates(PackedIntegers)
    /// Strings of which most are distinct.
    case strings(StringArena)
    /// Few strings, many times: positions in a dictionary.
    case words(PackedIntegers, Dictionary)
    /// Anything, boxed.
    case mixed(MixedValues)
  }

  /// The distinct strings of a column.
  package final class Dictionary: Sendable {
    package let arena: StringArena
    package let strings: [String]

    package init(_ arena: StringArena) {
      self.arena = arena
      strings = (0..<arena.count).map { arena[$0] }
    }

    /// Position of a string, `nil` when the column does not have it.
    package func position(of string: String) -> Int? {
      strings.firstIndex { $0.hasSameScalars(as: string) }
    }
  }

  package final class MixedValues: Sendable {
    package let values: [Value]
    package init(_ values: [Value]) { self.values = values }
  }

  package let slots: SlotMap
  package let values: Values
  /// Whether the values are integers each greater than the one before, so that binary search
  /// finds them.
  package let isAscending: Bool
  private let knownZones = Locked<StringZones?>(nil)
  /// What `slots` and `values` look into.
  package let owners: [FrozenBytes]

  package init(slots: SlotMap, values: Values, owners: [FrozenBytes]) {
    self.slots = slots
    self.values = values
    self.owners = owners
    if case .integers(let integers) = values {
      isAscending = integers.areAscending
    } else {
      isAscending = false
    }
  }

  /// How many codes its values and null have as they are stored; `nil` when each stands for itself.
  package var codeCount: Int? {
    switch values {
    case .words(_, let dictionary): dictionary.strings.count + 1
    case .integers(let integers) where integers.storedOnes != nil: 257
    default: nil
    }
  }

  /// The zones of a column of strings; `nil` for other columns.
  ///
  /// - Complexity: O(values) the first time, then O(1).
  package var zones: StringZones? {
    guard case .strings(let arena) = values else { return nil }
    return knownZones.withLock { known in
      if let known { return known }
      let zones = StringZones(arena)
      known = zones
      return zones
    }
  }

  /// Number of elements that have a value.
  package var count: Int { slots.count }

  /// `.null` when the element has no value.
  package subscript(id: UInt32) -> Value {
    guard let slot = slots.slot(of: id) else { return .null }
    return value(at: slot)
  }

  package func value(at slot: Int) -> Value {
    switch values {
    case .booleans(let values): .boolean(values[slot] != 0)
    case .integers(let values): .integer(values[slot])
    case .floats(let values): .float(values[slot])
    case .dates(let values): .date(CalendarDate(daysSinceEpoch: values[slot]))
    case .strings(let arena): .string(arena[slot])
    case .words(let positions, let dictionary):
      .string(dictionary.strings[Int(positions[slot])])
    case .mixed(let mixed): mixed.values[slot]
    }
  }
}
