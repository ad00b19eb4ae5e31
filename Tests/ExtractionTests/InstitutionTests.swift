import Extraction
import Testing

/// Names of institutions of many kinds, in wordings of their own.
@Suite struct InstitutionTests {
  @Test(arguments: [
    ("近日，云溪市发展和改革局召开会议。长沙市发展和改革局参加。", "长沙市发展和改革局"),
    ("活动由长沙市国资委指导。", "长沙市国资委"),
    ("北街街道综合养老服务站揭牌，北街街道残联到场。", "北街街道残联"),
    ("石桥镇禁毒委员会办公室发放了手册。", "石桥镇禁毒委员会办公室"),
    ("石桥镇老年人协会的老人表演了节目。", "石桥镇老年人协会"),
    ("长沙市老百姓大药房送来药品。", "长沙市老百姓大药房"),
    ("走进长沙市慈善总会。", "长沙市慈善总会"),
    ("长沙市货车司机工会成立。", "长沙市货车司机工会"),
    ("绿洲社区帮帮团上门服务。", "绿洲社区帮帮团"),
    ("石湾社区成立“乌篷船”志愿服务总队。", "乌篷船志愿服务总队"),
  ])
  func institutionsOfAllKindsAreFound(text: String, name: String) throws {
    let names = try Reading(text).names(.organization).flatMap { $0 }
    #expect(names.contains { $0.filter { $0 != "“" && $0 != "”" } == name }, "\(text) \(names)")
  }

  @Test(arguments: [
    ("他深入六枝特区四中等地调研。", "六枝特区四中"),
    ("派出所走进成都二十中开展宣讲。", "成都二十中"),
    ("长沙市第八十九中学师生参加。", "长沙市第八十九中学"),
  ])
  func aSchoolIsKnownByItsNumber(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.names(.organization).contains { $0.contains(name) }, "\(text)")
  }

  @Test func theNumberOfAMeetingIsNoSchool() throws {
    #expect(try Reading("学习贯彻党的十九届四中全会精神。").names(.organization).isEmpty)
  }

  @Test(arguments: [
    ("四季青派出所副所长付东海说。", "四季青派出所"),
    ("锦州公安处锦州站派出所民警来到车间。", "锦州站派出所"),
    ("城市更新公司结合实际。城市更新公司党总支负责人介绍。", "城市更新公司"),
    ("钱塘江派出所高度重视。该所成立校园安保工作督查组，不定期督查。", "钱塘江派出所校园安保工作督查组"),
    ("走进江西环境工程学院开展宣讲。", "江西环境工程学院"),
    ("湖北省委组织部下发通知。", "湖北省委"),
  ])
  func wordsOfTheDictionaryDoNotHideAName(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(
      reading.names(.organization).contains { $0.contains { $0.hasSuffix(name) } },
      "\(text) \(reading.names(.organization))")
  }

  @Test(arguments: [
    ("天津城投集团所属城市更新公司党总支负责人介绍。", "城市更新公司", "天津城投集团"),
    ("交通集团所属城市发展公司党总支召开会议。", "城市发展公司党总支", "城市发展公司"),
    ("哈尔滨市公安局民警开讲。活动中，刑侦支队民警陈思思介绍了案例。", "刑侦支队", "哈尔滨市公安局"),
    ("水城县公安局部署工作。派出所及时将情况报告局治安大队。", "水城县公安局治安大队", "水城县公安局"),
    ("潍坊学院团委科技创新部参加活动。", "科技创新部", "潍坊学院团委"),
  ])
  func aUnitHasItsBody(text: String, unit: String, body: String) throws {
    let reading = try Reading(text)
    #expect(
      reading.has(.subordinateTo, unit, body), "\(text) \(reading.names(.organization))")
  }

  @Test(arguments: [
    ("与陕西宏图富强惠民农业有限公司建起了养殖场。", "陕西宏图富强惠民农业有限公司"),
    ("石湾社区成立“犍伴”心灵成长工作室，开通热线。", "“犍伴”心灵成长工作室"),
    ("７日电（连迅俞菲）中国志愿服务联合会表示支持。", "中国志愿服务联合会"),
  ])
  func verbsAndBracketsDoNotCutAName(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(
      reading.names(.organization).contains { $0.first == name },
      "\(text) \(reading.names(.organization))")
  }

  @Test(arguments: ["依托村（社区）党群服务中心开展活动。", "建成970余家积分超市。", "城区建起许多便民超市。"])
  func severalOrEitherKindIsNoName(text: String) throws {
    #expect(try Reading(text).names(.organization).isEmpty, "\(text)")
  }

  @Test func aVerbBetweenTwoBodiesIsNoName() throws {
    let reading = try Reading("石桥镇综治中心联合派出所、司法所开展排查。")
    #expect(!reading.names(.organization).contains { $0.contains { $0.contains("联合派出所") } })
  }

  @Test func aUnitOfTheBureauSpokenOf() throws {
    let reading = try Reading("盘县公安局推行新举措。局指挥中心主任方德文热情接待了他。")
    #expect(reading.has(.subordinateTo, "盘县公安局指挥中心", "盘县公安局"))
    #expect(reading.has(.serves, "方德文", "盘县公安局指挥中心", role: "主任"))
  }

  @Test func theBodyOfTheCommunitySpokenOf() throws {
    let reading = try Reading("麻阳社区流转土地入股。“收入涨了。”社区党支部书记梁登昌说。")
    #expect(reading.has(.subordinateTo, "麻阳社区党支部", "麻阳社区"))
    #expect(reading.has(.serves, "梁登昌", "麻阳社区党支部", role: "书记"))
  }
}

/// Names of places in wordings that hide them.
@Suite struct HiddenPlaceTests {
  @Test(arguments: [
    ("大荔县许庄镇西渠头村村民吕新发回村创业。后来西渠头村富了。", "西渠头村"),
    ("走进潼关县太要镇欧家城村，大棚让人耳目一新。", "欧家城村"),
    ("今年三月，洒基镇的群众来到大厅。", "洒基镇"),
    ("北至嘉北路。", "嘉北路"),
    ("社区下辖财苑小区、博悦城、嘉和苑西区、圣贤世家等9个小区。", "嘉和苑西区"),
    ("社区下辖财苑小区、博悦城、嘉和苑西区、圣贤世家等9个小区。", "博悦城"),
  ])
  func aPlaceIsFound(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.place, name), "\(text) \(reading.names(.place))")
  }

  @Test func theStreetHoldsForTheWholeList() throws {
    let reading = try Reading("广宁街道麻峪社区、麻峪北社区转移群众。老山街道玉泉社区党委和翠园社区党委参加。")
    #expect(reading.has(.subordinateTo, "麻峪北社区", "广宁街道"))
    #expect(reading.has(.subordinateTo, "翠园社区", "老山街道"))
    #expect(!reading.has(.subordinateTo, "翠园社区", "广宁街道"))
  }

  @Test func whatACommunityHasInIt() throws {
    let reading = try Reading("嘉和社区下辖财苑小区、博悦城、红旗花园等3个小区。")
    for name in ["财苑小区", "博悦城", "红旗花园"] {
      #expect(reading.has(.subordinateTo, name, "嘉和社区"), "\(name)")
    }
  }

  @Test(arguments: [
    "在住宅小区、楼院、平房区划分网格。", "城区5分钟内赶到，郊区10分钟内赶到。", "愿居民永远幸福安康。",
    "青山派出所创新社区防范模式。", "焦柳线绕村而过。", "开展“千企兴千村”行动。", "更新社区应急预案。",
    "东至大山、西至大河。",
  ])
  func aCommonWordIsNoPlace(text: String) throws {
    let reading = try Reading(text)
    #expect(reading.names(.place).isEmpty, "\(text) \(reading.names(.place))")
  }

  @Test(arguments: ["庆阳百货大楼有限责任公司", "中铁十九局集团", "人福医药集团股份公司", "中建四局集团有限公司"])
  func theFormOfACompanyIsPartOfItsName(name: String) throws {
    let reading = try Reading("\(name)党委参加会议。")
    #expect(reading.has(.organization, name), "\(reading.names(.organization))")
    #expect(reading.names(.organization).count == 2, "\(reading.names(.organization))")
  }

  @Test func aBureauHasNoGovernment() throws {
    let reading = try Reading("阳江市公安局政府信息公开")
    #expect(reading.names(.organization) == [["阳江市公安局"]], "\(reading.names(.organization))")
  }

  @Test func oneMeetingOfManyIsNoBody() throws {
    let reading = try Reading("石湾街道党工委召开第一次区域化党建联席会议。")
    #expect(!reading.names(.organization).joined().contains { $0.hasPrefix("第一次") })
  }
}
