import Extraction
import Testing

@Suite struct PlaceTests {
  @Test(arguments: ["斯琴格日乐", "敖特根巴特尔", "热孜万古丽", "巴图那生", "扎西东珠", "泽让", "罗尔伍", "阿布都拉"])
  func namesOfOtherLanguagesMayBeLong(name: String) throws {
    #expect(try Reading("求吉派出所所长\(name)、退休教师李红到会。").names(.person).contains([name]))
  }

  @Test(arguments: ["技术员上山量水，终于定了。", "民警依托微信群推送案例。", "会上签了《校警街共建协议》。"])
  func otherWordsAreNeitherPersonsNorPlaces(text: String) throws {
    let reading = try Reading(text)
    #expect(reading.names(.person).isEmpty)
    #expect(reading.names(.place).isEmpty)
  }

  @Test(arguments: [
    ("如美派出所在318国道旁设点。", "318国道"), ("民警沿国道213线若尔盖段巡逻。", "国道213线"), ("辖区有G318国道穿过。", "G318国道"),
    ("三沙市永兴岛上，战士种下椰树。", "永兴岛"), ("管着扎曲、红旗、中卡三个牧业村。", "扎曲"),
  ])
  func roadsHaveNumbersAndIslandsNames(text: String, name: String) throws {
    #expect(try Reading(text).has(.place, name))
  }

  @Test(arguments: ["12个国道路口", "2023国家标准", "110报警"])
  func otherNumbersAreNoRoads(text: String) throws {
    #expect(try Reading(text + "。").names(.place).isEmpty)
  }

  @Test func theLastVillageOfAListHasItsKindOnce() throws {
    let reading = try Reading("与防川村、九沙坪村、圈河村三个村党支部结成对子。")
    #expect(reading.names(.organization).contains(["圈河村党支部"]))
    #expect(reading.names(.place).contains(["圈河村"]))
  }

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

  @Test(arguments: [
    ("富华、望海、开园、黄山社区居民参加。", ["富华社区", "望海社区", "开园社区", "黄山社区"]),
    ("队员走进柳泉、古槐、石桥村入户走访。", ["柳泉村", "古槐村", "石桥村"]),
    ("云台、枫岭、梅溪街道同时启动。", ["云台街道", "枫岭街道", "梅溪街道"]),
  ])
  func aListGivesItsKindOnce(text: String, names: [String]) throws {
    let reading = try Reading(text)
    for name in names { #expect(reading.has(.place, name), "\(name)") }
  }

  @Test func bodiesInAListGiveTheirKindOnce() throws {
    let reading = try Reading("富华、望海、黄山社区党总支与404医院签订共建协议。")
    for name in ["富华社区", "望海社区", "黄山社区"] {
      #expect(reading.has(.subordinateTo, "\(name)党总支", name))
      #expect(reading.has(.allianceWith, "\(name)党总支", "404医院"))
    }
  }

  @Test(arguments: [
    ("学校、医院、黄山社区共同参与。", ["学校社区", "医院社区"]), ("为老人、孩子、石桥村送去温暖。", ["老人村", "孩子村"]),
    ("调解、巡逻、宣传进社区。", ["调解社区", "巡逻社区"]),
  ])
  func commonWordsInAListAreNoPlaces(text: String, names: [String]) throws {
    let reading = try Reading(text)
    for name in names { #expect(!reading.has(.place, name), "\(name)") }
  }

  @Test(arguments: [("联系海口路社区", "海口路社区"), ("名单:12 与山社区党委", "与山社区"), ("来到大嶝街道走访", "大嶝街道")])
  func wordsInsideANameDoNotCutIt(text: String, name: String) throws {
    #expect(try Reading(text).has(.place, name))
  }

  @Test(arguments: ["不断推进和谐社区建设。", "为打造平安社区、和谐社区注入新的活力。", "这里变成了居民满意的平安社区。", "合力打造平安医院。"])
  func whatACommunityIsToBecomeIsNoName(text: String) throws {
    #expect(try Reading(text).facts.entities.isEmpty)
  }

  @Test(arguments: [("双方在合肥签署合作协议。", "合肥市"), ("专家到遵义、烟台两地调研。", "烟台市")])
  func aCityIsOneWhateverElseItsNameMeans(text: String, name: String) throws {
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
    ("所長許金鍛說。", "許金鍛"), ("党委书记费力民说。", "费力民"), ("副所长高铁军和民警参加。", "高铁军"),
    ("辅警雒小军驻点。", "雒小军"), ("劳模代表胡惊雷的讲述", "胡惊雷"), ("民警吴迪受聘担任副校长。", "吴迪"),
    ("民警和丽君、陈东参加。", "和丽君"), ("村党支部书记田和平参加会议。", "田和平"), ("队长周发作了表态发言。", "周发"),
    ("老党员斯琴高娃当主任。", "斯琴高娃"),
    ("镇党委书记阿不都热依木·买买提出席。", "阿不都热依木·买买提"), ("仪式上,观前派出所李慧副所长讲话。", "李慧"),
    ("派出所党支部书记李行炳与8家单位签约。", "李行炳"), ("派出所所长（挂职）邱伟作了报告。", "邱伟"),
    ("派出所民警边巴次仁参加巡逻。", "边巴次仁"), ("派出所民警吉克阿木到彝寨走访。", "吉克阿木"),
    ("派出所副所长岩温罕为群众办证。", "岩温罕"), ("民警努尔麦麦提·阿卜杜拉为群众办证。", "努尔麦麦提·阿卜杜拉"),
    ("派出所法制宣传员李嘉男走进校园。", "李嘉男"),
  ])
  func aNameFollowsAPost(text: String, name: String) throws {
    #expect(try Reading(text).has(.person, name), "\(text)")
  }

  @Test(arguments: [
    ("赵立强在河湾派出所工作了十年。", "赵立强"), ("教育局教育二科周惠新、消防大队余龙冠参加会议。", "周惠新"),
    ("派出所推选丁一凡担任副主任。", "丁一凡"), ("李明，1985年生，中共党员。", "李明"), ("李明同志当过班长。", "李明"),
    ("派出所社区民警李明说，要常走访。", "李明"), ("副所长李明作表态发言。", "李明"),
  ])
  func aLikelyNameNeedsNoPost(text: String, name: String) throws {
    #expect(try Reading(text).has(.person, name), "\(text)")
  }

  @Test(arguments: [
    ("河湾派出所民警边巴次仁、扎西多吉参加巡逻。", "扎西多吉", "河湾派出所"),
    ("河湾派出所“老杨调解室”负责人杨春生说。", "杨春生", "老杨调解室"),
    ("赵立强，河湾派出所所长，从警二十年。", "赵立强", "河湾派出所"),
    ("赵立强（河湾派出所所长）到场。", "赵立强", "河湾派出所"),
    ("桐庐县消防救援大队余龙冠参加会议。", "余龙冠", "桐庐县消防救援大队"),
    ("石湾社区党委书记兼居委会主任谭秀英说。", "谭秀英", "石湾社区居委会"),
    ("桐庐县副县长钱文博到场。", "钱文博", "桐庐县人民政府"),
    ("石湾村支书邓大勇说。", "邓大勇", "石湾村党支部"),
    ("石湾村党支部组织委员李明、宣传委员王强到场。", "王强", "石湾村党支部"),
    ("桐庐县委常委、政法委书记钱文博到场。", "钱文博", "桐庐县委政法委"),
  ])
  func aPostIsOneOfItsBody(text: String, name: String, body: String) throws {
    #expect(try Reading(text).has(.serves, name, body), "\(text)")
  }

  @Test func whoIsToTakeAPostDoesNotHoldIt() throws {
    #expect(try Reading("河湾派出所拟任所长赵立强到场。").count(.serves) == 0)
  }

  @Test func severalPostsOfOnePersonAreSeveralEdges() throws {
    let reading = try Reading("凤栖派出所所长、党支部书记钱海明表示满意。")
    #expect(reading.has(.serves, "钱海明", "凤栖派出所", role: "所长"))
    #expect(reading.has(.serves, "钱海明", "凤栖派出所党支部", role: "书记"))
  }

  @Test func aNameThatStandsAfterAPostAndBeforeSpeechIsOne() throws {
    let reading = try Reading("北城大学副校长万是明出席仪式。签约仪式上,万是明表示,此次共建很有意义。")
    #expect(reading.has(.person, "万是明"))
  }

  @Test func namesInARowAreAllFound() throws {
    let reading = try Reading("今年,李茂生、梁国富、曹冬梅三位老支书参加调解。")
    for name in ["李茂生", "梁国富", "曹冬梅"] { #expect(reading.has(.person, name)) }
  }

  @Test(arguments: [
    "民警高度重视此事。", "群众满意度达到98%。", "党员入户走访。", "民警和群众一起参加。",
    "所长和敬文小学校长到场。", "警务室离群众越近越好。", "书记安排部署工作。", "居民罗所长挂在嘴边的话", "主任高度评价。",
  ])
  func wordsAfterAPostAreNoNames(text: String) throws {
    #expect(try Reading(text).names(.person).isEmpty, "\(text)")
  }

  @Test(arguments: [
    ("社区党委的张铉书记到场。", "张铉"), ("刘贇超副书记与队员交流。", "刘贇超"),
    ("周芳镱老师观摩了课堂。", "周芳镱"), ("包括杨国平老师的物理课和张叶老师的专题课。", "张叶"),
    ("高级技师田明老师带来分享。", "田明"),
  ])
  func aTitleOrAddressAfterANameTellsIt(text: String, name: String) throws {
    #expect(try Reading(text).has(.person, name))
  }

  @Test func aVerbAfterAShortNameIsNoPartOfIt() throws {
    let reading = try Reading("会上，护理学院党总支书记王亚作联盟工作汇报。所长陈明率队走访。")
    #expect(reading.has(.serves, "王亚", "护理学院党总支", role: "书记"))
    #expect(reading.has(.person, "陈明"))
    #expect(!reading.has(.organization, "王亚作联盟"))
  }

  @Test func listedNamesMayHaveNotesInBrackets() throws {
    let reading = try Reading("陈明芳老师带队。陈明芳（数学学科）、胡岳超（生物学科）、李海燕（历史学科）来访。")
    for name in ["陈明芳", "胡岳超", "李海燕"] { #expect(reading.has(.person, name)) }
  }

  @Test(arguments: ["全体老师参加。", "村里的老师和同学到场。", "周边学校老师来访。", "向任课老师请教。"])
  func wordsBeforeAnAddressAreNoNames(text: String) throws {
    #expect(try Reading(text).names(.person).isEmpty, "\(text)")
  }
}
