import Extraction
import Testing

/// Names that only their characters tell, and lists of persons.
@Suite struct PersonWeightTests {
  @Test(arguments: [
    ("晋江市公安局局长陈文荣立即赶到现场。", "陈文荣"),
    ("在主持人苏文锻的组织下，大家参加活动。", "苏文锻"),
    ("同时也是村里副会长的徐兴平说，路修好了。", "徐兴平"),
    ("老战士艺术团严峻松团长表示欢迎。", "严峻松"),
    ("石化小区的王小津老人按下电梯按钮。", "王小津"),
    ("乡干部冯宏伟蹲守工地。", "冯宏伟"),
  ])
  func theCharactersOfANameTellIt(text: String, name: String) throws {
    #expect(try Reading(text).names(.person).contains([name]))
  }

  @Test func aWordBehindANameIsNoPartOfIt() throws {
    let reading = try Reading("营商办副主任刘莎以“共栽凉城梧桐树”为主题作介绍。")
    #expect(reading.names(.person).contains(["刘莎"]))
  }

  @Test(arguments: [
    "警营夜市在阳光春城门口开市。", "队员沿沙福河、茅洲河等河流巡查。", "药农种植杜仲、当归等药材。", "骗子让他把钱塞进信封。",
  ])
  func otherWordsAreNoNames(text: String) throws {
    #expect(try Reading(text).names(.person).isEmpty)
  }

  @Test(arguments: [
    ("党总支部的李成效、胡福进、苏文锻等学校领导参加活动。", ["李成效", "胡福进", "苏文锻"]),
    ("许鹏、陈丽、廖安钾等小区领导参加活动。", ["许鹏", "陈丽", "廖安钾"]),
  ])
  func aListSummedUpAsLeadersIsOfPersons(text: String, names: [String]) throws {
    let reading = try Reading(text)
    for name in names { #expect(reading.names(.person).contains([name]), "\(name)") }
    #expect(reading.names(.place).isEmpty)
  }

  @Test func aCityBehindASurnameIsAGivenName() throws {
    let reading = try Reading("社区党支部书记王遵义说，老人不会用电。")
    #expect(reading.names(.person).contains(["王遵义"]))
    #expect(!reading.has(.place, "遵义"))
  }

  @Test(arguments: [
    ("北街社区警务室民警李正祥兼任社区党总支副书记。", "李正祥"), ("老谢叫谢长顺，是河湾派出所的民警。", "谢长顺"),
    ("民警田甜是个90后。", "田甜"), ("在比武中，民警罗阳拿了第三名。", "罗阳"), ("河湾幼儿园园长顾敏笑着说。", "顾敏"),
    ("河湾医院心理科医生鲍敏成了项目的顾问。", "鲍敏"), ("教导员古丽娜尔·艾山会说四种话。", "古丽娜尔·艾山"),
    ("徒弟里一个是马永新，另一个叫赵凯，去年调走了。", "赵凯"),
  ])
  func whatFollowsANameIsNoPartOfIt(text: String, name: String) throws {
    let names = try Reading(text).names(.person)
    #expect(names.contains([name]), "\(names)")
  }

  @Test(arguments: ["对反复纠纷实行所领导包案。", "18名干警分三班，24小时不离人。"])
  func whatLeadersDoIsNoName(text: String) throws {
    #expect(try Reading(text).names(.person).isEmpty)
  }

  @Test func aPersonsNameEndsAtTheNextOfAList() throws {
    let reading = try Reading("副组长是河湾大学副教授朱慧和街道司法所所长王庆生。")
    #expect(reading.names(.person).contains(["朱慧"]))
    #expect(reading.names(.place).isEmpty, "\(reading.names(.place))")
  }

  @Test(arguments: ["文|俞小波 图|杨舒", "文丨俞小波 图丨杨舒"])
  func strokesBeforeNamesAreNoPartOfThem(text: String) throws {
    #expect(try Reading(text).names(.person) == [["俞小波"], ["杨舒"]])
  }

  @Test func aPostTakenIsNoPartOfTheName() throws {
    #expect(try Reading("张永任书记，由大家推举。").names(.person) == [["张永"]])
  }

  @Test func whatNeighboursAreCalledIsNoName() throws {
    #expect(try Reading("陈大爷笑着说，天气好。").names(.person).isEmpty)
  }
}
