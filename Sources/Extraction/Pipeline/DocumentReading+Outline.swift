/// Lists in lines: a line that names a body or an area, and under it lines that name those in it.
extension DocumentReading {
  /// 武胜县公安局⏎城中派出所⏎城北派出所: each line of one kind belongs to the line above them, which is of another.
  func addOutline() {
    /// The body or place that heads the lines read now, and how the names under it end.
    var heading: (entity: Int, kind: [UInt32])?
    var items: [(entity: Int, range: Range<Int>)] = []
    var kind: [UInt32] = []
    func close() {
      if let heading, items.count >= 2, heading.kind != kind {
        for item in items
        where table[item.entity].parent == nil && mayBelong(item.entity, to: heading.entity) {
          add(
            .subordinateTo, item.entity, heading.entity, rule: "分行名单", confidence: 0.7, item.range)
        }
      }
      items = []
    }
    for index in sentences.indices {
      guard sentences[index].isHeading, let only = loneName(index) else {
        // 中心派出所: a line of the list that names nothing for certain.
        if heading != nil, isOfKind(kind, index) { continue }
        close()
        heading = nil
        continue
      }
      let own = Array(table[only].key.suffix(2))
      if own == kind, heading != nil {
        items.append((only, sentences[index].range))
        continue
      }
      // The line above a list heads it; a line of another kind ends it.
      close()
      let next = index + 1 < sentences.count ? loneName(index + 1) : nil
      if let next, !table[next].key.suffix(2).elementsEqual(own) {
        heading = (only, own)
        kind = Array(table[next].key.suffix(2))
      } else {
        heading = nil
      }
    }
    close()
  }

  private func isOfKind(_ kind: [UInt32], _ sentence: Int) -> Bool {
    let line = text.characters[sentences[sentence].range]
    return sentences[sentence].isHeading && line.count <= 12
      && line.suffix(kind.count).elementsEqual(kind)
  }

  /// The body or place that a line names and nothing else.
  private func loneName(_ sentence: Int) -> Int? {
    guard let only = loneMention(sentence), mentions[only].form == .named,
      mentions[only].label == .organization || mentions[only].label == .place
    else { return nil }
    return mentions[only].entity
  }

  /// Whether a thing can be part of another by the kinds of both: a village of a town, a station or an office of a
  /// bureau. A school or a company under the name of a street is only listed there.
  private func mayBelong(_ inner: Int, to outer: Int) -> Bool {
    if table[inner].label == .place { return table[outer].label == .place }
    return table[outer].label == .organization
      && table[inner].classes.meets(known.stateBody.union(known.functionalHead))
  }
}
