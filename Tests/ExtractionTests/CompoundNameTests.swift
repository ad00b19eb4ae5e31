import Extraction
import Testing

/// Names of several parts: which words are parts, where the whole begins, what is part of what.
@Suite struct CompoundNameTests {
  @Test(arguments: [
    ("中共云州市救助管理站支部委员会召开会议。", "云州市救助管理站"),
    ("活动由云州安泰物业管理有限公司临时支部委员会承办。", "云州安泰物业管理有限公司"),
    ("中共河西区第二中学总支部委员会表示支持。", "河西区第二中学"),
  ])
  func aCommitteeOfABranchIsTheBranch(text: String, owner: String) throws {
    let reading = try Reading(text)
    let branches = reading.names(.organization).filter { !$0.contains(owner) }
    #expect(branches.count == 1, "\(text)")
    #expect(reading.has(.subordinateTo, branches.first?.first ?? "", owner), "\(text)")
  }

  @Test(arguments: [
    ("北城大学中心警务室揭牌。", "北城大学中心警务室"),
    ("云岭镇中心卫生院派出医生。", "云岭镇中心卫生院"),
    ("民警来到云州铁路公安处东陵站派出所。", "东陵站派出所"),
    ("红星集团股份有限公司参加会议。", "红星集团股份有限公司"),
  ])
  func aModifierIsNoUnit(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.organization, name), "\(text)")
    for unit in ["北城大学中心", "云岭镇中心", "东陵站", "红星集团"] {
      #expect(!reading.has(.organization, unit), "\(text)")
    }
  }

  @Test(arguments: [
    ("郊区公安分局王家沟派出所积极践行。", "王家沟派出所"),
    ("大家走进云州市公安局河西分局新前派出所。", "新前派出所"),
    ("在荆门市天河地下管廊有限公司开展活动。", "荆门市天河地下管廊有限公司"),
    ("荆门市公安局东宝分局保和派出所成立了警务室。", "保和派出所"),
  ])
  func nothingIsLeftBetweenANameAndTheNext(text: String, name: String) throws {
    #expect(try Reading(text).has(.organization, name), "\(text)")
  }

  @Test(arguments: [
    "把纠纷化在早处。", "南边不算“大所”,却是多案大所。", "凝聚四股力量。", "他们居然警务室也建好了。",
    "这是全市唯一肺炎病患定点收治医院。", "聚焦智慧警务,创新派出所工作。",
  ])
  func wordsBeforeAHeadMakeNoName(text: String) throws {
    #expect(try Reading(text).names(.organization).isEmpty, "\(text)")
  }

  @Test func theOfficeOfABureauHasItsBranch() throws {
    let reading = try Reading("济南市公安局市中分局基层基础工作办公室党支部走进社区。")
    #expect(
      reading.has(.subordinateTo, "基层基础工作办公室党支部", "济南市公安局市中分局基层基础工作办公室"))
  }

  @Test func theLevelOpensAChain() throws {
    let reading = try Reading("惠州市召开推进会。市委政法委、市委组织部牵头,市公安局参加。")
    #expect(reading.has(.subordinateTo, "市委政法委", "惠州市委"))
    #expect(reading.has(.subordinateTo, "市委组织部", "惠州市委"))
    #expect(reading.has(.subordinateTo, "惠州市公安局", "惠州市"))
  }

  @Test func aUnitBelongsToTheBodyOfItsRank() throws {
    let reading = try Reading("云州市公安局召开会议,特警支队参加。金山派出所介绍经验。")
    #expect(
      !reading.names(.organization).joined().contains("金山派出所特警支队"))
  }

  @Test func aBracketMayGiveASecondName() throws {
    let reading = try Reading(
      "武汉市公安局青山区分局(钢城分局)(以下简称青山分局)召开会议。钢城分局、青山分局都是它的名字。")
    let bureaus = reading.names(.organization).filter { $0.contains("青山分局") }
    #expect(bureaus.count == 1 && bureaus[0].contains("钢城分局"))
    #expect(reading.names(.organization).count == 2)
  }

  @Test(arguments: [
    "四川法治报讯:民警走访群众。", "湖北日报客户端消息,民警走访群众。", "据山东法制传媒网报道,民警走访群众。",
  ])
  func aMediumIsNoPlace(text: String) throws {
    #expect(try Reading(text).names(.place).isEmpty, "\(text)")
  }

  @Test(arguments: [
    ("警务站设在云州市地质博物馆旁。", "云州市地质博物馆"), ("走进眉山市万象创新科技产业园。", "眉山市万象创新科技产业园"),
    ("来到锦州市锦西街道走访。", "锦西街道"), ("雪峰镇六榄村的老人", "六榄村"),
  ])
  func aPlaceMayBeNamedByCommonWords(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(
      reading.names(.place).contains {
        $0.contains { $0 == name || name.hasSuffix($0) && $0.count > 3 }
      },
      "\(text) \(reading.names(.place))")
  }

  @Test(arguments: ["明年,将选择珞溪、油坝两个镇试点。", "派出所辖竹溪、南塘两个社区。"])
  func aVerbOpensNoListOfPlaces(text: String) throws {
    let names = try Reading(text).names(.place).joined()
    #expect(!names.contains { $0.contains("选择") || $0.contains("辖") }, "\(names)")
    #expect(names.count >= 2)
  }
}
