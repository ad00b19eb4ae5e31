/// The names of the country's peoples, which the full names of townships, counties and prefectures hold.
enum Peoples {
  /// The short form of a township's name, 里山乡 for 里山彝族乡; `nil` for one that names no people.
  static func shortTown(_ name: ArraySlice<UInt32>) -> [UInt32]? {
    guard let head = name.last, heads.contains(head), name.dropLast().last == people else {
      return nil
    }
    var stem = name.dropLast()
    while let own = names.first(where: {
      stem.count > $0.count && stem.suffix($0.count).elementsEqual($0)
    }) {
      stem = stem.dropLast(own.count)
    }
    return stem.count + 1 < name.count && stem.count >= 2 ? stem + [head] : nil
  }

  private static let heads: CharacterSet = "乡镇"
  private static let people: UInt32 = 0x65CF  // 族

  /// The longer before the shorter that they end with.
  private static let names = """
    蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 \
    畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 \
    阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 \
    门巴族 珞巴族 基诺族
    """.split(separator: " ").map { String($0).scalarValues }.sorted { $0.count > $1.count }
}
