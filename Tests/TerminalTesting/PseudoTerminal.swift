import Glibc

/// A program that runs in a terminal of its own, which a test types into and looks at.
package final class PseudoTerminal {
  package private(set) var screen: ScreenEmulator
  /// Every byte that the program wrote.
  package private(set) var bytes: [UInt8] = []
  private let control: Int32
  private let process: pid_t
  private var status: Int32?

  /// What went wrong in a test of a terminal.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// Starts a program with a new session and this terminal as its input, output and errors.
  ///
  /// - Parameter environment: The whole environment; `TERM` is set here, a sanitizer's options are passed on.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String],
    columns: Int = 80, height: Int = 24
  ) throws {
    screen = ScreenEmulator(columns: columns, height: height)
    control = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    // Glibc's module has neither posix_openpt nor these two numbers.
    let (getNumber, setLock) = (UInt(0x8004_5430), UInt(0x4004_5431))
    var (number, isLocked) = (UInt32(0), Int32(0))
    guard control >= 0, ioctl(control, setLock, &isLocked) == 0,
      ioctl(control, getNumber, &number) == 0
    else { throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))") }
    let name = "/dev/pts/\(number)"
    _ = fcntl(control, F_SETFD, FD_CLOEXEC)
    var size = winsize(
      ws_row: UInt16(height), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(control, UInt(TIOCSWINSZ), &size)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // A session's leader that opens a terminal gets it as its controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGINT, SIGQUIT, SIGPIPE, SIGTSTP, SIGWINCH, SIGHUP, SIGTERM] {
      sigaddset(&defaults, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // Tests run on threads that hold signals back, which the program would go on doing.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID
    posix_spawnattr_setflags(
      &attributes,
      Int16(newSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)))

    var environment = environment.merging(["TERM": "xterm-256color"]) { $1 }
    // The sanitizer that the tests run with, and the program too, is told the same.
    if let options = getenv("ASAN_OPTIONS") {
      environment["ASAN_OPTIONS"] = String(cString: options)
    }
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var id: pid_t = 0
    let error = posix_spawn(&id, program, &actions, &attributes, &words, &variables)
    guard error == 0 else {
      close(control)
      throw Failure(description: "cannot start \(program): \(String(cString: strerror(error)))")
    }
    process = id
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      var end: Int32 = 0
      waitpid(process, &end, 0)
    }
    close(control)
  }

  /// Types text, or the bytes of keys, once the program takes keys one by one.
  package func type(_ text: String) throws {
    try wait(for: "the program to take keys") { _ in !isCooked }
    send(text)
  }

  /// Types whatever the program does at the moment.
  package func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(control, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
      pump(milliseconds: 0)
    }
  }

  /// Gives the terminal another width, of which the program is told by a signal.
  package func resize(columns: Int) {
    screen.resize(columns: columns)
    var size = winsize(
      ws_row: UInt16(screen.height), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(control, UInt(TIOCSWINSZ), &size)
  }

  package func signal(_ signal: Int32) { kill(process, signal) }

  /// Whether the terminal hands over whole lines and echoes, as a shell leaves it.
  package var isCooked: Bool {
    var state = termios()
    tcgetattr(control, &state)
    return state.c_lflag & tcflag_t(ICANON) != 0 && state.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Reads until the screen is as wanted.
  ///
  /// - Throws: ``Failure`` with the screen as it is, when that does not come in `seconds`.
  package func wait(
    for what: String, seconds: Int = 90, until condition: (ScreenEmulator) -> Bool
  ) throws {
    let deadline = time(nil) + seconds
    while !condition(screen) {
      guard time(nil) < deadline else {
        throw Failure(
          description: "waited in vain for \(what); the screen:\n"
            + screen.lines.joined(separator: "\n"))
      }
      pump(milliseconds: 50)
    }
  }

  /// Reads until some row holds a text. Blanks at a row's end do not count, and so not at the
  /// text's end either.
  package func wait(for text: String) throws {
    var wanted = text
    while wanted.hasSuffix(" ") { wanted.removeLast() }
    try wait(for: "'\(wanted)'") { screen in screen.lines.contains { $0.contains(wanted) } }
  }

  /// Reads to the program's end and gives its exit status, or minus the signal that ended it.
  package func end(seconds: Int = 90) throws -> Int32 {
    let deadline = time(nil) + seconds
    while true {
      pump(milliseconds: 20)
      var end: Int32 = 0
      if waitpid(process, &end, WNOHANG) == process {
        while pump(milliseconds: 0) {}
        let code = end & 0x7F == 0 ? (end >> 8) & 0xFF : -(end & 0x7F)
        status = code
        return code
      }
      guard time(nil) < deadline else {
        throw Failure(
          description: "the program did not end; the screen:\n"
            + screen.lines.joined(separator: "\n"))
      }
    }
  }

  /// Shows what the program has written. Returns whether there was anything.
  @discardableResult
  private func pump(milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: control, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0, waiting.revents & Int16(POLLIN) != 0 else {
      return false
    }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(control, &chunk, chunk.count)
    guard count > 0 else { return false }
    bytes += chunk[..<count]
    screen.write(Array(chunk[..<count]))
    return true
  }
}
