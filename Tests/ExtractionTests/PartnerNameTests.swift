import Extraction
import Testing

/// Partners that have no full name, are listed without a head, or are told pair by pair.
@Suite struct PartnerNameTests {
  @Test func aBodySpokenOfIsAPartner() throws {
    let reading = try Reading("河湾区检察院和团区委联合召开工作会议，共建未成年人保护机制。")
    #expect(reading.has(.allianceWith, "河湾区检察院", "团区委"))
  }

  @Test func aBodySpokenOfIsNoNodeByItself() throws {
    let found = try Reading("西大街小学放假了。团区委也来了。").names(.organization)
    #expect(found == [["西大街小学"]], "\(found)")
  }

  @Test func kindsAreNoPartners() throws {
    let reading = try Reading("大垅派出所联合社区党支部、辖区学校和街道党工委开展宣传。")
    #expect(reading.count(.allianceWith) == 0)
  }

  @Test func theWritersOwnUnitsLeaveTheWriterOut() throws {
    let reading = try Reading("上午，我院外科第二党支部与惠民县委办公室第二党支部联合开展主题党日活动。")
    #expect(reading.has(.organization, "外科第二党支部"))
    #expect(reading.has(.allianceWith, "外科第二党支部", "惠民县委办公室第二党支部"))
    let other = try Reading("石湾社区与我校体育学院签订了共建协议书。")
    #expect(other.has(.allianceWith, "石湾社区", "体育学院"))
  }

  @Test func whoLeadsStandsWithEach() throws {
    let reading = try Reading("由博望区检察院牵头，联合区人民法院、区公安分局、区教育局共同组建博望区未成年人保护联盟。")
    #expect(reading.has(.allianceWith, "博望区检察院", "博望区人民法院"))
    #expect(!reading.has(.allianceWith, "博望区人民法院", "博望区教育局"))
  }

  @Test func whoeverBringsOthersTogetherIsNoPartner() throws {
    let reading = try Reading("南充市双拥办协调南充军分区与南充市第五中学、石湾村结对共建。")
    #expect(reading.has(.allianceWith, "南充军分区", "南充市第五中学"))
    #expect(!reading.has(.allianceWith, "南充市双拥办", "南充市第五中学"))
  }

  @Test func pairsStandAsTheyAreTold() throws {
    let reading = try Reading("苏州市中医院和江口县中医院、姑苏区发改局和江口县扶贫办分别签订了帮扶协议。")
    #expect(reading.has(.allianceWith, "苏州市中医院", "江口县中医院"))
    #expect(reading.has(.allianceWith, "姑苏区发改局", "江口县扶贫办"))
    #expect(reading.count(.allianceWith) == 2)
  }

  @Test func aListAgainstOneIsNoPairs() throws {
    let reading = try Reading("河湾县城管局机关支部、物业支部和河湾县供电公司党支部、海峰物业党支部与石湾村党支部进行签约。")
    #expect(reading.has(.allianceWith, "物业支部", "石湾村党支部"))
    #expect(reading.has(.allianceWith, "河湾县供电公司党支部", "石湾村党支部"))
  }

  @Test func signersStandForTheirBodies() throws {
    let reading = try Reading("会上，沙县法院党组成员、副院长张联斌，沙县民政局副局长邓凯燕、沙县妇联主席林珊共同签订合作协议。")
    #expect(reading.has(.allianceWith, "沙县法院", "沙县民政局"))
    #expect(reading.has(.allianceWith, "沙县民政局", "沙县妇联"))
  }

  @Test func whoAttendsASigningSignsNothing() throws {
    let reading = try Reading("沙县法院副院长张联斌，沙县民政局副局长邓凯燕出席签约仪式。")
    #expect(reading.count(.allianceWith) == 0)
  }

  @Test func aListOfBodiesNamesAllOfThem() throws {
    let reading = try Reading("安庆石化厂、高新分局、石化一中、安徽盈创、石化医院、化三建等18家单位负责人参加会议。")
    for name in ["安徽盈创", "化三建"] { #expect(reading.has(.organization, name), "\(name)") }
  }

  @Test func aListOfSightsNamesNoBodies() throws {
    let found = try Reading("考察团参观了河湾派出所、河湾县公安局、廉政文化长廊、局史馆。").names(.organization)
    #expect(!found.joined().contains("廉政文化长廊"), "\(found)")
  }

  @Test func whomABodyWorksWithAreBodies() throws {
    let reading = try Reading("黄楼街道党工委联合苏宁、金鹰、金地等14家单位成立商圈党建联盟。")
    #expect(reading.has(.allianceWith, "黄楼街道党工委", "金鹰"))
  }

  @Test func aFunctionNamesAPartnerBesideOthers() throws {
    let reading = try Reading("圣城派出所联合天平公益发展中心、明善志愿服务队和烈焰救援志愿服务队共同成立护航队。")
    #expect(reading.has(.allianceWith, "圣城派出所", "天平公益发展中心"))
    #expect(reading.has(.allianceWith, "明善志愿服务队", "烈焰救援志愿服务队"))
  }

  @Test func branchesAreToldByTheirNumbers() throws {
    let reading = try Reading("江苏科技大学深蓝学院第一、第二党支部与石湾社区党委签订共建协议。")
    for name in ["江苏科技大学深蓝学院第一党支部", "江苏科技大学深蓝学院第二党支部"] {
      #expect(reading.has(.allianceWith, name, "石湾社区党委"), "\(name)")
    }
    #expect(!reading.has(.organization, "第一"))
    let next = try Reading("荔枝沟社区党委第一党支部、第三党支部与河湾小学党支部签订共建协议。")
    #expect(next.has(.subordinateTo, "第三党支部", "荔枝沟社区党委"))
  }

  @Test(arguments: [
    ("河湾派出所和市人民医院保卫科联合巡逻。", "市人民医院保卫科"), ("它与漳浦县海洋与渔业局联勤。", "漳浦县海洋与渔业局"),
    ("与海南省海洋和渔业监察总队签约。", "海南省海洋和渔业监察总队"), ("92261部队与石湾村结对。", "92261部队"),
    ("石湾村与海口市28小学结对。", "海口市28小学"), ("双流区航空港派出所、机场路派出所到场。", "机场路派出所"),
    ("与内蒙古师范大学附属第二中学签约。", "内蒙古师范大学附属第二中学"), ("与上海政法学院警务学院签约。", "上海政法学院警务学院"),
    ("九江市公安局与长航九江分局签约。", "长航九江分局"), ("，信息商务学院学生党支部与石湾村结对。", "信息商务学院学生党支部"),
    ("沈阳市公安局交通警察局与石湾村结对。", "沈阳市公安局交通警察局"), ("兵团监狱管理局与石湾村结对。", "兵团监狱管理局"),
  ])
  func namesOfPartnersAreWhole(text: String, name: String) throws {
    let found = try Reading(text).names(.organization)
    #expect(found.contains { $0.contains(name) }, "\(text): \(found)")
  }

  @Test func aPartOfABodyIsThePartner() throws {
    let reading = try Reading("淮河水利委员会沂沭泗局所属新沂局与新沂市检察院签订合作协议。")
    #expect(reading.has(.allianceWith, "新沂局", "新沂市检察院"))
    #expect(!reading.has(.allianceWith, "淮河水利委员会沂沭泗局", "新沂市检察院"))
  }

  @Test func trafficPoliceHaveOneName() throws {
    let found = try Reading("宁德市公安局交通警察支队到场。宁德市公安局交警支队也到场。").names(.organization)
    #expect(found.filter { $0.joined().contains("支队") }.count == 1, "\(found)")
  }

  @Test func aDistrictIsNoCommunity() throws {
    let reading = try Reading("九宫庙街道锦霞社区召开会议。区质监局、区教育局参加。")
    #expect(!reading.names(.organization).joined().contains("锦霞社区质监局"))
  }

  @Test func aPartyGroupMeansItsBureauButAmongPartyBodies() throws {
    let reading = try Reading("河湾县邮政管理局党组与石湾小学结对共建。")
    #expect(reading.has(.allianceWith, "河湾县邮政管理局", "石湾小学"))
    let party = try Reading("河湾县邮政管理局党组与石湾村党支部结对共建。")
    #expect(party.has(.allianceWith, "河湾县邮政管理局党组", "石湾村党支部"))
  }

  @Test func aListGoesOnBehindANameNotRead() throws {
    let reading = try Reading("河湾社区与辽四医院、中石油苏家屯管理团队、苏家屯区文化馆、苏家屯区图书馆分别签署了党建共建协议。")
    for name in ["辽四医院", "苏家屯区文化馆", "苏家屯区图书馆"] {
      #expect(reading.has(.allianceWith, "河湾社区", name), "\(name)")
    }
  }

  @Test func twoSidesStandAcross() throws {
    let reading = try Reading("华亭市人民检察院、华亭市妇联与渭滨区人民检察院、渭滨区妇联联合召开座谈会，签订协作机制。")
    #expect(reading.has(.allianceWith, "华亭市人民检察院", "渭滨区妇联"))
    #expect(!reading.has(.allianceWith, "华亭市人民检察院", "华亭市妇联"))
  }

  @Test func whoMeetsIsListedAroundANameNotRead() throws {
    let reading = try Reading("石湾街道召开党建工作协调委员会全体会议，河湾医院、北京顺某鑫、河湾小学、碧辉苑物业、河湾电信公司等11家成员单位参会。")
    for name in ["河湾医院", "碧辉苑物业"] {
      #expect(reading.has(.allianceWith, "石湾街道", name), "\(name)")
    }
  }

  @Test func committeeAndGovernmentAreTwo() throws {
    let reading = try Reading("活动得到合江县白沙镇党委政府支持。")
    for name in ["白沙镇党委", "白沙镇政府"] {
      #expect(reading.names(.organization).joined().contains { $0.hasSuffix(name) }, "\(name)")
    }
    #expect(!reading.names(.organization).joined().contains { $0.hasSuffix("党委政府") })
  }

  @Test(arguments: ["争创公安部“枫桥式”派出所。", "三家法院签署协议。", "全力建设平安医院，共建平安医院。"])
  func stylesCountsAndAimsAreNoBodies(text: String) throws {
    let found = try Reading(text).names(.organization).joined()
    #expect(
      !found.contains { $0.hasSuffix("派出所") || $0.contains("三家") || $0 == "平安医院" }, "\(found)")
  }

  @Test func aServicesBranchIsNotTheCitysBureau() throws {
    let reading = try Reading("江苏省南通市公安局会同长江航运公安局南通分局开展联合巡逻。")
    #expect(reading.has(.allianceWith, "南通市公安局", "长江航运公安局南通分局"))
  }

  @Test(arguments: ["“红色管家”护平安。", "文脉相通，朱沱镇、白沙镇一衣带水。"])
  func wordsAreNoPersons(text: String) throws {
    let found = try Reading(text).names(.person)
    #expect(found.isEmpty, "\(found)")
  }
}

/// What stands beside partners and is none of them.
@Suite struct BesidePartnersTests {
  @Test(arguments: [
    ("青山大学党总支书记李明率队赴丁沟镇与新丰村党总支开展结对共建。", "丁沟镇"),
    ("青山小学党支部与清河社区党支部在天鹅湖广场举行共建签约仪式。", "天鹅湖广场"),
    ("青山小学党支部与清河社区党支部在清河街道党群服务中心开展党建共建。", "清河街道党群服务中心"),
    ("青山小学党支部与清河社区党支部开展共建。在瞻仰烈士陵园和参观沂蒙精神纪念馆后，双方签订协议。", "沂蒙精神纪念馆"),
    ("会上，清河街道党工委书记李明分别与柳堤社区党委、广场社区党委签订党建工作目标责任书。", "清河街道党工委"),
  ])
  func itIsNobodysPartner(text: String, name: String) throws {
    let reading = try Reading(text)
    let forms = Dictionary(uniqueKeysWithValues: reading.facts.entities.map { ($0.id, $0.name) })
    for relation in reading.facts.relations where relation.type == "ALLIANCE_WITH" {
      #expect(forms[relation.source] != name && forms[relation.target] != name, "\(text)")
    }
  }

  @Test(arguments: [
    "青山大学消防工程系党支部与清河社区党支部签订共建协议。", "青山大学计算机系党支部与清河社区党支部签订共建协议。",
    "青山大学后勤保障部党支部与清河社区党支部签订共建协议。",
  ])
  func aDepartmentIsItsSchools(text: String) throws {
    let reading = try Reading(text)
    let unit = String(text.prefix { $0 != "党" })
    #expect(reading.has(.subordinateTo, unit, "青山大学"), "\(reading.names(.organization))")
  }

  @Test func whoActsForTheCountysHeadIsOfNoOtherCounty() throws {
    let reading = try Reading("代县长张其华代表吉水县政府与中国银行吉水支行签约。")
    #expect(!reading.has(.place, "代县"), "\(reading.names(.place))")
    #expect(reading.has(.allianceWith, "吉水县政府", "中国银行吉水支行"))
  }

  @Test func aCommunityHasNoBureau() throws {
    let reading = try Reading("商圈党总支联合湖东社区党工委、市场监管局党委建立党建联盟。")
    #expect(!reading.names(.organization).contains { $0.contains { $0.contains("湖东社区市场") } })
  }
}
