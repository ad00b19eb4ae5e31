/// Reads Markdown's line marks: front matter, fences, headings, quotations, list items.
enum MarkdownLines {
  static func mark(_ lines: inout [TextLine], in scalars: [UInt32], metadata: inout Metadata) {
    var index = frontMatter(&lines, in: scalars, metadata: &metadata)
    var fence: [UInt32]?
    while index < lines.count {
      let line = scalars[lines[index].range].trimmed
      let opening = fenceMark(line)
      if let open = fence {
        if lines[index].kind != .blank { lines[index].kind = .boilerplate }
        if let opening, opening[0] == open[0], opening.count >= open.count { fence = nil }
      } else if let opening {
        fence = opening
        lines[index].kind = .boilerplate
      } else {
        markLine(&lines[index], in: scalars, metadata: &metadata)
      }
      index += 1
    }
  }

  private static func markLine(
    _ line: inout TextLine, in scalars: [UInt32], metadata: inout Metadata
  ) {
    guard line.kind != .blank else { return }
    var start = line.range.lowerBound
    let end = line.range.upperBound
    while start < end, scalars[start] == 0x20 || scalars[start] == 0x3E { start += 1 }
    let hashes = scalars[start..<end].prefix { $0 == 0x23 }.count
    let afterHashes = start + hashes
    if (1...6).contains(hashes), afterHashes < end, scalars[afterHashes] == 0x20 {
      line.range = trimmedStart(afterHashes, end, scalars)..<end
      line.kind = hashes == 1 && metadata.title == nil ? .title : .heading
      if line.kind == .title { metadata.title = scalars[line.range].trimmed.string }
      return
    }
    let bullets: Set<UInt32> = [0x2D, 0x2A, 0x2B]
    if start + 1 < end, bullets.contains(scalars[start]), scalars[start + 1] == 0x20 {
      start = trimmedStart(start + 1, end, scalars)
    }
    if start < end, start > line.range.lowerBound { line.range = start..<end }
  }

  private static func trimmedStart(_ start: Int, _ end: Int, _ scalars: [UInt32]) -> Int {
    var start = start
    while start < end, CharacterClass.isSpace(scalars[start]) { start += 1 }
    return start
  }

  private static func fenceMark(_ line: Scalars) -> [UInt32]? {
    guard let first = line.first, first == 0x60 || first == 0x7E else { return nil }
    let run = line.prefix { $0 == first }
    return run.count >= 3 ? Array(run) : nil
  }

  /// `---`, `key: value` lines, `---` at the very start. Gives the first line after it.
  private static func frontMatter(
    _ lines: inout [TextLine], in scalars: [UInt32], metadata: inout Metadata
  ) -> Int {
    let rule: [UInt32] = [0x2D, 0x2D, 0x2D]
    guard lines.count > 2, scalars[lines[0].range].trimmed.elementsEqual(rule),
      let end = lines.indices.dropFirst().prefix(60).first(where: {
        scalars[lines[$0].range].trimmed.elementsEqual(rule)
      })
    else { return 0 }
    for index in 0...end {
      let line = scalars[lines[index].range].trimmed
      if lines[index].kind != .blank { lines[index].kind = .boilerplate }
      guard let colon = line.firstIndex(of: 0x3A) else { continue }
      let quotes: Set<UInt32> = [0x22, 0x27]
      var value = line[(colon + 1)...].trimmed
      if let first = value.first, quotes.contains(first), value.last == first, value.count > 1 {
        value = value.dropFirst().dropLast()
      }
      guard !value.isEmpty else { continue }
      switch line[..<colon].trimmed.string.lowercased() {
      case "title": metadata.title = value.string
      case "date": metadata.date = DateScan.first(in: value)
      case "source": metadata.source = value.string
      case "author": metadata.author = value.string
      default: break
      }
    }
    return end + 1
  }
}
