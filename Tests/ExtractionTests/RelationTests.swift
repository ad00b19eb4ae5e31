import Extraction
import Testing

@Suite struct RelationTests {
  @Test func everyRuleDoesWhatItsExamplesSay() throws {
    let failures = try Reading.extractor().checkRules()
    #expect(failures.isEmpty, "\(failures)")
  }

  @Test func aListIsDistributed() throws {
    let reading = try Reading(
      "支部与唐山市第八十九中学党总支、路北区妇幼保健院党支部和河北银行唐山建昌支行党支部结成联建对子。建昌楼派出所党支部先后与路北区人民医院、路北区第一中学签订协议。")
    #expect(reading.has(.allianceWith, "建昌楼派出所党支部", "路北区人民医院"))
    #expect(reading.has(.allianceWith, "建昌楼派出所党支部", "路北区第一中学"))
    #expect(!reading.has(.allianceWith, "路北区人民医院", "路北区第一中学"))
  }

  @Test func aListAfterWithStandsOnOneSide() throws {
    let reading = try Reading(
      "建昌楼派出所党支部成立多年。该所党支部与辖区路北区人民医院、路北区第一中学召开党建工作联席会。")
    #expect(reading.has(.allianceWith, "建昌楼派出所党支部", "路北区人民医院"))
    #expect(reading.has(.allianceWith, "建昌楼派出所党支部", "路北区第一中学"))
    #expect(!reading.has(.allianceWith, "路北区人民医院", "路北区第一中学"))
  }

  @Test func partnersOnOneLevelAreAlliedWithOneAnother() throws {
    let reading = try Reading("大垅派出所、大垅司法所和耒阳市人民法院大垅人民法庭联合成立“三合院”矛盾联调中心。")
    #expect(reading.has(.allianceWith, "大垅派出所", "大垅司法所"))
    #expect(reading.has(.allianceWith, "大垅司法所", "大垅人民法庭"))
    for owner in ["大垅派出所", "大垅司法所", "大垅人民法庭"] {
      #expect(reading.has(.subordinateTo, "三合院", owner))
    }
  }

  @Test(arguments: [
    "凤栖派出所计划与濮川镇商会共建警企服务站。", "凤栖派出所尚未与濮川镇商会签订协议。", "下一步,凤栖派出所将与濮川镇商会签订协议。",
    "凤栖派出所拟与濮川镇商会签约。", "凤栖派出所应当与濮川镇商会加强共建。", "凤栖派出所争取与濮川镇商会结对。",
  ])
  func whatIsDeniedOrPlannedIsNoFact(text: String) throws {
    #expect(try Reading(text).count(.allianceWith) == 0, "\(text)")
  }

  @Test func theSubjectIsCarriedOver() throws {
    let reading = try Reading("南街派出所坚持党建引领,服务群众。推出“五心工作法”。")
    #expect(reading.has(.subordinateTo, "五心工作法", "南街派出所"))
  }

  @Test func theYearIsKept() throws {
    let reading = try Reading("2021年3月,导江派出所与石湾村结成共建对子。")
    #expect(reading.facts.relations.first { $0.type == "ALLIANCE_WITH" }?.since == "2021-03")
  }

  @Test func aPostIsGivenInManyWays() throws {
    #expect(
      try Reading("教导员周莉是兰溪坝街道党工委委员。").has(.serves, "周莉", "兰溪坝街道党工委", role: "委员"))
    #expect(
      try Reading("怒族女民警余秀芳被江卡乡中心小学聘为法治副校长。").has(.person, "余秀芳"))
  }

  @Test func evidenceStandsWhereItSays() throws {
    let text = "  官桥所。芜湖市公安局鸠江分局官桥派\n出所与徽商银行签订协议,共同开展“金盾”活动。"
    let reading = try Reading(text)
    let scalars = Array(text.unicodeScalars)
    #expect(!reading.facts.relations.isEmpty)
    for evidence in reading.facts.entities.flatMap(\.evidence)
      + reading.facts.relations.flatMap(\.evidence)
    {
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[evidence.start..<evidence.end])
      #expect(String(part) == evidence.text)
      #expect(evidence.start < evidence.end)
    }
  }
}
