import Testing

@testable import DocumentReading

/// Lines: offsets, what is boilerplate, headings, sentences cut by line breaks, metadata.
struct LineTests {
  func read(_ text: String, format: DocumentFormat = .text) throws -> SourceDocument {
    let bytes = Array(text.utf8)
    return try #require(
      try DocumentReader().read(bytes: bytes, name: "x", id: "x", format: format).documents.first)
  }

  func content(_ document: SourceDocument, _ line: Int) -> String {
    String(
      String.UnicodeScalarView(
        Array(document.text.unicodeScalars)[document.lines[line - 1].range]))
  }

  static let article = """
    平安网
    首页 | 要闻 | 基层 | 互动
    您的位置: 首页 > 基层 > 正文

    一所一社区 共建“平安里”

    时间:2024-07-03 15:55 来源:本网讯 作者:李明 苏小凯 点击:

    近年来,青山路派出所与东湖社区签订共建协议,建立联席会议制度,每月研究治安、消防、停车等问题,群众满意度不断提升,邻里纠纷明显下降。

    延伸触角 服务到家

    派出所设立“青山夜话”调解室,由退休民警坐班,全年调解邻里、婚恋、劳资等各类纠纷三百余起,做到小事不出社区。

    (责任编辑:王强)
    上一篇:某某派出所开展演练
    城关派出所走进校园
    版权所有 平安网
    """

  @Test func pageFurnitureIsBoilerplateAndTheTextIsNot() throws {
    let document = try read(Self.article)
    let kinds = document.lines.map(\.kind)
    #expect(kinds[0...2].allSatisfy { $0 == .boilerplate })
    #expect(kinds[4] == .title)
    #expect(kinds[6] == .boilerplate)
    #expect(kinds[8] == .body)
    #expect(kinds[10] == .heading)
    #expect(kinds[12] == .body)
    #expect(kinds[14...17].allSatisfy { $0 == .boilerplate })
  }

  @Test func metadataComesFromTheByline() throws {
    let document = try read(Self.article)
    #expect(document.title == "一所一社区 共建“平安里”")
    #expect(document.date == "2024-07-03")
    #expect(document.source == "本网讯")
    #expect(document.author == "李明 苏小凯")
  }

  @Test(arguments: [
    ("发布时间:2021年3月5日 来源:平安桐乡", "2021-03-05"), ("时间:2021/03/05", "2021-03-05"),
    ("来源:平安网 2021.3.5", "2021-03-05"), ("来源:平安网 2021-02-30", nil),
    ("来源:平安网 12021-03-05", nil), ("来源:平安网 2021-03/05", nil),
  ])
  func dates(line: String, date: String?) throws {
    #expect(try read("派出所与社区共建\n\n\(line)\n\n民警走访。\n").date == date)
  }

  @Test(arguments: [
    ("■本报记者 谢一帆 通讯员 罗湘衡 周敏", "谢一帆 罗湘衡 周敏"), ("通讯员 敖特根 苏日娜", "敖特根 苏日娜"),
    ("新华社记者王小曦、吴光", "王小曦 吴光"), ("(文/图 惠阳公安 陈嘉敏)", "陈嘉敏"), ("责任编辑:阿迪力·买买提", "阿迪力·买买提"),
  ])
  func authors(line: String, author: String) throws {
    #expect(try read("派出所与社区共建\n\n\(line)\n\n民警走访。\n").author == author)
  }

  @Test func aLetterIsDatedAtItsEnd() throws {
    let document = try read("关于开展共建活动的通知\n\n各社区:\n  请做好准备。\n\n青山路派出所\n2024年5月6日\n")
    #expect(document.date == "2024-05-06")
    #expect(document.title == "关于开展共建活动的通知")
  }

  @Test func aDateInTheTextIsNotTheDocuments() throws {
    #expect(try read("2022年2月4日,青山路派出所接到报警,民警迅速前往现场。\n").date == nil)
  }

  @Test func linesCountScalarsAndKeepEveryLineEnd() throws {
    let document = try read("𠀀甲\r\n乙\r丙\n\n丁")
    #expect(document.lines.map(\.range) == [0..<2, 4..<5, 6..<7, 8..<8, 9..<10])
    #expect(document.lines.map(\.start) == [0, 4, 6, 8, 9])
    #expect([0, 3, 4, 6, 8, 9, 99].map(document.lineNumber(at:)) == [1, 1, 2, 3, 4, 5, 5])
  }

  @Test func aSentenceCutByABlankLineGoesOn() throws {
    let document = try read(
      """
      整治行动见成效。推行党

      组织领导下的民主协商议事“六事工作法”,协助居民解决烦心事四千余件。

      通过宣传阵地前移,成功实现信访积案、群体纠纷“三个零发生”

      的好成绩,提前完成工作指标。

      第二段从这里开始,与上一段无关。
      """)
    #expect(
      document.lines.filter { $0.kind != .blank }.map(\.joinsNext) == [
        true, false, true, false, false,
      ])
  }

  @Test func aColumnIsHealedAndItsParagraphsStayApart() throws {
    let document = try read(
      """
      警医携手 守护急诊室

      深夜的急诊室曾是医护人员最担心的
      地方,醉酒闹事、排队争执、误会频
      发。今年三月,青山路派出所与市第二
      人民医院签订共建协议。
          半年多来,双方总结出三步处置法
      ,按下报警铃,两分钟内到场,事后清
      除隐患。
      """)
    let joins = document.lines.map(\.joinsNext)
    #expect(joins == [false, false, true, true, true, false, true, true, false])
  }

  @Test func headingsAndListItemsAreNotJoined() throws {
    let document = try read(
      """
      一、组织单位
      1.青山路派出所党支部,负责牵头
      2.东湖社区党委
      ★成员单位
      市第二人民医院
      """)
    #expect(document.lines.allSatisfy { !$0.joinsNext })
    #expect(document.lines[3].kind == .heading)
  }

  @Test func aSummaryThatRepeatsTheTextIsBoilerplate() throws {
    let lead = "一九八五年,青山路派出所在东湖社区创建,辖区面积五点六八平方公里,八个社区设七个警务室。"
    let document = try read("青山路上的守护\n\n\(lead) 近年来,青山\n\n\(lead)\n\n近年来,青山路派出所坚持党建引领。\n")
    #expect(document.lines[2].kind == .boilerplate)
    #expect(document.lines[4].kind == .body)
  }

  @Test func sentencesWithTheWordsOfFurnitureStay() throws {
    for line in [
      "派出所推出“二维码”门牌,群众扫一扫就能报警。", "记者在青山路派出所看到,民警正在整理版权所有者的来信。",
      "主办单位:青山路派出所", "记者:罗所长,能介绍一下吗?", "作者说:“来源于群众的经验,要回到群众中去。”",
    ] {
      let document = try read("标题在这里\n\n\(line)\n\n青山路派出所与东湖社区共建。\n")
      #expect(document.lines[2].kind == .body, "\(line)")
    }
  }

  @Test func captionsDoNotRunIntoTheText() throws {
    let document = try read(
      "警企共建\n\n双方签订协议,携手护航企业发展。\n签约仪式。通讯员供图\n随后,青山路派出所民警参观了企业。\n1695_副本.jpg\n")
    #expect(
      document.lines.map(\.kind) == [.title, .blank, .body, .boilerplate, .body, .boilerplate])
    #expect(document.lines.allSatisfy { !$0.joinsNext })
  }

  @Test func markdown() throws {
    let document = try read(
      """
      ---
      title: "共建纪事"
      date: 2024-01-02
      author: 王小明
      ---

      # 青山路派出所

      > 与东湖社区共建。

      ```
      代码里的派出所
      ```
      - 第一项
      """, format: .markdown)
    #expect(document.title == "共建纪事")
    #expect(document.date == "2024-01-02")
    #expect(document.author == "王小明")
    #expect(document.lines[6].kind == .heading)
    #expect(content(document, 7) == "青山路派出所")
    #expect(content(document, 9) == "与东湖社区共建。")
    #expect(document.lines[11].kind == .boilerplate)
    #expect(content(document, 14) == "第一项")
  }

  /// They are handed on with the text, and only with that one.
  @Test(arguments: [
    (DocumentFormat.text, "派出所\r\n  与𠀀村 a\u{301} 共建。\n"), (.markdown, "# 题\n\n**甲所**与乙村共建。"),
    (.html, "<html><body><p>甲所&amp;乙村</p></body></html>"),
    (.jsonLines, "{\"text\": \"甲所与乙村\\n共建。\"}"),
  ])
  func scalarsAreThoseOfTheText(format: DocumentFormat, bytes: String) throws {
    var document = try #require(
      try DocumentReader().read(bytes: Array(bytes.utf8), name: "x", id: "x", format: format)
        .documents.first)
    #expect(document.scalars == document.text.unicodeScalars.map(\.value))
    document.text = "丙社区"
    #expect(document.scalars == nil)
  }
}
