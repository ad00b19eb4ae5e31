import PropertyGraph

/// The node that has an id, by hashing. Ids are integers or texts, all of one kind.
struct IDTable: Sendable {
  private let isInteger: Bool
  /// Open addressing, half full at most; `UInt32.max` is free.
  private let entries: FrozenBytes
  private let mask: Int
  private let texts: StringArena?
  /// What `texts` looks into.
  private let owners: [FrozenBytes]
  /// Nodes whose id an earlier node has.
  let duplicates: [UInt32]

  fileprivate struct Entry: BitwiseCopyable {
    var key: Int64
    var node: UInt32
  }

  private static let free = UInt32.max

  /// - Parameter ids: By node.
  init(integers ids: FrozenView<Int64>) {
    let mask = Self.mask(for: ids.count)
    var duplicates: [UInt32] = []
    entries = Self.table(mask) { table in
      for node in 0..<ids.count {
        let key = ids[node]
        var place = Int(truncatingIfNeeded: StableHash.hash(key)) & mask
        while table[place].node != Self.free && table[place].key != key {
          place = (place + 1) & mask
        }
        if table[place].node == Self.free {
          table[place] = Entry(key: key, node: UInt32(node))
        } else {
          duplicates.append(UInt32(node))
        }
      }
    }
    self.mask = mask
    self.duplicates = duplicates
    isInteger = true
    texts = nil
    owners = []
  }

  /// - Parameter ids: By node.
  init(texts ids: StringArena, owners: [FrozenBytes]) {
    let mask = Self.mask(for: ids.count)
    var duplicates: [UInt32] = []
    entries = Self.table(mask) { table in
      for node in 0..<ids.count {
        let text = ids.utf8(at: node).buffer
        let hash = StableHash.hash(text)
        let key = Int64(bitPattern: hash)
        var place = Int(truncatingIfNeeded: hash) & mask
        while table[place].node != Self.free
          && !(table[place].key == key && ids.matches(text, at: Int(table[place].node)))
        {
          place = (place + 1) & mask
        }
        if table[place].node == Self.free {
          table[place] = Entry(key: key, node: UInt32(node))
        } else {
          duplicates.append(UInt32(node))
        }
      }
    }
    self.mask = mask
    self.duplicates = duplicates
    isInteger = false
    texts = ids
    self.owners = owners
  }

  private static func mask(for count: Int) -> Int {
    var size = 16
    while size < count * 2 { size *= 2 }
    return size - 1
  }

  private static func table(
    _ mask: Int, _ body: (UnsafeMutableBufferPointer<Entry>) -> Void
  ) -> FrozenBytes {
    FrozenBytes.building(mask + 1, of: Entry.self) { table in
      table.initialize(repeating: Entry(key: 0, node: free))
      body(table)
    }
  }

  /// `nil` when no node has the id.
  func node(_ id: Int64, in table: Lookup) -> UInt32? {
    var place = Int(truncatingIfNeeded: StableHash.hash(id)) & mask
    while true {
      let entry = table.entries[place]
      if entry.node == Self.free { return nil }
      if entry.key == id { return entry.node }
      place = (place + 1) & mask
    }
  }

  func node(_ id: UnsafeBufferPointer<UInt8>, in table: Lookup) -> UInt32? {
    guard let texts else { return nil }
    let hash = StableHash.hash(id)
    var place = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = table.entries[place]
      if entry.node == Self.free { return nil }
      if entry.key == Int64(bitPattern: hash) && texts.matches(id, at: Int(entry.node)) {
        return entry.node
      }
      place = (place + 1) & mask
    }
  }

  /// The table as hot loops read it: to be taken once before a loop.
  struct Lookup {
    fileprivate let entries: FrozenView<Entry>
  }

  var lookup: Lookup { Lookup(entries: entries.view()) }
}
