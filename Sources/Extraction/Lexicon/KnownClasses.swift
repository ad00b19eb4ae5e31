/// The word classes that the name grammar asks for by name; rules may use these and any others.
struct KnownClasses: Sendable {
  let organizationHead: ClassSet
  let partyBody: ClassSet
  /// A body of its place's own administration: it belongs to the place.
  let localBody: ClassSet
  /// A word that opens with the level of its division: 市委, 区政府.
  let levelBody: ClassSet
  /// A whole name by itself: 国家税务总局.
  let fullName: ClassSet
  /// A body of the state, called after its place or number.
  let stateBody: ClassSet
  /// 公安: a bureau when a division stands right before it.
  let bureauShort: ClassSet
  /// Said of many persons at once, so weak evidence that a name follows.
  let commonPost: ClassSet
  /// What a person is addressed by, after the name: 老师.
  let address: ClassSet
  /// 银行: whatever stands before it is its name.
  let bank: ClassSet
  /// Says that several are meant that the text has named: 双方.
  let group: ClassSet
  /// A word for several that means all who have a part: 三方.
  let allParties: ClassSet
  /// A unit known by what it does (案件队): a common noun before the head is a name when its parent is known.
  let functionalHead: ClassSet
  /// A post that serves the place or body in its name (警务室).
  let outpost: ClassSet
  /// An alliance or another body that others join.
  let alliance: ClassSet
  /// Known by its own part of its name, without what it is part of: a station, a police room.
  let ownName: ClassSet
  /// A service of the whole country that opens the names of its bodies: 海军, 武警.
  let opener: ClassSet
  let placeHead: ClassSet
  /// A community, village, street or town: places that act.
  let settlement: ClassSet
  /// A building or ground that is called after the place it is in: 体育馆, 篮球场.
  let facility: ClassSet
  /// A word for any such body: it names one only right after another name (党组织).
  let attached: ClassSet
  /// The trade that ends a company's short name: 物业 in 德律风物业.
  let trade: ClassSet
  /// Says that an event is held: 主办.
  let hosting: ClassSet
  /// What lists of sites, and of companies, are summed up by: 景点; 企业.
  let summedSite: ClassSet
  let summedCompany: ClassSet
  let post: ClassSet
  /// What a person is, without holding a post: 村民.
  let identity: ClassSet
  let byline: ClassSet
  /// What stands before a person's name: a post, what the person is, or a word for who writes.
  let beforePerson: ClassSet
  /// A part of names in other languages of the country: 扎西, 其其格.
  let foreignName: ClassSet
  /// Ends a name on its left, whatever follows.
  let stop: ClassSet
  /// A verb or noun that stands inside names: 调解, 管理.
  let inner: ClassSet
  /// Says which kind, not which one: 社区党支部.
  let generic: ClassSet
  /// Says where something lies or whose it is, and so ends the name before it: 辖区, 下属.
  let located: ClassSet
  /// Says that a kind is meant, several or any: 各, 每个.
  let indefinite: ClassSet
  /// Points at one the text has named: 该, 我.
  let definite: ClassSet
  let programKind: ClassSet
  /// A kind word that is also common without a program: 工作, 治理.
  let weakKind: ClassSet
  let programModifier: ClassSet
  /// A campaign or body of experience of the whole country, named without quotation marks.
  let nationalProgram: ClassSet
  /// A standing institution or a title given: never a program.
  let notProgram: ClassSet
  /// A verb that sets something going: 推行, 建立.
  let creation: ClassSet
  /// Says that what follows is an honour.
  let honour: ClassSet
  /// Ends a quotation that is a program by itself.
  let programEnd: ClassSet
  /// A set of measures named in 《》.
  let measures: ClassSet
  /// A kind word that names a program as a heading: 筑魂工程。
  let headedProgram: ClassSet
  let speech: ClassSet
  /// Those who act for a body: 工作人员, 代表.
  let staff: ClassSet
  let country: ClassSet
  /// Heads and other words that are names or end them.
  let nameWords: ClassSet
  let coordinator: ClassSet
  /// Opens another phrase: a gap of a rule does not reach over it.
  let bound: ClassSet
  /// May stand before the subject of a clause.
  let transparent: ClassSet
  let preposition: ClassSet
  let denial: ClassSet
  let plan: ClassSet
  /// Governs the rest of its sentence: 下一步.
  let outlook: ClassSet
  /// Says that what is so goes on: 持续.
  let ongoing: ClassSet
  /// Says what is so in general, not what happened.
  let general: ClassSet
  /// Says that somebody takes or has a post: 担任.
  let taking: ClassSet
  /// Goes before the word of a post: 副.
  let postPrefix: ClassSet
  /// Says that a body is set up.
  let founding: ClassSet
  /// What partners do with one another: 结对, 共建.
  let pairing: ClassSet
  /// Says that one works with others: 联合, 携手.
  let joining: ClassSet
  /// Says that several act as one: 联合, 共同.
  let together: ClassSet
  /// Says that a body brings others together: 协调甲与乙结对.
  let bringing: ClassSet
  /// 联席会议, which departments make up.
  let jointMeeting: ClassSet
  /// Says that a body leads others: 牵头.
  let leading: ClassSet
  /// Says who makes up a body.
  let member: ClassSet

  /// The trade of one company in each city: 移动, 电信.
  let network: ClassSet

  /// The police of a place by a general word: 警方, 公安机关.
  let police: ClassSet

  /// A joint committee of several bodies: 大党委.
  let jointBody: ClassSet

  /// What a partner is called: 共建单位.
  let partner: ClassSet

  /// Says that a meeting is held: 召开.
  let convening: ClassSet
  /// Says that a body begins its work: 挂牌.
  let opening: ClassSet

  /// What guests are shown or call at: 参观, 走访.
  let visiting: ClassSet
  /// Says that somebody is there who has no part: 见证, 观礼.
  let witnessing: ClassSet
  /// Says who leads a meeting: 主持.
  let chairing: ClassSet
  /// Says that somebody of rank is there or speaks: 出席, 致辞.
  let attending: ClassSet

  init(_ names: [String: Int]) {
    func set(_ name: String) -> ClassSet {
      names[name].map(ClassSet.init(number:)) ?? .none
    }
    organizationHead = set("机构")
    partyBody = set("党组织")
    localBody = set("属地")
    levelBody = set("级")
    fullName = set("全名")
    stateBody = set("国家机关")
    bureauShort = set("公安简称")
    commonPost = set("泛职")
    address = set("称呼")
    bank = set("银行")
    group = set("群指")
    allParties = set("诸方")
    functionalHead = set("职能")
    outpost = set("驻点")
    alliance = set("联盟体")
    ownName = set("自名")
    opener = set("冠名")
    placeHead = set("地名")
    settlement = set("聚落")
    facility = set("场馆")
    attached = set("依附")
    trade = set("商号尾")
    hosting = set("举办")
    summedSite = set("场所类")
    summedCompany = set("企业类")
    post = set("职务")
    identity = set("身份")
    byline = set("署名")
    beforePerson = post.union(identity).union(byline)
    foreignName = set("他族名")
    stop = set("止")
    inner = set("内")
    generic = set("泛")
    located = set("所处")
    indefinite = set("不定")
    definite = set("定指")
    programKind = set("项目")
    weakKind = set("弱项目")
    programModifier = set("项目修饰")
    nationalProgram = set("全国项目")
    notProgram = set("非项目")
    creation = set("创设")
    honour = set("荣誉")
    programEnd = set("项目尾")
    measures = set("举措")
    headedProgram = set("标题项目")
    speech = set("言说")
    staff = set("人员")
    country = set("国家")
    nameWords = organizationHead.union(group).union(trade).union(placeHead).union(country)
    coordinator = set("并列")
    bound = set("界")
    transparent = set("状语")
    preposition = set("介")
    denial = set("否定")
    plan = set("计划")
    outlook = set("展望")
    ongoing = set("延续")
    general = set("泛论")
    taking = set("任")
    postPrefix = set("职务前缀")
    founding = set("强创设")
    pairing = set("结盟")
    joining = set("联合")
    together = set("共同词")
    bringing = set("撮合")
    jointMeeting = set("联席会")
    leading = set("牵头")
    member = set("成员")
    network = set("专营")
    convening = set("召集会议")
    opening = set("挂牌")
    partner = set("共建方")
    jointBody = set("联席体")
    police = set("警方")
    visiting = set("参观")
    witnessing = set("见证")
    chairing = set("主持")
    attending = set("出席")
  }
}
