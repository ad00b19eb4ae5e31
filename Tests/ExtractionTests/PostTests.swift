import Extraction
import Testing

/// The posts that persons have, and the bodies that the text leaves to be understood.
@Suite struct PostTests {
  @Test(arguments: [
    "张国平，男，1972年3月出生，中共党员，现任大垅派出所所长、党支部书记，多次立功。", "张国平（大垅派出所所长）到会。", "张国平，现任大垅派出所所长。",
    "大垅派出所副教导员、所长张国平到会。", "来自大垅派出所的所长张国平讲课。",
  ])
  func aPostStandsBeforeOrAfterTheName(text: String) throws {
    #expect(try Reading(text).has(.serves, "张国平", "大垅派出所", role: "所长"), "\(text)")
  }

  @Test(arguments: [
    "张国平，男，拟任大垅派出所所长。", "张国平到会，大垅派出所所长周莉主持。", "张国平、大垅派出所所长周莉到会。",
  ])
  func whatIsSaidOfAnotherIsNotHis(text: String) throws {
    let reading = try Reading(text)
    #expect(!reading.has(.serves, "张国平", "大垅派出所"), "\(text)")
  }

  @Test(arguments: [
    "义警队长", "巡防队长", "民兵连长", "堂长", "室长", "轮值长", "执行主席", "评论员", "摊主", "茶农", "导游",
  ])
  func aPostOrIdentityTellsTheNameBehindIt(post: String) throws {
    #expect(try Reading("由\(post)王金岭担任召集人。").names(.person).contains(["王金岭"]))
  }

  @Test func thoseOfOneRowServeInOneBody() throws {
    let reading = try Reading(
      "河湾医院与信息学院签约。信息学院院长汪国华、党委书记钟蕾、副院长李丹、党委副书记刘雯到会。安福中学校长谢文斌，党总支书记邓小玲参加。")
    #expect(reading.has(.serves, "李丹", "信息学院", role: "副院长"))
    #expect(!reading.has(.serves, "李丹", "河湾医院"))
    #expect(reading.has(.serves, "钟蕾", "信息学院党委"))
    #expect(reading.has(.serves, "刘雯", "信息学院党委"))
    #expect(reading.has(.serves, "邓小玲", "安福中学党总支"))
  }

  @Test func aBodyThatIsNoNameIsPassedOver() throws {
    let reading = try Reading("大垅镇党委副书记（主持工作）、镇青联主席周莉到会。")
    #expect(reading.has(.serves, "周莉", "大垅镇党委", role: "副书记"))
  }

  @Test func aPostToldOnceHoldsFurtherOn() throws {
    let reading = try Reading("桃源中学校长林晓亮到会。石湾小学也派人参加。校长林晓亮颁发证书。")
    #expect(reading.has(.serves, "林晓亮", "桃源中学", role: "校长"))
    #expect(!reading.has(.serves, "林晓亮", "石湾小学"))
  }

  @Test func aPostAfterTheNameTakesTheBodyBeforeIt() throws {
    let reading = try Reading("石湾社区党委的周莉书记、陈明副书记接待了来宾。大垅镇党政办的林晓亮参加工作才两年。")
    #expect(reading.has(.serves, "周莉", "石湾社区党委", role: "书记"))
    #expect(reading.has(.serves, "陈明", "石湾社区党委", role: "副书记"))
    #expect(reading.has(.serves, "林晓亮", "大垅镇党政办"))
  }

  @Test func theBranchIsThatOfTheVillagePointedAt() throws {
    let reading = try Reading("大垅派出所党支部成立多年。在石湾村，该村党支部书记周莉讲解种植知识。")
    #expect(reading.has(.serves, "周莉", "石湾村党支部", role: "书记"))
    #expect(!reading.has(.serves, "周莉", "大垅派出所党支部"))
  }

  @Test func aBracketBehindANameTellsMoreThanThePostBefore() throws {
    let reading = try Reading("界别召集人：许涛（上城区教育局党委副书记、副局长）、俞鑫红（上城区教育学院教研员）")
    #expect(reading.has(.serves, "许涛", "上城区教育局", role: "副局长"))
    #expect(reading.has(.serves, "许涛", "上城区教育局党委", role: "副书记"))
    #expect(reading.has(.serves, "俞鑫红", "上城区教育学院"))
  }

  @Test func aDashStandsBetweenPostAndName() throws {
    let reading = try Reading("北京市东城区交道口街道福祥社区党委书记－李德青－全国先进个人")
    #expect(reading.has(.serves, "李德青", "福祥社区党委", role: "书记"))
  }

  @Test func theStreetOfAPostIsTheOneNamed() throws {
    let reading = try Reading("凉城新村街道召开会议。街道党工委书记殷光霁作交流。")
    #expect(reading.has(.serves, "殷光霁", "凉城新村街道党工委", role: "书记"))
  }

  @Test(arguments: [
    ("润昌农商银行桑阿镇支行业务副行长刘浩表示欢迎。", "刘浩", "润昌农商银行桑阿镇支行"),
    ("武警富锦中队政工副队长韩冰到场。", "韩冰", "武警富锦中队"),
  ])
  func aWordMayTellTheFieldOfAPost(text: String, person: String, body: String) throws {
    #expect(try Reading(text).has(.serves, person, body))
  }

  @Test func thePersonsOfAListAreOfOneBody() throws {
    let reading = try Reading("仙居中学的周芳镱（数学学科）、陈思其（物理学科）、胡岳超（生物学科）参与了教研活动。")
    for person in ["周芳镱", "陈思其", "胡岳超"] {
      #expect(reading.has(.serves, person, "仙居中学"), "\(person)")
    }
  }

  @Test func aSquareBracketTellsThePost() throws {
    let reading = try Reading("金会存【回族，卢龙镇司法所所长、卢龙镇人民调解委员会主任】\n白丽娜【县第三实验小学校长】")
    #expect(reading.has(.serves, "金会存", "卢龙镇司法所", role: "所长"))
    #expect(reading.has(.serves, "金会存", "卢龙镇人民调解委员会", role: "主任"))
    #expect(reading.has(.person, "白丽娜"))
  }
}
