import Extraction
import Testing

/// Where names begin and end that hold words of other kinds: numbers, verbs, 和, quotation marks, short forms.
@Suite struct NameEdgeTests {
  @Test(arguments: [
    ("隔条马路的石榴园南里社区党委来了。", "石榴园南里社区党委"), ("盈江县支丹山草果种植专业合作社来了。", "盈江县支丹山草果种植专业合作社"),
    ("平台由江西赣鄱数智科技有限公司开发。", "江西赣鄱数智科技有限公司"), ("和静公安交警与东归驾校共建实践点。", "和静公安交警"),
    ("并与尤溪、将乐两县公安局联调。", "尤溪县公安局"), ("人员移步尧山村党支部。", "尧山村党支部"), ("把职能嵌进石湾村党支部。", "石湾村党支部"),
  ])
  func aNameBeginsWhereItBegins(text: String, name: String) throws {
    #expect(try Reading(text).has(.organization, name), "\(text)")
  }

  @Test(arguments: ["本报讯（记者李明）医院里来了民警。", "本报讯（匡岚婷 俞佳蓉）银行的柜台连着储户。", "为一条机耕路争了六年。"])
  func bylinesAndCountsBeginNoName(text: String) throws {
    let reading = try Reading(text)
    #expect(reading.names(.organization).isEmpty)
    #expect(reading.names(.place).isEmpty)
  }

  @Test(arguments: [
    ("富强路派出所同河湾小学签订协议。", "富强路派出所"),
    ("凌源市人民法院三十家子人民法庭与河湾派出所签订协议。", "凌源市人民法院三十家子人民法庭"),
    ("厦门市公安局同安分局召开会议。", "厦门市公安局同安分局"),
    ("来自新疆农业大学食品科学与药学学院党委的党员到场。", "新疆农业大学食品科学与药学学院党委"),
    ("灵寿县公安局三圣院派出所民警到校宣讲。", "三圣院派出所"),
    ("中国铁路兰州局集团有限公司锦州工务段派员参加。", "中国铁路兰州局集团有限公司"),
    ("中车集团党委书记李明致辞。", "中车集团党委"),
    ("兴和县公安局组建“红盾义警”巡逻队。", "“红盾义警”巡逻队"),
    ("春雷街道春瑞社区和春雷街道秋水社区参加。第九党支部和春瑞社区党群服务中心召开会议。", "春瑞社区党群服务中心"),
    ("河湾派出所党支部会同社区党支部开展共建。", "河湾派出所党支部"),
    ("三家单位组建“红锚”联合登轮突击队。", "“红锚”联合登轮突击队"), ("工商银行世博支行公司业务部到场。", "工商银行世博支行公司业务部"),
    ("武汉中冶南方工程技术有限公司参加。", "武汉中冶南方工程技术有限公司"),
    ("双福人民法庭与河湾新区商会签订备忘录。", "双福人民法庭"),
  ])
  func bodies(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.organization, name), "\(text): \(reading.names(.organization))")
  }

  @Test(arguments: [
    ("六柱沟村地处深山。", "六柱沟村"), ("民警来到祥和小区看望老人。", "祥和小区"),
    ("上马崖村、下马崖村都在山下。民警走进下马崖村。", "下马崖村"), ("通海县里山乡召开会议。", "里山乡"),
    ("煤建新村社区党委书记讲话。煤建新村社区有小区8个。", "煤建新村社区"), ("历下区建筑新村街道召开会议。", "建筑新村街道"),
    ("与民社区、为民社区都有党群服务中心。与民社区党委召开会议。", "与民社区"),
    ("东山街召开会议。随后，与东山街的干部座谈。", "东山街"),
  ])
  func places(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.place, name), "\(text): \(reading.names(.place))")
  }

  @Test func oneTownHasOneNodeUnderBothItsNames() throws {
    let names = try Reading("通海县里山彝族乡召开会议。里山乡党委书记李明讲话。").names(.place)
    #expect(names.filter { $0.joined().contains("里山") }.count == 1, "\(names)")
  }

  @Test(arguments: [
    ("济南市城市管理行政执法支队到场。市城管执法支队负责人讲话。", "执法支队"),
    ("西安市社会科学院机关党总支到访。市社科院机关党总支赠书。", "机关党总支"),
    ("二连出入境边防检查站召开会议。二连边检站介绍情况。", "二连"),
    ("清原县人民检察院来访。清原县院一行参观了展馆。", "清原县"),
    ("大同市第五人民医院召开会议。市五医院派出医生。", "医院"),
  ])
  func shortAndFullNamesAreOne(text: String, part: String) throws {
    let found = try Reading(text).names(.organization).filter {
      $0.contains { $0.hasSuffix(part) || $0.hasPrefix(part) }
    }
    #expect(found.count == 1, "\(text): \(found)")
  }

  @Test func bureausOfDifferentServicesStayApart() throws {
    let reading = try Reading("高阳县公安局、保定市生态环境局高阳县分局联合制定意见。")
    #expect(reading.has(.allianceWith, "高阳县公安局", "保定市生态环境局高阳县分局"))
    let harbour = try Reading("海南省公安厅港航公安局三亚分局派员参加。三亚市公安局副局长林明讲话。")
    #expect(harbour.has(.serves, "林明", "三亚市公安局"), "\(harbour.facts.relations)")
    #expect(!harbour.has(.serves, "林明", "海南省公安厅港航公安局三亚分局"))
  }

  @Test func kindsMeanWhatTheTextHasNamed() throws {
    let team = try Reading("横州市交通运输综合行政执法大队派员参加。由河湾派出所和执法大队在路口合设劝导站。")
    #expect(team.has(.allianceWith, "河湾派出所", "横州市交通运输综合行政执法大队"), "\(team.facts.relations)")
    let branch = try Reading("河湾学校第二党支部召开会议。之后，第二党支部与石湾社区居委会合办课堂。")
    #expect(branch.has(.allianceWith, "河湾学校第二党支部", "石湾社区居委会"))
    let place = try Reading(
      "东明社区邻近东明路。东明社区有小区8个。东明社区常办活动。\n在卓达社区，制度受欢迎。每周一晚上，社区居委会、卓达物业公司坐到一起。")
    #expect(place.has(.organization, "卓达社区居委会"), "\(place.names(.organization))")
    let street = try Reading("广中路街道召开会议。会上，街道党工委与河湾学院党委结对。")
    #expect(street.has(.allianceWith, "广中路街道党工委", "河湾学院党委"), "\(street.facts.relations)")
  }

  @Test func distancesAndRanksAreNoNames() throws {
    let station = try Reading("曼捧村委会芒东寨离派出所27公里。山高路远，市区两级党委、县乡村三级综治中心协力。会议公布首批三个项目。")
    let names = station.names(.organization).joined()
    #expect(
      !names.contains {
        $0.hasSuffix("派出所") || $0.contains("两级") || $0.contains("三级")
      }, "\(names)")
    #expect(!station.has(.place, "山高路"))
    #expect(station.names(.program).isEmpty, "\(station.names(.program))")
    let party = try Reading("石湾社区党支部召开会议。社区曾与河湾医院、桃坪小学共同设立驿站。")
    #expect(party.has(.allianceWith, "石湾社区", "桃坪小学"), "\(party.facts.relations)")
  }

  @Test func theSchoolIsTheUniversityAndNoCollege() throws {
    let reading = try Reading(
      "华北理工大学举行活动。华北理工大学冶金与能源学院党委书记李明参加。学校宣传部部长张强讲话，校团委书记王芳参加。")
    #expect(reading.has(.serves, "张强", "华北理工大学宣传部"), "\(reading.facts.relations)")
    #expect(reading.has(.serves, "王芳", "华北理工大学团委"))
  }

  @Test func personsWhoseNamesHoldFunctionWords() throws {
    #expect(try Reading("马关县公安局局长杨正武参加。").has(.person, "杨正武"))
    let elder = try Reading("队长由老党员阿不都·热合曼担任。")
    #expect(elder.has(.person, "阿不都·热合曼"), "\(elder.names(.person))")
  }

  @Test func aQuotedMechanismWhateverItIsFor() throws {
    #expect(try Reading("河湾法庭建立“庭所会”诉前联调机制。").has(.program, "庭所会"))
    #expect(try Reading("河湾派出所建立“五所一站”跨区域警务协作机制。").has(.program, "五所一站"))
  }

  @Test(arguments: [
    ("中国邮政储蓄银行河湾支行和雪鹰农牧业机械有限公司参加会议。", "雪鹰农牧业机械有限公司"),
    ("参加的有苏州银行园区直属支行党委和石湾社区。", "苏州银行园区直属支行党委"),
    ("参加的有中国电信苏州分公司园区局党支部。", "中国电信苏州分公司园区局"), ("44团永安坝派出所参加会议。", "44团永安坝派出所"),
    ("图木舒克市文化体育广电和旅游局推行机制。", "图木舒克市文化体育广电和旅游局"),
    ("湖北今天律师事务所参加会议。", "湖北今天律师事务所"), ("眼下石湾派出所参加会议。", "石湾派出所"),
    ("党支部与中冶南方工程技术有限公司党支部结对。", "中冶南方工程技术有限公司党支部"),
    ("世纪豪园社区党委参加会议。", "世纪豪园社区党委"), ("隔壁宜城路派出所也来取经。", "宜城路派出所"),
  ])
  func namesBeginWhereTheyBegin(text: String, name: String) throws {
    let reading = try Reading(text)
    #expect(reading.has(.organization, name), "\(reading.names(.organization))")
  }

  @Test func aKindIsNoName() throws {
    let station = try Reading("狮山派出所是武定县唯一的城区派出所，管着21个村。该所与武定县总工会结对共建。")
    #expect(station.has(.allianceWith, "狮山派出所", "武定县总工会"), "\(station.facts.relations)")
    #expect(!station.has(.organization, "城区派出所"))
    let shore = try Reading("河湾派出所守着蠡湖北岸的土地。")
    #expect(shore.names(.place).isEmpty, "\(shore.names(.place))")
  }

  @Test func roomsOfSeveralSettlementsInOneWord() throws {
    let reading = try Reading("旧城社区、香水村两个警务室也照此办理。梅家营村警务室的民警上门。")
    for (room, place) in [("旧城社区警务室", "旧城社区"), ("香水村警务室", "香水村"), ("梅家营村警务室", "梅家营村")] {
      #expect(reading.has(.serves, room, place), "\(reading.facts.relations)")
    }
  }

  @Test func anAdverbBehindABodyEndsItsName() throws {
    let reading = try Reading("建昌楼派出所又同建昌楼医院签订共建协议。")
    #expect(reading.has(.allianceWith, "建昌楼派出所", "建昌楼医院"), "\(reading.names(.organization))")
  }
}
