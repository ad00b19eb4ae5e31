/// The normal form of a name: what two spellings of one thing share.
package enum NameKey {
  /// - Parameter name: Simplified characters.
  /// - Returns: The name without quotation marks and brackets, heads replaced by their short forms.
  static func normalize(_ name: [UInt32], label: EntityLabel) -> [UInt32] {
    let dropped = dropped
    var result = label == .organization ? withoutDistrict(name) : name
    // Most names have none, and then nothing is copied.
    if result.contains(where: dropped.contains) { result.removeAll(where: dropped.contains) }
    if label == .place, let short = Peoples.shortTown(result[...]) { return short }
    guard label == .organization else { return result }
    result = withFullSchool(result)
    if result.starts(with: party), result.count > 4 { result.removeFirst(2) }
    if result.starts(with: wholeParty), result.count > 7 { result.removeFirst(5) }
    shortenDuties(&result)
    if let last = result.last, headEnds.contains(last) { shortenHead(&result) }
    for post in outposts
    where result.last == post.last && result.count > post.count + 2
      && result.suffix(post.count).elementsEqual(post)
    {
      result.removeLast(post.count)
      result += post.dropFirst(2)
      return result
    }
    // 莫干山村镇银行股份有限公司
    for form in companyForms
    where result.count > form.count + 2 && result.suffix(form.count).elementsEqual(form)
      && result.dropLast(form.count).suffix(2).elementsEqual(bank)
    {
      result.removeLast(form.count)
      break
    }
    guard let first = result.first, bankStarts.contains(first) else { return result }
    for (long, short) in banks where result.starts(with: long) {
      result = short + result.dropFirst(long.count)
      break
    }
    return result
  }

  // 城市管理行政执法支队 is 城管执法支队.
  private static func shortenDuties(_ result: inout [UInt32]) {
    guard result.count > 5 else { return }
    var at = 0
    while at < result.count {
      if dutyStarts.contains(result[at]),
        let (long, short) = duties.first(where: {
          at + $0.0.count < result.count + min(at, 1) && result[at...].starts(with: $0.0)
        })
      {
        result.replaceSubrange(at..<at + long.count, with: short)
        at += short.count
      } else {
        at += 1
      }
    }
  }

  private static func shortenHead(_ result: inout [UInt32]) {
    for (long, short) in heads
    where result.count >= long.count && result.suffix(long.count).elementsEqual(long) {
      if long.count == result.count { break }
      result.removeLast(long.count)
      result += short
      break
    }
  }

  // 十二中 is 第十二中学.
  private static func withFullSchool(_ name: [UInt32]) -> [UInt32] {
    guard name.last == middle else { return name }
    let number = name.dropLast().reversed().prefix(while: CharacterClass.isNumeral).count
    let start = name.count - 1 - number
    guard number > 0, start == 0 || name[start - 1] != ordinal else { return name }
    return Array(name[..<start]) + [ordinal] + name[start...] + [0x5B66]  // 学
  }

  // 高新区（甘眉园区）分局 is 高新分局.
  private static func withoutDistrict(_ name: [UInt32]) -> [UInt32] {
    guard name.suffix(2).elementsEqual(branch),
      let open = name.firstIndex(where: { $0 == CharacterClass.openBracket || $0 == 0x28 }),
      let close = name[open...].firstIndex(where: {
        $0 == CharacterClass.closeBracket || $0 == 0x29
      }),
      open > 0
    else { return name }
    return Array(name[..<open]) + name[(close + 1)...]
  }

  /// The stem by which a bureau of public security is known: 市南 for 市南分局, 市南公安, 市南区公安分局.
  package static func policeStem(_ key: [UInt32]) -> [UInt32]? {
    for form in policeForms
    where key.count > form.count && key.suffix(form.count).elementsEqual(form) {
      var stem = Array(key.dropLast(form.count))
      if stem.count >= 3, let last = stem.last,
        last == 0x533A || last == 0x53BF || last == 0x65D7 || last == 0x5E02
      {
        stem.removeLast()
      }
      return stem
    }
    return nil
  }

  private static let dropped: CharacterSet = "“”《》（）()\"'·"
  private static let wholeParty = "中国共产党".scalarValues
  private static let party = "中共".scalarValues
  private static let ordinal: UInt32 = 0x7B2C  // 第
  private static let middle: UInt32 = 0x4E2D  // 中
  private static let branch = "分局".scalarValues

  /// What bodies see to, in full and in short.
  private static let duties: [([UInt32], [UInt32])] = [
    ("交通警察", "交警"), ("城市管理行政执法", "城管执法"), ("城市管理综合行政执法", "城管执法"),
    ("城市管理", "城管"), ("综合行政执法", "综合执法"), ("市场监督管理", "市场监管"), ("卫生健康", "卫健"),
    ("人力资源和社会保障", "人社"), ("人力资源社会保障", "人社"), ("住房和城乡建设", "住建"), ("住房城乡建设", "住建"),
    ("文化和旅游", "文旅"), ("社会科学院", "社科院"), ("退役军人事务", "退役军人"), ("发展和改革", "发改"),
    ("疾病预防控制", "疾控"), ("生态环境保护", "环保"), ("工业和信息化", "工信"), ("经济和信息化", "经信"),
  ].map { ($0.0.scalarValues, $0.1.scalarValues) }

  private static let dutyStarts = CharacterSet(duties.compactMap(\.0.first))

  private static let heads: [([UInt32], [UInt32])] = [
    ("出入境边防检查站", "边检站"), ("边防检查站", "边检站"), ("街道工作委员会", "街道党工委"), ("工作委员会", "党工委"),
    ("街道工委", "街道党工委"), ("居民委员会", "居委会"),
    ("社区委员会", "社区党委"), ("村民委员会", "村委会"), ("人民调解委员会", "调委会"), ("调解委员会", "调委会"),
    ("人民政府", "政府"), ("中级人民法院", "中院"), ("高级人民法院", "高院"), ("人民法庭", "法庭"), ("人民法院", "法院"),
    ("人民检察院", "检察院"),
    ("市场监督管理局", "市场监管局"), ("市场监督管理所", "市场监管所"), ("卫生健康局", "卫健局"),
    ("街道办事处", "街道办"), ("妇女联合会", "妇联"), ("党总支部", "党总支"), ("公安分局", "分局"), ("公安派出所", "派出所"),
    ("区分局", "分局"),
    ("政法委员会", "政法委"), ("业主委员会", "业委会"), ("律师事务所", "律所"), ("总支部委员会", "党总支"), ("党支部委员会", "党支部"),
    ("支部委员会", "党支部"), ("党支部", "党支部"),
    ("工会委员会", "工会"), ("治安管理大队", "治安大队"), ("支部", "党支部"), ("镇委员会", "镇党委"), ("乡委员会", "乡党委"),
    ("公司委员会", "公司党委"),
  ].map { ($0.0.scalarValues, $0.1.scalarValues) }

  /// What the longer forms of heads end with, and those of banks begin with: most names are told off by them.
  private static let headEnds = CharacterSet(heads.compactMap(\.0.last))
  private static let bankStarts = CharacterSet(banks.compactMap(\.0.first))

  // 和美社区警务室 is also called 和美警务室.
  private static let outposts = ["社区警务室", "社区警务站"].map(\.scalarValues)

  private static let banks: [([UInt32], [UInt32])] = [
    ("中国工商银行", "工商银行"), ("工行", "工商银行"), ("中国农业银行", "农业银行"), ("农行", "农业银行"),
    ("中国建设银行", "建设银行"), ("建行", "建设银行"), ("中国邮政储蓄银行", "邮储银行"), ("邮政储蓄银行", "邮储银行"),
    ("中国银行", "中国银行"), ("中行", "中国银行"), ("中国光大银行", "光大银行"), ("中国民生银行", "民生银行"),
  ].map { ($0.0.scalarValues, $0.1.scalarValues) }

  private static let bank = "银行".scalarValues
  private static let companyForms = ["股份有限公司", "有限责任公司", "有限公司"].map(\.scalarValues)

  private static let policeForms = ["公安分局", "公安局", "分局", "公安", "警方"].map(\.scalarValues)
}
