import Glibc
import Synchronization

/// The one terminal of the process that is in raw mode, and how it was before.
///
/// The process's terminal is a global thing, and so is this: a signal handler has nothing else.
/// The memory is written before `isActive` is set and read only while it is.
enum RawMode {
  private static let isActive = Atomic<Bool>(false)
  private static let areHandlersInstalled = Atomic<Bool>(false)
  private static let input = Atomic<Int32>(0)
  private static let output = Atomic<Int32>(1)
  nonisolated(unsafe) private static let before = UnsafeMutablePointer<termios>.allocate(
    capacity: 1)
  /// What signals did before, by signal number.
  nonisolated(unsafe) private static let previous = UnsafeMutablePointer<sigaction>.allocate(
    capacity: 65)
  /// Bracketed paste off, colours off, cursor shown.
  nonisolated(unsafe) private static let farewell = bytes("\u{1B}[?2004l\u{1B}[0m\u{1B}[?25h")
  nonisolated(unsafe) private static let greeting = bytes("\u{1B}[?2004h")
  private static let fatalSignals = [
    SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE,
  ]

  static func enter(_ terminal: Terminal) -> Bool {
    guard tcgetattr(terminal.input, before) == 0 else { return false }
    var raw = before.pointee
    cfmakeraw(&raw)
    raw.c_oflag |= tcflag_t(OPOST)
    input.store(terminal.input, ordering: .relaxed)
    output.store(terminal.output, ordering: .relaxed)
    installHandlers()
    isActive.store(true, ordering: .sequentiallyConsistent)
    guard tcsetattr(terminal.input, TCSADRAIN, &raw) == 0 else {
      isActive.store(false, ordering: .relaxed)
      return false
    }
    write(terminal.output, greeting.baseAddress, greeting.count)
    return true
  }

  /// Safe in a signal handler: only `tcsetattr` and `write`.
  static func leave() {
    guard isActive.exchange(false, ordering: .sequentiallyConsistent) else { return }
    _ = write(output.load(ordering: .relaxed), farewell.baseAddress, farewell.count)
    tcsetattr(input.load(ordering: .relaxed), TCSADRAIN, before)
  }

  private static func installHandlers() {
    guard !areHandlersInstalled.exchange(true, ordering: .relaxed) else { return }
    // Made now: a lazy global must not be made inside a signal handler.
    _ = farewell.count
    atexit { RawMode.leave() }
    for signal in fatalSignals {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { signal in
        RawMode.leave()
        sigaction(signal, RawMode.previous + Int(signal), nil)
        // A fault happens again on return; what was sent from elsewhere is sent again.
        if ![SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE].contains(signal) { raise(signal) }
      }
      let before = previous + Int(signal)
      sigaction(signal, &action, before)
      // What the process was told to ignore, as by nohup, it goes on ignoring.
      let ignored = unsafeBitCast(SIG_IGN, to: Int.self)
      if unsafeBitCast(before.pointee.__sigaction_handler.sa_handler, to: Int.self) == ignored {
        sigaction(signal, before, nil)
      }
    }
  }

  private static func bytes(_ text: String) -> UnsafeMutableBufferPointer<UInt8> {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = buffer.initialize(from: text.utf8)
    return buffer
  }
}

/// A pipe that becomes readable when the terminal changes its size.
enum ResizeSignal {
  private static let ends: (read: Int32, write: Int32) = {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return (-1, -1) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    return (ends[0], ends[1])
  }()

  /// The end to wait on; -1 when there is none. Installs the handler.
  static let descriptor: Int32 = {
    guard ends.write >= 0 else { return -1 }
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      let saved = errno
      var byte: UInt8 = 1
      _ = write(ResizeSignal.ends.write, &byte, 1)
      errno = saved
    }
    action.sa_flags = SA_RESTART
    sigaction(SIGWINCH, &action, nil)
    return ends.read
  }()

  /// Empties the pipe.
  static func drain() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}
