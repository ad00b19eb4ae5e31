import Extraction
import Testing

/// Lists that a word sums up or points back at: branches, units, those who sign.
@Suite struct SummedListTests {
  @Test func aListSummedUpAsBranchesNamesTheBranchOfEach() throws {
    let reading = try Reading("墨江县召开会议。县委宣传部、县工商局等党支部与紫金社区共同开展创建活动。")
    #expect(reading.has(.allianceWith, "县工商局党支部", "紫金社区"))
    #expect(reading.has(.allianceWith, "宣传部党支部", "紫金社区"))
    #expect(reading.has(.subordinateTo, "县工商局党支部", "县工商局"))
    let branch = reading.names(.organization).first { $0.contains("县工商局党支部") }
    #expect(branch?.allSatisfy { $0.hasSuffix("党支部") } ?? false, "\(branch ?? [])")
  }

  @Test func unitsOfTheAreaAreThoseListedBefore() throws {
    let reading = try Reading(
      "参会的负责人来自河湾小学、河湾医院、河湾卫生院等7个企事业单位。随后，北路社区与辖区单位签订了共建协议。")
    for name in ["河湾小学", "河湾医院", "河湾卫生院"] {
      #expect(reading.has(.allianceWith, "北路社区", name), "\(name)")
    }
    #expect(!reading.has(.allianceWith, "河湾小学", "河湾医院"))
  }

  @Test func unitsOfTheAreaAreNobodyWhereNoneWereListed() throws {
    let reading = try Reading("河湾小学、河湾医院参加会议。北路社区与辖区单位签订了共建协议。")
    #expect(reading.count(.allianceWith) == 0)
  }

  @Test func whoSignsWithSoManyStandsWithEachOfThoseNamedNext() throws {
    let reading = try Reading("河湾区疾控中心同6家民营医疗机构当场签约，分别是莲池医院、正阳医院。")
    #expect(reading.has(.allianceWith, "河湾区疾控中心", "莲池医院"))
    #expect(reading.has(.allianceWith, "河湾区疾控中心", "正阳医院"))
    #expect(!reading.has(.allianceWith, "莲池医院", "正阳医院"))
  }

  @Test func whomAnotherClauseMakesTheLeaderIsThePartner() throws {
    let reading = try Reading("贵州商学院派出骨干。以岩孔街道党工委为主体，与林东医院结对共建。")
    #expect(reading.has(.allianceWith, "岩孔街道党工委", "林东医院"))
    #expect(!reading.has(.allianceWith, "贵州商学院", "林东医院"))
  }

  @Test func unitsBehindOwnAreTheBureaus() throws {
    let reading = try Reading("镇赉县公安局整合所属巡特警大队、交警大队和永安派出所警力，加强巡逻。")
    for unit in ["巡特警大队", "交警大队", "永安派出所"] {
      #expect(
        reading.names(.organization).contains { $0.contains { $0.hasSuffix(unit) } }, "\(unit)")
    }
    #expect(reading.has(.subordinateTo, "永安派出所", "镇赉县公安局"))
  }

  @Test func aMixedCountMeansTheCourtWithEachStation() throws {
    let reading = try Reading(
      "胶西法庭与中云、胶西、杜村三家派出所的负责人参加了活动。仪式上，“一庭三所”的负责人就合作机制逐一签字。")
    for station in ["中云派出所", "胶西派出所", "杜村派出所"] {
      #expect(reading.has(.allianceWith, "胶西法庭", station), "\(station)")
    }
    #expect(reading.count(.allianceWith) == 3)
  }

  @Test func aBranchConcernedIsABranch() throws {
    let reading = try Reading("青山派出所党支部与中冶南方工程技术有限公司相关党支部开展结对共建活动。")
    #expect(reading.has(.allianceWith, "青山派出所党支部", "中冶南方工程技术有限公司相关党支部"))
    #expect(try Reading("青山派出所党支部与有关党支部开展结对共建活动。").count(.allianceWith) == 0)
  }

  @Test(arguments: ["青山派出所成立矛盾纠纷调解中心。", "青山派出所的“老周”调解室成立。"])
  func aTeamSetUpOrOwnedIsTheBodys(text: String) throws {
    let reading = try Reading(text)
    #expect(reading.count(.subordinateTo) == 1, "\(text) \(reading.names(.organization))")
  }
}

/// Bodies of several divisions of which only the last has its kind.
@Suite struct SharedOfficeTests {
  @Test(arguments: [
    ("常州、无锡公安局签订警务协作协议。", "常州公安局", "无锡公安局"), ("邳州、新沂交警大队签订协议。", "邳州交警大队", "新沂交警大队"),
    ("锡山、惠山检察院会签协作意见。", "锡山检察院", "惠山检察院"), ("沛县、微山两县公安局签订协议。", "沛县公安局", "微山县公安局"),
    ("沛县与微山县公安局签订协议。", "沛县公安局", "微山县公安局"), ("市南、市北公安分局签订协议。", "市南公安分局", "市北公安分局"),
  ])
  func eachIsABody(text: String, first: String, second: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.allianceWith, first, second), "\(text) \(reading.names(.organization))")
  }

  @Test func aProvinceIsNoneOfThem() throws {
    let reading = try Reading("来自江苏、微山县公安局的民警到场。")
    #expect(!reading.names(.organization).contains { $0.contains("江苏公安局") })
  }
}
