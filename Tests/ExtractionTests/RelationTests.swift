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
    "凤栖派出所拟与濮川镇商会签约。", "凤栖派出所年内将与濮川镇商会签约。", "凤栖派出所应当与濮川镇商会加强共建。", "凤栖派出所争取与濮川镇商会结对。",
  ])
  func whatIsDeniedOrPlannedIsNoFact(text: String) throws {
    #expect(try Reading(text).count(.allianceWith) == 0, "\(text)")
  }

  @Test(arguments: [
    "南街派出所在万苑社区设立“连心调解室”。", "今年以来,在城关镇党委领导下,南街派出所组建“连心调解室”。",
    "南街派出所走访万苑社区、凤阳社区,随后成立“连心调解室”。", "由南街派出所组建的“连心调解室”在凤阳社区揭牌。",
  ])
  func whatIsSetUpBelongsToWhoActs(text: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.subordinateTo, "连心调解室", "南街派出所"), "\(text)")
    for venue in ["万苑社区", "凤阳社区", "城关镇党委", "城关镇"] {
      #expect(!reading.has(.subordinateTo, "连心调解室", venue), "\(text)")
    }
  }

  @Test func aSpeakersBodyDoesNotStayTheSubject() throws {
    let reading = try Reading(
      "南街派出所坚持党建引领。荷花社区警务室民警高志刚走访商户。全面推行“红黄蓝”预警机制。")
    #expect(reading.has(.subordinateTo, "红黄蓝", "南街派出所"))
    #expect(!reading.has(.subordinateTo, "红黄蓝", "荷花社区警务室"))
  }

  @Test(arguments: [
    "南河社区党委、北河社区党总支和河湾派出所党支部结成“同心桥”党建联盟。",
    "签约仪式上,南河社区党委、北河社区党总支、河湾派出所党支部组成“同心桥”党建联盟,联合发布服务清单。",
    "“同心桥”党建联盟由南河社区党委、北河社区党总支、河湾派出所党支部共同组成。",
  ])
  func anAllianceBelongsToThoseWhoFormIt(text: String) throws {
    let reading = try Reading(text)
    let members = ["南河社区党委", "北河社区党总支", "河湾派出所党支部"]
    for (index, member) in members.enumerated() {
      #expect(reading.has(.subordinateTo, "“同心桥”党建联盟", member), "\(text)")
      for other in members[(index + 1)...] {
        #expect(reading.has(.allianceWith, member, other), "\(text)")
      }
    }
  }

  @Test func membersStandWithTheLeaderOrWithOneAnother() throws {
    let led = try Reading(
      "河湾平安联盟由河湾街道党工委牵头。成员单位名单如下:\n河湾派出所\n河湾小学\n河湾医院")
    #expect(led.has(.allianceWith, "河湾街道党工委", "河湾小学"))
    #expect(!led.has(.allianceWith, "河湾派出所", "河湾小学"))
    let equal = try Reading("河湾平安联盟成立。成员单位名单如下:\n河湾派出所\n河湾小学\n河湾医院")
    #expect(equal.has(.allianceWith, "河湾派出所", "河湾小学"))
    #expect(equal.has(.allianceWith, "河湾小学", "河湾医院"))
    #expect(!equal.has(.allianceWith, "河湾平安联盟", "河湾小学"))
  }

  @Test func bothMeansThePartnersJustNamed() throws {
    let reading = try Reading(
      "南街派出所与河湾小学签订协议。活动在万苑社区、凤阳社区举行。双方共同推出“护苗”品牌。")
    #expect(reading.has(.subordinateTo, "护苗", "南街派出所"))
    #expect(reading.has(.subordinateTo, "护苗", "河湾小学"))
    #expect(!reading.has(.allianceWith, "万苑社区", "凤阳社区"))
  }

  @Test(arguments: [
    "南街派出所联合河湾小学、家长志愿者和河湾中学开展护学行动。", "南街派出所民警会同河湾小学教师、河湾中学师生巡逻。",
    "为守护校园,南街派出所携手河湾小学、河湾中学举行演练。",
  ])
  func aListGoesOnOverThoseWithoutAName(text: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.allianceWith, "南街派出所", "河湾小学"), "\(text)")
    #expect(reading.has(.allianceWith, "南街派出所", "河湾中学"), "\(text)")
    #expect(!reading.has(.allianceWith, "河湾小学", "河湾中学"), "\(text)")
  }

  @Test func aDenialInsideQuotationMarksDeniesNothing() throws {
    #expect(
      try Reading("南街派出所与石湾村建立“小事不出村”机制。").has(.allianceWith, "南街派出所", "石湾村"))
  }

  @Test func aUnitIsNoPartnerOfItsOwner() throws {
    let reading = try Reading("南街派出所与南街派出所党支部共同开展活动。")
    #expect(reading.count(.allianceWith) == 0)
  }

  @Test func anAreaIsTheStationsNotItsBranchs() throws {
    let reading = try Reading("南街派出所党支部成立于2001年,辖区有石湾村、上游村两个行政村。")
    #expect(reading.has(.serves, "南街派出所", "石湾村"))
    #expect(!reading.has(.serves, "南街派出所党支部", "石湾村"))
  }

  @Test func aSecondPostOutsideThePartyIsOneOfTheBody() throws {
    let reading = try Reading("城区分局党委委员、副局长陈明到会。")
    #expect(reading.has(.serves, "陈明", "城区分局", role: "副局长"))
    #expect(reading.has(.serves, "陈明", "城区分局党委", role: "委员"))
  }

  @Test func aTitleAfterTheNameIsAPost() throws {
    let reading = try Reading("南街派出所副所长陈明到会。会上,陈明副所长作了介绍。")
    #expect(reading.has(.serves, "陈明", "南街派出所", role: "副所长"))
  }

  @Test func aProgramNobodyClaimsBelongsToWhoActs() throws {
    let reading = try Reading("南街派出所走访商户。“五心工作法”深受好评。下一步,“六心工作法”将上线。")
    #expect(reading.has(.subordinateTo, "五心工作法", "南街派出所"))
    #expect(!reading.has(.subordinateTo, "六心工作法", "南街派出所"))
    #expect(reading.facts.relations.filter { $0.rule == "文中项目" }.allSatisfy { $0.confidence < 0.6 })
  }

  @Test func aPoliceRoomServesTheSchoolItIsIn() throws {
    let reading = try Reading("河湾大学警务室建成。南街派出所万苑社区警务室也建成。")
    #expect(reading.has(.serves, "河湾大学警务室", "河湾大学"))
    #expect(!reading.has(.subordinateTo, "河湾大学警务室", "河湾大学"))
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

  @Test func respectivelyPairsOneWithOne() throws {
    let reading = try Reading("体育学院、管理学院、医学院分别与石湾社区、上游社区、河湾社区签订共建协议。")
    #expect(reading.has(.allianceWith, "体育学院", "石湾社区"))
    #expect(reading.has(.allianceWith, "管理学院", "上游社区"))
    #expect(reading.has(.allianceWith, "医学院", "河湾社区"))
    #expect(reading.count(.allianceWith) == 3)
  }

  @Test func whatGoesOnIsThereAlready() throws {
    let text = "凤栖派出所表示，将与濮川镇商会持续深化联防机制。"
    #expect(try Reading(text).has(.allianceWith, "凤栖派出所", "濮川镇商会"))
  }

  @Test func whoComesWithBothPartiesIsNone() throws {
    let reading = try Reading(
      "南街派出所党支部与河湾小学党支部举行签约仪式。石湾商会会长周莉和双方代表参加签约仪式。")
    #expect(reading.has(.allianceWith, "南街派出所党支部", "河湾小学党支部"))
    #expect(!reading.has(.allianceWith, "石湾商会", "河湾小学党支部"))
  }

  @Test(arguments: [
    "南河社区的共建基地揭牌。", "学生在南河社区参观教育基地。", "河湾大学拟在南河社区建立社会实践基地。",
  ])
  func aBaseAloneAlliesNobody(text: String) throws {
    #expect(try Reading(text).count(.allianceWith) == 0, "\(text)")
  }

  @Test(arguments: [
    "河湾大学在南河社区建立社会实践基地。", "河湾大学社会实践基地在南河社区揭牌。", "河湾大学将“共建基地”牌匾授予南河社区。",
    "南河社区成为河湾大学实践基地。",
  ])
  func aBaseTellsWhoWorksTogether(text: String) throws {
    #expect(try Reading(text).has(.allianceWith, "河湾大学", "南河社区"), "\(text)")
  }

  @Test(arguments: [
    "柏香派出所是河湾县公安局下属的农村派出所。", "河湾县公安局下属的柏香派出所成立。", "柏香派出所隶属于河湾县公安局。",
  ])
  func whatABodyIsPartOfIsToldInManyWays(text: String) throws {
    #expect(try Reading(text).has(.subordinateTo, "柏香派出所", "河湾县公安局"), "\(text)")
  }

  @Test func aStationIsTheBureausNotItsCommittees() throws {
    let reading = try Reading("河湾县公安局党委重视基层，下设河湾派出所、石湾派出所。")
    #expect(reading.has(.subordinateTo, "石湾派出所", "河湾县公安局"))
    #expect(!reading.has(.subordinateTo, "石湾派出所", "河湾县公安局党委"))
  }

  @Test func placesInAPlaceMayBeToldInAClauseOfTheirOwn() throws {
    let reading = try Reading("河湾镇位于东部，下辖石湾村、上游村等12个村。")
    #expect(reading.has(.subordinateTo, "石湾村", "河湾镇"))
    #expect(reading.has(.subordinateTo, "上游村", "河湾镇"))
  }

  @Test func whoIsTakenToAPlaceIsNotServedByIt() throws {
    let reading = try Reading("河湾派出所组织辖区老人到石湾村、上游村参观。")
    #expect(!reading.has(.serves, "河湾派出所", "石湾村"))
  }

  @Test func whoIsSentServesTheSender() throws {
    let reading = try Reading("河湾医院选派护士周莉、陈明值守。河湾镇成立“老李调解室”，由民警李卫国负责。")
    #expect(reading.has(.serves, "周莉", "河湾医院"))
    #expect(reading.has(.serves, "李卫国", "老李调解室"))
  }

  @Test func whoHelpsVillagesServesThem() throws {
    let reading = try Reading("桐乡市税务局挂钩帮扶石湾村、上游村。他们在河湾村，帮助村民种茶。")
    for village in ["石湾村", "上游村", "河湾村"] {
      #expect(reading.has(.serves, "桐乡市税务局", village))
    }
  }
}
