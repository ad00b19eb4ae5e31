/// Plain words that things are called after. They have no class of their own, which would end other names: 红旗派出所.
enum PlainNames {
  /// What roads are called: 解放东路, 双拥路.
  static let ofRoads: Set<ShortWord?> = [
    "人民", "解放", "建设", "和平", "民主", "团结", "友谊", "体育", "文化", "建国", "光明", "胜利",
    "新华", "中山", "工农", "劳动", "青年", "幸福", "红旗", "东风", "振兴", "兴隆", "文明", "平安",
    "双拥", "创业", "服务", "科技", "教育", "学院", "大学", "公园", "车站", "工业", "商业", "迎宾",
    "健康", "生产", "发展", "富强", "爱国", "诚信", "友善", "繁荣", "富民", "为民", "向阳", "前进",
    "跃进", "奋斗", "建军", "长征", "安全", "开发", "创新", "市场", "医院", "民生", "民族", "青春",
    "站前", "学府", "新建", "新兴", "滨河", "环城", "希望", "朝阳",
  ]

  /// What stations, schools and the like are called, and what as a verb or a kind would hardly stand before them.
  static let ofStations: Set<ShortWord?> = [
    "解放", "前进", "胜利", "振兴", "青年", "劳动", "奋斗", "自立", "自强", "富强", "安定", "拥军",
    "互助", "同心", "一心", "大同", "应城", "建国", "监利", "延长", "民主", "团结", "和平", "友谊",
    "工农", "东风", "向阳", "枫桥", "花园", "新城", "古镇", "跃进", "城中", "长征", "卫国", "同庆", "兴业", "富民",
  ]

  /// What lies where a station is: the station of the airport, of which a town has one.
  static let ofSites: Set<ShortWord?> = [
    "机场", "车站", "地铁", "火车站", "汽车站", "高铁站", "客运站", "开发区", "高新区", "经开区", "工业园", "工业区",
    "码头", "港口", "北站", "南站", "东站", "西站", "港区", "景区", "大学城",
  ]

  /// What estates are called, 世纪小区, and what no kind of estate is: not 住宅小区.
  static let ofEstates: Set<ShortWord?> = [
    "时代", "世纪", "火炬", "星光", "春晓", "晚霞", "幸福", "金色", "东方", "温馨", "惠民", "百花",
    "地坛", "家乐", "电力", "化工", "纺织", "机床", "航天", "粮食", "供销", "林业", "气象", "税务",
    "邮电", "和平", "解放", "友谊", "胜利", "前进", "团结", "光明", "文化", "兴业", "同心",
    "明珠", "名都", "新天地", "新世纪", "新时代", "东方明珠", "世纪城", "香格里拉",
  ]
}
