import Extraction
import Testing

/// Towns, streets and villages that no gazetteer has, told by the bodies that bear their names.
@Suite struct UnknownTownTests {
  @Test(arguments: [
    ("凤泉镇政府召开会议。", "凤泉镇", "凤泉镇政府"), ("响水县云顶乡政府召开会议。", "云顶乡", "云顶乡政府"),
    ("与响水县桃垭乡党委签订协议。", "桃垭乡", "桃垭乡党委"), ("仙岭街道办事处召开会议。", "仙岭街道", "仙岭街道办事处"),
    ("响水县仙岭街道办召开会议。", "仙岭街道", "仙岭街道办"), ("马沙村民委员会召开会议。", "马沙村", "马沙村民委员会"),
    ("清岭镇人大召开会议。", "清岭镇", "清岭镇人大"),
  ])
  func aBodyTellsItsTown(text: String, town: String, body: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.subordinateTo, body, town), "\(text) \(reading.names(.organization))")
  }

  @Test(arguments: ["他们来到镇政府反映情况。", "会上，乡政府领导发言。", "与街道办事处签约。"])
  func wordsBeforeABodyAreNoTown(text: String) throws {
    #expect(try Reading(text).names(.place).isEmpty, "\(text)")
  }

  @Test(arguments: [
    ("青山派出所下辖红梅、春光、机床厂四个社区。", "机床厂社区"), ("青山派出所管着蟹屿岛、黄礁岛等21个岛屿。", "黄礁岛"),
  ])
  func whatAStationIsInChargeOf(text: String, place: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.serves, "青山派出所", place), "\(text) \(reading.names(.place))")
  }
}

/// Bodies by their whole names, and where those begin.
@Suite struct WholeNameTests {
  @Test(arguments: [
    ("与中国民主同盟鹿城区委员会签约。", "中国民主同盟鹿城区委员会"), ("桂林市公安局旅游警察分局开展巡逻。", "桂林市公安局旅游警察分局"),
    ("武侯区法院联合公安武侯分局召开会议。", "公安武侯分局"), ("该所与立德法律服务所签约。", "立德法律服务所"),
    ("与区卫生局、区法院建立机制。", "区卫生局"), ("该所与地铁派出所签约。", "地铁派出所"),
    ("黄岗湖监狱监狱长龚剑平出席。", "黄岗湖监狱"),
  ])
  func aBodyIsFoundWhole(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.organization, name), "\(text) \(reading.names(.organization))")
  }

  @Test(arguments: ["与各县区妇联结对。", "与当地妇联举办活动。"])
  func anyBodyIsNone(text: String) throws {
    #expect(try Reading(text).names(.organization).isEmpty, "\(text)")
  }

  @Test func aVerbBehindABodyEndsTheName() throws {
    let reading = try Reading("乌拉特中旗总工会联动团委、妇联开展服务。")
    #expect(!reading.names(.organization).contains { $0.contains { $0.contains("联动") } })
  }

  @Test(arguments: [
    "福清、闽侯、长乐等三个基层检察院联手召开签约仪式。", "福清市、闽侯县、长乐区等三个基层检察院联手召开签约仪式。",
  ])
  func courtsAndTheLikeAreCounted(text: String) throws {
    let reading = try Reading(text)
    #expect(reading.count(.allianceWith) == 3, "\(text) \(reading.names(.organization))")
  }

  @Test(arguments: ["涉企纠纷调解工作室", "流动警务站", "少数民族服务站", "留守儿童服务站", "移民事务服务站"])
  func whatIsSetUpIsAUnit(unit: String) throws {
    let reading = try Reading("近日，青山派出所设立了\(unit)，方便群众。")
    #expect(reading.has(.subordinateTo, unit, "青山派出所"), "\(reading.names(.organization))")
  }

  @Test(arguments: [
    "沂南县公安局七峰派出所“老警官调解室”揭牌。", "七峰派出所的“老警官调解室”里，摆着一百多本日记。", "七峰派出所组建起“老警官调解室”。",
  ])
  func aQuotedUnitIsItsBodys(text: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.subordinateTo, "老警官调解室", "七峰派出所"), "\(text)")
  }

  @Test func unitsSideBySideAreSeveral() throws {
    let reading = try Reading("青山派出所组建起“红巡逻队”“边境义务巡防队”“石榴花志愿服务队”。")
    for unit in ["红巡逻队", "边境义务巡防队", "石榴花志愿服务队"] {
      #expect(reading.has(.subordinateTo, unit, "青山派出所"), "\(unit)")
    }
    #expect(reading.names(.organization).count == 4)
  }

  @Test(arguments: ["大兴镇赋安社区下辖5个小区。", "民警来到西仁村走访。"])
  func syllablesCallACommunity(text: String) throws {
    let found = try Reading(text).names(.place).flatMap { $0 }
    #expect(["赋安社区", "西仁村"].contains { found.contains($0) }, "\(text) \(found)")
  }

  @Test func aSystemInQuotesIsAProgram() throws {
    let reading = try Reading("青山派出所制定了“警务联动信息共享制度”。")
    #expect(reading.has(.subordinateTo, "警务联动信息共享制度", "青山派出所"))
  }
}
