import Glibc

/// The terminal behind two file descriptors: raw mode, size, writing.
package struct Terminal: Sendable {
  package let input: Int32
  package let output: Int32

  package init(input: Int32 = 0, output: Int32 = 1) {
    self.input = input
    self.output = output
  }

  /// Whether both ends are a terminal that understands cursor movements.
  package var isInteractive: Bool {
    guard isatty(input) == 1, isatty(output) == 1 else { return false }
    guard let kind = getenv("TERM").map({ String(cString: $0) }) else { return false }
    return kind != "dumb" && !kind.isEmpty
  }

  /// Columns and rows; 80 × 24 where the terminal does not tell.
  package var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return (80, 24)
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Writes all of a text. What a closed terminal does not take is lost.
  package func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits for bytes from the terminal, at most `milliseconds` (forever when negative).
  package func wait(milliseconds: Int32, orResize resize: Int32 = -1) -> Event {
    var waiting = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: resize, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&waiting, resize < 0 ? 1 : 2, milliseconds)
    if count < 0 { return errno == EINTR ? .interrupted : .closed }
    if count == 0 { return .timeout }
    if waiting[1].revents & Int16(POLLIN) != 0 { return .resized }
    return .readable
  }

  package enum Event: Hashable, Sendable { case readable, resized, timeout, interrupted, closed }

  /// The bytes that are there; `nil` when the terminal is closed.
  package func read() -> [UInt8]? {
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = Glibc.read(input, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      return count > 0 ? Array(chunk[..<count]) : nil
    }
  }

  /// Takes keys one by one, without echo, with bracketed paste; see ``leaveRawMode()``.
  ///
  /// - Returns: Whether the terminal did so.
  package func enterRawMode() -> Bool { RawMode.enter(self) }

  /// Gives the terminal back as it was. Also done at exit and by fatal signals.
  package func leaveRawMode() { RawMode.leave() }
}
