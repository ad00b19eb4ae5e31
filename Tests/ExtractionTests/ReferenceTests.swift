import Extraction
import Testing

/// What bare words mean that the text has told of in full, and whose bodies they can be.
@Suite struct ReferenceTests {
  @Test func aBodyNamedInPassingIsNotTheOneSpokenOf() throws {
    let reading = try Reading(
      """
      隆里派出所成立于1993年。隆里派出所与华寨村共建警务室。该所管着47平方公里，隆里派出所民警走村入寨。

      早在2018年，隆里派出所就签了协议，次年，本县的敦寨派出所也加入进来。

      所党支部的“龙标先锋”党建品牌走到了田坎上。
      """)
    #expect(reading.has(.subordinateTo, "龙标先锋", "隆里派出所党支部"))
    #expect(!reading.has(.organization, "敦寨派出所党支部"))
  }

  @Test func theBranchBehindAPossessiveIsThatBodys() throws {
    let reading = try Reading("福建园派出所党支部来访。石湾街道社区卫生服务中心的党支部书记蓝秀梅也参观。")
    #expect(reading.has(.serves, "蓝秀梅", "石湾街道社区卫生服务中心党支部", role: "书记"))
    #expect(!reading.has(.serves, "蓝秀梅", "福建园派出所党支部"))
  }

  @Test func aBranchCalledLikeAPlaceIsKnownAgain() throws {
    let reading = try Reading(
      "青岛市公安局机场分局主动结对。11月16日，机场分局指挥中心党支部与市南分局指挥中心党支部签订协议。机场分局联合山东航空青岛分公司推出服务。")
    #expect(reading.has(.allianceWith, "青岛市公安局机场分局", "山东航空青岛分公司"))
    #expect(!reading.facts.entities.contains { $0.name == "机场分局" })
  }

  @Test func theBranchBureauIsThatOfTheDistrictBefore() throws {
    let reading = try Reading(
      "建设银行江门市分行义警队成立。建设银行江门市分行行长罗铁锋、蓬江区副区长、公安分局局长吴健明参加。建设银行江门市分行义警队受到欢迎。")
    #expect(reading.has(.serves, "吴健明", "蓬江区公安分局"))
    #expect(!reading.has(.organization, "建设银行公安分局"))
  }

  @Test func aFirmInAListIsNobodys() throws {
    let reading = try Reading("普陀区司法局联合区公安分局、律师事务所举行启动仪式。")
    #expect(reading.has(.allianceWith, "普陀区司法局", "普陀区公安分局"))
    #expect(!reading.has(.organization, "普陀区律师事务所"))
  }

  @Test func theNextOfficeOfAListIsTheTownsToo() throws {
    let reading = try Reading("石湾派出所与狮山镇综治办、司法所建立常态化协作机制。")
    #expect(reading.has(.allianceWith, "石湾派出所", "狮山镇司法所"))
  }

  @Test func studentsAreNoPoliceUnits() throws {
    let reading = try Reading(
      "学生处党支部与花都特警大队一中队党支部签约。特警大队一中队党支部书记陈明到场。特警大队一中队十分重视。学生处将邀请特警大队一中队来校。")
    #expect(!reading.has(.organization, "花都特警大队一中队学生处"))
  }

  @Test func anOfficeHasNoOfficeOfItsKind() throws {
    let reading = try Reading("胶州市人民法院在胶西法庭签约。胶西法庭负责人参加。人民法庭同派出所全方位对接。")
    #expect(!reading.has(.organization, "胶西法庭人民法庭"))
  }

  @Test func theCountyCommitteeIsNotItsDepartment() throws {
    let reading = try Reading("来源：镇赉县委政法委\n镇赉县委政法委成立了领导小组，由县委常委、政法委书记孙立国任组长。")
    #expect(reading.has(.serves, "孙立国", "镇赉县委政法委"))
    #expect(!reading.has(.organization, "镇赉县委政法委政法委"))
  }

  @Test func anAllianceIsKnownByTheEndOfItsName() throws {
    let reading = try Reading("眉山市公安局牵头组建“警企党建红盟”。红盟理事长陈明说，活动不断。")
    #expect(reading.has(.serves, "陈明", "警企党建红盟"))
  }

  @Test func aUniversitysHospitalHasAShortName() throws {
    let reading = try Reading("兰州大学第一医院党支部走进宕昌县。兰大一院党委书记王立峰参加。")
    #expect(reading.has(.serves, "王立峰", "兰州大学第一医院党委"))
  }

  @Test func oneCommitteeHoweverItIsRead() throws {
    let reading = try Reading("光泽法院机关党委与坪山社区党委共同开展党建联建活动。光泽法院机关党委书记黄志强上党课。")
    #expect(reading.names(.organization).count { $0.contains("光泽法院机关党委") } == 1)
    #expect(reading.has(.serves, "黄志强", "光泽法院机关党委"))
  }

  @Test func aStationIsOneWithAndWithoutPublicSecurity() throws {
    let reading = try Reading("格尔木铁路公安处沱沱河站派出所签订协议。沱沱河站公安派出所现有民警20余名。")
    #expect(reading.names(.organization).count { $0.contains("沱沱河站派出所") } == 1)
    #expect(!reading.facts.entities.contains { $0.name == "沱沱河站公安派出所" && $0.aliases.isEmpty })
  }

  @Test func theOneBureauOfTheCityIsTheCitys() throws {
    let reading = try Reading(
      "西宁市城西区贾小社区党委书记王海英将锦旗送到国家税务总局西宁市税务局。市局党委书记、局长刘兴华出席。")
    #expect(reading.has(.serves, "刘兴华", "国家税务总局西宁市税务局"))
    #expect(!reading.has(.organization, "西宁市公安局"))
  }

  @Test func aBranchOfAVillageIsTheVillages() throws {
    let reading = try Reading("城管局物业支部同山七镇燕春村支部完成签约。")
    #expect(reading.has(.subordinateTo, "山七镇燕春村支部", "燕春村"))
  }

  @Test func theCommunitysBranchIsThatOfTheParagraph() throws {
    let reading = try Reading(
      "党湾街社区、中山街社区接受调研。\n环东路社区召开联席会\n4月12日，环东路社区邀请7家单位开会。会上，社区支部书记强小红作了汇报。")
    #expect(reading.has(.serves, "强小红", "环东路社区党支部"))
  }

  @Test func unitsAreKnownByTheEndOfTheirNames() throws {
    let reading = try Reading(
      "四川省公安厅高速公路公安局五分局四大队党支部与南充管理处党支部签订协议。五分局四大队党支部书记何庆介绍了情况。")
    #expect(reading.has(.serves, "何庆", "四川省公安厅高速公路公安局五分局四大队党支部"))
  }

  @Test func theCitysCourtIsNotItsPartners() throws {
    let reading = try Reading("近日，市检察院第五分院与四川省泸州市检察院举行签约仪式。")
    #expect(reading.has(.allianceWith, "市检察院第五分院", "泸州市检察院"))
  }

  @Test func aZoneOfTheNationIsTheCitys() throws {
    let reading = try Reading("天水国家农业科技园区机关党支部与甘棠社区党支部开展结对共建。园区管委会副主任吕芳琴讲授党课。")
    #expect(reading.has(.place, "天水国家农业科技园区"))
    #expect(reading.has(.serves, "吕芳琴", "天水国家农业科技园区管委会"))
  }

  @Test func aZoneIsNotAnothersByItsKind() throws {
    let reading = try Reading("杨凌示范区公安局党委委员权小虎来校座谈。")
    #expect(reading.has(.organization, "杨凌示范区公安局"))
    #expect(!reading.has(.place, "山西转型综合改革示范区"))
  }

  @Test func aVillageMayOpenAsIfItCounted() throws {
    let reading = try Reading("明水街道明三村党支部开会。明三村党支部书记康诵滨说，变化很大。")
    #expect(reading.has(.serves, "康诵滨", "明水街道明三村党支部"))
  }

  @Test func partnersStandBehindADash() throws {
    let reading = try Reading("侨润街道党支部联系共建单位——阳谷县公安局交警支部和北三里小学党支部，集结党员68名。")
    #expect(reading.has(.allianceWith, "侨润街道党支部", "北三里小学党支部"))
  }

  @Test func aStationHasNoStations() throws {
    let reading = try Reading("石湾小学与属地派出所象州路派出所签订了协议。")
    #expect(reading.has(.allianceWith, "石湾小学", "象州路派出所"))
  }

  @Test func whatIsHopedForIsNoHospital() throws {
    let reading = try Reading("绵阳市中医医院设立警务联勤工作室，全力构建平安医院，打造“升级版”医院。")
    #expect(reading.names(.organization).allSatisfy { !$0[0].hasSuffix("平安医院") })
    #expect(!reading.has(.organization, "“升级版”医院"))
  }

  @Test func kindsThatACountSumsUpAreNobody() throws {
    let reading = try Reading(
      "寿宁县公安局交警大队大队长何邦荣、东区小学校长周立勇、城东社区书记范秋菊参加仪式。交警、学校、家长三方共同组建了护校队。")
    #expect(!reading.has(.allianceWith, "寿宁县公安局交警大队", "城东社区"))
  }
}

/// Names that stand beside words of the same characters.
@Suite struct NameBesideWordTests {
  @Test func huitongIsAVerbBeforeTheCountysBodies() throws {
    let reading = try Reading("镇赉县综治办还会同县教育局、团县委建立了“校园110”联动机制。")
    #expect(reading.has(.allianceWith, "镇赉县综治办", "镇赉县教育局"))
    #expect(!reading.has(.place, "会同县"))
  }

  @Test func huitongIsACountyWhereItsCityIsNamed() throws {
    let reading = try Reading("湖南省怀化市会同县公安局开展走访。今年，会同县公安局成立工作组。")
    #expect(reading.has(.place, "会同县"))
  }

  @Test func aClauseMayOpenWithIt() throws {
    let reading = try Reading("工作站联系光华路街道城管科，会同社区在20个工作日内找到了原因。")
    #expect(!reading.has(.place, "会同社区"))
  }

  @Test func theSchoolsNumberIsNoDistrict() throws {
    let reading = try Reading("签字的有五十中西区党支部、安居苑小学党支部。")
    #expect(!reading.has(.place, "中西区"))
  }

  @Test func aRoadThatIsGoneIsNone() throws {
    let reading = try Reading("陈建宁：“四共四联”聚合力 联村走好共富路\n村民住在石湾村。")
    #expect(!reading.has(.place, "联村走好共富路"))
  }

  @Test func schoolsOfTheTownAreMany() throws {
    let reading = try Reading("城区学校由太和桥派出所定点包保，城区幼儿园要在年内完成改造。")
    #expect(!reading.has(.place, "城区"))
    #expect(!reading.has(.organization, "城区学校"))
  }

  @Test func whoStandsAtTheDoorIsNoStation() throws {
    let reading = try Reading("社区民警李梦洁在梧桐苑幼儿园门口站了三年多。")
    #expect(!reading.has(.organization, "梧桐苑幼儿园门口站"))
  }

  @Test func whatAlwaysFollowsBelongsToTheName() throws {
    let reading = try Reading("石湾派出所的民警韩德山花了两个冬天画出地图。警务室由韩德山和两名护林员常驻。")
    #expect(reading.has(.person, "韩德山"))
    #expect(!reading.has(.person, "韩德"))
  }

  @Test func aNameMayOpenLikeAPrefecture() throws {
    let reading = try Reading("华富派出所社区民警黄南生说，警务室已经启用。")
    #expect(reading.has(.person, "黄南生"))
    #expect(reading.names(.place).isEmpty)
  }

  @Test func aPolicemansNameEndsBeforeAnd() throws {
    let reading = try Reading("河湾派出所社区民警马文斌和社区专干几分钟就赶到了。")
    #expect(reading.has(.person, "马文斌"))
    #expect(!reading.has(.place, "马文斌和社区"))
  }

  @Test func aPersonIsOneFurtherOnToo() throws {
    let reading = try Reading("社区民警马文斌和社区专干赶到了。马文斌和社区调委会主任赵秀珍一人一把椅子。")
    #expect(!reading.facts.entities.contains { $0.name.contains("马文斌和") })
    #expect(reading.has(.person, "赵秀珍"))
  }

  @Test func twoNamesApartAreTwo() throws {
    let reading = try Reading("本报讯（记者 贾昇 通讯员 牛泽 张莉）龙港派出所开展活动。")
    #expect(!reading.has(.person, "牛泽张莉"))
  }

  @Test func aDirectionBehindItsZoneIsPartOfTheName() throws {
    let reading = try Reading("天津经开区西部片区管理局党支部与泰达小学党支部签订共建协议。")
    #expect(reading.has(.allianceWith, "天津经开区西部片区管理局党支部", "泰达小学党支部"))
  }

  @Test func theBranchOfTheVillageStandsBehindAnd() throws {
    let reading = try Reading("黄梅法院蔡山法庭与皇甫埒村开展联建。此次法庭和村支部的联建是一次尝试。")
    #expect(!reading.facts.entities.contains { $0.name.contains("和村") })
  }

  @Test func aSloganMayOpenLikeACommunity() throws {
    let reading = try Reading("河湾派出所以“法润社区初心同行”为主题开展活动，民警走进“石湾社区警务室”。")
    #expect(!reading.has(.place, "法润社区"))
  }

  @Test func whatATownDoesIsNotItsAlliances() throws {
    let first = try Reading("数据科学学院与桐乡市石门镇共建校地党建共同体。")
    #expect(!first.facts.entities.contains { $0.name.hasPrefix("桐乡市石门镇共建") })
    let second = try Reading("舒城县城管局联合党建联盟各党支部，来到山七镇。")
    #expect(!second.facts.entities.contains { $0.name.contains("联合党建联盟") })
  }

  @Test func wordsAcrossTheNameOfACommunity() throws {
    #expect(!(try Reading("对社区党建和社区各项事务一起研究。")).has(.place, "建和社区"))
  }

  @Test func headlinesOpenWithVerbs() throws {
    let reading = try Reading("石湾派出所与石湾小学结对。下好党建联盟“一盘棋”。筑牢党建联盟“主阵地”。")
    #expect(!reading.facts.entities.contains { $0.name.hasSuffix("党建联盟") })
  }

  @Test func theStationJoinsTheTownsCommittee() throws {
    let reading = try Reading("红岩寺镇党委书记陈明到场。红岩寺派出所联合镇党委打造“红色红岩”党建品牌。")
    #expect(reading.has(.allianceWith, "红岩寺派出所", "红岩寺镇党委"))
    #expect(!reading.has(.place, "联合镇"))
  }

  @Test func kindsOfAListAreNoPlaces() throws {
    let reading = try Reading("红岩寺派出所综合支部同辖区学校、医院、企业、九村一社区党支部签订了协议。")
    #expect(reading.names(.place).isEmpty)
  }

  @Test func thePartyOpensTheBranchAndNotTheBank() throws {
    let reading = try Reading("包括中共平安银行股份有限公司机关委员会、中共深圳书城罗湖城实业有限公司支部委员会。")
    #expect(reading.has(.organization, "深圳书城罗湖城实业有限公司"))
    #expect(!reading.has(.organization, "罗湖城实业有限公司"))
  }

  @Test func aStyleIsNoStation() throws {
    let reading = try Reading("水西派出所结合打造“枫桥式”公安派出所工作要求，开展走访。")
    #expect(reading.names(.organization).count == 1)
    #expect(reading.names(.program).isEmpty)
  }

  @Test func aCountMayStandBetweenTheQuotedNameAndItsHead() throws {
    let reading = try Reading("普陀区司法局成立了“枫调理顺”三所联动调解室。")
    #expect(reading.has(.subordinateTo, "“枫调理顺”三所联动调解室", "普陀区司法局"))
  }

  @Test func twoHalvesOfAHeadingAreNoName() throws {
    let reading = try Reading("青岛机场公安抓实“五联共建” 党建联盟再添新动能\n机场派出所开展走访。")
    #expect(!reading.has(.organization, "“五联共建”党建联盟"))
  }
}

/// Who leads a working group, told in lines.
@Suite struct RosterTests {
  static let text = """
    汾阳市委政法委、汾阳市公安局决定开展“护校安园”专项行动。
    为加强领导，汾阳市公安局成立“护校安园”专项行动领导小组，组成人员如下:
    组  长:靳海平  市委政法委常务副书记
    副组长:宋永强  市公安局党委委员、副局长
            任丽萍  市教科局副局长
    成  员:郭志勇  市公安局治安大队大队长
            侯  燕  市教科局安全办主任
    """

  @Test func thePostStandsBehindTheName() throws {
    let reading = try Reading(Self.text)
    #expect(reading.has(.serves, "靳海平", "汾阳市委政法委"))
    #expect(reading.has(.serves, "宋永强", "汾阳市公安局"))
    #expect(reading.has(.serves, "任丽萍", "汾阳市教科局"))
    #expect(reading.has(.serves, "郭志勇", "汾阳市公安局治安大队"))
  }

  @Test func whoLeadsTheGroup() throws {
    let reading = try Reading(Self.text)
    let group = try #require(reading.facts.entities.first { $0.name.hasSuffix("领导小组") })
    #expect(reading.has(.serves, "靳海平", group.name))
    #expect(reading.has(.serves, "宋永强", group.name))
  }

  @Test func theLabelHoldsForTheLinesBelow() throws {
    let reading = try Reading(Self.text)
    let group = try #require(reading.facts.entities.first { $0.name.hasSuffix("领导小组") })
    #expect(reading.has(.serves, "任丽萍", group.name, role: "副组长"))
    #expect(reading.has(.serves, "郭志勇", group.name, role: "成员"))
    #expect(reading.has(.serves, "侯燕", group.name, role: "成员"))
  }

  @Test func twoCharactersSetAsWideAsThree() throws {
    #expect(try Reading(Self.text).has(.person, "侯燕"))
  }
}

/// Units told by what they are, behind the word for their body.
@Suite struct PointedUnitTests {
  @Test(arguments: [
    ("通许县人民医院很忙。医院内科党支部与清河社区党支部签订共建协议。", "通许县人民医院内科党支部"),
    ("河海大学开展活动。学校后勤处党支部与清河社区党支部签订共建协议。", "河海大学后勤处党支部"),
  ])
  func theyAreCalledByItsName(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.allianceWith, name, "清河社区党支部"), "\(reading.names(.organization))")
  }
}
