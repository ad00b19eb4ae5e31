/// What a counting word counts.
struct GroupKind {
  /// What the names of such bodies end with; empty where any may be meant.
  private let ends: [[UInt32]]
  /// What they hold, 社区 for 社区党组织.
  private let owner: [UInt32]
  /// Whether whole bodies are counted, 两家单位, and no sections of theirs.
  let countsBodies: Bool

  /// - Parameter counted: The word that it is counted by, and what is counted.
  init(_ counted: ArraySlice<UInt32>) {
    let kind = counted.dropFirst()
    let word = kind.isEmpty ? counted : kind
    countsBodies = kind.ends(with: Self.body)
    if let last = word.last, Self.lasts.contains(last),
      let known = Self.known.first(where: { word.ends(with: $0.word) })
    {
      ends = known.ends
      let before = Array(word.dropLast(known.word.count))
      owner = Self.owners.contains(before) ? before : []
    } else {
      ends = kind.isEmpty ? [] : [Array(kind)]
      owner = []
    }
  }

  private static let body = "单位".scalarValues
  private static let owners = ["社区", "村", "镇", "街道"].map(\.scalarValues)

  func includes(_ key: [UInt32]) -> Bool {
    (ends.isEmpty || ends.contains { key.ends(with: $0) })
      && (owner.isEmpty || key.indices.contains { key[$0...].starts(with: owner) })
  }

  /// Words for several kinds at once, the longer before the shorter.
  private static let known: [(word: [UInt32], ends: [[UInt32]])] = [
    ("单位", ""), ("部门", ""),
    ("党组织", "党委 党工委 支部 总支 党组"), ("支部", "支部 总支"), ("党委", "党委 党工委 党组"),
    ("公安", police), ("警方", police), ("公安机关", police), ("公安部门", police),
    ("公安局", "公安局 分局 公安"),
    ("企业", "公司 集团 厂 银行 支行 分行 企业"), ("高院", "高级人民法院 高院"),
    ("中院", "中级人民法院 中院"), ("法院", "法院 法庭"), ("高校", "大学 学院 学校"),
    ("学校", schools), ("校", schools), ("所", "所"), ("镇", "镇"), ("村", "村"), ("乡", "乡"),
    ("院", "法院 检察院 医院 学院"),
  ].map { ($0.0.scalarValues, $0.1.split(separator: " ").map { String($0).scalarValues }) }

  /// What they end with: most other words are told off by it.
  private static let lasts = CharacterSet(known.compactMap(\.word.last))

  private static let police = "公安局 分局 公安 派出所 公安处 支队 大队"
  private static let schools = "小学 中学 学校 学院 大学 幼儿园 党校 校区"
}

extension Collection<UInt32> {
  func ends(with end: [UInt32]) -> Bool { suffix(end.count).elementsEqual(end) }
}
