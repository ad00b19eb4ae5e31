import Concentric
import Foundation

/// A line on the terminal that tells how far a long work has come, its rate, and the time left.
/// Silent for the first second.
final class ProgressBar: Sendable {
  private let title: String
  private let start = ContinuousClock.now
  private let shown = Locked<(last: ContinuousClock.Instant?, visible: Bool)>((nil, false))

  /// `nil` where stderr is no terminal.
  init?(_ title: String) {
    guard StandardError.isTerminal else { return nil }
    self.title = title
  }

  /// May be called from any thread, as often as wanted.
  func show(_ progress: TextExtraction.Progress) {
    let (done, total) = (progress.bytesDone, progress.bytes)
    let now = ContinuousClock.now
    shown.withLock { state in
      guard now - (state.last ?? start) > .milliseconds(state.visible ? 200 : 1000) else { return }
      state = (now, true)
      let elapsed = now - start
      let seconds =
        Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
      let rate = Double(done) / max(seconds, 0.001)
      let left = Int((Double(max(0, total - done)) / max(rate, 0.001)).rounded())
      let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
      let cells = 24
      let filled = Int(share * Double(cells))
      let bar =
        String(repeating: "#", count: filled) + String(repeating: "-", count: cells - filled)
      let megabytes = (rate / 1e6).formatted(
        .number.precision(.fractionLength(1)).locale(.init(identifier: "en")))
      StandardError.write(
        "\r\(title) [\(bar)] \(Int(share * 100)) %  \(megabytes) MB/s  \(left) s left\u{1B}[K")
    }
  }

  /// Takes the line away.
  func finish() {
    shown.withLock { if $0.visible { StandardError.write("\r\u{1B}[K") } }
  }
}
