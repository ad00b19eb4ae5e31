/// Spreads angles on a circle so that each is a given step behind the one before it.
enum IsotonicAngles {
  /// Angles in the same order, as near as can be to the wishes (least squares), each at least
  /// `apart` from the next; where the circle is full, all are spread evenly.
  ///
  /// - Parameters:
  ///   - wishes: Ascending.
  ///   - apart: Least step from each angle to the next; the last one's to the first.
  /// - Source: the pool-adjacent-violators algorithm.
  static func fit(_ wishes: [Double], apart: [Double]) -> [Double] {
    var offsets = [0.0]
    for step in apart { offsets.append(offsets[offsets.count - 1] + step) }
    let slack = 2 * Double.pi - offsets[wishes.count]
    // Without the steps, the angles need only not to fall.
    var pools: [(mean: Double, count: Int)] = []
    for (index, wish) in wishes.enumerated() {
      pools.append((wish - offsets[index], 1))
      while pools.count > 1, pools[pools.count - 2].mean > pools[pools.count - 1].mean {
        let last = pools.removeLast()
        let before = pools.removeLast()
        let count = before.count + last.count
        let sum = before.mean * Double(before.count) + last.mean * Double(last.count)
        pools.append((sum / Double(count), count))
      }
    }
    let levels = pools.flatMap { [Double](repeating: $0.mean, count: $0.count) }
    guard let first = levels.first, let last = levels.last else { return [] }
    if last - first <= slack { return levels.enumerated().map { $1 + offsets[$0] } }
    // The wishes need more than the circle: keep the order, share what is left.
    let spread = wishes.indices.map { offsets[$0] + slack * Double($0) / Double(wishes.count) }
    let shift =
      zip(wishes, spread).reduce(0) { $0 + $1.0 - $1.1 } / Double(max(1, wishes.count))
    return spread.map { $0 + shift }
  }
}
