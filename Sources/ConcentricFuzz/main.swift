// ConcentricFuzz [libFuzzer's options and corpus folders]: gives hostile bytes to the target that
// CONCENTRIC_FUZZ_TARGET names, until libFuzzer's limits are reached or something breaks.

import Foundation

/// libFuzzer's own loop, linked by `-sanitize=fuzzer`.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

let name = ProcessInfo.processInfo.environment["CONCENTRIC_FUZZ_TARGET"] ?? ""
guard let target = FuzzTarget(rawValue: name) else {
  let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
  Shared.stop("CONCENTRIC_FUZZ_TARGET is one of \(names)")
}
Shared.target = target

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
  runDriver(&count, &arguments) { start, count in
    Shared.target.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
  })
