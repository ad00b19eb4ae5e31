@testable import Concentric
import Synchronization
import Testing

@Suite struct OrderedWorkTests {
  @Test func productsComeInTheOrderOfTheJobs() {
    var products: [Int] = []
    var work = OrderedWork<Int, Int>(threads: 3) {
      $0 * $0
    } deliver: {
      products.append($0)
    }
    for job in 0..<1000 { work.add(job, weight: 1) }
    #expect(!products.isEmpty, "the first are done before all are there")
    work.finish()
    #expect(products == (0..<1000).map { $0 * $0 })
    work.finish()
    #expect(products.count == 1000)
  }

  @Test func heavyJobsDoNotWaitForOthers() {
    var products: [Int] = []
    var work = OrderedWork<Int, Int>(threads: 2) {
      $0
    } deliver: {
      products.append($0)
    }
    work.add(1, weight: 6 << 20)
    #expect(products.isEmpty)
    work.add(2, weight: 6 << 20)
    #expect(products == [1, 2])
  }
}
