import Extraction
import Testing

/// Units that a text names by their duty or number alone belong to the body that it is about.
@Suite struct TopicBodyTests {
  private static let bureau = """
    雨湖区税务局“支部共建”见闻
    近年来，雨湖区税务局主动与企业结对。2018年机构合并后，该局把党支部重新划了一遍。雨湖区税务局党委专门印发办法。

    """

  @Test(arguments: [
    ("去年3月，第五党支部与湘潭电化机电工程有限公司党支部签订共建协议。", "雨湖区税务局第五党支部", "湘潭电化机电工程有限公司党支部"),
    ("去年3月，机关第一党支部与石湾社区党委签订共建协议。", "机关第一党支部", "石湾社区党委"),
    ("去年3月，云塘税务分局党支部与石湾社区党委签订共建协议。", "云塘税务分局党支部", "石湾社区党委"),
    ("去年3月，综合部党支部与石湾社区党委签订共建协议。", "雨湖区税务局综合部党支部", "石湾社区党委"),
    ("去年3月，科研所党支部与石湾社区党委签订共建协议。", "科研所党支部", "石湾社区党委"),
  ])
  func branchesByNumberOrOffice(text: String, branch: String, partner: String) throws {
    let reading = try Reading(Self.bureau + text)
    #expect(reading.has(.allianceWith, branch, partner), "\(reading.names(.organization))")
    #expect(isPart(branch, of: "雨湖区税务局", reading), "\(reading.facts.relations)")
  }

  @Test func officesOfABureauAreNotThoseOfItsPartners() throws {
    let reading = try Reading(
      Self.bureau + "税务局与河湾派出所结对共建。营销科科长陈明介绍，第二党支部与石湾社区党委结对共建。")
    #expect(!reading.names(.organization).joined().contains { $0.hasPrefix("河湾派出所营销科") })
    #expect(isPart("雨湖区税务局第二党支部", of: "雨湖区税务局", reading), "\(reading.facts.relations)")
  }

  @Test func branchesAndWardsOfAHospital() throws {
    let reading = try Reading(
      """
      浦东医院与居委结成“亲家”
      浦东医院党委与石湾社区党委签约。浦东医院派出人员。去年，医院又与石湾派出所结对。
      外科一支部与石湾社区居委会结对共建。外科党支部书记、骨科主任佟铁军当场报名。
      """)
    #expect(reading.has(.subordinateTo, "外科一支部", "浦东医院"), "\(reading.facts.relations)")
    #expect(reading.has(.allianceWith, "外科一支部", "石湾社区居委会"))
    #expect(reading.has(.serves, "佟铁军", "浦东医院骨科"), "\(reading.names(.organization))")
    #expect(reading.has(.serves, "佟铁军", "浦东医院外科党支部"))
  }

  @Test func aTextOnTwoBodiesIsAboutNeither() throws {
    let reading = try Reading(
      "河湾税务局与石湾税务局交流。河湾税务局介绍做法，石湾税务局介绍经验。第五党支部与桃坪村党支部结对共建。")
    #expect(!isPart("河湾税务局第五党支部", of: "河湾税务局", reading), "\(reading.facts.relations)")
    #expect(!isPart("石湾税务局第五党支部", of: "石湾税务局", reading))
  }

  @Test func unitsInARowOfPostsAreThoseOfTheBodyBefore() throws {
    let reading = try Reading(
      """
      河湾县公安局特警大队党支部书记陈明，河湾学院党委副书记、学生处处长黄鹏程，学生党总支书记、学生处副处长徐大同，\
      学生党总支委员、学生管理科副科长罗伟文出席仪式。
      """)
    #expect(reading.has(.serves, "罗伟文", "河湾学院学生管理科"), "\(reading.facts.relations)")
    #expect(reading.has(.serves, "徐大同", "河湾学院学生党总支"))
  }

  @Test(arguments: ["♥", "——", "与"])
  func pairsALineEach(sign: String) throws {
    let reading = try Reading(
      """
      8个党组织现场签约结对，结对名单如下：
      ·河湾派出所党支部\(sign)石湾社区党委
      ·大垅派出所党支部\(sign)桃坪社区党委
      """)
    #expect(reading.has(.allianceWith, "河湾派出所党支部", "石湾社区党委"), "\(reading.facts.relations)")
    #expect(reading.has(.allianceWith, "大垅派出所党支部", "桃坪社区党委"))
    #expect(reading.count(.allianceWith) == 2)
  }

  @Test func linesThatNothingAnnouncesPairNobody() throws {
    let reading = try Reading("参会单位：\n河湾派出所——石湾社区\n大垅派出所——桃坪社区")
    #expect(reading.count(.allianceWith) == 0)
  }

  /// Whether a thing is part of another, directly or by its unit.
  private func isPart(_ inner: String, of outer: String, _ reading: Reading) -> Bool {
    if reading.has(.subordinateTo, inner, outer) { return true }
    return reading.names(.organization).contains { unit in
      reading.has(.subordinateTo, inner, unit[0]) && reading.has(.subordinateTo, unit[0], outer)
    }
  }

  @Test func theBranchSpokenOfIsNotThatOfAPartner() throws {
    let reading = try Reading(
      """
      茅店派出所工作纪实
      茅店派出所辖区有三个社区。茅店派出所党支部与河湾设计院党支部结对。茅店派出所人少事多，该所全靠心齐。
      支部办起“青蓝课堂”，还同河湾学院第二党支部签订共建协议。
      """)
    #expect(reading.has(.subordinateTo, "青蓝课堂", "茅店派出所党支部"), "\(reading.facts.relations)")
    #expect(reading.has(.allianceWith, "茅店派出所党支部", "河湾学院第二党支部"))
  }
}
