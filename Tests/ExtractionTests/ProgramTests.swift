import Extraction
import Testing

@Suite struct ProgramTests {
  @Test(arguments: [
    ("南街派出所推出“警暖万家”公安党建品牌。", "警暖万家"), ("推行“晨巡、午谈、晚结”工作法。", "晨巡、午谈、晚结"),
    ("举办“小区春晚”“图书漂流”等活动。", "图书漂流"), ("制定《关爱民警十项措施》。", "关爱民警十项措施"),
    ("践行新时代“枫桥经验”。", "枫桥经验"), ("筑魂工程。突出政治建警。", "筑魂工程"),
    ("民警推行“午间不打烊”服务。", "午间不打烊"), ("以“早茶警务”为载体,化解矛盾。", "早茶警务"),
    ("深化三联四促机制建设。", "三联四促"), ("打造“科技+警务”一体化安防模式。", "科技+警务"),
  ])
  func aNameWithItsKindIsAProgram(text: String, name: String) throws {
    #expect(try Reading(text).has(.program, name), "\(text)")
  }

  @Test(arguments: [
    "推行一户一册，逐户登记。", "以“实际行动”践行宗旨。", "守护群众的“钱袋子”。", "当好“领头雁”。", "落实“三会一课”制度。", "荣获“先进基层党组织”称号。",
    "实现成效“双提升”。",
  ])
  func aFigureOfSpeechIsNone(text: String) throws {
    #expect(try Reading(text).names(.program).isEmpty, "\(text)")
  }

  @Test func aProgramOfSeveralHoldsThem() throws {
    let reading = try Reading("淡澳派出所实施“铸盾”“连心”“赋能”三大工程。")
    for part in ["铸盾", "连心", "赋能"] { #expect(reading.has(.subordinateTo, part, "三大工程")) }
    #expect(reading.has(.subordinateTo, "三大工程", "淡澳派出所"))
  }

  @Test func whatStandsUnderAHeadingBelongsToIt() throws {
    let reading = try Reading(
      """
      东昌府分局全力实施“六大工程”。
      强基工程。东昌府分局常态开展“赴基层送教”活动。
      """)
    #expect(reading.has(.subordinateTo, "强基工程", "六大工程"))
    #expect(reading.has(.subordinateTo, "赴基层送教", "强基工程"))
    #expect(!reading.has(.subordinateTo, "赴基层送教", "东昌府分局"))
  }

  @Test func aPlaceThatRunsAProgramIsServedByIt() throws {
    let reading = try Reading("高密市坚持党建引领。推行“友邻善治”党建品牌。")
    #expect(reading.has(.serves, "友邻善治", "高密市"))
  }

  @Test(arguments: [
    ("河湾派出所率先完成“两队一室”改革。", "两队一室"), ("县局部署开展的“一所一品”创建活动告一段落。", "一所一品"),
    ("河湾派出所推行“支部红+公安蓝”党建双融合模式。", "支部红+公安蓝"), ("河湾派出所推出“开大平安通”报警助手项目。", "开大平安通"),
    ("在分局开展的“锡警尖兵”大比武活动中，社区警务队拿了第一。", "锡警尖兵"), ("河湾派出所推行“老兵带新警”导师制。", "老兵带新警"),
    ("河湾派出所的“银龄触网”数字课堂已排出时间表。", "银龄触网"), ("河湾派出所打造“红砖记忆”口述史计划。", "红砖记忆"),
    ("河湾派出所的“樱桃警务”比保险还保险。", "樱桃警务"), ("河湾社区的“邻里集市”每月开一次。", "邻里集市"),
    ("特警大队一中队党支部打造了“尖刀先锋”支部品牌。", "尖刀先锋"),
  ])
  func quotedNamesWithKindsOfTheirOwn(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.program, name), "\(reading.names(.program))")
    #expect(!reading.names(.organization).contains { $0.contains { $0.contains(name) } })
  }
}

/// Programs that their use makes names.
@Suite struct ProgramUseTests {
  @Test func whatIsSetUpAndSaidAgain() throws {
    let reading = try Reading("四牌楼派出所打造“警银安全街区”，共护平安。“警银安全街区”的建立是一次尝试。")
    #expect(reading.has(.subordinateTo, "警银安全街区", "四牌楼派出所"))
  }

  @Test func onceIsTooSeldom() throws {
    let reading = try Reading("四牌楼派出所打造“警银安全街区”，共护平安。")
    #expect(!reading.has(.program, "警银安全街区"))
  }

  @Test func aFigureOfSpeechIsNone() throws {
    let reading = try Reading("四牌楼派出所打造“平安幸福圈”，共护平安。“平安幸福圈”越画越大。")
    #expect(!reading.has(.program, "平安幸福圈"))
  }

  @Test func aBrandBehindItsOwner() throws {
    let reading = try Reading("各支部打造子品牌，航站楼派出所党支部的“空港暖心驿站”先后叫响。")
    #expect(reading.has(.subordinateTo, "空港暖心驿站", "航站楼派出所党支部"))
  }

  @Test func aRoomThatIsSaidAgainIsNoProgram() throws {
    let reading = try Reading("河湾派出所在石湾社区设立“老顾评理室”。“老顾评理室”受理纠纷187起。")
    #expect(reading.names(.program).isEmpty)
    #expect(reading.has(.subordinateTo, "老顾评理室", "河湾派出所"))
  }

  @Test func whatIsTurnedIntoAnother() throws {
    let reading = try Reading("河湾派出所党支部把“理论课堂”搬上马路、变成“实践课堂”。")
    #expect(!reading.has(.program, "理论课堂"))
    #expect(!reading.has(.program, "实践课堂"))
  }

  @Test func aCountIsNoProgram() throws {
    let reading = try Reading("河湾派出所推出“马背警务”“景区微警务”两项服务。")
    #expect(reading.has(.subordinateTo, "马背警务", "河湾派出所"))
    #expect(!reading.has(.program, "两项服务"))
  }

  @Test func theBigCommitteeIsNone() throws {
    #expect(!(try Reading("石湾社区召开“大党委”党建工作联席会议。")).has(.program, "大党委"))
  }
}
