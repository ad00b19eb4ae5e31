import Extraction
import Testing

/// What texts about one village or community leave out, and how its name is found.
@Suite struct VillageTests {
  @Test(arguments: [
    ("敖靠塔村位于山脚下。", "敖靠塔村"), ("民兵参与智果村环境整治。", "智果村"), ("枫南村党委组织党员参观。", "枫南村"),
    ("日芒村、秀脑贡麻村、秀脑秀麻村都通了路。", "秀脑贡麻村"), ("走进洛若镇五色海村。", "五色海村"),
    ("2016年由九溪江乡桐林村合并而成。", "九溪江乡"), ("到金湾花城社区开展演练。", "金湾花城社区"),
    ("网格员走进工人新村社区。", "工人新村社区"), ("家住怡园新村小区的居民。", "怡园新村小区"),
    ("桐乡市经济开发区的企业来了。", "桐乡市经济开发区"), ("河湾镇工业园区的企业来了。", "河湾镇工业园区"),
  ])
  func itsNameIsFound(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.place, name), "\(text): \(reading.names(.place))")
  }

  @Test(arguments: [
    "全镇辖5个行政村（牧业村：石湾村、上游村）。", "河湾镇辖石湾村、上游村、下游村。", "争创湖南十大特色文旅小镇。",
    "要建设示范村和中心村。",
  ])
  func kindsAndVerbsAreNoVillages(text: String) throws {
    let found = try Reading(text).names(.place).flatMap { $0 }
    for name in ["牧业村", "辖石湾村", "十大特色文旅小镇", "示范村", "中心村"] {
      #expect(!found.contains { $0.hasSuffix(name) }, "\(text): \(found)")
    }
  }

  static let village = "石湾村不大。石湾村的路修好了，石湾村的人都说好。"

  @Test(arguments: [
    ("村党支部开了会。", "石湾村党支部"), ("支部带领全村建桥。村支部的人多。", "石湾村党支部"),
    ("老人协会在村里巡查。", "石湾村老人协会"),
    ("老年协会每天巡逻。", "石湾村老年协会"),
  ])
  func itsBodiesAreMeant(text: String, name: String) throws {
    let reading = try Reading(Self.village + text)
    #expect(reading.has(.subordinateTo, name, "石湾村"), "\(text): \(reading.names(.organization))")
  }

  @Test func itsSecretaryServesItsBranch() throws {
    let reading = try Reading(Self.village + "老支书周福根闲不住。村支书李玉兰很忙。")
    #expect(reading.has(.serves, "周福根", "石湾村党支部", role: "老支书"))
    #expect(reading.has(.serves, "李玉兰", "石湾村党支部", role: "村支书"))
  }

  @Test func ofTwoVillagesNoneIsMeant() throws {
    let reading = try Reading("石湾村和上游村相邻。石湾村人多，上游村地多。村党支部开了会。")
    #expect(reading.names(.organization).isEmpty)
  }

  @Test func aTownsUnitsAreTheTowns() throws {
    let reading = try Reading("河湾乡很远。乡属站所3个：乡兽医站、乡派出所、乡幼儿园。")
    for unit in ["河湾乡兽医站", "河湾乡派出所", "河湾乡幼儿园"] {
      #expect(reading.has(.subordinateTo, unit, "河湾乡"), "\(unit)")
    }
  }

  @Test func aZoneIsNotRunByResidents() throws {
    let reading = try Reading("桐乡市经济开发区党工委副书记、管委会主任高翔出席仪式。")
    #expect(!reading.names(.organization).contains { $0.contains { $0.hasSuffix("居委会") } })
  }
}

/// What stands around names of bodies and persons.
@Suite struct SurroundingTests {
  @Test(arguments: [
    ("第一检察部主任何敏受聘。", "何敏"), ("红白理事会会长孙德福介绍说。", "孙德福"), ("派出所所长江涛说。", "江涛"),
    ("邀请浙江大学王岩教授参加。", "王岩"), ("他和张文博博士到场。", "张文博"), ("参谋吴和，连长到场。", "吴和"),
    ("顾倩倩\n书记\n主持全面工作", "顾倩倩"), ("警务辅助人员柴静到场。", "柴静"),
  ])
  func aPersonIsFound(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.person, name), "\(text): \(reading.names(.person))")
  }

  @Test(arguments: ["伍湖村是个好地方。", "居民向社区寻求帮助。", "向社区求助。"])
  func aPlaceIsNoPerson(text: String) throws {
    #expect(try Reading(text).names(.person).isEmpty, "\(text)")
  }

  @Test func theNextUnitOfAListIsNoUnitOfTheFirst() throws {
    let reading = try Reading("桐乡职业技术学院保卫处处长宋涛、学生处副处长范丽参加联席会。")
    #expect(reading.has(.serves, "范丽", "桐乡职业技术学院学生处"))
    let village = try Reading("石湾村乡贤理事会、村民理事会参与调解。")
    #expect(village.has(.organization, "石湾村村民理事会"))
  }

  @Test(arguments: [
    ("义乌市公安局商城派出所成立义警队。", "商城派出所"), ("桐乡市公安局机场派出所民警到场。", "机场派出所"),
    ("中国石油大学的学生来了。", "中国石油大学"), ("桐乡市佛教协会到场。", "桐乡市佛教协会"),
    ("杭州市青年湖景区保护利用管理局到场。", "杭州市青年湖景区保护利用管理局"),
  ])
  func aBodyIsFound(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.organization, name), "\(text): \(reading.names(.organization))")
  }

  @Test func aDepartmentIsNoneOfAProvince() throws {
    let reading = try Reading("四川科伦药业股份有限公司来了。")
    #expect(!reading.has(.organization, "四川科"))
  }

  @Test func ourOfficesAreThoseOfTheBodyThatWrites() throws {
    let reading = try Reading(
      "洛阳市老城区人民检察院开展活动。我院志愿服务队上街宣传。我院公诉科科长李明发言。")
    #expect(reading.has(.subordinateTo, "洛阳市老城区人民检察院志愿服务队", "洛阳市老城区人民检察院"))
    #expect(reading.has(.serves, "李明", "洛阳市老城区人民检察院公诉科"))
  }

  @Test func whatStandsBetweenATownAndAVillagesBranchIsTheVillage() throws {
    let reading = try Reading("机关党支部与文登营镇前架山村党支部签下结对协议。")
    #expect(reading.has(.subordinateTo, "前架山村", "文登营镇"), "\(reading.names(.place))")
    #expect(reading.has(.subordinateTo, "前架山村党支部", "前架山村"))
    for text in ["在凤栖镇所有村党支部推广。", "凤栖镇各行政村党支部参加。", "凤栖镇结对帮扶村党支部。"] {
      #expect(try !Reading(text).names(.place).joined().contains { $0.hasSuffix("村") }, "\(text)")
    }
  }

  @Test func aVillageCountedInItsName() throws {
    #expect(try Reading("民警来到果园村、二十道沟村走访。").has(.place, "二十道沟村"))
  }
}
