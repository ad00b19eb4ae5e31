import Extraction
import Testing

/// Whose the bare bodies of lists are.
@Suite struct ListOwnerTests {
  @Test func whatAListNamesOnceHoldsForAllOfIt() throws {
    let reading = try Reading("和静县查汗社区召开会议。县人力资源和社会保障局、民政局、安监局负责人出席。")
    #expect(reading.has(.organization, "和静县民政局"))
    #expect(reading.has(.subordinateTo, "和静县安监局", "和静县"))
  }

  @Test func thatCityOwnsTheHospitals() throws {
    let reading = try Reading("5月17日，台山市公安局与该市人民医院、中医院、妇幼保健院签订警医共建协议。")
    for name in ["台山市人民医院", "台山市中医院", "台山市妇幼保健院"] {
      #expect(reading.has(.allianceWith, "台山市公安局", name), "\(name)")
    }
  }

  @Test func theOfficesOfAHeadedTextAreItsBodys() throws {
    let reading = try Reading("石泉路街道办事处概况\n根据区委实施方案，设立党政办公室、社区党建办公室、社区平安办公室。")
    #expect(reading.has(.subordinateTo, "石泉路街道办事处党政办公室", "石泉路街道办事处"))
    #expect(reading.has(.subordinateTo, "石泉路街道办事处社区平安办公室", "石泉路街道办事处"))
  }

  @Test func departmentsTellTheirLeaders() throws {
    let reading = try Reading("衢州市妇幼保健院院长余晓、保健部主任陈卫红、医务科副科长周红梅走访了两家单位。")
    #expect(reading.has(.serves, "陈卫红", "衢州市妇幼保健院保健部"))
    #expect(reading.has(.subordinateTo, "衢州市妇幼保健院医务科", "衢州市妇幼保健院"))
  }

  @Test func theBureauAboveALineOwnsTheStationsBelow() throws {
    let reading = try Reading("武胜县公安局\n城北派出所\n中心派出所\n烈面派出所\n华蓥市公安局\n双河派出所\n天池派出所")
    #expect(reading.has(.subordinateTo, "烈面派出所", "武胜县公安局"))
    #expect(reading.has(.subordinateTo, "天池派出所", "华蓥市公安局"))
    #expect(!reading.has(.subordinateTo, "天池派出所", "武胜县公安局"))
  }

  @Test func theStreetBeforeAListHoldsForAllOfIt() throws {
    let reading = try Reading("竹岛街道富华、望海、黄山社区党总支开展活动。监利市大垸管理区、毛市镇上榜。")
    for name in ["富华社区", "望海社区", "黄山社区"] {
      #expect(reading.has(.subordinateTo, name, "竹岛街道"), "\(name)")
    }
    #expect(reading.has(.subordinateTo, "毛市镇", "监利市"))
  }

  @Test func linesOfOneKindOwnNothing() throws {
    let reading = try Reading("城北派出所\n烈面派出所\n双河派出所")
    #expect(reading.facts.relations.isEmpty)
  }
}

/// Those who make up a joint meeting.
@Suite struct JointMeetingTests {
  @Test func theLeaderStandsWithAllMembers() throws {
    let reading = try Reading(
      "联席会议由南京市民政局、南京市公安局、南京市教育局等部门组成。南京市民政局为联席会议牵头单位。")
    #expect(reading.has(.allianceWith, "南京市民政局", "南京市公安局"))
    #expect(reading.has(.allianceWith, "南京市民政局", "南京市教育局"))
    #expect(!reading.has(.allianceWith, "南京市公安局", "南京市教育局"))
  }

  @Test func withoutALeaderNothingIsSaid() throws {
    let reading = try Reading("联席会议由南京市民政局、南京市公安局等部门组成。会议每年召开一次。")
    #expect(!reading.has(.allianceWith, "南京市民政局", "南京市公安局"))
  }
}
