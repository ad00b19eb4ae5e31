import Concentric
import Dispatch
import Foundation
import Synchronization

/// Ctrl-C while a query runs: stops the query and not the shell.
final class Interrupts: Sendable {
  private let current = Mutex<Cancellation?>(nil)
  private let source: any DispatchSourceSignal

  /// From now on the signal alone does nothing.
  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: DispatchQueue(label: "interrupts"))
    source.setEventHandler { [weak self] in self?.current.withLock { $0?.cancel() } }
    source.resume()
  }

  /// Runs some work that Ctrl-C cancels.
  func run<Result>(_ work: (Cancellation) throws -> Result) rethrows -> Result {
    let cancellation = Cancellation()
    current.withLock { $0 = cancellation }
    defer { current.withLock { $0 = nil } }
    return try work(cancellation)
  }
}
