import Foundation
import Testing

@Suite struct EvaluateTests {
  @Test func theTextsOfAFolderAreMeasured() throws {
    let outcome = try Program().run(
      "evaluate", "--gold", "Tests/Gold/own", "--docs", "Tests/Gold/own")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.lines.count == 11)
    #expect(outcome.lines[10].contains(" 0 without"))
    #expect(outcome.lines[10].contains(" 0 false, 0 empty; documents: 9, failed: 0"))
  }

  @Test func factsOfAnotherProgramAreMeasured() throws {
    let folder = try TemporaryFolder()
    for name in [
      "broken", "distribution", "negation", "nested", "partners", "persons", "programs",
      "traditional",
    ] {
      try Data().write(to: folder.file("\(name).jsonl"))
    }
    let facts = """
      {"kind":"node","id":"a","label":"Place","name":"临洮"}
      {"kind":"node","id":"b","label":"Place","name":"定西市"}
      {"kind":"edge","type":"SUBORDINATE_TO","source":"a","target":"b"}

      """
    try Data(facts.utf8).write(to: folder.file("samename.jsonl"))
    let outcome = try Program().run(
      "evaluate", "--gold", "Tests/Gold/own", "--predicted", folder.url.path, "--json")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains(#""edges": {"precision": 1.0,"#))
    #expect(outcome.text.contains(#""Place": {"precision": 1.0,"#))
  }

  @Test func whatIsMissingIsNamed() throws {
    let none = try Program().run("evaluate", "--gold", "Tests/Gold/none", "--docs", "seeds")
    #expect(none.status == 1)
    #expect(none.errors == "error: 'Tests/Gold/none': no gold annotation (*.json) there\n")
    let text = try Program().run("evaluate", "--gold", "Tests/Gold/own", "--docs", "seeds")
    #expect(text.status == 1)
    #expect(text.errors == "error: 'seeds/broken.txt': the annotated text is not there\n")
    let both = try Program().run("evaluate", "--gold", "Tests/Gold/own")
    #expect(both.status == 2)
  }
}
