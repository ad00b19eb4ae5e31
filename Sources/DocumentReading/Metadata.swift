/// What a document says of itself.
struct Metadata: Hashable, Sendable {
  var title: String?
  var date: String?
  var source: String?
  var author: String?
}

/// Finds date, source and author in lines such as `时间:2024-07-03 来源:本网讯 作者:李吉毅 苏凯`.
enum Byline {
  static let sourceKeys = PhraseSet("来源: 来源： 來源: 來源： 信息来源 稿件来源")
  static let authorKeys = PhraseSet("作者: 作者：")
  static let reporterKeys = PhraseSet("记者 記者 通讯员 通訊員 特约记者 文/图 图/文 撰稿 撰文 供稿")
  static let editorKeys = PhraseSet("责任编辑 責任編輯 责编 責編 编辑 編輯")
  private static let allKeys = PhraseSet(
    """
    来源 來源 作者 时间 時間 日期 点击 點擊 浏览 瀏覽 责任编辑 責任編輯 编辑 編輯 責編 责编 记者 記者 通讯员 \
    通訊員 发布 發布 阅读 閱讀 字体 字體 字号 校对 分享 打印 审核 供稿 原标题 特约 版式 摄影 文字 图片 投稿 邮箱
    """)

  private static let bodies = PhraseSet("公安 警方 日报 中心 本报 本网 交警")

  /// The value after a key up to the next key, bar, bracket or gap.
  static func source(in line: Scalars) -> String? {
    guard let key = sourceKeys.first(in: line) else { return nil }
    var end = afterColon(key.upperBound, in: line)
    let start = end
    while end < line.endIndex, !isBreak(line[end]), !CharacterClass.isSpace(line[end]),
      end == start || allKeys.match(at: end, in: line) == nil
    {
      end += 1
    }
    let value = line[start..<end].trimmed
    return value.isEmpty || value.count > 40 ? nil : value.string
  }

  /// The names after every key of a kind, in the order they stand.
  static func names(after keys: PhraseSet, in line: Scalars) -> [String] {
    var names: [String] = []
    var index = line.startIndex
    while index < line.endIndex {
      guard let key = keys.match(at: index, in: line) else {
        index += 1
        continue
      }
      index = afterColon(index + key.count, in: line)
      while index < line.endIndex {
        while index < line.endIndex, isNameGap(line[index]) { index += 1 }
        var end = index
        while end < line.endIndex, isNamePart(line[end]) { end += 1 }
        guard (2...8).contains(end - index), allKeys.match(at: index, in: line) == nil,
          end - index <= 4 || line[index..<end].contains(0xB7)
        else { break }
        let isBody = bodies.isFound(in: line[index..<end])
        if !isBody { names.append(line[index..<end].string) }
        index = end
      }
    }
    return names
  }

  private static func afterColon(_ start: Int, in line: Scalars) -> Int {
    var index = start
    while index < line.endIndex,
      line[index] == 0x3A || line[index] == 0xFF1A || CharacterClass.isSpace(line[index])
    {
      index += 1
    }
    return index
  }

  private static let breaks = CharacterClass.values("丨|｜()（）【】[]，,。；;")
  private static func isBreak(_ scalar: UInt32) -> Bool { breaks.contains(scalar) }
  private static func isNameGap(_ scalar: UInt32) -> Bool {
    CharacterClass.isSpace(scalar) || scalar == 0x3001
  }
  private static func isNamePart(_ scalar: UInt32) -> Bool {
    CharacterClass.isHan(scalar) || scalar == 0xB7
  }
}

/// Calendar dates in running text.
enum DateScan {
  /// The first date of a line, `2021-03-05`, `2021/3/5`, `2021.03.05` or `2021年3月5日`, as ISO 8601.
  static func first(in line: Scalars) -> String? {
    var index = line.startIndex
    while index < line.endIndex {
      if CharacterClass.isDigit(line[index]),
        index == line.startIndex || !CharacterClass.isDigit(line[index - 1]),
        let date = date(at: index, in: line)
      {
        return date
      }
      index += 1
    }
    return nil
  }

  private static func date(at start: Int, in line: Scalars) -> String? {
    var index = start
    guard let year = number(at: &index, in: line, digits: 4...4), (1900...2199).contains(year),
      let first = separator(at: &index, in: line),
      let month = number(at: &index, in: line, digits: 1...2), (1...12).contains(month),
      let second = separator(at: &index, in: line), isPair(first, second),
      let day = number(at: &index, in: line, digits: 1...2), (1...days(month, year)).contains(day)
    else { return nil }
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  private static func number(at index: inout Int, in line: Scalars, digits: ClosedRange<Int>)
    -> Int?
  {
    var value = 0
    var count = 0
    while index < line.endIndex, count < digits.upperBound,
      let digit = CharacterClass.digit(line[index])
    {
      value = value * 10 + digit
      count += 1
      index += 1
    }
    return digits.contains(count) ? value : nil
  }

  private static func separator(at index: inout Int, in line: Scalars) -> UInt32? {
    guard index < line.endIndex else { return nil }
    let separator = line[index]
    index += 1
    return separator
  }

  private static func isPair(_ first: UInt32, _ second: UInt32) -> Bool {
    switch first {
    case 0x5E74: second == 0x6708  // 年, 月
    case 0x2D, 0x2F, 0x2E, 0xFF0F, 0xFF0D: second == first
    default: false
    }
  }

  private static func days(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
