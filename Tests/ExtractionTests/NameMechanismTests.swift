import Extraction
import Testing

/// Names that have no head of their own, stand in lists, or point at a body.
@Suite struct BodyMechanismTests {
  @Test(arguments: [
    ("河湾派出所走进云南白药和昆明卷烟厂。", "昆明卷烟厂"), ("民警来到九三医院看望伤员。", "九三医院"),
    ("记者从南昌市利民钢锹厂了解到。", "利民钢锹厂"), ("所长联系安硕集团、天马公司。", "安硕集团"),
    ("他创办了晨曦家政公司。", "晨曦家政公司"), ("石湾新村的德馨泰物业也来了。", "德馨泰物业"),
    ("华润置地杭州公司党支部参加。", "华润置地"), ("由桃花源景区派出所牵头。", "桃花源景区派出所"),
    ("辖区在解放大道派出所东侧。", "解放大道派出所"), ("05 天平苑南派出所青年突击队", "天平苑南派出所"),
    ("县里来了桐庐县医院医保办主任。", "桐庐县医院医保办"), ("北城大学应用文理学院党委书记到场。", "北城大学应用文理学院"),
    ("北关二小与河湾派出所签约。", "北关二小"), ("庆安市公安局长刘志远到场。", "庆安市公安局"),
    ("市人民医院急诊科参加义诊。", "市人民医院"), ("桐庐县天目山科技园区管委会支持。", "桐庐县天目山科技园区管委会"),
  ])
  func bodiesAreFound(text: String, name: String) throws {
    let found = try Reading(text).names(.organization)
    #expect(found.contains { $0.contains { $0.hasSuffix(name) } }, "\(text): \(found)")
  }

  @Test(arguments: [
    "要建强基层党组织。", "街道社区党组织参加。", "该公司快递小哥多。", "发展物业服务。", "盘活养殖厂。",
    "社区党委联合街道走访。", "创办一家公司。", "老旧小区物业难管。", "联合财政、农业农村部门抽查。",
  ])
  func kindsAreNone(text: String) throws {
    #expect(try Reading(text).names(.organization).isEmpty, "\(text)")
  }

  @Test func aListOfUnitsHasOneOwner() throws {
    let reading = try Reading("与北城大学科学研究部、科技开发部座谈。桐庐县中医院内科、儿科参加义诊。")
    #expect(reading.has(.subordinateTo, "北城大学科技开发部", "北城大学"))
    #expect(reading.has(.subordinateTo, "桐庐县中医院儿科", "桐庐县中医院"))
  }

  @Test func aWordThatPointsHasUnitsOfItsOwn() throws {
    let reading = try Reading(
      "石湾村靠着茶叶富了起来。该村党支部书记说。大田镇来了人，该镇农经局作了指导。")
    #expect(reading.has(.subordinateTo, "石湾村党支部", "石湾村"))
    #expect(reading.has(.subordinateTo, "大田镇农经局", "大田镇"))
  }

  @Test func ourSchoolIsTheOneThatWrites() throws {
    let reading = try Reading("江城职业大学与第九中学结对。江城职业大学师生参加。我校党委书记胡建伟出席。")
    #expect(reading.has(.serves, "胡建伟", "江城职业大学党委"))
  }

  @Test func aCollegeOfTwoSubjectsIsCalledByTheFirst() throws {
    let reading = try Reading("化学与材料工程学院党委开展活动。化学学院师生走进石湾社区。")
    #expect(reading.names(.organization).count { $0.contains { $0.hasSuffix("学院") } } == 1)
  }

  @Test func theCityIsThatOfTheBureauThatWrites() throws {
    let facts = try Reading.extractor().extract(
      DocumentInput(
        id: "test", source: "成都市司法局", text: "市局组织走访。律师工作处参加。", skippedLines: []))
    let names = facts.entities.map { [$0.name] + $0.aliases }
    #expect(names.contains { $0.contains("成都市司法局") })
    #expect(names.contains { $0.contains("成都市司法局律师工作处") })
  }

  @Test func theBodyThatWritesIsToldByItsFooter() throws {
    let text = """
      我院学生处党支部与河湾派出所党支部结对共建。去年，派出所与广州民航职业技术学院结对。
      下一条：外国语学院举办沙龙
      版权所有：广州工商学院学生处　花都校区：广州市花都区狮岭镇海布
      """
    let facts = try Reading.extractor().extract(
      DocumentInput(id: "test", text: text, skippedLines: [2, 3]))
    let names = facts.entities.map { [$0.name] + $0.aliases }
    #expect(names.contains { $0.contains("广州工商学院学生处") }, "\(names)")
  }

  @Test func headingsOfOneLengthAreNoBrokenLines() throws {
    let headings = ["一", "二", "三", "四"].map { "（\($0)）强筋壮骨：把队伍拧成一根绳" }
    let body = "派出所现设综合指挥室、社区警务队，人少事多，全靠心齐，去年以来接到的求助都有人去办，群众说好。"
    let text = (headings + headings).map { "\($0)\n\n\(body)" }.joined(separator: "\n\n")
    let reading = try Reading("河湾派出所工作纪实\n\n" + text)
    #expect(
      reading.has(.subordinateTo, "河湾派出所综合指挥室", "河湾派出所"), "\(reading.names(.organization))")
    #expect(reading.names(.organization).count == 3, "\(reading.names(.organization))")
  }

  @Test func aPartyOrganizationIsThatOfTheNameBeforeIt() throws {
    #expect(try Reading("石桥村党组织牵头。").has(.subordinateTo, "石桥村党组织", "石桥村"))
  }

  @Test func companiesAreListedBesideACompany() throws {
    let reading = try Reading("由河湾科技有限公司、云雀AI、铅笔山联合主办。")
    #expect(reading.has(.organization, "云雀AI"))
    #expect(reading.has(.organization, "铅笔山"))
    #expect(try !Reading("由民警、辅警、网格员联合主办。").has(.organization, "辅警"))
  }
}

@Suite struct SiteMechanismTests {
  @Test(arguments: [
    ("晚会在石湾村篮球场举办。", "石湾村篮球场"), ("走进玉龙县黄山街道。", "玉龙纳西族自治县"),
    ("石湾村何家坪的碉楼修好了。", "何家坪"), ("桐庐县大丰镇花厅口村党委联合企业。", "花厅口村"),
    ("嘉峪关市雄关街道党工委书记到场。", "雄关街道"), ("南湾街道厦村社区的居民来了。", "厦村社区"),
    ("民警在格桑花社区走访。", "格桑花社区"), ("民警到二七路街道走访。", "二七路街道"),
    ("辖区里有银座商城。", "银座商城"), ("他在临江经济技术开发区上班。", "临江经济技术开发区"),
    ("活动在东湖高新区光谷软件园举行。", "光谷软件园"),
  ])
  func placesAreFound(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.place, name), "\(text): \(reading.names(.place))")
  }

  @Test(arguments: [
    "打造互嵌式社区。", "建成五型社区。", "四个镇街之一。", "县乡三级联动。", "沿线村镇社区居民。", "奏响小区新乐章。",
  ])
  func kindsAreNone(text: String) throws {
    #expect(try Reading(text).names(.place).isEmpty, "\(text)")
  }

  @Test func sitesThatAListSumsUp() throws {
    let reading = try Reading("把聚春门、四贤坊、望孤台等13处景点串起来。")
    for name in ["聚春门", "四贤坊", "望孤台"] { #expect(reading.has(.place, name)) }
    #expect(try Reading("加强巡逻、走访、宣传等工作，涉及景点。").names(.place).isEmpty)
  }
}

@Suite struct PersonMechanismTests {
  @Test(arguments: [
    ("由罗定平同志主持。", "罗定平"), ("会上，龙凤英院长、韦春花警官发言。", "韦春花"),
    ("聘请杨国清、木新荣等7名寨老为调解员。", "木新荣"), ("选派有经验的龙雪、巩传慧、刘国凤三名同志。", "龙雪"),
    ("名单：刘洋、赵丽颖、孙国庆。", "刘洋"), ("08 杜栩名\n杜栩名，大田镇社区医生。", "杜栩名"),
    ("1 伊然\n伊然，52岁，热心公益。", "伊然"), ("爱心人士易宏超前往敬老院。", "易宏超"),
    ("“全国优秀人民警察”邱娥国的故事。", "邱娥国"), ("他的妻子张和英也来了。", "张和英"),
    ("村支书阿尔斯兰·托合提和驻村干部一起走访。", "阿尔斯兰·托合提"), ("公安局局长白音都仁说。", "白音都仁"),
    ("办事处副主任牛家刚同志作了部署。", "牛家刚"), ("外卖小哥彭清林救了人。", "彭清林"),
  ])
  func personsAreFound(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.person, name), "\(text): \(reading.names(.person))")
  }

  @Test(arguments: [
    "全体同志参加。", "由铁路巡防员组成。", "任课老师到场。", "选派三名同志参加。", "民警、辅警、网格员等7名工作人员。",
    "建成农民新村。", "干部齐聚一堂。",
  ])
  func otherWordsAreNone(text: String) throws {
    #expect(try Reading(text).names(.person).isEmpty, "\(text)")
  }
}

/// Names that the words around them decide.
@Suite struct NameInContextTests {
  @Test func aBranchTellsItsBodyWhateverItIsCalled() throws {
    let reading = try Reading("太古可口可乐党总支开展活动。泾河城服党支部参加。")
    #expect(reading.has(.subordinateTo, "太古可口可乐党总支", "太古可口可乐"))
    #expect(reading.has(.subordinateTo, "泾河城服党支部", "泾河城服"))
  }

  @Test func aBranchMayCallItsBodyByAShortName() throws {
    let reading = try Reading("北京虎诉律师事务所开展活动。虎诉党支部参加。")
    #expect(reading.has(.subordinateTo, "虎诉党支部", "北京虎诉律师事务所"))
  }

  @Test(arguments: ["进一步提高社区党支部的凝聚力。", "选优配强党支部书记。", "凤凰景苑党支部召开会议。"])
  func whatIsNoBodyOwnsNoBranch(text: String) throws {
    #expect(try Reading(text).count(.subordinateTo) == 0)
  }

  @Test func aPrepositionIsNoPartOfANameHoweverOften() throws {
    let reading = try Reading("在华北理工大学举行仪式。在华北理工大学召开会议。在华北理工大学，学生参观。")
    #expect(reading.has(.organization, "华北理工大学"))
    #expect(!reading.has(.organization, "在华北理工大学"))
  }

  @Test func aBureauMaySeeToSeveralThings() throws {
    let reading = try Reading("西固区文化体育和旅游局、西固区司法局参加会议。")
    #expect(reading.has(.organization, "西固区文化体育和旅游局"))
    #expect(reading.has(.organization, "西固区司法局"))
  }

  @Test func aCollegeOfSeveralSubjects() throws {
    let reading = try Reading("闽江大学人文与管理学院举办活动。浙江农林大学风景园林与建筑学院参加。")
    #expect(reading.has(.subordinateTo, "人文与管理学院", "闽江大学"))
    #expect(reading.has(.organization, "风景园林与建筑学院"))
  }

  @Test func aCollegeBehindAUniversityIsItsOwn() throws {
    let reading = try Reading("瑞丽边境管理大队与四川大学国际关系学院签订合作协议。")
    #expect(reading.has(.subordinateTo, "四川大学国际关系学院", "四川大学"))
    #expect(reading.has(.allianceWith, "瑞丽边境管理大队", "四川大学国际关系学院"))
  }

  @Test func whatDepartmentsSeeToIsNoPerson() throws {
    let reading = try Reading("坑底乡综治、民政、林业、国土等部门负责人参加会议。")
    #expect(reading.names(.person).isEmpty)
  }

  @Test func aQuotedKindOfOrganizations() throws {
    let reading = try Reading("开平市委组织部副部长、市“两新”组织党工委书记刘威龙讲话。")
    #expect(reading.has(.serves, "刘威龙", "“两新”组织党工委"))
  }

  @Test func partsOfABodyHaveBranches() throws {
    let reading = try Reading("舒城县城管局市政支部、环卫支部、园林支部与山七镇小河村支部签约。")
    #expect(reading.has(.subordinateTo, "园林支部", "舒城县城管局"))
    #expect(reading.has(.allianceWith, "市政支部", "小河村支部"))
  }

  @Test func theCompanyThatServesACity() throws {
    let reading = try Reading("长春移动绿园分公司党支部开展活动。社区居民经常移动。")
    #expect(reading.has(.subordinateTo, "长春移动绿园分公司", "长春移动"))
  }

  @Test func aPartyWithBranchesInCities() throws {
    let reading = try Reading("九三学社南宁市兴宁支社与华东社区举行结对共建签约仪式。九三学社南宁市委员会副主委廖建山出席。")
    #expect(reading.has(.allianceWith, "兴宁支社", "华东社区"))
    #expect(reading.has(.serves, "廖建山", "九三学社南宁市委员会", role: "副主委"))
  }

  @Test func aCommunityBearsAVillagesName() throws {
    let reading = try Reading("他与后村社区书记座谈。")
    #expect(reading.has(.place, "后村社区"))
  }

  @Test func aVillagesCommitteeNamesTheVillage() throws {
    let reading = try Reading("复兴镇同心村委会负责人出席。")
    #expect(reading.has(.subordinateTo, "同心村村委会", "同心村"))
    #expect(reading.has(.subordinateTo, "同心村", "复兴镇"))
  }

  @Test func aNumberBeforeAMeasureIsNoBody() throws {
    let reading = try Reading("该市有社区党群服务中心109处。")
    #expect(!reading.names(.organization).joined().contains { $0.contains("109") })
  }

  @Test func aHeadingIsNoPartOfTheParagraphBelow() throws {
    let reading = try Reading(
      "创新“党建+护路”模式，推进护路联防社会化\n大圣社区党委坚持党建引领，创新打造特色项目，与芜湖东站派出所党支部形成共建，整合社区护路队伍。")
    #expect(reading.has(.allianceWith, "大圣社区党委", "芜湖东站派出所党支部"))
  }

  @Test func aNameThatIsKnownNeedsNoSurnameMore() throws {
    let reading = try Reading("河湾县公安局局长高健一行参观。东城派出所所长向高健一行介绍了情况。")
    #expect(reading.has(.person, "高健"))
    #expect(!reading.has(.person, "向高健"))
  }

  @Test func aCharacterThatIsMostlyAPronounInAName() throws {
    let reading = try Reading("杭州建设公司党委副书记、工会主席车其杰介绍了企业情况。")
    #expect(reading.has(.person, "车其杰"))
  }
}
