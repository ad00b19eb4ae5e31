#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// Runs work on a thread with a stack large enough for the longest queries: a plan is as deep as
/// its query has clauses, and operators call one another down that depth.
enum LargeStack {
  /// Bytes of address space; memory is used only as far as the stack really grows.
  private static let size = 1 << 30

  /// - Parameter isNeeded: Otherwise the work runs where the caller is.
  static func run<Result>(if isNeeded: Bool, _ work: () throws -> Result) throws -> Result {
    guard isNeeded else { return try work() }
    return try withoutActuallyEscaping(work) { work in
      let job = Job { Swift.Result { try work() } }
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      pthread_attr_setstacksize(&attributes, size)
      defer { pthread_attr_destroy(&attributes) }
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      let started = pthread_create(
        &thread, &attributes,
        { argument in
          #if canImport(Darwin)
            Unmanaged<AnyJob>.fromOpaque(argument).takeUnretainedValue().run()
          #else
            if let argument { Unmanaged<AnyJob>.fromOpaque(argument).takeUnretainedValue().run() }
          #endif
          return nil
        }, Unmanaged<AnyJob>.passUnretained(job).toOpaque())
      guard started == 0 else { throw ExecutionFailure.tooDeep }
      #if canImport(Darwin)
        if let thread { pthread_join(thread, nil) }
      #else
        pthread_join(thread, nil)
      #endif
      guard let result = job.result else { throw ExecutionFailure.tooDeep }
      return try result.get()
    }
  }

  private class AnyJob {
    func run() {}
  }

  private final class Job<Value>: AnyJob {
    private let work: () -> Swift.Result<Value, any Error>
    private(set) var result: Swift.Result<Value, any Error>?
    init(_ work: @escaping () -> Swift.Result<Value, any Error>) { self.work = work }
    override func run() { result = work() }
  }
}
