@testable import Extraction
@testable import KnowledgeBuilding
import PropertyGraph
import Testing

/// Records as documents would give them: what tells one thing from another of the same name.
private func record(
  _ document: String, _ key: String, _ label: EntityLabel = .organization, codes: [String] = [],
  chain: [String] = []
) -> EntityRecord {
  EntityRecord(
    document: document, entity: "o1", block: .init(label: label, key: key), name: key, codes: codes,
    chain: chain)
}

/// The documents that each cluster joins, sorted.
private func groups(_ records: [EntityRecord]) -> [[String]] {
  EntityResolver.clusters(of: records).map { $0.members.map(\.document) }
    .sorted { $0.lexicographicallyPrecedes($1) }
}

@Suite struct EntityResolverTests {
  @Test func theSameNameInTwoCitiesStaysApart() {
    #expect(
      groups([
        record("a", "城区", .place, codes: ["140502"]),
        record("b", "城区", .place, codes: ["140302"]),
        record("c", "城区", .place, codes: ["140500"]),
      ]) == [["a", "c"], ["b"]])
  }

  @Test func aNameWithFewerSuperiorsJoinsTheFullerOne() {
    #expect(
      groups([
        record("a", "珠海路派出所", codes: ["370202"], chain: ["市南分局", "青岛市公安局"]),
        record("b", "珠海路派出所", codes: ["370200"], chain: ["青岛市公安局"]),
        record("c", "珠海路派出所", codes: ["370000"]),
        record("d", "珠海路派出所"),
      ]) == [["a", "b", "c", "d"]])
  }

  @Test func unitsOfTwoStationsStayApartThoughTheyShareABureau() {
    #expect(
      groups([
        record("a", "综合指挥室", codes: ["370202"], chain: ["珠海路派出所", "市南分局"]),
        record("b", "综合指挥室", codes: ["370202"], chain: ["香港路派出所", "市南分局"]),
      ]) == [["a"], ["b"]])
  }

  @Test func aNameThatCouldBeEitherOfTwoStaysByItself() {
    #expect(
      groups([
        record("a", "南街派出所", codes: ["140502"], chain: ["城区分局"]),
        record("b", "南街派出所", codes: ["140525"], chain: ["泽州县公安局"]),
        record("c", "南街派出所"),
        record("d", "南街派出所"),
      ]) == [["a"], ["b"], ["c", "d"]])
  }

  @Test func aNameOfTheWholeCountryIsOneThing() {
    #expect(
      groups([record("a", "枫桥经验", .program), record("b", "枫桥经验", .program)]) == [["a", "b"]])
  }

  @Test func personsOfOneNameInTwoCitiesStayApart() {
    #expect(
      groups([
        record("a", "李军", .person, codes: ["370202"], chain: ["珠海路派出所"]),
        record("b", "李军", .person, codes: ["140502"], chain: ["南街派出所"]),
      ]) == [["a"], ["b"]])
  }

  @Test func theOrderOfRecordsDoesNotMatter() {
    var records = [
      record("a", "南街派出所", codes: ["140502"], chain: ["城区分局"]),
      record("b", "南街派出所", codes: ["140525"], chain: ["泽州县公安局"]),
      record("c", "南街派出所", codes: ["140500"]),
      record("d", "南街派出所", codes: ["140502"]),
      record("e", "南街派出所", chain: ["晋城市公安局"]),
      record("f", "南街派出所"),
    ]
    let expected = EntityResolver.clusters(of: records)
    for _ in 0..<records.count {
      records.append(records.removeFirst())
      #expect(EntityResolver.clusters(of: records) == expected)
      #expect(EntityResolver.clusters(of: records.reversed()) == expected)
    }
  }
}

@Suite struct DivisionContextTests {
  @Test func aDivisionAgreesWithWhatLiesInIt() {
    let city = DivisionContext(codes: ["370200"])
    let county = DivisionContext(codes: ["370202"])
    let other = DivisionContext(codes: ["140502", "140302"])
    #expect(city.agrees(with: county))
    #expect(!county.agrees(with: other))
    #expect(DivisionContext(codes: []).agrees(with: other))
    #expect(city.narrowed(by: county) == county)
    #expect(other.precision < county.precision)
  }
}
