import Testing

@Suite struct ProgramTests {
  @Test func theVersionIsToldOnStdout() throws {
    let outcome = try Program().run("--version")
    #expect(outcome.status == 0)
    #expect(outcome.text.hasPrefix("0."))
    #expect(outcome.errors.isEmpty)
  }

  @Test func wrongUsageIsToldOnStderrWithStatus2() throws {
    let outcome = try Program().run("--bogus")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("--bogus"))
  }
}
