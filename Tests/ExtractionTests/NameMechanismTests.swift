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
