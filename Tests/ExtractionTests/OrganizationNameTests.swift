import Extraction
import Testing

@Suite struct OrganizationNameTests {
  @Test(arguments: [
    ("1985年,晋城市公安局城区分局南街派出所创建。", "晋城市公安局城区分局南街派出所"),
    ("联合凤栖司法所在园区组建调解室。", "凤栖司法所"),
    ("走进淡澳派出所,荣誉墙格外醒目。", "淡澳派出所"),
    ("近日,对山东对外经贸职业学院后勤服务中心进行检查。", "山东对外经贸职业学院后勤服务中心"),
    ("支部与山东和顺居物业管理有限公司签订协议。", "山东和顺居物业管理有限公司"),
    ("唐山市万和兴物业服务有限公司参加会议。", "唐山市万和兴物业服务有限公司"),
    ("闽台鲜水产(晋江)有限公司收到邀请。", "闽台鲜水产(晋江)有限公司"),
    ("会上成立了“三合院”矛盾联调中心。", "三合院"),
    ("派出所以民为本,龙港中心派出所率先行动。", "龙港中心派出所"),
    ("得到市南区委区政府赞扬。", "市南区委"),
  ])
  func aNameEndsWhereItsSentenceGoesOn(text: String, name: String) throws {
    #expect(try Reading(text).has(.organization, name), "\(text)")
  }

  @Test(arguments: [
    ("支部与海军青岛特勤疗养中心签订协议。", "海军青岛特勤疗养中心"),
    ("派出所走进武警晋城支队慰问官兵。", "武警晋城支队"),
  ])
  func aServiceOpensTheNamesOfItsBodies(text: String, name: String) throws {
    #expect(try Reading(text).has(.organization, name), "\(text)")
  }

  @Test func aCompoundNameIsTakenApart() throws {
    let reading = try Reading("晋城市公安局城区分局南街派出所党支部现有党员16名。")
    for name in ["晋城市公安局", "晋城市公安局城区分局", "晋城市公安局城区分局南街派出所"] {
      #expect(reading.has(.organization, name))
    }
    #expect(reading.has(.subordinateTo, "晋城市公安局城区分局南街派出所", "晋城市公安局城区分局"))
    #expect(reading.has(.subordinateTo, "晋城市公安局城区分局", "晋城市公安局"))
    #expect(reading.has(.subordinateTo, "晋城市公安局", "晋城市"))
    #expect(!reading.has(.subordinateTo, "晋城市公安局城区分局南街派出所", "晋城市公安局"))
  }

  @Test func abranchOfABankLeadsToTheBank() throws {
    let reading = try Reading("中国农业银行桐乡凤栖支行党支部加入进来。")
    #expect(reading.has(.subordinateTo, "中国农业银行桐乡凤栖支行", "中国农业银行"))
    #expect(reading.has(.subordinateTo, "中国农业银行桐乡凤栖支行党支部", "中国农业银行桐乡凤栖支行"))
  }

  @Test(arguments: [
    "各社区党支部召开会议。", "辖区企业党支部踊跃参加。", "全市4个派出所开展演练。", "两家医院还没有落实场地。",
    "物业公司和企业负责人参加。", "被命名为“全国安全社区”。",
  ])
  func aKindOfBodyIsNoNode(text: String) throws {
    let reading = try Reading(text)
    #expect(reading.names(.organization).isEmpty && reading.names(.place).isEmpty, "\(text)")
  }

  @Test func oneBureauHasOneNode() throws {
    let reading = try Reading(
      """
      青岛市公安局市南分局召开会议。市南公安分局局长张伟讲话。市南分局表示,将继续努力。
      """)
    #expect(reading.names(.organization).filter { $0.contains("市南分局") }.count == 1)
    #expect(reading.has(.organization, "市南公安分局"))
  }

  @Test func anIntroducedShortFormIsTheSameThing() throws {
    let reading = try Reading(
      "芜湖市公安局鸠江分局官桥派出所(以下简称“官桥所”)成立联盟。官桥所教导员程亮任秘书长。")
    #expect(reading.names(.organization).contains { $0.contains("官桥所") && $0.contains("官桥派出所") })
    #expect(reading.has(.serves, "程亮", "官桥派出所", role: "教导员"))
  }

  @Test func aThingPointedAtIsTheOneNamedBefore() throws {
    let reading = try Reading("导江派出所只有5名民警。2021年起,该所先后与石湾村、上游村结成共建对子。")
    #expect(reading.has(.allianceWith, "导江派出所", "石湾村"))
    #expect(reading.has(.allianceWith, "导江派出所", "上游村"))
  }

  @Test func theBranchOfAStationIsUnderIt() throws {
    let reading = try Reading("南街派出所位于老城区。所党支部每月组织“青蓝夜学”活动。")
    #expect(reading.has(.subordinateTo, "南街派出所党支部", "南街派出所"))
    #expect(reading.has(.subordinateTo, "青蓝夜学", "南街派出所党支部"))
  }

  @Test func collegesAreUnitsWhateverTheirSubjects() throws {
    let reading = try Reading(
      """
      北城大学举行发布会。石湾社区与我校体育学院签订共建协议。信息与计算机工程学院党总支到场。
      电子信息工程学院和护理学院的学生演示了急救。
      """)
    #expect(reading.has(.subordinateTo, "体育学院", "北城大学"))
    #expect(reading.has(.allianceWith, "石湾社区", "体育学院"))
    #expect(reading.has(.subordinateTo, "信息与计算机工程学院党总支", "信息与计算机工程学院"))
    #expect(reading.has(.organization, "护理学院"))
    #expect(!reading.has(.organization, "石湾社区与我校体育学院"))
  }

  @Test func aShorterNameOfACollegeIsTheSameCollege() throws {
    let reading = try Reading("机械工程学院建了工坊。同学们来到机械学院参观。")
    #expect(reading.names(.organization).filter { $0.contains("机械工程学院") }.count == 1)
    #expect(!reading.names(.organization).contains(["机械学院"]))
  }

  @Test(arguments: [
    ("绍兴市第一中学与仙居中学结对。绍兴一中的教师上了公开课。", "绍兴市第一中学", "绍兴一中"),
    ("湖州市第十二中学建校六十年。湖州十二中党员参观了法院。", "湖州市第十二中学", "湖州十二中"),
  ])
  func aSchoolByItsNumberIsTheSchoolInFull(text: String, full: String, short: String) throws {
    let names = try Reading(text).names(.organization)
    #expect(names.contains { $0.contains(full) && $0.contains(short) }, "\(names)")
  }

  @Test func schoolsByNumberGiveWayToWholeWords() throws {
    let reading = try Reading("唐山市第八十九中学党总支召开会议。")
    #expect(reading.has(.organization, "唐山市第八十九中学"))
    #expect(!reading.has(.organization, "唐山市第八十九中"))
  }

  @Test func organsOfACityAreTheCitys() throws {
    let reading = try Reading("湖州市司法局、市律协党委到场。市文明办主任吴军讲话。市总商会党委参加。")
    #expect(reading.has(.subordinateTo, "市律协党委", "市律协"))
    #expect(reading.has(.subordinateTo, "市文明办", "湖州市"))
    #expect(reading.has(.subordinateTo, "市总商会党委", "市总商会"))
  }

  @Test func nationalFirmsStandAloneAndBeforeTheirBranches() throws {
    let reading = try Reading("馆内介绍了中国电子的历程。中国石化江苏油田分公司到石湾村慰问。")
    #expect(reading.has(.organization, "中国电子"))
    #expect(reading.has(.subordinateTo, "中国石化江苏油田分公司", "中国石化"))
  }

  @Test func aBranchWhoseSecretaryHasANameIsNamed() throws {
    let reading = try Reading("通信工程党支部书记董光辉到场。非公企业党支部书记李海燕发言。")
    #expect(reading.has(.serves, "董光辉", "通信工程党支部", role: "书记"))
    #expect(!reading.has(.organization, "非公企业党支部"))
  }

  @Test func aGardenInTheLineBeforeOpensNoName() throws {
    let reading = try Reading("走进石湾文化园\n河湾派出所党支部组织学习。")
    #expect(!reading.names(.organization).joined().contains { $0.contains("文化园") })
    #expect(reading.has(.organization, "河湾派出所党支部"))
  }

  @Test func aRegionBelongsToTheNameOfAMedicalCollege() throws {
    let reading = try Reading("中共皖南医学院弋矶山医院外科第九党支部开展活动。")
    #expect(reading.has(.organization, "皖南医学院"))
    #expect(reading.has(.subordinateTo, "皖南医学院弋矶山医院", "皖南医学院"))
  }

  @Test func aVerbIsNoPartOfACommittee() throws {
    let reading = try Reading("儋州市公安局联合市委组织部开展行动。")
    #expect(reading.has(.allianceWith, "儋州市公安局", "市委组织部"))
    #expect(!reading.has(.organization, "联合市委"))
  }

  @Test func theBranchOfTheRetiredIsTheBureaus() throws {
    let reading = try Reading("银川市公安局离退休干部第一党支部书记康建功说。")
    #expect(reading.has(.subordinateTo, "银川市公安局离退休干部第一党支部", "银川市公安局"))
    #expect(reading.has(.serves, "康建功", "银川市公安局离退休干部第一党支部", role: "书记"))
  }

  @Test func aRegionMayStandInTheNameOfACompany() throws {
    let reading = try Reading("河湾派出所与中冶南方工程技术有限公司签订共建协议。")
    #expect(reading.has(.allianceWith, "河湾派出所", "中冶南方工程技术有限公司"))
  }
}
