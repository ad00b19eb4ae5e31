import PropertyGraph
import Testing

@testable import GraphExchange

@Suite struct RDFTests {
  private static let prefixes = RDFNamespace.all.map { "PREFIX \($0): <\($1)> " }.joined()

  private struct Answer: Decodable {
    let triples: Int
    let rows: [[[String]]]
  }

  @Test(
    .enabled(if: Consumer.isAvailable, Consumer.need),
    arguments: [("a.ttl", ExportFormat.turtle), ("a.jsonld", .jsonLD)])
  func rdflibAnswersQueries(name: String, format: ExportFormat) throws {
    guard case .file(let writer) = format.writer() else { return }
    let folder = try TemporaryFolder()
    let path = try folder.export(SampleGraphs.station(), by: writer, to: name)
    let answer = try Consumer.see(
      "sparql", path,
      Self.prefixes
        + """
        SELECT ?station ?bureau { ?s org:subOrganizationOf/skos:prefLabel ?bureau ;
          skos:prefLabel ?station }
        """,
      Self.prefixes
        + """
        SELECT ?person ?role { ?m a org:Membership ; org:member/schema:name ?person ;
          org:role/skos:prefLabel ?role }
        """,
      Self.prefixes
        + """
        SELECT ?text ?start ?end ?title {
          ?e rdf:predicate org:subOrganizationOf ; prov:wasDerivedFrom ?span .
          ?span prov:value ?text ; prov:wasQuotedFrom/dcterms:title ?title ;
            oa:hasSelector [ oa:start ?start ; oa:end ?end ] }
        """,
      Self.prefixes
        + """
        SELECT ?alias { ?s a org:Organization ; skos:altLabel ?alias ;
          schema:areaServed/a schema:Place } ORDER BY ?alias
        """,
      as: Answer.self)
    #expect(
      answer.rows == [
        [["珠海路派出所", "市南分局"]],
        [["陈明", "所长"]],
        [["市南分局珠海路派出所", "0", "10", "同心圆"]],
        [["市南公安珠海路派出所"], ["珠海路所; 甲,乙"]],
      ])
  }

  @Test(.enabled(if: Consumer.isAvailable, Consumer.need))
  func turtleAndJSONLDSayTheSame() throws {
    let folder = try TemporaryFolder()
    let station = SampleGraphs.station()
    let turtle = try folder.export(station, by: TurtleWriter(), to: "a.ttl")
    let json = try folder.export(station, by: JSONLDWriter(), to: "a.jsonld")
    #expect(try Consumer.see("rdf_same", turtle, json))
  }

  @Test(
    .enabled(if: Consumer.isAvailable, Consumer.need),
    arguments: [("a.ttl", ExportFormat.turtle), ("a.jsonld", .jsonLD)])
  func hostileTextsArriveAsTheyAre(name: String, format: ExportFormat) throws {
    guard case .file(let writer) = format.writer(base: "https://example.org/g#") else { return }
    let folder = try TemporaryFolder()
    let path = try folder.export(SampleGraphs.hostile(), by: writer, to: name)
    let answer = try Consumer.see(
      "sparql", path,
      Self.prefixes + "SELECT ?n ?name { ?n skos:prefLabel ?name }", as: Answer.self)
    let seen = Dictionary(uniqueKeysWithValues: answer.rows[0].map { ($0[0], $0[1]) })
    for (index, text) in SampleGraphs.hostileTexts.enumerated() {
      #expect(
        seen["https://example.org/g#node:\(index)"].map { Array($0.utf8) } == Array(text.utf8))
    }
  }

  @Test func segmentsHoldWhatIRIsAllow() {
    #expect(RDFNamespace.segment("a-b_c.d~1") == "a-b_c.d~1")
    #expect(
      RDFNamespace.segment("a b<>\"{}|^`\\/%#\u{1}")
        == "a%20b%3C%3E%22%7B%7D%7C%5E%60%5C%2F%25%23%01")
    #expect(RDFNamespace.segment("派") == "%E6%B4%BE")
  }
}
