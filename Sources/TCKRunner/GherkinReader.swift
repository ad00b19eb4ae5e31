/// Reads the part of Gherkin that the openCypher TCK uses: `Feature`, `Background`, `Scenario`,
/// `Scenario Outline` with `Examples`, steps, doc strings, tables, tags and comments.
package struct GherkinReader {
  private let lines: [Substring]
  private var index = 0

  /// An outline before its rows are put in.
  private struct Outline {
    var scenario: Scenario
    var isOutline: Bool
    var examples: [[String]] = []
  }

  private init(_ text: String) {
    // "\r\n" is one character, and `isNewline` knows it.
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  package static func read(_ text: String) throws(GherkinError) -> Feature {
    var reader = GherkinReader(text)
    return try reader.feature()
  }

  private var line: String {
    let line = lines[index]
    return String(line.trimmingPrefix(while: \.isWhitespace)).trimmingEnd
  }

  private var isAtEnd: Bool { index >= lines.count }

  private func error(_ message: String) -> GherkinError {
    GherkinError(line: index + 1, message: message)
  }

  // MARK: Structure

  private mutating func feature() throws(GherkinError) -> Feature {
    var feature: Feature?
    var outline: Outline?
    var tags: [String] = []
    while !isAtEnd {
      let line = line
      if line.isEmpty || line.hasPrefix("#") {
        index += 1
      } else if line.hasPrefix("@") {
        tags += line.split(separator: " ").map(String.init)
        index += 1
      } else if let name = line.after("Feature:") {
        feature = Feature(name: name)
        tags = []
        index += 1
        skipDescription()
      } else if line.hasPrefix("Background:") {
        index += 1
        feature?.background = try steps()
      } else if let (name, isOutline) = scenarioHead(line) {
        if let outline { feature?.scenarios += try expand(outline) }
        let start = index + 1
        index += 1
        outline = Outline(
          scenario: Scenario(
            name: name, tags: tags, steps: (feature?.background ?? []) + (try steps()),
            line: start),
          isOutline: isOutline)
        tags = []
      } else if line.hasPrefix("Examples:"), outline != nil {
        index += 1
        outline?.examples = try table()
      } else {
        throw error("'\(line)' cannot stand here")
      }
    }
    guard var feature else { throw error("there is no 'Feature:'") }
    if let outline { feature.scenarios += try expand(outline) }
    return feature
  }

  private func scenarioHead(_ line: String) -> (name: String, isOutline: Bool)? {
    if let name = line.after("Scenario Outline:") { return (name, true) }
    return line.after("Scenario:").map { ($0, false) }
  }

  private func stepText(_ line: String) -> String? {
    for word in ["Given ", "When ", "Then ", "And "] {
      if let text = line.after(word) { return text }
    }
    return nil
  }

  private mutating func skipDescription() {
    while !isAtEnd, !line.hasPrefix("@"), !line.hasPrefix("Background:"), scenarioHead(line) == nil
    {
      index += 1
    }
  }

  private mutating func steps() throws(GherkinError) -> [Step] {
    var steps: [Step] = []
    while !isAtEnd {
      let line = line
      if line.isEmpty || line.hasPrefix("#") {
        index += 1
      } else if let text = stepText(line) {
        steps.append(Step(text: text, line: index + 1))
        index += 1
      } else if line == "\"\"\"", let last = steps.indices.last {
        steps[last].docStringLine = index + 2
        steps[last].docString = try docString()
      } else if line.hasPrefix("|"), let last = steps.indices.last {
        steps[last].table = try table()
      } else {
        return steps
      }
    }
    return steps
  }

  private mutating func docString() throws(GherkinError) -> String {
    let indentation = lines[index].prefix { $0 == " " || $0 == "\t" }.count
    index += 1
    var content: [Substring] = []
    while !isAtEnd {
      if line == "\"\"\"" {
        index += 1
        return content.joined(separator: "\n")
      }
      let blank = lines[index].prefix { $0 == " " || $0 == "\t" }.count
      content.append(lines[index].dropFirst(min(blank, indentation)))
      index += 1
    }
    throw error("the doc string is never closed")
  }

  private mutating func table() throws(GherkinError) -> [[String]] {
    var rows: [[String]] = []
    while !isAtEnd {
      let line = line
      if line.hasPrefix("|") {
        rows.append(try cells(line))
      } else if !line.isEmpty, !line.hasPrefix("#") {
        break
      }
      index += 1
    }
    if rows.contains(where: { $0.count != rows[0].count }) {
      throw error("the table's rows have different numbers of cells")
    }
    return rows
  }

  private func cells(_ line: String) throws(GherkinError) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in line.dropFirst() {
      if isEscaped {
        cell.append(character == "n" ? "\n" : String(character))
        if character != "n", character != "|", character != "\\" {
          cell.insert("\\", at: cell.index(before: cell.endIndex))
        }
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        cells.append(cell.trimmed)
        cell = ""
      } else {
        cell.append(character)
      }
    }
    guard cell.trimmed.isEmpty else { throw error("the table's row does not end with '|'") }
    return cells
  }

  // MARK: Outlines

  private func expand(_ outline: Outline) throws(GherkinError) -> [Scenario] {
    guard outline.isOutline else { return [outline.scenario] }
    guard let columns = outline.examples.first else { throw error("the outline has no examples") }
    return outline.examples.dropFirst().enumerated().map { number, row in
      let values = zip(columns, row).map { ("<\($0)>", $1) }
      func filled(_ text: String) -> String {
        values.reduce(text) { $0.replacing($1.0, with: $1.1) }
      }
      var scenario = outline.scenario
      scenario.name = filled(scenario.name)
      scenario.example = number + 1
      for index in scenario.steps.indices {
        scenario.steps[index].text = filled(scenario.steps[index].text)
        scenario.steps[index].docString = scenario.steps[index].docString.map(filled)
        scenario.steps[index].table = scenario.steps[index].table.map { $0.map(filled) }
      }
      return scenario
    }
  }
}

extension String {
  /// The trimmed rest behind a prefix.
  fileprivate func after(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)).trimmed : nil
  }

  fileprivate var trimmed: String {
    String(trimmingPrefix(while: \.isWhitespace)).trimmingEnd
  }

  fileprivate var trimmingEnd: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
