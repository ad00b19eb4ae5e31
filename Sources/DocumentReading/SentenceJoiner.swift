/// Finds line breaks in the middle of a sentence, as typesetting and bad copying leave them.
struct SentenceJoiner {
  let scalars: [UInt32]
  let written: [Int]

  func mark(_ lines: inout [TextLine]) {
    markWrappedBlocks(&lines)
    // From the end, so that a line may lean on one that itself goes on.
    for position in written.indices.dropLast().reversed() {
      let index = written[position]
      let next = written[position + 1]
      guard lines[index].kind == .body, lines[next].kind == .body, !lines[index].joinsNext,
        isCut(lines[index], before: lines[next])
      else { continue }
      lines[index].joinsNext = true
    }
  }

  private func content(_ line: TextLine) -> Scalars { scalars[line.range].trimmed }

  private func isCut(_ line: TextLine, before next: TextLine) -> Bool {
    let left = content(line)
    let right = content(next)
    guard left.count >= 8, let last = left.last, let first = right.first, !endsSentence(left),
      !ListMark.isItem(right)
    else { return false }
    if [0x7684, 0x4E86, 0xFF0C, 0x3002, 0x3001, 0x2C].contains(first)
      || CharacterClass.isCloser(first)
    {
      return true  // 的 了 and punctuation cannot start a sentence
    }
    let goesOn =
      next.joinsNext || right.last.map(CharacterClass.isTerminal) == true
      || endsSentence(right)
    // A paragraph's own line starts indented; its continuation does not.
    if isIndented(next), !isIndented(line) { return false }
    guard goesOn || right.count > 40 else { return false }
    if last == 0xFF0C || last == 0x2C || last == 0x3001 { return true }
    guard CharacterClass.isLetterOrDigit(last) || CharacterClass.isCloser(last) else {
      return last == 0x201C || last == 0x2014
    }
    // Prose that stops after the start of a new sentence is cut; a short line with only a comma may
    // be a slogan.
    return left.contains(0x3002)
      || (left.count >= 16 && left.contains { $0 == 0xFF0C || $0 == 0x2C })
  }

  private func endsSentence(_ line: Scalars) -> Bool {
    var rest = line
    while let last = rest.last, CharacterClass.isCloser(last) { rest = rest.dropLast() }
    return rest.last.map { CharacterClass.isTerminal($0) || $0 == 0x3A || $0 == 0xFF1A } ?? true
  }

  private func isIndented(_ line: TextLine) -> Bool {
    scalars[line.range].prefix { $0 == 0x20 || $0 == 0x3000 || $0 == 0xA0 || $0 == 9 }.count >= 1
  }

  /// Runs of lines all about as wide as the widest are set in a column: full lines go on.
  private func markWrappedBlocks(_ lines: inout [TextLine]) {
    var start = 0
    while start < written.count {
      var end = start + 1
      while end < written.count, written[end] == written[end - 1] + 1,
        lines[written[end]].kind == .body, lines[written[start]].kind == .body
      {
        end += 1
      }
      markWrappedBlock(Array(written[start..<end]), &lines)
      start = end
    }
  }

  private func markWrappedBlock(_ block: [Int], _ lines: inout [TextLine]) {
    guard block.count >= 3 else { return }
    let widths = block.map { width(content(lines[$0])) }
    guard let widest = widths.max(), (20...120).contains(widest) else { return }
    let isFull = widths.map { $0 + 5 >= widest }
    let full = isFull.filter { $0 }.count
    guard full * 10 >= block.count * 6 else { return }
    let withClauses = block.filter { index in
      content(lines[index]).contains { $0 == 0xFF0C || $0 == 0x2C || $0 == 0x3002 }
    }
    guard withClauses.count * 3 >= block.count else { return }
    for (position, index) in block.dropLast().enumerated() where isFull[position] {
      let left = content(lines[index])
      if !endsSentence(left), !isIndented(lines[block[position + 1]]) || isIndented(lines[index]) {
        lines[index].joinsNext = true
      }
    }
  }

  /// In columns: wide characters count two.
  private func width(_ line: Scalars) -> Int { line.reduce(0) { $0 + ($1 < 0x1100 ? 1 : 2) } }
}
