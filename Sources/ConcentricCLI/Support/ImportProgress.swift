import Foundation

/// One line on a terminal's stderr that tells how far an import is; nothing elsewhere.
struct ImportProgress {
  private let path: String
  private let size: Int?
  private var shown = -1

  /// - Parameter size: Bytes in all, if known.
  init(path: String, size: Int?) {
    self.path = path
    self.size = size
  }

  mutating func report(_ bytes: Int) {
    guard StandardError.isTerminal else { return }
    let megabytes = bytes >> 20
    guard megabytes != shown else { return }
    shown = megabytes
    let share = size.map { $0 > 0 ? " (\(bytes * 100 / $0) %)" : "" } ?? ""
    StandardError.write("\r\u{1B}[K\(path.replacingControls()): \(megabytes) MB\(share)")
  }

  /// Takes the line away.
  func end() {
    if shown >= 0 { StandardError.write("\r\u{1B}[K") }
  }
}
