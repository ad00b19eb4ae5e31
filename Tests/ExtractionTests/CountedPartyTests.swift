import Extraction
import Testing

/// Words that count the parties, 双方 and 四地公安局, mean those that the sentences before have named.
@Suite struct CountedPartyTests {
  @Test(arguments: [
    ("河湾县公安局一行来到石湾县公安局，参观了警史馆。座谈后，双方签订警务协作协议。", "河湾县公安局", "石湾县公安局"),
    ("河湾派出所、桃坪派出所的民警翻山而来，会议由石湾派出所承办。会上，三个派出所的负责人在协议上签字。", "河湾派出所", "石湾派出所"),
    ("会议由万州区公安局局长张伟主持，达州市公安局局长王强、开州区公安局局长李明发言。会上，三地公安机关签订协议。", "万州区公安局", "开州区公安局"),
    ("河湾派出所、桃坪派出所应邀到会，石湾派出所派员参加。会上，三个边界派出所共同签署协议。", "河湾派出所", "石湾派出所"),
    ("山东警察学院文东校区迎来同行，江苏警官学院院长黄进一行到访。当天，两校签署合作协议。", "山东警察学院", "江苏警官学院"),
    ("河湾小学校长周莉一行走进桃坪中学。当天，两校签署结对协议。", "河湾小学", "桃坪中学"),
    ("河湾省高级人民法院、石湾省高级人民法院的负责人发言。会上，两省高院签署框架协议。", "河湾省高级人民法院", "石湾省高级人民法院"),
    ("河湾县法院院长、桃坪县检察院检察长在会上发言。随后，“两院”签订协作协议。", "河湾县法院", "桃坪县检察院"),
    ("河湾小学党支部、桃坪医院党支部、石湾村党支部的代表走上台前。四家单位中的三方支部共同签署共建协议。", "河湾小学党支部", "石湾村党支部"),
    ("桃坪小学、河湾医院等18家单位的负责人到场。随后，石湾街道党工委与到场的18家单位一一签订共建协议书。", "石湾街道党工委", "河湾医院"),
    ("河湾派出所和桃坪派出所毗邻。去年，两所党支部结成共建对子。", "河湾派出所党支部", "桃坪派出所党支部"),
    ("他们是：\n河湾派出所教导员 于海波\n桃坪小学副校长 朴英姬\n石湾医院副院长 刘强\n三家单位分别与南河社区党委签订共建协议书。", "南河社区党委", "桃坪小学"),
  ])
  func theyArePartners(text: String, one: String, other: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.allianceWith, one, other), "\(text): \(reading.facts.relations)")
  }

  @Test func theEvidenceNamesThem() throws {
    let reading = try Reading("河湾派出所、桃坪小学的代表到会。会议开得热烈。会上，双方签订共建协议。")
    let relation = try #require(reading.facts.relations.first { $0.type == "ALLIANCE_WITH" })
    let text = try #require(relation.evidence.first?.text)
    #expect(text.hasPrefix("河湾派出所") && text.hasSuffix("签订共建协议"), "\(text)")
  }

  @Test func whoLeadsOrWitnessesIsNoParty() throws {
    let reading = try Reading(
      "南河社区党委书记王芳首先介绍情况，北河社区党委书记李明作表态发言，石湾街道党工委副书记出席。随后，两个社区党委共同签署共建协议书。")
    #expect(reading.has(.allianceWith, "南河社区党委", "北河社区党委"), "\(reading.facts.relations)")
    #expect(reading.count(.allianceWith) == 1)
    let guests = try Reading("河湾派出所、桃坪小学联合举办护学活动，石湾街道办事处、石湾医院受邀观礼。")
    #expect(guests.count(.allianceWith) == 1, "\(guests.facts.relations)")
  }

  @Test func thoseBehindTheWordAreTheOtherSide() throws {
    let reading = try Reading("桃坪派出所走访了石湾镇综治办和河湾小学。之后，桃坪派出所分别与两家单位签订协议书。")
    #expect(reading.has(.allianceWith, "桃坪派出所", "石湾镇综治办"), "\(reading.facts.relations)")
    #expect(reading.has(.allianceWith, "桃坪派出所", "河湾小学"))
    #expect(reading.count(.allianceWith) == 2)
  }

  @Test func sectionsActForTheirBody() throws {
    let reading = try Reading(
      "河湾县公安局副局长张伟一行来到石湾银行。石湾银行个人金融部、安全保卫部负责人早已在会议室等候。双方签订反诈合作协议。")
    #expect(reading.has(.allianceWith, "河湾县公安局", "石湾银行"), "\(reading.facts.relations)")
    #expect(reading.count(.allianceWith) == 1)
  }

  @Test func severalSectionsStandForTheirBody() throws {
    let reading = try Reading("石湾银行召开会议。河湾县公安局与石湾银行个人金融部、安全保卫部召开警银共建联席会议。")
    #expect(reading.has(.allianceWith, "河湾县公安局", "石湾银行"), "\(reading.facts.relations)")
    #expect(reading.count(.allianceWith) == 1)
    let kinds = try Reading("河湾县公安局走进河湾中学。今年，河湾县公安局推动警力与社区、企业、学校结对。")
    #expect(kinds.count(.allianceWith) == 0, "\(kinds.facts.relations)")
    let led = try Reading("学生加入河湾派出所牵头的“护苗”志愿服务队，开展共建活动。")
    #expect(led.count(.allianceWith) == 0, "\(led.facts.relations)")
  }

  @Test func allMembersStandWithTheirLeader() throws {
    let led = try Reading("去年，“红盾”联盟由河湾县检察院牵头组建。河湾县法院、河湾县公安局、河湾县民政局作为成员单位会签了文件。")
    #expect(led.has(.allianceWith, "河湾县检察院", "河湾县民政局"), "\(led.facts.relations)")
    #expect(!led.has(.allianceWith, "河湾县法院", "河湾县民政局"))
    let each = try Reading("河湾县法院、河湾县民政局到会。各成员单位会签了文件，签订了协议。")
    #expect(each.count(.allianceWith) == 0, "\(each.facts.relations)")
  }

  @Test(arguments: [
    "河湾派出所和桃坪小学参观了展馆。\n五方联动\n",
    "河湾派出所、桃坪小学都设了“三方共建”宣传栏。", "河湾派出所、桃坪派出所参会。全市12个派出所推广共建经验。",
  ])
  func otherCountsMeanNobody(text: String) throws {
    let reading = try Reading(text)
    #expect(reading.count(.allianceWith) == 0, "\(text): \(reading.facts.relations)")
  }

  @Test func whatIsOnlyCountedIsNoName() throws {
    let towns = try Reading("三镇林业站、五村党支部轮流值守，警务室设在“三县五镇”交界处，推行“一庭一社区”做法。")
    #expect(towns.names(.organization).isEmpty, "\(towns.names(.organization))")
    #expect(towns.names(.place).isEmpty, "\(towns.names(.place))")
    let hospital = try Reading("无锡市第二人民医院举行签约仪式。市二院与河湾街道签订党建共建协议。")
    #expect(hospital.has(.allianceWith, "无锡市第二人民医院", "河湾街道"), "\(hospital.facts)")
    let last = try Reading("局领导带着反诈中心、情指中心和12个派出所的负责人到场。")
    #expect(!last.has(.organization, "反诈中心派出所"))
  }

  @Test func theTwoAreToldOneByOne() throws {
    let reading = try Reading("河湾法院、石湾法院与桃坪法院在河湾镇签订协作协议。")
    #expect(reading.has(.allianceWith, "河湾法院", "石湾法院"), "\(reading.facts.relations)")
  }
}
