import Extraction
import Testing

/// Partners that a text tells by the meeting they attend, the list they stand in or the membership they have.
@Suite struct AttendanceTests {
  @Test func partnersAttendAJointMeeting() throws {
    let reading = try Reading(
      "石湾街道召开区域化党建联席会。会议由陈明主持。河湾派出所、河湾医院、河湾小学等6家成员单位负责人参加会议。")
    for name in ["河湾派出所", "河湾医院", "河湾小学"] {
      #expect(reading.has(.allianceWith, "石湾街道", name), "\(name)")
    }
    #expect(!reading.has(.allianceWith, "河湾派出所", "河湾医院"))
  }

  @Test func bothSentencesProveWhoMeets() throws {
    let text = "石湾街道召开党建联席会议。河湾派出所、河湾医院等6家成员单位负责人参加会议。"
    let reading = try Reading(text)
    let proofs = reading.facts.relations.filter { $0.type == "ALLIANCE_WITH" }.flatMap(\.evidence)
    #expect(proofs.count == 2)
    for proof in proofs {
      #expect(proof.text.hasPrefix("石湾街道召开") && proof.text.contains("负责人参加会议"))
    }
  }

  @Test func anotherMeetingMakesNoPartners() throws {
    let reading = try Reading("石湾街道召开安全生产工作会议。河湾派出所、河湾医院、河湾小学等单位负责人参加会议。")
    #expect(reading.count(.allianceWith) == 0)
  }

  @Test func aPlannedMeetingMakesNoPartners() throws {
    let reading = try Reading("石湾街道拟召开党建联席会议。河湾派出所、河湾医院等单位负责人参加会议。")
    #expect(reading.count(.allianceWith) == 0)
  }

  @Test func bodiesTakePartInAJointCommittee() throws {
    let reading = try Reading("石湾社区“大党委”挂牌成立，河湾区人民检察院、河湾小学等12家单位党组织共同参与社区建设。")
    #expect(reading.has(.allianceWith, "石湾社区“大党委”", "河湾小学"))
  }

  @Test func whoMeetsFromSeveralBodies() throws {
    let reading = try Reading("来自河湾派出所、河湾镇司法所、河湾医院共3个单位的60余名党员领导干部齐聚一堂，开启共建新篇章。")
    #expect(reading.has(.allianceWith, "河湾派出所", "河湾医院"))
  }

  @Test func partnersStandUnderALabel() throws {
    let reading = try Reading("石湾社区党总支举行签约仪式。项目目标：提高素质。共建单位：河湾小学、河湾医院。")
    #expect(reading.has(.allianceWith, "石湾社区党总支", "河湾医院"))
    #expect(!reading.has(.allianceWith, "河湾小学", "河湾医院"))
  }

  @Test func aJointCommitteeIsMadeUpOfBodies() throws {
    let reading = try Reading("石湾社区“联合党委”由河湾县委组织部、河湾县林业局等9家单位的党组织负责人组成。")
    #expect(reading.has(.allianceWith, "石湾社区“联合党委”", "河湾县林业局"))
  }

  @Test func aMemberUnitIsApartner() throws {
    let reading = try Reading("作为石湾社区大党委成员单位，河湾小学、河湾医院捐赠了图书。")
    #expect(reading.has(.allianceWith, "石湾社区大党委", "河湾医院"))
  }

  @Test func withAfterACommaOpensNoName() throws {
    let reading = try Reading("河湾派出所依托“红盾”党建联盟，与河湾街道、河湾医院签订共建协议。")
    #expect(reading.has(.allianceWith, "河湾派出所", "河湾医院"))
    #expect(!reading.has(.place, "与河湾街道"))
  }

  @Test func alsoOtherWordsForWith() throws {
    let reading = try Reading("河湾派出所同石湾派出所、东沟派出所缔结友好关系。")
    #expect(reading.has(.allianceWith, "河湾派出所", "石湾派出所"))
  }

  @Test func comradesInChargeAttend() throws {
    let reading = try Reading("河湾街道街西社区召开“大党委”第二次联席会议，河湾医院、桃坪小学、石湾银行等驻区单位的负责同志参加。")
    #expect(reading.has(.allianceWith, "街西社区", "桃坪小学"), "\(reading.facts.relations)")
  }

  @Test func thoseWhoAttendATalkAreNoPartners() throws {
    let reading = try Reading("梧州市公安局政治部、万秀分局和梧州学院大数据与软件工程学院、法学与公共管理学院有关负责人参加座谈。")
    #expect(reading.count(.allianceWith) == 0, "\(reading.facts.relations)")
    #expect(reading.has(.organization, "大数据与软件工程学院"), "\(reading.names(.organization))")
  }
}
