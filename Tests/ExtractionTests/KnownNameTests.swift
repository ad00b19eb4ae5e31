import Extraction
import Testing

/// Names that words of the language would hide: bodies of the whole country, and what is called by plain words.
@Suite struct KnownNameTests {
  @Test(arguments: [
    "中央民族大学", "首都医科大学", "外交学院", "国防科技大学", "平安银行", "国家开发银行", "国家开放大学", "中海油", "青岛联通",
    "上海地铁", "苏州电信", "国网山东电力", "河南省委党校", "浙江大学城市学院",
  ])
  func aBodyIsKnownByItsWholeName(name: String) throws {
    let reading = try Reading("4月12日，\(name)与河湾社区签订共建协议。")
    #expect(reading.has(.organization, name), "\(reading.names(.organization))")
    #expect(reading.has(.allianceWith, name, "河湾社区"))
  }

  @Test(arguments: [
    "解放派出所", "前进派出所", "青年小学", "火车站派出所", "汽车站派出所", "枫桥派出所", "更乐小学", "下河清派出所", "大同医院",
    "星月路小学",
  ])
  func aBodyMayBeCalledByPlainWords(name: String) throws {
    let reading = try Reading("近日，\(name)与河湾社区签订共建协议。")
    #expect(reading.has(.organization, name), "\(reading.names(.organization))")
  }

  @Test(arguments: [
    ("巡逻范围覆盖福星路-双拥北路。", "双拥北路"), ("位于解放东路的商场。", "解放东路"), ("民警沿人民路巡逻。", "人民路"),
    ("走进世纪小区开展宣传。", "世纪小区"), ("位于文澜花园社区的中心。", "文澜花园社区"),
    ("在洪泽经济开发区开展宣传。", "洪泽经济开发区"), ("在青岛西海岸新区开展宣传。", "西海岸新区"),
    ("得胜街道党工委召开会议。", "得胜街道"),
  ])
  func aPlaceMayBeCalledByPlainWords(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(
      reading.names(.place).joined().contains { $0.hasSuffix(name) },
      "\(text) \(reading.names(.place))")
  }

  @Test(arguments: ["居民走上幸福路。", "走进回迁小区开展宣传。", "带动构建和谐社区关系。", "全国股份制商业银行服务经济。"])
  func aFigureOrAKindIsNoName(text: String) throws {
    let reading = try Reading(text)
    #expect(reading.names(.place).isEmpty && reading.names(.organization).isEmpty, "\(text)")
  }

  @Test(arguments: [
    ("青山派出所党支部赴清河小学开展党建共建活动。", "清河小学"),
    ("青山派出所创新模式，与清河小学党委建立联建机制。", "清河小学党委"),
    ("会上，和清河小学党支部签订协议。", "清河小学党支部"),
    ("蚌埠市公安局小蚌埠派出所民警走访。", "小蚌埠派出所"),
  ])
  func aVerbBeforeANameIsNoPartOfIt(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.organization, name), "\(text) \(reading.names(.organization))")
  }

  @Test func aVerbIsNoTown() throws {
    let reading = try Reading("上库力边境派出所联合司法所成立服务队。")
    #expect(!reading.names(.organization).joined().contains { $0.contains("联合") })
  }

  @Test func aStreetHasAPartyAndAnOffice() throws {
    let reading = try Reading("活动由得胜街道党工委办事处主办。")
    #expect(reading.has(.subordinateTo, "得胜街道党工委", "得胜街道"))
    #expect(reading.has(.subordinateTo, "得胜街道办事处", "得胜街道"))
  }

  @Test func anOfficeOfAStreetIsThatOfTheStreetNamed() throws {
    let reading = try Reading("宝塔街道召开会议。湖南工程学院师生参加。领导小组由街道办事处、宝塔派出所组成。")
    #expect(reading.has(.subordinateTo, "宝塔街道办事处", "宝塔街道"))
    #expect(reading.has(.allianceWith, "宝塔街道办事处", "宝塔派出所"))
  }

  @Test func theStationOfARailwayStationIsTheBureaus() throws {
    let reading = try Reading("呼和浩特铁路公安局兴和北站派出所民警走访。")
    #expect(
      reading.has(.subordinateTo, "呼和浩特铁路公安局兴和北站派出所", "呼和浩特铁路公安局"),
      "\(reading.names(.organization))")
  }

  @Test func howCharactersAreReadIsNoPartOfTheText() throws {
    let reading = try Reading("上库力(shàngkùlì)边境派出所(de)民警与河湾小学（xiǎoxué）签订协议。")
    #expect(reading.has(.organization, "上库力边境派出所"), "\(reading.names(.organization))")
    #expect(reading.has(.allianceWith, "上库力边境派出所", "河湾小学"))
  }

  @Test(arguments: [
    ("社区第一书记刘旸先组织大家学习。", "刘旸"), ("随后，副部长金平，副院长赵颖到场。", "金平"),
    ("推动像谢长林这样的社区民警兼任副书记。", "谢长林"), ("关键是兼任副书记，解长松便是其中之一。", "解长松"),
    ("所长文建国介绍情况。", "文建国"), ("所长段为民介绍情况。", "段为民"), ("法官陈洁独任审理。", "陈洁"),
  ])
  func aPersonIsFoundAndEndsWhereTheNameDoes(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.person, name), "\(text) \(reading.names(.person))")
  }

  @Test(arguments: [
    "李敏是青山派出所所长。", "李敏（青山派出所所长）", "李敏，青山派出所所长。", "青山派出所有关负责人李敏表示欢迎。", "青山派出所党员民警李敏带头。",
  ])
  func whoHasAPostIsFoundBeforeAndBehindIt(text: String) throws {
    #expect(try Reading(text).has(.serves, "李敏", "青山派出所"), "\(text)")
  }

  @Test func aWordForSeveralIsNoPerson() throws {
    let reading = try Reading("赵颖副院长向上述四个综治中心分发了材料。")
    #expect(reading.names(.person) == [["赵颖"]], "\(reading.names(.person))")
  }

  @Test(arguments: [
    ("青山派出所创建“红色网格”党建品牌。", "红色网格"), ("“红色网格”是青山派出所的党建品牌。", "红色网格"),
    ("青山派出所打造了“红色网格”这一品牌。", "红色网格"),
  ])
  func aBrandIsAProgram(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.subordinateTo, name, "青山派出所"), "\(text) \(reading.names(.program))")
  }

  @Test func aTitleToBeWonIsNoProgram() throws {
    #expect(try Reading("青山派出所创建“平安单位”活动启动。").names(.program).isEmpty)
  }
}
