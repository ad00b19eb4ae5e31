import Testing

@testable import Concentric

@Suite struct ParameterFileTests {
  @Test func plainScalarsOfYAMLAreWhatTheyLookLike() throws {
    let runs = try ParameterFile.runs(
      yaml: """
        station: 珠海路派出所
        least: 2
        share: 0.5
        deep: true
        none: ~
        number: "2"
        since: 2020-12-01
        names: [甲, 乙]
        """, path: "p.yaml")
    #expect(
      runs == [
        [
          "station": "珠海路派出所", "least": 2, "share": 0.5, "deep": true, "none": .null,
          "number": "2", "since": "2020-12-01", "names": ["甲", "乙"],
        ]
      ])
  }

  @Test func eachMappingOfAListIsARun() throws {
    let runs = try ParameterFile.runs(
      yaml: "- &a {station: 甲}\n- station: 乙\n- *a\n", path: "p.yaml")
    #expect(runs == [["station": "甲"], ["station": "乙"], ["station": "甲"]])
  }

  @Test(arguments: [
    ("a: [1\nb", "is not YAML"), ("", "is empty"), ("- 1\n- 2", "neither an object nor a list"),
    ("{[1]: 2}", "a key that is no text"),
  ])
  func whatCannotBeReadIsTold(_ text: String, _ reason: String) {
    let error = #expect(throws: ParameterFileError.self) {
      try ParameterFile.runs(yaml: text, path: "p.yaml")
    }
    #expect(error?.description.contains(reason) == true)
  }

  /// Ten aliases of ten aliases of …: a few lines that stand for ten million values.
  @Test func aliasesDoNotFillTheMemory() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...6 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let error = #expect(throws: ParameterFileError.self) {
      try ParameterFile.runs(yaml: text, path: "p.yaml")
    }
    #expect(error?.description.contains("too many values") == true)
  }
}
