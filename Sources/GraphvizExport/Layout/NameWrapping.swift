/// Breaks long names into lines of about equal length, where a reader would break them.
enum NameWrapping {
  /// Lines of `name`, each at most about `width` ems wide; the last ends in `…` when more than
  /// `maxLines` would be needed.
  ///
  /// A break is best behind a unit (市, 区, 局, 派出所…), allowed between two Chinese characters,
  /// and never inside a Latin word or number, before closing punctuation or behind an opening one.
  /// - Complexity: O(n² · lines) in the characters of the name, which is cut to 200.
  static func lines(of name: String, width: Double, maxLines: Int = 4) -> [String] {
    let characters = Array(name.prefix(200))
    guard !characters.isEmpty else { return [""] }
    var offsets = [0.0]
    for character in characters {
      offsets.append(offsets[offsets.count - 1] + TextMetrics.width(of: character))
    }
    let total = offsets[characters.count]
    guard total > width, characters.count > 1 else { return [String(characters)] }
    let count = Int((total / width).rounded(.up))
    guard count <= maxLines else {
      let room = width * Double(maxLines) - 1.5
      let kept = offsets.lastIndex { $0 <= room } ?? 1
      return lines(
        of: String(characters[..<max(1, min(kept, characters.count - 1))]) + "…",
        width: width * 1.02, maxLines: maxLines + 1)
    }
    var (breaks, cost) = bestBreaks(characters, offsets: offsets, lines: count, width: width)
    if count < min(maxLines, 3) {
      // One line more, when the name falls apart much better so.
      let longer = bestBreaks(characters, offsets: offsets, lines: count + 1, width: width)
      if longer.cost + 12 < cost { (breaks, cost) = longer }
    }
    let bounds = [0] + breaks + [characters.count]
    return zip(bounds, bounds.dropFirst()).map { trimmed(characters[$0..<$1]) }
      .filter { !$0.isEmpty }
  }

  /// The cheapest places to break into `lines` lines: shortest path over (line, position).
  private static func bestBreaks(
    _ characters: [Character], offsets: [Double], lines: Int, width: Double
  ) -> (breaks: [Int], cost: Double) {
    let length = characters.count
    let ideal = offsets[length] / Double(lines)
    let costs = (0...length).map { position in
      position == 0 || position == length
        ? 0 : breakCost(characters, before: position)
    }
    var best = [[Double]](
      repeating: [Double](repeating: .infinity, count: length + 1), count: lines + 1)
    var previous = [[Int]](
      repeating: [Int](repeating: 0, count: length + 1), count: lines + 1)
    best[0][0] = 0
    for line in 1...lines {
      for end in line...max(line, length) {
        for start in (line - 1)..<end where best[line - 1][start].isFinite {
          let lineWidth = offsets[end] - offsets[start]
          let deviation = lineWidth - ideal
          let excess = max(0, lineWidth - width)
          let cost =
            best[line - 1][start] + deviation * deviation + excess * excess * 8 + costs[end]
          if cost < best[line][end] {
            best[line][end] = cost
            previous[line][end] = start
          }
        }
      }
    }
    var breaks: [Int] = []
    var position = length
    for line in stride(from: lines, to: 1, by: -1) {
      position = previous[line][position]
      breaks.append(position)
    }
    return (breaks.reversed(), best[lines][length])
  }

  private static let units: Set<Character> = [
    "省", "市", "区", "县", "州", "旗", "镇", "乡", "村", "局", "厅", "部", "院", "校", "所", "行", "委",
    "会", "社", "街", "道", "路", "站", "队", "室", "司", "团", "组", "家", "心", "厂", "店", "园", "处",
    "科", "岛", "湾", "河", "山", "军", "馆", "庭", "厦", "城", "式", "”", "》", "）", "」", "、", "，", "·", "+",
    "-", "—", "/", " ",
  ]
  private static let divisions: Set<Character> = ["省", "市", "区", "县", "州", "镇"]
  private static let opening: Set<Character> = ["“", "《", "（", "「", "(", "[", "‘", "【"]
  private static let closing: Set<Character> = [
    "”", "》", "）", "」", ")", "]", "’", "】", "、", "，", "。", "：", "；", "！", "？", "…", "·", ",", ".",
    ":", ";", "!", "?", "%",
  ]
  /// Pairs that look like the end of a unit and are the middle of a word.
  private static let joined: Set<String> = Set(
    """
    社区 街道 市区 城区 园区 辖区 区委 市委 县委 省委 工委 团委 党委 党员 党支 党组 支部 书记 委会 委员 村委 居委
    分局 支行 分行 中心 社会 社工 会议 会所 所长 局长 院长 部队 部门 队伍 学校 学院 小学 中学 大学 校园 幼儿 医院
    市场 市政 区政 道路 路口 区域 区分 市分 省分 县分 县城 城市 乡镇 行政 行动 行业 司法 机关 公司 公安 民警 警务
    家园 家庭 室内 心理 市南 市北 市中 市东 市西 山东 山西 河南 河北 湖南 湖北 海南 江苏 江西 浙江 青岛 疗养 干休
    团队 领导 分管 治理 机制 体系 制度 模式 工程 活动 服务 有限 股份 银行 责任 物业 管理 监督 技术 科技 教育 文化
    传播 发展 卫生 保健 律师 事务 法院 检察 思想 主题 主义 时代 特色 联席 调解 协议 示范 单位 建设 工作 宣传 突击
    军人 退役 产业 高新 新区 开发 花园 居民 消防 救援 交警 大队 中队 供电 营业 商业 农村 物流 综合 执法 幸福 工会 妇联
    中国 工商 农业 人民 国家 国网 移动 通信 电信 邮政 保险 证券 集团
    派出 出所 休所 厦门 志愿 协会 商会 街坊 道德 部署 所在 报告 每周 每月 每日 通报 研判 讲评
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  private static func breakCost(_ name: [Character], before position: Int) -> Double {
    let (before, after) = (name[position - 1], name[position])
    if closing.contains(after) || opening.contains(before) { return 400 }
    let latinBefore = before.isASCII && (before.isLetter || before.isNumber)
    let latinAfter = after.isASCII && (after.isLetter || after.isNumber)
    if latinBefore && latinAfter { return 300 }
    if joined.contains(String([before, after])) { return 26 }
    // 市 behind a name ends it, unless it begins the next one: 青岛|市公安局, but 青岛市|市南, 银行|市南.
    if divisions.contains(after), !divisions.contains(before),
      position + 1 == name.count || !joined.contains(String(name[position...(position + 1)]))
    {
      return 26
    }
    if units.contains(before) || opening.contains(after) { return 0 }
    return 10
  }

  private static func trimmed(_ line: ArraySlice<Character>) -> String {
    var line = line
    while line.first == " " { line.removeFirst() }
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
