extension Graph {
  /// The nodes whose property is equivalent to `value`, ascending.
  ///
  /// - Parameter label: `nil` takes nodes of every label.
  /// - Complexity: That of a hash lookup or binary search where the frozen column has an index or
  ///   ascends, plus O(changed values); else a scan.
  public func nodes(label: LabelID?, key: KeyID, equals value: Value) -> [NodeID] {
    if value.isNull { return [] }
    var found: [UInt32] = []
    let changed = overlay.nodeProperties[Int(key.index)]
    if let column = base.nodeColumn(key) {
      found = column.elements(equivalentTo: value, index: base.nodeIndex(key))
      if !changed.isEmpty { found.removeAll { changed[$0] != nil } }
    }
    if !changed.isEmpty {
      found += changed.filter { $0.value == value }.keys
      found.sort()
    }
    guard let label else { return found.map(NodeID.init) }
    return found.lazy.map(NodeID.init).filter { has(label, $0) }
  }

  /// Whether looking up one value of the key takes less than a scan.
  public func isIndexed(_ key: KeyID) -> Bool {
    if base.nodeIndex(key) != nil { return true }
    return base.nodeColumn(key)?.isAscending ?? false
  }
}

extension PropertyColumn {
  /// The elements whose value is equivalent to `value`, ascending.
  package func elements(equivalentTo value: Value, index: HashIndex?) -> [UInt32] {
    switch (values, value) {
    case (.integers(let integers), .integer(let wanted)):
      return elements(equalTo: wanted, in: integers, index: index)
    case (.integers(let integers), .float(let wanted)):
      guard let whole = Int64(exactly: wanted) else { return [] }
      return elements(equalTo: whole, in: integers, index: index)
    case (.strings(let arena), .string(var wanted)):
      return wanted.withUTF8 { elements(equalTo: $0, in: arena, index: index) }
    case (.words(let positions, let dictionary), .string(let wanted)):
      guard let position = dictionary.position(of: wanted) else { return [] }
      return scan { positions[$0] == Int64(position) }
    default: return scan { self.value(at: $0) == value }
    }
  }

  private func elements(
    equalTo wanted: Int64, in integers: PackedIntegers, index: HashIndex?
  ) -> [UInt32] {
    if let index {
      return index.candidates(hash: StableHash.hash(wanted)).buffer.filter { id in
        slots.slot(of: id).map { integers[$0] == wanted } ?? false
      }
    }
    if isAscending {
      var (low, high) = (0, integers.count)
      while low < high {
        let middle = low + (high - low) / 2
        if integers[middle] < wanted { low = middle + 1 } else { high = middle }
      }
      guard low < integers.count, integers[low] == wanted else { return [] }
      return [slots.element(at: low)]
    }
    return scan { integers[$0] == wanted }
  }

  private func elements(
    equalTo wanted: UnsafeBufferPointer<UInt8>, in arena: StringArena, index: HashIndex?
  ) -> [UInt32] {
    guard let index else { return scan { arena.matches(wanted, at: $0) } }
    return index.candidates(hash: StableHash.hash(wanted)).buffer.filter { id in
      slots.slot(of: id).map { arena.matches(wanted, at: $0) } ?? false
    }
  }

  private func scan(_ isWanted: (Int) -> Bool) -> [UInt32] {
    var found: [UInt32] = []
    slots.forEach { id, slot in if isWanted(slot) { found.append(id) } }
    return found
  }
}
