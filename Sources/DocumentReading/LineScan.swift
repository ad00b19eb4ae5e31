import SourceText

/// Tells a document's lines apart and reads its metadata off the head.
///
/// - Complexity: O(length of the text).
struct LineScan {
  private(set) var lines: [TextLine] = []
  private(set) var metadata = Metadata()
  let scalars: [UInt32]
  /// Indices of the lines that are not blank.
  private var written: [Int] = []

  /// - Parameter title: The title when it is known from elsewhere.
  init(text: String, isMarkdown: Bool, title: String? = nil) {
    scalars = text.scalarValues
    split()
    if isMarkdown { MarkdownLines.mark(&lines, in: scalars, metadata: &metadata) }
    written = lines.indices.filter { lines[$0].kind != .blank }
    markBoilerplate()
    markTitle(known: title)
    markHeadings()
    SentenceJoiner(scalars: scalars, written: written).mark(&lines)
    readMetadata()
  }

  private func content(_ index: Int) -> Scalars { scalars[lines[index].range].trimmed }

  private mutating func split() {
    var start = 0
    var index = 0
    func line(_ end: Int) -> TextLine {
      let blank = scalars[start..<end].allSatisfy(CharacterClass.isSpace)
      return TextLine(start: start, range: start..<end, kind: blank ? .blank : .body)
    }
    while index < scalars.count {
      let scalar = scalars[index]
      guard scalar == 0x0A || scalar == 0x0D else {
        index += 1
        continue
      }
      lines.append(line(index))
      if scalar == 0x0D, index + 1 < scalars.count, scalars[index + 1] == 0x0A { index += 1 }
      index += 1
      start = index
    }
    if start < scalars.count || lines.isEmpty { lines.append(line(scalars.count)) }
  }

  // MARK: Boilerplate

  private mutating func markBoilerplate() {
    for index in written where lines[index].kind == .body {
      let line = content(index)
      if line.count <= Boilerplate.lengthLimit,
        Boilerplate.isBreadcrumb(line) || Boilerplate.isByline(line) || Boilerplate.isChrome(line)
          || Boilerplate.isMasthead(line)
      {
        lines[index].kind = .boilerplate
      }
    }
    markAboveBreadcrumb()
    markTail()
    markDigest()
  }

  /// A line that ends a sentence and is long enough to be the writer's.
  private func isProse(_ index: Int) -> Bool {
    let line = content(index)
    return line.count > 60 && Boilerplate.isSentence(line)
  }

  private mutating func markAboveBreadcrumb() {
    let head = written.prefix(40).prefix { !isProse($0) }
    guard let crumb = head.last(where: { Boilerplate.isBreadcrumb(content($0)) }) else { return }
    for index in head where index < crumb && content(index).count <= 60 {
      lines[index].kind = .boilerplate
    }
  }

  private mutating func markTail() {
    guard let lastProse = written.last(where: isProse) else { return }
    let isAfterText = written.contains { $0 > lastProse && lines[$0].kind == .boilerplate }
    for index in written
    where isAfterText && index > lastProse && Boilerplate.isFooter(content(index)) {
      lines[index].kind = .boilerplate
    }
    guard
      let opening = written.first(where: {
        $0 > lastProse && lines[$0].kind == .boilerplate && Boilerplate.opensTail(content($0))
      })
    else { return }
    for index in written where index > opening && !Boilerplate.isSentence(content(index)) {
      lines[index].kind = .boilerplate
    }
  }

  /// A summary under the headline that only repeats the start of the text, often cut off.
  private mutating func markDigest() {
    let lines = lines
    let own = Array(written.lazy.filter { lines[$0].kind == .body }.prefix(12))
    for (position, index) in own.enumerated() {
      let line = content(index)
      guard line.count(where: { !CharacterClass.isSpace($0) }) >= 30 else { continue }
      let next = own.dropFirst(position + 1).first
      guard next.map({ content($0).first }) == line.first else { return }
      let digest = line.filter { !CharacterClass.isSpace($0) }
      var following: [UInt32] = []
      for next in own.dropFirst(position + 1) where following.count < digest.count {
        following += content(next).filter { !CharacterClass.isSpace($0) }
      }
      if following.starts(with: digest) { self.lines[index].kind = .boilerplate }
      return
    }
  }

  // MARK: Title and headings

  private mutating func markTitle(known: String?) {
    if let known {
      let wanted = Array(known.unicodeScalars.map(\.value))[...].trimmed
      if let index = written.prefix(40).first(where: { content($0).elementsEqual(wanted) }) {
        lines[index].kind = .title
      }
      return
    }
    if let index = written.first(where: { lines[$0].kind == .title }) {
      metadata.title = content(index).string
      return
    }
    guard metadata.title == nil else { return }
    let block = headlineBlock()
    let main = block.filter { content($0).first != 0x2014 }  // — starts a subtitle
    guard let best = main.max(by: { content($0).count < content($1).count }) else { return }
    for index in block { lines[index].kind = index == best ? .title : .heading }
    var title = content(best)
    while let last = title.last, last == 0x7C || CharacterClass.isSpace(last) {
      title = title.dropLast()
    }
    metadata.title = title.string
  }

  /// The lines of the headline: the first title-shaped ones, with no blank line between, but for
  /// the name of the office over a letter's 关于…的通知.
  private func headlineBlock() -> [Int] {
    var block: [Int] = []
    let own = written.filter { lines[$0].kind != .boilerplate }.prefix(5)
    for (position, index) in own.enumerated() {
      let line = content(index)
      guard isTitleShaped(line) else { break }
      if let last = block.last, index > last + 1, !line.starts(with: [0x5173, 0x4E8E]) { break }
      // The first line of a paragraph set in a column looks like a title; the next line tells.
      let next = position + 1 < own.count ? own[position + 1] : index
      let goesOn = next == index + 1 && lines[next].kind == .body && !isTitleShaped(content(next))
      if goesOn, !block.isEmpty { break }
      block.append(index)
    }
    // Four short lines in a row are a list, headed by the first.
    if block.count >= 4 { return Array(block.prefix(1)) }
    return block
  }

  private func isTitleShaped(_ line: Scalars) -> Bool {
    guard (4...64).contains(line.count), let last = line.last,
      !line.contains(where: { $0 == 0x3002 || $0 == 0xFF1B }),
      !CharacterClass.isSeparator(last), last != 0x3B
    else { return false }
    return line.contains(where: CharacterClass.isLetterOrDigit)
  }

  private mutating func markHeadings() {
    for (position, index) in written.enumerated() where lines[index].kind == .body {
      let line = content(index)
      guard line.count <= 40, let last = line.last, !CharacterClass.isTerminal(last),
        !CharacterClass.isSeparator(last), !Boilerplate.isSentence(line),
        position + 1 < written.count
      else { continue }
      let next = written[position + 1]
      let isAlone = index == 0 || lines[index - 1].kind == .blank || next > index + 1
      let isNumbered = ListMark.isHeadingMark(line)
      let commas = line.contains { $0 == 0xFF0C || $0 == 0x2C }
      let leads = leadsText(line, next) && !startsMidSentence(content(next))
      if isNumbered || (isAlone && !commas && leads) { lines[index].kind = .heading }
    }
  }

  /// Prose or a byline follows, or the line has the two halves of a headline.
  private func leadsText(_ line: Scalars, _ next: Int) -> Bool {
    let isEntry = line.contains(0x3A) || line.contains(0xFF1A)  // 主办单位:某派出所
    if !isEntry, lines[next].kind == .body, Boilerplate.isSentence(content(next)) { return true }
    if lines[next].kind == .boilerplate, Boilerplate.isByline(content(next)) { return true }
    let halves = line.split(whereSeparator: CharacterClass.isSpace)
    return halves.count == 2 && halves.allSatisfy { $0.count >= 5 }
  }

  /// 的 or a counted thing cannot start a paragraph: the line above was cut.
  private func startsMidSentence(_ line: Scalars) -> Bool {
    guard let first = line.first else { return false }
    return [0x7684, 0x3002, 0xFF0C, 0x3001, 0x2C].contains(first) || CharacterClass.isCloser(first)
  }

  // MARK: Metadata

  private mutating func readMetadata() {
    let head = written.prefix(30)
    let tail = written.suffix(8)
    for index in Array(head) + Array(tail) {
      let line = content(index)
      let isOwn = lines[index].kind == .boilerplate
      if isOwn {
        metadata.source = metadata.source ?? Byline.source(in: line)
        metadata.date = metadata.date ?? DateScan.first(in: line)
      }
    }
    if metadata.date == nil {
      // A letter or report bears its date at the end or under the headline, on a line of its own.
      let dated = (Array(head.prefix(6)) + tail.reversed()).first {
        let line = content($0)
        return line.count <= 40 && line.last == 0x65E5 && DateScan.first(in: line) != nil  // 日
      }
      metadata.date = dated.flatMap { DateScan.first(in: content($0)) }
    }
    readAuthor(head: head, tail: tail)
  }

  private mutating func readAuthor(head: ArraySlice<Int>, tail: ArraySlice<Int>) {
    let bylines = (Array(head) + Array(tail)).filter { lines[$0].kind == .boilerplate }.map(content)
    for keys in [Byline.authorKeys, Byline.reporterKeys, Byline.editorKeys] {
      guard metadata.author == nil else { break }
      for line in bylines {
        let names = Byline.names(after: keys, in: line)
        if !names.isEmpty {
          metadata.author = names.joined(separator: " ")
          break
        }
      }
    }
    // `本报讯(记者 迟海涛)` at the start of the text.
    if metadata.author == nil, let first = head.first(where: { lines[$0].kind == .body }) {
      let dateline = content(first).prefix(50)
      guard dateline.contains(0x8BAF) || dateline.contains(0x7535) else { return }  // 讯 电
      let names = Byline.names(after: Byline.reporterKeys, in: dateline)
      if !names.isEmpty { metadata.author = names.joined(separator: " ") }
    }
  }
}

/// What may stand before an item of a list or a numbered heading.
enum ListMark {
  /// `一、`, `（一）`, `★`, `▍`, `第一章`.
  static func isHeadingMark(_ line: Scalars) -> Bool {
    guard let first = line.first else { return false }
    if signs.contains(first) { return true }
    if line.count > 2, numerals.contains(first) {
      return line.dropFirst().prefix(3).contains(0x3001)
    }
    if first == 0x28 || first == 0xFF08, let second = line.dropFirst().first {
      return numerals.contains(second)
    }
    return false
  }

  /// Also `1.`, `①`, `•`, `-`, `一是`.
  static func isItem(_ line: Scalars) -> Bool {
    if isHeadingMark(line) { return true }
    guard let first = line.first, line.count > 1 else { return false }
    if bullets.contains(first) || (0x2460...0x2473).contains(first) { return true }
    let rest = line.drop(while: CharacterClass.isDigit)
    if rest.count < line.count, let mark = rest.first {
      return [0x2E, 0x3001, 0xFF0E, 0x29, 0xFF09].contains(mark)
    }
    return numerals.contains(first) && line.dropFirst().first == 0x662F  // 是
  }

  private static let signs = CharacterClass.values("★☆▍■□◆●▌▎◎")
  private static let bullets = CharacterClass.values("•-*·○▶►→▪")
  private static let numerals = CharacterClass.values("一二三四五六七八九十")
}
