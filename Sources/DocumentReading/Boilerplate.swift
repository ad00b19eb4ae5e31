/// Tells by its wording whether a line belongs to the page and not to the text.
///
/// A line of some length with a sentence in it is never taken: the text must not be lost.
enum Boilerplate {
  /// Longest line that may be boilerplate, in scalars.
  static let lengthLimit = 120

  /// `您的位置: 主页 > 公安 > 正文`: what stands above it is navigation too.
  static func isBreadcrumb(_ line: Scalars) -> Bool {
    guard line.count <= 80 else { return false }
    if breadcrumbs.isFound(in: line) { return true }
    return !isSentence(line) && line.count <= 40
      && line.reduce(0) { $0 + (arrows.contains($1) ? 1 : 0) } >= 2
  }

  /// Author, source, date, number of readers.
  static func isByline(_ line: Scalars) -> Bool {
    guard line.count <= lengthLimit, let first = line.first else { return false }
    let inBrackets = first == 0x28 || first == 0xFF08 || first == 0x3010
    if inBrackets, line.count <= 90, isClosed(line), credits.isFound(in: line) { return true }
    if isSentence(line) { return false }
    if bylineStarts.match(at: line.startIndex, in: line) != nil { return true }
    return bylineKeys.isFound(in: line) || isCredit(line)
  }

  /// `■本报记者 郭文治 李静雯`: the word for the job, a gap, names, and nothing said of them.
  private static func isCredit(_ line: Scalars) -> Bool {
    guard line.count <= 40, let first = line.first, let key = reporters.first(in: line),
      !line.contains(where: { CharacterClass.isTerminal($0) || comma($0) })
    else { return false }
    let next = key.upperBound < line.endIndex ? line[key.upperBound] : 0
    let isApart = CharacterClass.isSpace(next) || next == 0x3A || next == 0xFF1A
    let isAgency = agencies.match(at: line.startIndex, in: line) != nil && line.count <= 24
    return (isApart || isAgency || creditSigns.contains(first))
      && !Byline.names(after: reporters, in: line).isEmpty
  }

  /// Menus, buttons, pagers, footers, separators.
  static func isChrome(_ line: Scalars) -> Bool {
    guard line.count <= lengthLimit, !isSentence(line) || line.count <= 30 else { return false }
    if chromeStarts.match(at: line.startIndex, in: line) != nil { return true }
    if isCaption(line) { return true }
    guard !isSentence(line) else { return false }
    if !line.contains(where: CharacterClass.isLetterOrDigit) { return line.count >= 3 }
    if line.count <= 6, line.contains(where: { !CharacterClass.isDigit($0) }) {  // (0), 0%
      return line.allSatisfy { CharacterClass.isDigit($0) || punctuation.contains($0) }
    }
    if chrome.isFound(in: line) { return true }
    return line.count(of: 0x7C) + line.count(of: 0xFF5C) + line.count(of: 0x4E28) >= 3  // | ｜ 丨
  }

  /// `签约仪式。通讯员供图`, `巡边踏查。(资料图)`, `1695115451_副本.jpg`.
  private static func isCaption(_ line: Scalars) -> Bool {
    line.count <= 60 && captionEnds.contains { line.reversed().starts(with: $0) }
  }

  /// What a footer says of the site; in the text itself it may be said of an event.
  static func isFooter(_ line: Scalars) -> Bool {
    line.count <= lengthLimit && !isSentence(line)
      && footers.match(at: line.startIndex, in: line) != nil
  }

  /// Starts what follows an article: links to others, votes, the site's footer.
  static func opensTail(_ line: Scalars) -> Bool {
    line.count <= 40 && tails.isFound(in: line)
  }

  /// The head of a newspaper page or an issue: 湘南日报 2023年12月8日 星期五 第03版.
  static func isMasthead(_ line: Scalars) -> Bool {
    guard line.count <= 50, !isSentence(line) else { return false }
    if mastheads.isFound(in: line), DateScan.first(in: line) != nil { return true }
    guard let ordinal = line.firstIndex(of: 0x7B2C) else { return false }  // 第
    var index = ordinal + 1
    while index < line.endIndex, CharacterClass.isDigit(line[index]) { index += 1 }
    return index > ordinal + 1 && index < line.endIndex
      && (line[index] == 0x671F || line[index] == 0x7248)  // 期 版
  }

  /// Holds the end of a sentence.
  static func isSentence(_ line: Scalars) -> Bool {
    line.contains { $0 == 0x3002 || $0 == 0xFF01 || $0 == 0xFF1F || $0 == 0xFF1B }
  }

  private static func comma(_ scalar: UInt32) -> Bool { scalar == 0xFF0C || scalar == 0x2C }
  private static func isClosed(_ line: Scalars) -> Bool {
    line.last == 0x29 || line.last == 0xFF09 || line.last == 0x3011
  }

  private static let agencies = PhraseSet("新华社 本报 本网 本刊 本台 中新社")
  private static let captionEnds = ["供图", "资料图)", "资料图）", ".jpg", ".jpeg", ".png", ".gif"]
    .map { $0.unicodeScalars.map(\.value).reversed() as [UInt32] }
  private static let creditSigns = CharacterClass.values("■□●◎◆▲(（")
  private static let arrows = CharacterClass.values(">»›＞")
  private static let punctuation = CharacterClass.values("()（）%[]【】+-/.:：")
  private static let breadcrumbs = PhraseSet("您的位置 当前位置 您现在的位置 您所在的位置 您當前的位置 當前位置 首页> 首页＞ 首页>>")
  private static let bylineStarts = PhraseSet(
    """
    来源: 来源： 來源: 來源： (来源 （来源 发布时间 发布日期 发布单位: 发布单位： 发布机构 时间:2 时间：2 作者: 作者： 浏览: 浏览： 编辑: \
    编辑： 责任编辑 責任編輯 (责任编辑 （责任编辑 (責任編輯 （責任編輯 责编 (责编 （责编 原创 点击: 点击： 原标题 信息来源 稿件来源 索引号 \
    通讯员: 通讯员： 校对: 审核:
    """)
  private static let bylineKeys = PhraseSet(
    """
    来源: 来源： 來源: 來源： 发布时间 发布日期 作者: 作者： 责任编辑 責任編輯 浏览次数 浏览量 阅读量 点击次数 点击: 点击： 索引号 \
    字体: 字体：
    """)
  private static let credits = PhraseSet(
    "责任编辑 責任編輯 责编 責編 编辑 來源 来源 原标题 图片由 图由 摄影 文/图 图/文 记者 記者 通讯员 通訊員 供稿")
  private static let reporters = PhraseSet("记者 記者 通讯员 通訊員 特约记者 文/图 图/文")
  private static let chromeStarts = PhraseSet(
    """
    搜索: 搜索： 上一篇 下一篇 上一条 下一条 上一页 下一页 上篇 下篇 分享到 【打印 【字体 【关闭 【收藏 打印本页 关闭窗口 返回首页 返回顶部 返回列表 \
    顶一下 踩一下 版权所有 版權所有 友情链接 友情鏈接 网站地图 点击蓝字 点击上方 扫一扫 长按 往期 \
    阅读原文 相关阅读 相关新闻 相关链接 推荐阅读 热门推荐 今日特推 猜你喜欢 免责声明 公开方式 联系我们 首页 Copyright copyright ©
    """)
  private static let chrome = PhraseSet(
    """
    ICP备 公网安备 AllRightsReserved Reserved 版权所有 版權所有 二维码 分隔线 点个「在看」 点个在看 投稿邮箱 网站标识码 QQ空间 【打印 【关闭
    """)
  private static let tails = PhraseSet(
    """
    相关阅读 相关新闻 相关链接 推荐阅读 热门推荐 上一篇 下一篇 上一条 下一条 顶一下 分隔线 往期 友情链接 版权所有 猜你喜欢 免责声明 Copyright 阅读原文
    """)
  private static let footers = PhraseSet(
    "技术支持 主办单位 主办: 主办： 承办: 承办： 承办单位 地址: 地址： 电话: 电话： 邮编 联系电话 备案号")
  private static let mastheads = PhraseSet("星期 日报 晚报 时报 早报 法治报 周刊")
}
