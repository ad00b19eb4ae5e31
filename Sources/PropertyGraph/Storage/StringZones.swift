/// The least and the greatest string of each run of places of an arena: names that begin alike tend
/// to stand near each other, so most runs need not be looked at.
package struct StringZones: Sendable {
  private let arena: StringArena
  /// By zone, the place of its least string in byte order and of its greatest.
  private let bounds: [(least: UInt32, greatest: UInt32)]

  private static let length = 512

  /// - Complexity: O(strings), on all cores.
  init(_ arena: StringArena) {
    self.arena = arena
    let count = (arena.count + Self.length - 1) / Self.length
    let parts = min(16, max(1, count / 16))
    bounds = mapInParallel(parts) { part in
      (count * part / parts..<count * (part + 1) / parts).map { Self.bounds(of: $0, arena) }
    }.flatMap { $0 }
  }

  private static func places(of zone: Int, _ arena: StringArena) -> Range<Int> {
    zone * length..<min(arena.count, (zone + 1) * length)
  }

  private static func bounds(
    of zone: Int, _ arena: StringArena
  ) -> (least: UInt32, greatest: UInt32) {
    let places = places(of: zone, arena)
    var (least, greatest) = (places.lowerBound, places.lowerBound)
    for place in places.dropFirst() {
      if arena.order(place, least) < 0 {
        least = place
      } else if arena.order(place, greatest) > 0 {
        greatest = place
      }
    }
    return (UInt32(least), UInt32(greatest))
  }

  /// The zone that a place is in.
  package func zone(of place: Int) -> Int { place / Self.length }

  /// Whether some string of a zone comes before the one at `place`, or equals it; in descending
  /// order where that is asked from above.
  package func reaches(_ place: Int, fromAbove: Bool, in zone: Int) -> Bool {
    fromAbove
      ? arena.order(Int(bounds[zone].greatest), place) >= 0
      : arena.order(Int(bounds[zone].least), place) <= 0
  }

  /// Runs of places outside of which no string begins with the prefix: ascending, apart.
  package func places(withPrefix prefix: [UInt8]) -> [Range<Int>] {
    prefix.withUnsafeBufferPointer { prefix in
      var runs: [Range<Int>] = []
      for (zone, bound) in bounds.enumerated() {
        guard orderOfStart(bound.least, prefix) <= 0, orderOfStart(bound.greatest, prefix) >= 0
        else { continue }
        let places = Self.places(of: zone, arena)
        if let last = runs.last, last.upperBound == places.lowerBound {
          runs[runs.count - 1] = last.lowerBound..<places.upperBound
        } else {
          runs.append(places)
        }
      }
      return runs
    }
  }

  /// How the first bytes of a string stand to a prefix.
  private func orderOfStart(_ place: UInt32, _ prefix: UnsafeBufferPointer<UInt8>) -> Int {
    let string = arena.utf8(at: Int(place)).buffer
    return StringArena.order(
      UnsafeBufferPointer(rebasing: string.prefix(prefix.count)), prefix)
  }
}
