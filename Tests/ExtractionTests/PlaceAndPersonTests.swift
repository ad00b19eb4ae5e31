import Extraction
import Testing

@Suite struct PlaceTests {
  @Test func aChainOfDivisionsIsLinkedStepByStep() throws {
    let reading = try Reading("走进位于浙江省嘉兴市桐乡市凤栖镇的锦织毛衫产业园。")
    #expect(reading.has(.subordinateTo, "嘉兴市", "浙江省"))
    #expect(reading.has(.subordinateTo, "桐乡市", "嘉兴市"))
    #expect(reading.has(.subordinateTo, "凤栖镇", "桐乡市"))
    #expect(reading.has(.subordinateTo, "锦织毛衫产业园", "凤栖镇"))
    #expect(!reading.has(.subordinateTo, "桐乡市", "浙江省"))
  }

  @Test func namesThatShareTheirKindAreCompleted() throws {
    let reading = try Reading("江卡边境派出所辖区有江卡、龙坡、斯当三个行政村。")
    for village in ["江卡村", "龙坡村", "斯当村"] {
      #expect(reading.has(.place, village))
      #expect(reading.has(.serves, "江卡边境派出所", village))
    }
  }

  @Test(arguments: [("联系海口路社区", "海口路社区"), ("名单:12 与山社区党委", "与山社区"), ("来到大嶝街道走访", "大嶝街道")])
  func wordsInsideANameDoNotCutIt(text: String, name: String) throws {
    #expect(try Reading(text).has(.place, name))
  }

  @Test func theAmbiguousBoundaryFollowsTheDivisions() throws {
    let reading = try Reading("山东青岛市南公安召开会议。")
    #expect(reading.has(.place, "市南区"))
    #expect(reading.has(.place, "青岛市"))
  }
}

@Suite struct PersonTests {
  @Test(arguments: [
    ("南街派出所所长冯强说。", "冯强"), ("教导员 程亮 致辞。", "程亮"), ("法学院副教授欧阳修远多次调研。", "欧阳修远"),
    ("所长巴特尔·孟和把蒙古包改成了警务站。", "巴特尔·孟和"), ("党委书记党小明表示欢迎。", "党小明"),
    ("所長許金鍛說。", "許金鍛"),
  ])
  func aNameFollowsAPost(text: String, name: String) throws {
    #expect(try Reading(text).has(.person, name), "\(text)")
  }

  @Test func severalPostsOfOnePersonAreSeveralEdges() throws {
    let reading = try Reading("凤栖派出所所长、党支部书记钱海明表示满意。")
    #expect(reading.has(.serves, "钱海明", "凤栖派出所", role: "所长"))
    #expect(reading.has(.serves, "钱海明", "凤栖派出所党支部", role: "书记"))
  }

  @Test func namesInARowAreAllFound() throws {
    let reading = try Reading("今年,李茂生、梁国富、曹冬梅三位老支书参加调解。")
    for name in ["李茂生", "梁国富", "曹冬梅"] { #expect(reading.has(.person, name)) }
  }

  @Test(arguments: ["民警高度重视此事。", "群众满意度达到98%。", "党员入户走访。", "民警和群众一起参加。"])
  func wordsAfterAPostAreNoNames(text: String) throws {
    #expect(try Reading(text).names(.person).isEmpty, "\(text)")
  }
}
