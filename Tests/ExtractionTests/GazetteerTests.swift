@testable import Extraction
import Testing

@Suite struct GazetteerTests {
  @Test func goingUpFromAnyDivisionEnds() throws {
    let gazetteer = try Reading.extractor().lexicon.gazetteer
    for id in gazetteer.divisions.indices {
      var current = Int32(id)
      var steps = 0
      while current >= 0, steps < 8 {
        current = gazetteer.divisions[Int(current)].parent
        steps += 1
      }
      #expect(current < 0, "\(gazetteer.divisions[id].name)")
    }
  }

  @Test(.timeLimit(.minutes(1))) func aDistrictOfHongKongLiesInIt() throws {
    let facts = try Reading.extractor().extract(
      DocumentInput(id: "t", text: "香港特别行政区黄大仙区的居民与东区的居民共同参与。"))
    #expect(facts.entities.contains { $0.name == "黄大仙区" })
  }
}
