/// Lists of pairs, a line each: 结对名单如下：⏎车管所党总支 ♥ 相城交警大队党总支⏎内科一支部——民乐苑居委.
extension DocumentReading {
  /// Those that stand beside each other on a line are partners where what heads the lines speaks of partners.
  func addPairLines() {
    var index = 0
    while index < sentences.count {
      let first = index
      var pairs: [(line: Int, a: Int, b: Int)] = []
      // A line with a name that could not be read is a line of the list all the same.
      while index < sentences.count, sentences[index].isHeading, !top[index].isEmpty {
        if let pair = pair(onLine: index) { pairs.append((index, pair.a, pair.b)) }
        index += 1
      }
      if pairs.count > 1, isAnnounced(first) {
        for pair in pairs {
          add(
            .allianceWith, pair.a, pair.b, rule: "结对名单", confidence: 0.85,
            sentences[pair.line].range)
        }
      }
      index = max(index, first + 1)
    }
  }

  /// The two bodies that fill a line, with nothing but signs or one 与 between them.
  private func pair(onLine sentence: Int) -> (a: Int, b: Int)? {
    guard top[sentence].count == 2,
      case let (left, right) = (mentions[top[sentence][0]], mentions[top[sentence][1]]),
      left.entity >= 0, right.entity >= 0, left.entity != right.entity,
      mayPartner(left.entity), mayPartner(right.entity),
      table[left.entity].label == .organization || table[right.entity].label == .organization
    else { return nil }
    let range = sentences[sentence].range
    let before = text.characters[range.lowerBound..<left.range.lowerBound]
    let between = text.characters[left.range.upperBound..<right.range.lowerBound]
    let behind = text.characters[min(right.range.upperBound, range.upperBound)..<range.upperBound]
    let isJoined =
      between.count == 1 && Self.conjunctions.contains(between[between.startIndex])
      || !between.isEmpty
        && !between.contains { CharacterClass.isHan($0) || Self.listMarks.contains($0) }
    return isJoined && !(before + behind).contains(where: CharacterClass.isHan)
      ? (left.entity, right.entity) : nil
  }

  // One of the three sentences before tells that they pair, and not only that they mean to.
  private func isAnnounced(_ first: Int) -> Bool {
    (max(0, first - 3)..<first).contains { sentence in
      tokens[sentence].contains { $0.has(known.pairing) }
        && !tokens[sentence].contains { $0.has(known.denial) }
    }
  }

  private static let listMarks: CharacterSet = "、，。；：（）"
}
