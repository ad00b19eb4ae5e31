import TCKRunner
import Testing

@Suite struct WrittenValueTests {
  @Test(arguments: [
    "null", "true", "-7", "1.0", "1e+308", "NaN", #"'it\'s \\ 派'"#, "[]", "[1, 'a', [null]]",
    "{}", "{a: 1, b: [2]}", "()", "(:A:B {p: 1})", "({p: 1})", "[:T]", "[:T {p: 1}]", "<()>",
    "<(:A)-[:T]->(:B)<-[:U {p: 1}]-()>",
  ])
  func readsWhatItWrites(text: String) throws {
    #expect(try WrittenValueReader.read(text).description == text)
  }

  @Test(arguments: [
    ("1", "1.0", false), ("NaN", "NaN", true), ("(:A:B)", "(:B:A)", true),
    ("{a: 1, b: 2}", "{b: 2, a: 1}", true), ("[1, 2]", "[2, 1]", false), ("'1'", "1", false),
    ("<(:A)-[:T]->()>", "<(:A)<-[:T]-()>", false), ("[:T]", "[:T {a: 1}]", false),
  ])
  func comparesByWhatIsWritten(left: String, right: String, same: Bool) throws {
    #expect(try (WrittenValueReader.read(left) == WrittenValueReader.read(right)) == same)
  }

  @Test(arguments: ["", "'a", "[1", "{a 1}", "(:A", "1 2", "<(:A)-[:T]-(:B)>", "nul"])
  func otherTextIsNoValue(text: String) {
    #expect(throws: WrittenValueReader.Failure.self) { try WrittenValueReader.read(text) }
  }
}
