import Testing

@testable import QueryExecution

struct NodeCountsTests {
  @Test(arguments: [0, 10, 1_000, 100_000])
  func knowsWhatWasSet(capacity: Int) {
    var random = SplitMix(state: 7)
    var counts = NodeCounts()
    var expected: [UInt32: Int64] = [:]
    for _ in 0..<2_000 {
      let node = UInt32(random.next() % 5_000)
      #expect(counts[node] == expected[node])
      let count = Int64(random.next() % 9)
      counts.set(node, count, capacity: capacity)
      expected[node] = count
    }
    for node in 0..<UInt32(5_000) { #expect(counts[node] == expected[node]) }
  }
}
