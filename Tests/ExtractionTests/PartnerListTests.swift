import Extraction
import Testing

/// Lists told after those who signed with so many.
@Suite struct NumberedPartnerTests {
  static let opening = """
    石湾社区“大党委”牵手辖区单位 15家党组织签下共建协议
    8月10日，石湾社区党委同辖区内15家企事业单位党组织的负责人来到现场，签署了党建结对共建协议。
    """

  @Test func theyStandWithTheHost() throws {
    let reading = try Reading(Self.opening + "此次加入共建的党组织单位包括河湾小学党支部、河湾医院党支部等。")
    #expect(reading.has(.allianceWith, "石湾社区党委", "河湾小学党支部"))
    #expect(!reading.has(.allianceWith, "河湾小学党支部", "河湾医院党支部"))
  }

  @Test func aMemberThatWasNotReadWholeDoesNotEndTheList() throws {
    let reading = try Reading(
      Self.opening
        + "此次加入共建的党组织单位包括河湾小学党支部、华润万象生活深圳万象城党支部、河湾医院党支部等。")
    #expect(reading.has(.allianceWith, "石湾社区党委", "河湾医院党支部"))
  }
}

/// Partners in lists: who is on which side, who is counted, who shares a kind.
@Suite struct PartnerListTests {
  @Test(arguments: [
    ("河湾医院第二、第四党支部与石湾社区第一、第三党支部签订共建协议。", "河湾医院第四党支部", "石湾社区第三党支部"),
    ("河湾派出所、上游派出所同石湾村党支部开展联建活动。", "上游派出所", "石湾村党支部"),
    ("庆安县气象局与县交通局和县民政局签订合作协议。", "庆安县气象局", "庆安县民政局"),
    ("河湾法庭联合河湾派出所以及龙溪、桃坪、柳坝三家司法所召开联席会。", "河湾法庭", "桃坪司法所"),
    ("河湾派出所、上游派出所与石湾村、桃坪村，河湾小学联合召开联席会议。", "河湾派出所", "河湾小学"),
    ("河湾小学党支部、五十中西区党支部、桃坪医院党支部共同签署共建协议。", "河湾小学党支部", "桃坪医院党支部"),
    ("河湾街道建立“1+2”党建联盟。“1”是石湾社区党委；“2”是河湾医院党支部、桃坪小学党支部。", "石湾社区党委", "桃坪小学党支部"),
  ])
  func eachSideStandsWithTheOther(text: String, one: String, other: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.allianceWith, one, other), "\(text): \(reading.facts.relations)")
  }

  @Test(arguments: [
    ("河湾医院第二、第四党支部与石湾社区党委签订共建协议。", "河湾医院第二党支部", "河湾医院第四党支部"),
    ("河湾派出所党支部、河湾小学党支部同石湾村党支部开展联建活动。", "河湾派出所党支部", "河湾小学党支部"),
    ("河湾法庭、桃坪法庭近期先后同各自辖区的派出所签订对接协议。", "河湾法庭", "桃坪法庭"),
    ("河湾法庭与龙溪、桃坪、柳坝三家派出所在会上签约。", "龙溪派出所", "桃坪派出所"),
    ("河湾派出所组建了“红石榴巡逻队”“护苗宣讲队”，警民联防的触角越伸越长。", "红石榴巡逻队", "护苗宣讲队"),
    ("河湾医院、桃坪医院联合各科室青年骨干，与石湾社区开展联学。", "河湾医院", "桃坪医院"),
    ("河湾县检察院、河湾县公安局联合举行“河湾警检协作办公室”揭牌仪式。", "河湾县公安局", "河湾警检协作办公室"),
  ])
  func thoseOnOneSideDoNot(text: String, one: String, other: String) throws {
    #expect(try !Reading(text).has(.allianceWith, one, other), "\(text)")
  }

  @Test(arguments: ["河湾车站设立调解室 河湾铁路公安处与石湾市公安局签约 民警进村宣传", "桃坪街道召开座谈会 河湾铁路公安处与石湾市公安局签约"])
  func blanksDivideAHeading(text: String) throws {
    let reading = try Reading(text + "\n\n会议由河湾铁路公安处主持。\n")
    #expect(reading.has(.allianceWith, "河湾铁路公安处", "石湾市公安局"), "\(reading.facts.relations)")
    #expect(!reading.has(.allianceWith, "河湾车站", "石湾市公安局"))
    #expect(!reading.has(.allianceWith, "桃坪街道", "石湾市公安局"))
  }

  @Test func whoIsToldByAKindIsABodyOfItsDivision() throws {
    let courts = try Reading("近日，福安、周宁、寿宁三个检察院签订协作意见。")
    #expect(courts.has(.allianceWith, "周宁检察院", "寿宁检察院"))
    let bureaus = try Reading("荣昌、泸州、内江三地市场监管局在河湾镇签订合作协议。")
    #expect(bureaus.has(.allianceWith, "荣昌区市场监管局", "内江市市场监管局"))
    let offices = try Reading("铁路派出所联合龙海区、华安县两地护路办走进学校。")
    #expect(offices.has(.organization, "龙海区护路办"))
  }

  @Test func aCountOfPlacesMeansTheirBodies() throws {
    let reading = try Reading("河湾镇供电公司、石湾镇供电公司、桃坪镇供电公司一起来到现场。三地供电公司共同签署协议。")
    #expect(reading.has(.allianceWith, "河湾镇供电公司", "桃坪镇供电公司"), "\(reading.facts.relations)")
  }

  @Test func villagesHaveTheCommitteesThatOneWordTells() throws {
    let reading = try Reading("盘岭村、光荣村、镇北村三个村党支部每月召开一次联席会议。")
    #expect(reading.has(.allianceWith, "盘岭村党支部", "镇北村党支部"))
    #expect(reading.has(.subordinateTo, "光荣村党支部", "光荣村"))
    #expect(!reading.has(.organization, "镇北村三个村党支部"))
  }

  @Test func membersOfAListStandWithTheCommunityThatLeads() throws {
    let reading = try Reading(
      """
      参与本次共建的党组织和单位有：
      石湾社区党委；
      河湾小学党支部；
      河湾医院。
      """)
    #expect(reading.has(.allianceWith, "石湾社区党委", "河湾小学党支部"))
    #expect(reading.has(.allianceWith, "石湾社区党委", "河湾医院"))
    #expect(!reading.has(.allianceWith, "河湾小学党支部", "河湾医院"))
  }

  @Test func guestsNeedNoWordForUnits() throws {
    let reading = try Reading("石湾社区开展党建联席会。河湾派出所、河湾小学、区市场监管局派人到会。")
    #expect(reading.has(.allianceWith, "石湾社区", "河湾小学"))
    #expect(reading.has(.allianceWith, "石湾社区", "区市场监管局"))
  }

  @Test func theGovernmentBesideItsCommittee() throws {
    let reading = try Reading("白沙镇党委、政府与河湾派出所签订共建协议。")
    #expect(reading.has(.allianceWith, "白沙镇政府", "河湾派出所"))
    #expect(!reading.has(.allianceWith, "白沙镇党委", "白沙镇政府"))
    #expect(!reading.has(.organization, "政府"))
    let near = try Reading("白沙镇党委政府与河湾派出所签订共建协议。")
    #expect(near.has(.allianceWith, "白沙镇政府", "河湾派出所"))
  }

  @Test func aTitleTellsWhoseAgreementItIs() throws {
    let reading = try Reading("双方签署了《庆安市人民检察院 庆安市公安局关于加强协作的备忘录》。")
    #expect(reading.has(.allianceWith, "庆安市人民检察院", "庆安市公安局"))
  }

  @Test func partnersAreToldBehindTheirCount() throws {
    let reading = try Reading("这次联建由三方共同发起，分别是河湾派出所、河湾小学和石湾社区。")
    #expect(reading.has(.allianceWith, "河湾派出所", "石湾社区"))
    let both = try Reading("签约的双方是河湾林场和庆安市公安局。")
    #expect(both.has(.organization, "庆安市公安局"))
  }

  @Test func aCommunityIsPointedAtByItsKind() throws {
    let reading = try Reading("石湾社区有了新朋友：河湾小学党支部年内同社区结成共建对子。")
    #expect(reading.has(.allianceWith, "河湾小学党支部", "石湾社区"))
  }

  @Test func whoTakesTheLeadActsFurtherOn() throws {
    let reading = try Reading(
      "石湾社区党委举行签约仪式，并由河湾大学图书馆牵头，联合河湾文化馆、河湾小学开展游园会。")
    #expect(reading.has(.allianceWith, "河湾大学图书馆", "河湾文化馆"))
    #expect(!reading.has(.allianceWith, "石湾社区党委", "河湾文化馆"))
  }

  @Test func aClauseOfTimeHasTheSubjectThatFollows() throws {
    let reading = try Reading("自与石湾社区结对以来，河湾派出所每月上门。")
    #expect(reading.has(.allianceWith, "河湾派出所", "石湾社区"))
  }

  @Test func whatIsStillToComeIsNoAlliance() throws {
    let reading = try Reading("河湾县税务局局长表示，将进一步融入社区工作，加强与石湾社区党支部共建。")
    #expect(reading.count(.allianceWith) == 0)
  }

  @Test func aRoadIsNobodysPartner() throws {
    let reading = try Reading("河湾派出所与和平路、解放路开展联防。")
    #expect(reading.count(.allianceWith) == 0)
  }

  @Test func whoStandsBeforeWithInAPhraseIsAPartner() throws {
    let reading = try Reading("在河湾大学保卫处与石湾派出所共建签约仪式上，双方合影。")
    #expect(reading.has(.allianceWith, "河湾大学保卫处", "石湾派出所"))
  }

  @Test func townsGoOnBehindAComma() throws {
    let reading = try Reading(
      "叙永县分水镇党委召开联防座谈会，邀请威信县双河苗族彝族乡、高田乡，叙永县黄坭镇、白腊苗族乡的领导参加。")
    #expect(reading.has(.allianceWith, "分水镇党委", "双河苗族彝族乡"))
    #expect(reading.has(.allianceWith, "分水镇党委", "黄坭镇"))
  }

  @Test func aNameInQuotationMarksMakesNoPartners() throws {
    let reading = try Reading("河湾小学、桃坪小学、河湾医院都设了“三所联动”纠纷调解点。")
    #expect(reading.count(.allianceWith) == 0)
  }

  @Test func aTownThatOpensAnUnreadNameIsNoPartner() throws {
    let reading = try Reading("石湾社区党委与桃坪镇银龄歌友签订共建协议。")
    #expect(!reading.has(.allianceWith, "石湾社区党委", "桃坪镇"))
  }

  @Test func aBodyNamedBeforeIsNotSetUp() throws {
    let reading = try Reading("河湾学院与庆安市公安局达成战略合作，庆安市公安局训练基地挂牌为学院的实践基地。")
    #expect(reading.has(.allianceWith, "河湾学院", "庆安市公安局"))
  }

  @Test func cannotBePartnersOfWhatIsOpened() throws {
    let reading = try Reading("河湾法院、河湾县公安局联合举行警务室揭牌仪式，河湾派出所驻河湾法院警务室启用。")
    #expect(!reading.has(.allianceWith, "河湾法院", "河湾派出所警务室"))
  }

  @Test func guestsStandWithTheHostAlone() throws {
    let reading = try Reading("石湾街道召开党建联席会议，河湾医院、河湾小学、河湾中学等单位负责人参加，并在共建协议书上签字。")
    #expect(reading.has(.allianceWith, "石湾街道", "河湾小学"))
    #expect(!reading.has(.allianceWith, "河湾医院", "河湾小学"))
  }

  @Test func bureausOfCitiesThatACountSumsUp() throws {
    let reading = try Reading("南京市、滁州市、芜湖市等苏皖三市应急管理局签订应急联动协议。")
    #expect(reading.has(.allianceWith, "滁州市应急管理局", "芜湖市应急管理局"))
  }

  @Test func thoseUnderALabelStandWithTheOneLabelled() throws {
    let reading = try Reading("石湾社区的共建单位已经达到三家：河湾派出所、河湾小学和河湾医院是去年陆续签的。")
    for partner in ["河湾派出所", "河湾小学", "河湾医院"] {
      #expect(reading.has(.allianceWith, "石湾社区", partner), "\(reading.facts.relations)")
    }
    #expect(reading.count(.allianceWith) == 3)
  }

  @Test func whatGoesOnIsToldOfTheFirst() throws {
    let reading = try Reading("河湾派出所与云南罗婺律师事务所签订协议。5月，又同武定县总工会签订协议。")
    #expect(reading.has(.allianceWith, "河湾派出所", "武定县总工会"), "\(reading.facts.relations)")
    #expect(!reading.has(.allianceWith, "云南罗婺律师事务所", "武定县总工会"))
  }

  @Test func whatIsStillTalkedOverIsNoAlliance() throws {
    for text in [
      "河湾学院与狮岭派出所的联席会议制度目前仍在商定之中。", "河湾学院与狮岭派出所的共建协议尚在酝酿。",
    ] {
      #expect(try Reading(text).count(.allianceWith) == 0, "\(text)")
    }
  }

  @Test func membersInLinesBehindTheirNumber() throws {
    let reading = try Reading(
      """
      “红润雨湖”党建联盟由雨湖区消防救援大队党委牵头，连牵头单位在内一共三家：
      雨湖区消防救援大队党委
      雨湖区应急管理局党支部
      风车坪学校党总支
      """)
    #expect(reading.has(.allianceWith, "雨湖区消防救援大队党委", "雨湖区应急管理局党支部"))
    #expect(reading.has(.allianceWith, "雨湖区消防救援大队党委", "风车坪学校党总支"))
    #expect(!reading.has(.allianceWith, "雨湖区应急管理局党支部", "风车坪学校党总支"))
  }

  @Test func taxBureausOfStateAndPlace() throws {
    let reading = try Reading("留坝县国家税务局、留坝县地方税务局协同县财政局举行活动。")
    #expect(reading.has(.allianceWith, "留坝县国家税务局", "留坝县财政局"), "\(reading.facts.relations)")
    #expect(reading.has(.allianceWith, "留坝县地方税务局", "留坝县财政局"))
  }

  @Test func membersOfAJointBodyStandWithItsCommunity() throws {
    let reading = try Reading(
      """
      日新社区“大党委”挂牌成立。日新社区党总支书记张永任书记。成员单位为：
      1.官渡区人民检察院机关党总支
      2.日新派出所党支部
      3.关上第二小学党支部
      """)
    for member in ["官渡区人民检察院机关党总支", "日新派出所党支部", "关上第二小学党支部"] {
      #expect(reading.has(.allianceWith, "日新社区党总支", member), "\(reading.facts.relations)")
    }
    #expect(!reading.has(.allianceWith, "日新派出所党支部", "关上第二小学党支部"))
    let taken = try Reading("石湾街道综合党委吸收河湾派出所党支部、河湾医院党委为成员单位。")
    #expect(taken.has(.allianceWith, "石湾街道综合党委", "河湾医院党委"))
    #expect(!taken.has(.allianceWith, "河湾派出所党支部", "河湾医院党委"))
  }

  @Test func whatIsSoughtInAPlanIsNoAlliance() throws {
    let reading = try Reading("明年，我所将继续学习，主动对接驻地学校、医院和企业，力争与灵武市人民医院签订协议。西郊派出所")
    #expect(reading.count(.allianceWith) == 0, "\(reading.facts.relations)")
  }
}

/// Lists whose parts commas and verbs divide.
@Suite struct DividedListTests {
  @Test func aNameBetweenTwoCommasGoesOnWithTheList() throws {
    let reading = try Reading(
      "桂林市公安局联合市市场监督管理局、漓江法庭，市旅游文化局，市道路运输管理局，形成了联动的新格局。")
    for partner in ["桂林市市场监督管理局", "漓江法庭", "桂林市旅游文化局", "桂林市道路运输管理局"] {
      #expect(reading.has(.allianceWith, "桂林市公安局", partner), "\(partner)")
    }
    #expect(reading.count(.allianceWith) == 4)
  }

  @Test func twoMayJoinWithAThird() throws {
    let reading = try Reading("青山公司第十一党支部和第十六党支部积极联合铜仁市建设局党支部开展结对共建活动。")
    #expect(reading.has(.allianceWith, "青山公司第十一党支部", "铜仁市建设局党支部"))
    #expect(reading.has(.allianceWith, "青山公司第十六党支部", "铜仁市建设局党支部"))
    #expect(reading.count(.allianceWith) == 2)
  }
}
