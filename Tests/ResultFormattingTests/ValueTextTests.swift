import PropertyGraph
import Testing

@testable import ResultFormatting

@Suite struct ValueTextTests {
  private let samples = Samples()
  private var text: ValueText {
    ValueText(graph: samples.graph, undirectedTypes: ["ALLIANCE_WITH"])
  }

  @Test func elementsAreReadable() {
    #expect(text.readable(.node(samples.station)) == "(珠海路派出所:Organization)")
    #expect(text.readable(.node(samples.nameless)) == "(:Place)")
    #expect(
      text.readable(.edge(samples.serves)) == #"(珠海路派出所)-[SERVES {role: 'it\'s'}]->(:Place)"#)
    #expect(
      text.readable(samples.path)
        == "(珠海路派出所)<-[SUBORDINATE_TO]-(珠海路派出所党支部)-[ALLIANCE_WITH]-(警备区第十干休所)")
  }

  @Test func elementsAreExact() {
    #expect(
      text.literal(.node(samples.station))
        == "(:Organization {`founded year`: 1998, name: '珠海路派出所'})")
    #expect(text.literal(.edge(samples.serves)) == #"[:SERVES {role: 'it\'s'}]"#)
    #expect(
      text.literal(samples.path)
        == "<(:Organization {`founded year`: 1998, name: '珠海路派出所'})<-[:SUBORDINATE_TO]-"
        + "(:Organization {name: '珠海路派出所党支部'})<-[:ALLIANCE_WITH]-"
        + "(:Organization {name: '警备区第十干休所'})>")
  }

  @Test(arguments: [
    (Value.null, "null"), (true, "true"), (-7, "-7"), (1.0, "1.0"), (.float(.nan), "NaN"),
    (.float(-.infinity), "-Infinity"), (.list(["a", 1, nil]), "['a', 1, null]"),
    (.map(["b": 1, "a": ["x"]]), "{a: ['x'], b: 1}"),
    (.date(CalendarDate(daysSinceEpoch: 0)), "1970-01-01"),
    (.duration(CalendarDuration(months: 14, days: 3)), "P1Y2M3D"),
  ])
  func scalarsAndCollections(value: Value, expected: String) {
    #expect(text.readable(value) == expected)
  }

  @Test func stringsAndNamesAreEscaped() {
    #expect(ValueText.quoted("a'b\\c\nd\u{1B}") == #"'a\'b\\c\nd\u001b'"#)
    // A mark on the quote hides it from nobody.
    #expect(ValueText.quoted("'\u{301}") == "'\\'\u{301}'")
    #expect(ValueText.identifier("a`b") == "`a``b`")
    #expect(ValueText.identifier("关系") == "关系")
    #expect(ValueText.identifier("1a") == "`1a`")
  }

  @Test func deletedElementsDoNotTrap() {
    var graph = samples.graph
    graph.delete(samples.allied)
    graph.delete(samples.ally)
    let text = ValueText(graph: graph)
    #expect(text.readable(.node(samples.ally)) == "(deleted)")
    #expect(text.literal(.node(samples.ally)) == "()")
    #expect(text.readable(samples.path).hasSuffix("<-[ALLIANCE_WITH]-(deleted)"))
  }
}
