import Extraction
import Testing

/// Units and branches called after what they work on, their year, their line or their number.
@Suite struct UnitNameTests {
  @Test(arguments: [
    ("国际学院2022级学生党支部与石湾社区党支部签约。", "国际学院2022级学生党支部"),
    ("浙江传媒学院桐乡校区与石湾社区签约。", "浙江传媒学院桐乡校区"),
    ("桐乡市公安局与人民银行桐乡支行、桐乡移动、石湾小学签约。", "桐乡移动"),
    ("桐乡市公安局与桐乡电信、桐乡联通和石湾小学签约。", "桐乡联通"),
    ("河湾大学材料学院材硕23党支部与石湾社区党支部签约。", "河湾大学材料学院材硕23党支部"),
    ("河湾研究所磁铁及电源技术党支部来到石湾村。", "河湾研究所磁铁及电源技术党支部"),
    ("食品与生物工程系党总支来到石湾村。", "食品与生物工程系党总支"),
    ("武汉地铁11号线06标段党支部来到石湾村。", "武汉地铁11号线06标段党支部"),
    ("河湾理工学院智能建造工程学院来到石湾村。", "河湾理工学院智能建造工程学院"),
    ("上海市公安局边防和港航公安分局来到石湾村。", "上海市公安局边防和港航公安分局"),
    ("绵阳市政务和数据局来到石湾村。", "绵阳市政务和数据局"),
    ("由中共前海法治处支部委员会主办。", "中共前海法治处支部委员会"),
    ("上海青浦供电公司朱家角营业站来到石湾村。", "朱家角营业站"),
    ("长沙银行双碳支行来到石湾村。", "长沙银行双碳支行"),
    ("南漳县巡检派出所来到石湾村。", "南漳县巡检派出所"),
    ("博罗县公安局督察大队来到石湾村。", "博罗县公安局督察大队"),
    ("高速交警唐山大队来到石湾村。", "高速交警唐山大队"),
    ("民警走进三安小学。", "三安小学"), ("天山路收费站来到石湾村。", "天山路收费站"),
    ("孤东（新城）派出所来到石湾村。", "孤东（新城）派出所"),
    ("会上，“侦查监督与协作配合办公室”揭了牌。", "侦查监督与协作配合办公室"),
    ("嘉兴市公安局港区分局来到石湾村。", "嘉兴市公安局港区分局"),
  ])
  func areFound(text: String, name: String) throws {
    let found = try Reading(text).names(.organization)
    #expect(found.contains { $0.contains { $0.hasSuffix(name) } }, "\(text): \(found)")
  }

  @Test(arguments: [
    ("河湾学院学生党支部联合校医院党支部开展活动。", "校医院党支部"),
    ("台风向青岛移动、加强。", "青岛移动"), ("当日，三地法院共同签署协议。", "三地法院"),
    ("六地检察院签署协议。", "六地检察院"), ("学校有三个校区。", "校区"),
    ("石湾村党支部研讨交流校社共建思路。", "研讨交流校"), ("铸牢中华民族共同体意识。", "共同体"),
    ("平安银行股份有限公司来了。", "平安银行"), ("要建设农村基层党组织联合体。", "联合体"),
  ])
  func areNoUnits(text: String, name: String) throws {
    let found = try Reading(text).names(.organization)
    #expect(!found.contains { $0.contains { $0 != name && $0.hasSuffix(name) && $0.count > 8 } })
    #expect(name.hasPrefix("校") || !found.contains { $0.contains(name) }, "\(text): \(found)")
  }

  @Test(arguments: [
    "诉调对接中心", "法律援助工作站", "警务便民服务站", "物业纠纷调解中心", "企业服务专班", "妇女儿童维权站", "红色物业服务站", "女子调解队",
  ])
  func whatIsSetUpIsCalledByWhatItIsFor(name: String) throws {
    let reading = try Reading("青山派出所整合资源，成立\(name)。")
    #expect(reading.has(.subordinateTo, "青山派出所" + name, "青山派出所"))
  }

  @Test(arguments: ["成立业主委员会。", "成立党员突击小组。", "成立流动党员党支部。"])
  func aKindThatIsSetUpHasNoName(text: String) throws {
    let found = try Reading("青山派出所指导小区" + text).names(.organization)
    #expect(found.map(\.first) == ["青山派出所"])
  }

  @Test(arguments: [
    ("驻厂", "警务工作站"), ("驻村", "警务助理室"), ("驻社区", "警务室"), ("驻企", "调解室"),
  ])
  func aUnitIsCalledByWhereItIsStationed(place: String, kind: String) throws {
    let reading = try Reading("青山派出所\(place)\(kind)揭牌。")
    #expect(reading.has(.subordinateTo, "青山派出所" + place + kind, "青山派出所"))
  }

  @Test(arguments: ["石湾小学", "石湾医院", "石湾社区"])
  func aPoliceRoomIsTheStationsAndServesWhereItStands(place: String) throws {
    for link in ["", "驻"] {
      let reading = try Reading("开州派出所\(link)\(place)警务室揭牌。\(place)警务室有民警两名。")
      let room = "开州派出所\(link)\(place)警务室"
      #expect(reading.has(.subordinateTo, room, "开州派出所"))
      #expect(reading.has(.serves, room, place))
      #expect(
        reading.names(.organization).filter { $0.contains { $0.hasSuffix("警务室") } }.count == 1)
    }
  }

  @Test func roomsOfOneStationAreKeptApart() throws {
    let reading = try Reading("开州派出所石湾社区警务室和开州派出所上游社区警务室揭牌。")
    #expect(reading.has(.subordinateTo, "石湾社区警务室", "开州派出所"))
    #expect(reading.has(.subordinateTo, "上游社区警务室", "开州派出所"))
  }

  @Test(arguments: [
    ("和事堂", "甲派出所、乙司法所和丙律师事务所合建“枣乡和事堂”。"), ("会客厅", "甲派出所、乙司法所和丙律师事务所共同成立“院务会客厅”，每月碰头。"),
    ("快反组", "甲派出所、乙司法所和丙律师事务所三家又联合组建“流调快反组”。"),
  ])
  func whatSeveralSetUpIsABodyWhateverItsKind(end: String, text: String) throws {
    let text = text.replacing("甲", with: "青山").replacing("乙", with: "石湾").replacing(
      "丙", with: "山东枣都")
    let reading = try Reading(text)
    let name = try #require(
      reading.names(.organization).compactMap(\.first).first { $0.hasSuffix(end) })
    for body in ["青山派出所", "石湾司法所", "山东枣都律师事务所"] {
      #expect(reading.has(.subordinateTo, name, body), "\(text): \(body)")
    }
  }

  @Test(arguments: ["市二医院感染管理科", "市二医院耳鼻喉科", "市二医院发热门诊", "石湾村民兵班", "古镇镇知识产权快速维权中心"])
  func moreUnitsThatHaveAName(name: String) throws {
    #expect(try Reading("\(name)来到青山派出所。").has(.organization, name))
  }

  @Test(arguments: ["海岸", "铁路", "公交", "机场"])
  func policeHaveDetachmentsOfMoreKinds(kind: String) throws {
    let reading = try Reading("青岛市公安局\(kind)警察支队民警来到石湾村。")
    #expect(reading.has(.organization, "青岛市公安局\(kind)警察支队"))
  }

  @Test func aUnitNamedBeforeNeedsItsOwnerNoMore() throws {
    let reading = try Reading(
      "庆安市公安局交通管理支队河东大队和河西大队到场。在交通管理支队河东大队，民警介绍了情况。")
    #expect(reading.names(.organization).filter { $0.contains { $0.hasSuffix("河东大队") } }.count == 1)
    #expect(reading.has(.subordinateTo, "河西大队", "庆安市公安局交通管理支队"))
  }

  @Test func aCollegeIsCalledByItsOwnNameFurtherOn() throws {
    let reading = try Reading("南京大学马克思主义学院团委到场。马克思主义学院团委副书记刘敏讲话。")
    #expect(
      reading.names(.organization).filter { $0.contains { $0.hasSuffix("学院团委") } }.count == 1)
  }

  @Test func theUnitThatTheTextNamesBetweenIsNotLeftOut() throws {
    let reading = try Reading("浦发银行哈尔滨分行哈西支行党支部到场。浦发银行哈西支行提供服务。")
    #expect(reading.has(.subordinateTo, "浦发银行哈尔滨分行哈西支行", "浦发银行哈尔滨分行"))
    #expect(!reading.has(.subordinateTo, "浦发银行哈尔滨分行哈西支行", "浦发银行"))
  }

  @Test func onePlaceUnderACityAndUnderItsDistrict() throws {
    let reading = try Reading("无锡石湾社区有了新伙伴。在无锡市梁溪区北大街街道石湾社区，居民来了。")
    #expect(reading.names(.place).filter { $0.contains("石湾社区") }.count == 1)
  }

  @Test func committeesOfAnOffice() throws {
    let reading = try Reading("庆安市检察院党组成员、政治部主任、机关党委书记汪国平到场。")
    #expect(reading.has(.serves, "汪国平", "庆安市检察院机关党委", role: "书记"))
    let street = try Reading("石湾街道党工委书记、办事处主任郝润军主持会议。")
    #expect(street.has(.serves, "郝润军", "石湾街道办事处", role: "主任"))
  }

  @Test func personsCalledLikeCounties() throws {
    let reading = try Reading("石湾社区党委书记曾德宏和河湾派出所教导员武强同志到场。")
    #expect(reading.has(.person, "曾德宏"))
    #expect(reading.has(.person, "武强"))
  }

  @Test func countiesToldByOneWordAreThoseOfTheGazetteer() throws {
    let reading = try Reading("福州的连江、罗源两县来了人。连江县公安局到场。")
    #expect(reading.names(.place).filter { $0.contains("连江县") }.count == 1)
  }

  @Test func programsOfAPlace() throws {
    let reading = try Reading("市检察院了解了石湾社区“红领驿家”“书香溢品”等党建品牌的做法。")
    #expect(reading.has(.serves, "红领驿家", "石湾社区"))
  }

  @Test func patrolledGroundsAreServed() throws {
    let reading = try Reading("河湾义警队对石湾广场、河湾公园等地段开展巡逻。")
    #expect(reading.has(.serves, "河湾义警队", "石湾广场"))
  }

  @Test(arguments: [
    ("天全县人民法院三家法院联合会签协议。", "人民法院三家法院"), ("石湾镇第一个社区大党委成立了。", "第一个社区大党委"),
    ("闽藏警校党组织开展联建。", "闽藏警校"), ("要共创文明社区。", "文明社区"),
    ("在社区养老、加装电梯、疫情防控等社区治理项目上发力。", "加装电梯"),
  ])
  func kindsAndCountsAreNoNames(text: String, name: String) throws {
    let reading = try Reading(text)
    let found = reading.names(.organization) + reading.names(.place)
    #expect(!found.contains { $0.contains { $0.hasSuffix(name) } }, "\(text): \(found)")
  }

  @Test func citiesHaveTheStationThatTheLastOneTells() throws {
    let reading = try Reading("河湾边检站与泰州、温州、上海外高桥边检站签订协作机制。")
    #expect(reading.has(.allianceWith, "河湾边检站", "温州边检站"))
    #expect(reading.has(.allianceWith, "河湾边检站", "上海外高桥边检站"))
  }

  @Test func aUnitWithAnotherNumberHasTheSameOwner() throws {
    let reading = try Reading("河湾边检站执勤一队党支部、执勤二队党支部到场。")
    #expect(reading.has(.subordinateTo, "执勤二队", "河湾边检站"))
  }

  @Test func aBranchOfABrandIsTheBrands() throws {
    let reading = try Reading("石湾村与海尔智家天津分公司签订协议。")
    #expect(reading.has(.allianceWith, "石湾村", "海尔智家天津分公司"))
    #expect(reading.has(.subordinateTo, "海尔智家天津分公司", "海尔智家"))
    let told = try Reading("中原安泰财产保险股份有限公司开封市鼓楼支公司在鼓楼区成立。安泰财险鼓楼支公司捐了雨棚。")
    #expect(
      told.names(.organization).filter { $0.contains { $0.hasSuffix("鼓楼支公司") } }.count == 1)
  }

  @Test func aBankWithAndWithoutTheWordForItsForm() throws {
    let reading = try Reading("河湾村镇银行股份有限公司成立了。河湾村镇银行桃坪支行到场。")
    #expect(
      reading.names(.organization).filter { $0.contains { $0.contains("河湾村镇银行") } }.count == 2)
  }

  @Test func oneBodyHasOneHead() throws {
    let reading = try Reading("庆安市公安局局长张春刚与胡然共同签字。")
    #expect(reading.has(.serves, "张春刚", "庆安市公安局", role: "局长"))
    #expect(!reading.has(.serves, "胡然", "庆安市公安局"))
  }

  @Test(arguments: [("党支部书记王娜领学了会议精神。", "王娜"), ("政法学院党委书记朱向华、教师李静出席。", "朱向华")])
  func personsBetweenFunctionWords(text: String, name: String) throws {
    #expect(try Reading(text).has(.person, name), "\(text)")
  }

  @Test func aCommitteeInQuotationMarksIsItsCommunitys() throws {
    let reading = try Reading("石湾社区“大党委”挂牌成立。")
    #expect(reading.has(.subordinateTo, "石湾社区大党委", "石湾社区"))
  }

  @Test(arguments: [
    ("河湾师范大学美术学院至美党支部来到石湾村。", "河湾师范大学美术学院至美党支部"),
    ("嘉兴市真真老老食品有限公司来到石湾村。", "嘉兴市真真老老食品有限公司"),
    ("四川大学华西厦门医院来到石湾村。", "四川大学华西厦门医院"),
    ("驻区单位和县人力资源和社会保障局来到石湾村。", "县人力资源和社会保障局"),
  ])
  func namesGoOnBehindTheirBody(text: String, name: String) throws {
    let found = try Reading(text).names(.organization)
    #expect(found.contains { $0.contains(name) }, "\(text): \(found)")
  }

  @Test(arguments: [
    ("上海银行关心杨行发展。", "关心杨行"), ("沪苏浙五个供电所到场。", "五个供电所"),
    ("大家共同建设平安南渝高速公路。", "平安南渝高速公路"),
  ])
  func verbsAndCountsOpenNoNames(text: String, name: String) throws {
    let reading = try Reading(text)
    let found = reading.names(.organization) + reading.names(.place)
    #expect(!found.contains { $0.contains { $0.hasSuffix(name) } }, "\(text): \(found)")
  }

  @Test func aTownLiesInTheCountyBeforeIt() throws {
    let reading = try Reading("江苏省丰县王沟镇来了人。")
    #expect(reading.has(.subordinateTo, "王沟镇", "丰县"))
  }

  @Test func aBureauIsOfTheCityWhosePostStandsBeside() throws {
    let reading = try Reading("徐州市公安局到场。济宁市副市长、市公安局局长李海洋主持会议。")
    #expect(reading.has(.serves, "李海洋", "济宁市公安局", role: "局长"))
  }

  @Test func aUnitByItsNumberIsTheOneNamedBefore() throws {
    let reading = try Reading("花都区分局特警大队一中队党支部书记谭建星，一中队党支部委员缪丽筠、吴尚贵出席仪式。")
    #expect(
      reading.has(.serves, "吴尚贵", "花都区分局特警大队一中队党支部", role: "委员"), "\(reading.facts.relations)")
  }

  @Test func roomsShareTheWordForTheirKind() throws {
    let reading = try Reading("西郊派出所下设西湖、园艺两个警务室。")
    #expect(reading.has(.subordinateTo, "西湖警务室", "西郊派出所"), "\(reading.facts.relations)")
    #expect(reading.has(.subordinateTo, "园艺警务室", "西郊派出所"), "\(reading.names(.organization))")
  }
}
