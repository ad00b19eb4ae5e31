import Extraction
import Testing

/// Whose stations, units and posts are, as lists, posts and the rest of the text tell.
@Suite struct BureauTests {
  @Test func oneBureauOwnsAllStationsOfAList() throws {
    let reading = try Reading("宜都市公安局王家畈派出所、松木坪派出所和松滋市公安局治安大队、刘家场派出所参加会商。")
    #expect(reading.has(.subordinateTo, "松木坪派出所", "宜都市公安局"))
    #expect(reading.has(.subordinateTo, "刘家场派出所", "松滋市公安局"))
    #expect(!reading.has(.subordinateTo, "刘家场派出所", "宜都市公安局"))
  }

  @Test func anItemOfAListMayBeMadeOfMeasureWords() throws {
    let reading = try Reading("若尔盖县公安局求吉派出所、包座派出所联合巡逻。两家派出所商定了路线。")
    #expect(reading.has(.subordinateTo, "包座派出所", "若尔盖县公安局"))
    #expect(!reading.has(.organization, "两家派出所"))
  }

  @Test func groupsOfOneListAreDividedByCommas() throws {
    let reading = try Reading(
      "若尔盖县公安局求吉派出所、包座派出所，九寨沟县公安局大录派出所，迭部县公安局达拉派出所以“三县一心”为主题签订协作协议书。")
    #expect(reading.has(.allianceWith, "包座派出所", "达拉派出所"))
    #expect(reading.has(.allianceWith, "大录派出所", "达拉派出所"))
  }

  @Test func oneWordTellsTheBureausOfSeveralPlaces() throws {
    let reading = try Reading("厦门、漳州、泉州等3地市公安机关签署了《流域警务协作协议》。")
    #expect(reading.has(.allianceWith, "厦门市公安局", "漳州市公安局"))
    #expect(reading.has(.subordinateTo, "泉州市公安局", "泉州市"))
    #expect(!reading.has(.organization, "厦门"))
  }

  @Test func theBureauOfOnePlaceIsTheOneNamedInFull() throws {
    let reading = try Reading("民和县公安局召开会议。青海民和、甘肃红古两地警方签署了禁毒合作协议。")
    #expect(reading.has(.allianceWith, "民和县公安局", "红古区公安局"))
  }

  @Test func aListOfCountiesMayEndWithTheWordForTheirPolice() throws {
    let reading = try Reading("陕西省宁强县、四川省青川县、旺苍县公安机关负责人参加会议。")
    #expect(reading.has(.subordinateTo, "旺苍县公安局", "旺苍县"))
    #expect(reading.has(.organization, "宁强县公安局"))
  }

  @Test func provincesHaveNoBureausInThisSense() throws {
    let reading = try Reading("青海、甘肃两省警方签署了协议。")
    #expect(!reading.has(.organization, "青海省公安局"))
  }

  @Test func aBareStationIsThatOfTheOnlyBureau() throws {
    let reading = try Reading("汉寿县公安局举行启动仪式。特巡警大队、龙阳派出所负责人作了发言。铁路派出所到场。")
    #expect(reading.has(.subordinateTo, "龙阳派出所", "汉寿县公安局"))
    #expect(reading.has(.subordinateTo, "特巡警大队", "汉寿县公安局"))
    #expect(!reading.has(.subordinateTo, "铁路派出所", "汉寿县公安局"))
  }

  @Test func ofTwoBureausNoneIsTheOnlyOne() throws {
    let reading = try Reading("汉寿县公安局与澧县公安局签订协议。龙阳派出所负责人作了发言。")
    #expect(reading.count(.subordinateTo) == 2)
  }

  @Test func bureausOfTwoCitiesStayApart() throws {
    let reading = try Reading("濮阳高速交警支队与山东聊城市公安局高速交警支队签订协议。濮阳高速交警支队巡逻。")
    #expect(reading.has(.allianceWith, "濮阳高速交警支队", "聊城市公安局高速交警支队"))
  }

  @Test func aBureauBetweenPostsIsOfTheDivisionOfTheFirst() throws {
    let reading = try Reading(
      "贞丰县公安局与正蓝旗公安局座谈。正蓝旗政府副旗长、公安局党委书记、局长李峰讲话。贞丰县委常委、政法委书记、公安局长梁宇出席。")
    #expect(reading.has(.serves, "李峰", "正蓝旗公安局", role: "局长"))
    #expect(reading.has(.serves, "李峰", "正蓝旗公安局党委"))
    #expect(reading.has(.serves, "梁宇", "贞丰县公安局"))
  }

  @Test func aDeputyMayorServesInTheGovernment() throws {
    let reading = try Reading("攀枝花市公安局召开会议。副市长、市公安局党委书记、局长周强出席。")
    #expect(reading.has(.serves, "周强", "攀枝花市人民政府"))
    #expect(reading.has(.serves, "周强", "攀枝花市公安局党委"))
  }

  @Test func aMemberOfAPartyGroupHasAPost() throws {
    let reading = try Reading("汉寿县委召开会议。汉寿县政府党组成员、公安局局长张红讲话。")
    #expect(reading.has(.serves, "张红", "汉寿县政府党组"))
    #expect(reading.has(.serves, "张红", "汉寿县公安局"))
  }

  @Test func whoLeadsAUnitServesInIt() throws {
    let reading = try Reading("保康县公安局副局长李长铭、治安大队长杨邦银参加会议。")
    #expect(reading.has(.serves, "杨邦银", "治安大队"))
  }

  @Test func aTownStandsBetweenCityAndPolice() throws {
    let reading = try Reading("东莞大朗公安与广安前锋公安携手创新，搭建了警务合作平台。")
    #expect(reading.has(.allianceWith, "东莞大朗公安", "广安前锋公安"))
  }
}
