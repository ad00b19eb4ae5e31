import Extraction
import Testing

/// What sentences speak of that do not say so themselves.
@Suite struct SubjectTests {
  @Test(arguments: [
    "山里头的郑湖派出所、湖源派出所警力都不足5人，索性抱团合组“林海联勤队”。", "郑湖派出所、湖源派出所一合计，共同组建“林海联勤队”。",
  ])
  func whoSetsUpABodyTogetherIsAllied(text: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.allianceWith, "郑湖派出所", "湖源派出所"))
    #expect(reading.has(.subordinateTo, "林海联勤队", "湖源派出所"))
  }

  @Test(arguments: [
    "大垅镇石湾社区居民多。河湾镇治安好，河湾镇环境好，河湾镇交通好。石湾社区地处城郊。社区推行“红袖章”工作法。",
    "河湾镇治安好。石湾社区地处城郊，近年来，社区积极推行“红袖章”工作法。", "河湾镇治安好。石湾社区地处城郊，该社区推行“红袖章”工作法。",
  ])
  func aWordForAPlaceMeansTheOneLastNamed(text: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.serves, "红袖章", "石湾社区"), "\(text)")
    #expect(!reading.has(.serves, "红袖章", "河湾镇"), "\(text)")
  }

  @Test func aWordForAPlaceBeforeItsPeopleMeansNone() throws {
    let reading = try Reading("石湾社区地处城郊。河湾派出所治安好。社区民警推行“红袖章”工作法。")
    #expect(!reading.has(.serves, "红袖章", "石湾社区"))
  }

  @Test func whoWritesIsSpokenOfWhereNothingIsNamed() throws {
    let reading = try Reading(
      "我所坚持警务前移。\n石湾社区居委会牵头，会同我所开展巡查。推行“红袖章”工作法。\n组建“护苗”宣讲队。\n河湾县公安局河湾派出所")
    #expect(reading.has(.subordinateTo, "红袖章", "河湾派出所"))
    #expect(reading.has(.subordinateTo, "“护苗”宣讲队", "河湾派出所"))
    #expect(!reading.has(.subordinateTo, "红袖章", "石湾社区居委会"))
  }

  @Test func ourSchoolIsTheOneNamedMostOften() throws {
    let reading = try Reading(
      "河湾大学开学。河湾大学师生到场。我校与石湾社区签订共建协议。志愿者走进石湾小学。我校团委书记周莉介绍。")
    #expect(reading.has(.allianceWith, "河湾大学", "石湾社区"))
    #expect(!reading.has(.allianceWith, "石湾小学", "石湾社区"))
    #expect(reading.has(.subordinateTo, "河湾大学团委", "河湾大学"))
  }

  @Test func aLineThatOnlyNamesABodyHeadsWhatFollows() throws {
    let reading = try Reading(
      "石湾镇治安好，石湾镇环境好，石湾镇交通好。\n02 河湾派出所\n坚持警务前移、服务群众，多年来从未松懈，推行“红袖章”工作法，深受好评。")
    #expect(reading.has(.subordinateTo, "红袖章", "河湾派出所"))
  }

  @Test(arguments: [
    ("石湾村经济联合社", "石湾村"), ("大垅镇党政办", "大垅镇"), ("石湾社区老龄大学", "石湾社区"),
  ])
  func aSettlementsBodyWithoutANameOfItsOwnBelongsToIt(body: String, place: String) throws {
    #expect(try Reading("\(body)挂牌。").has(.subordinateTo, body, place))
  }

  @Test func aCompanyInAVillageIsItsOwnMaster() throws {
    #expect(try Reading("石湾村供水有限公司开业。").count(.subordinateTo) == 0)
  }

  @Test func whatABodyFoundedIsNoPartnerOfIt() throws {
    let reading = try Reading("由河湾分局发起的“反诈联盟”成立。河湾分局与“反诈联盟”共同开展宣传。")
    #expect(reading.has(.subordinateTo, "反诈联盟", "河湾分局"))
    #expect(reading.count(.allianceWith) == 0)
  }

  @Test(arguments: ["她推行“红袖章”工作法。", "张国平推行“红袖章”工作法。", "书记周莉推行“红袖章”工作法。"])
  func whatAPersonDoesIsNotDoneByAPlace(text: String) throws {
    let reading = try Reading("张国平和周莉是好友。石湾社区地处城郊。\(text)")
    #expect(!reading.has(.serves, "红袖章", "石湾社区"), "\(text)")
  }

  @Test func aCityNamedInPassingIsNotSpokenOfInTheNextParagraph() throws {
    let reading = try Reading("桐乡市位于浙江。\n推行“红袖章”工作法，深受好评。")
    #expect(!reading.has(.serves, "红袖章", "桐乡市"))
    let often = try Reading("桐乡市位于浙江。桐乡市重视治理。桐乡市加大投入。\n推行“红袖章”工作法，深受好评。")
    #expect(often.has(.serves, "红袖章", "桐乡市"))
  }

  @Test func membersOfATeamAreNotTheTeam() throws {
    let reading = try Reading(
      "石湾社区地处城郊。石湾社区推行治理。“护苗”宣讲队成员受到表彰。推行“红袖章”工作法。")
    #expect(!reading.has(.subordinateTo, "红袖章", "“护苗”宣讲队"))
  }

  @Test(arguments: [
    ("本报讯（记者张钰苑）河湾医院党支部日前来到桃坪镇，与石湾社区签订共建协议。", "河湾医院党支部", "石湾社区"),
    ("河湾街道召开联席会议。会上，书记李明代表河湾街道，与桃坪小学签订共建协议。", "河湾街道", "桃坪小学"),
    ("系统内的河湾贷款有限公司党支部已与石湾村党委结对。", "河湾贷款有限公司党支部", "石湾村党委"),
    ("那是河湾法院与石湾村携手共建的法庭。", "河湾法院", "石湾村"),
    ("石湾社区面积不大。社区近年来以品牌凝聚各方，先后与河湾派出所建立共建关系。", "石湾社区", "河湾派出所"),
  ])
  func whoActsBehindWordsOfOtherKinds(text: String, one: String, other: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.allianceWith, one, other), "\(text): \(reading.facts.relations)")
  }

  @Test func whatLeadersSignAndWhereThingsAreHeld() throws {
    let met = try Reading("桃坪镇党委牵头召开联席会议，河湾村党委、石湾派出所党支部共同签署共建协议。")
    #expect(met.has(.allianceWith, "河湾村党委", "石湾派出所党支部"), "\(met.facts.relations)")
    let site = try Reading("河湾派出所、桃坪小学联手在阳光家园小区举办了汇演。")
    #expect(!site.has(.allianceWith, "河湾派出所", "阳光家园小区"), "\(site.facts.relations)")
    let hall = try Reading("“护苗”联盟成立大会在桃坪镇新时代文明实践中心召开，联络点设在河湾社区党群服务中心。")
    #expect(!hall.has(.subordinateTo, "桃坪镇新时代文明实践中心", "“护苗”联盟"), "\(hall.facts.relations)")
    let room = try Reading("桃坪派出所还牵头搭起“格桑花”调解室。")
    #expect(room.count(.allianceWith) == 0, "\(room.facts.relations)")
    let sites = try Reading("河湾派出所、桃坪小学联合在校内举办“平安社区教育示范点”启动仪式。")
    #expect(!sites.has(.allianceWith, "河湾派出所", "平安社区"))
  }
}
