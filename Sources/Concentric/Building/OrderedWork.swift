import Foundation
import PropertyGraph
import Synchronization

/// Work that several threads do at once and whose products come one after the other, in the order of the jobs. Jobs are
/// gathered until there are enough for all threads; so memory holds a few of them, however many there are.
package struct OrderedWork<Job: Sendable, Product: Sendable> {
  private let threads: Int
  private let work: @Sendable (Job) -> Product
  private let deliver: (Product) -> Void
  private var waiting: [Job] = []
  private var weight = 0

  /// So many jobs for each thread are done together, or so many bytes of them.
  private static var jobLimit: Int { 64 }
  private static var weightLimit: Int { 4 << 20 }

  /// - Parameters:
  ///   - work: Runs on several threads at once.
  ///   - deliver: Takes the products, on the thread that adds the jobs.
  package init(
    threads: Int, work: @escaping @Sendable (Job) -> Product,
    deliver: @escaping (Product) -> Void
  ) {
    self.threads = threads
    self.work = work
    self.deliver = deliver
  }

  /// - Parameter weight: What the job holds in memory, in bytes.
  package mutating func add(_ job: Job, weight: Int) {
    waiting.append(job)
    self.weight += weight
    if waiting.count >= Self.jobLimit * threads || self.weight >= Self.weightLimit * threads {
      finish()
    }
  }

  /// Does what still waits.
  package mutating func finish() {
    let (jobs, work) = (waiting, work)
    waiting.removeAll(keepingCapacity: true)
    weight = 0
    for product in inParallel(jobs.count, threads: threads, { work(jobs[$0]) }) {
      deliver(product)
    }
  }
}

/// The results of some jobs, which as many threads as are wanted take one after the other.
func inParallel<Result: Sendable>(
  _ count: Int, threads: Int, _ job: @Sendable (Int) -> Result
) -> [Result] {
  let results = Locked([Result?](repeating: nil, count: count))
  let next = Atomic<Int>(0)
  DispatchQueue.concurrentPerform(iterations: min(threads, max(count, 1))) { _ in
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let result = job(index)
      results.withLock { $0[index] = result }
    }
  }
  return results.withLock { $0.compactMap(\.self) }
}
