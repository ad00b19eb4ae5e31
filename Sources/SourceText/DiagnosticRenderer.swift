/// Writes diagnostics as text: head line, the source line, a caret under the place, notes.
///
/// ```
/// stations.cypher:1:35: error: variable 'q' is not defined [UndefinedVariable]
/// 1 | MATCH (o {name: '珠海路派出所'}) RETURN q
///   |                                         ^
///   = in scope here: o
/// ```
public struct DiagnosticRenderer: Sendable {
  /// Whether to colour by ANSI escape sequences.
  public var colored: Bool
  /// Terminal columns of source to show; a longer line is cut around the caret.
  public var sourceWidth: Int

  public init(colored: Bool = false, sourceWidth: Int = 96) {
    self.colored = colored
    self.sourceWidth = max(sourceWidth, 20)
  }

  /// - Parameter columns: Those of the terminal; a line number of up to three digits fits, too.
  public init(colored: Bool, fitting columns: Int?) {
    self.init(colored: colored, sourceWidth: min(96, (columns ?? 104) - 8))
  }

  /// The diagnostic's text, without a final line break.
  public func render(_ diagnostic: Diagnostic, in file: SourceFile) -> String {
    var head = ""
    if let range = diagnostic.range {
      let position = file.position(at: range.lowerBound)
      head = "\(file.name):\(position.line):\(position.column): "
    } else if !file.name.isEmpty {
      head = "\(file.name): "
    }
    head = sanitized(head) + severity(diagnostic.severity) + ": " + sanitized(diagnostic.message)
    if let code = diagnostic.code { head += " [\(code)]" }
    var lines = [head]
    var margin = "  "
    if let range = diagnostic.range {
      let index = file.lineIndex(at: range.lowerBound)
      let number = String(file.start.line + index)
      margin = String(repeating: " ", count: number.count + 1)
      let (excerpt, caretColumn, caretLength) = excerpt(of: index, range: range, in: file)
      lines.append("\(number) | \(excerpt)")
      let caret = String(repeating: "^", count: caretLength)
      lines.append(
        "\(margin)| " + String(repeating: " ", count: caretColumn) + paint(caret, "1;31"))
    }
    lines += diagnostic.notes.map { "\(margin)= \(sanitized($0))" }
    return lines.joined(separator: "\n")
  }

  private func excerpt(
    of lineIndex: Int, range: SourceRange, in file: SourceFile
  ) -> (text: String, caretColumn: Int, caretLength: Int) {
    let line = sanitized(SourceFile.expandTabs(file.line(lineIndex)))
    let start = file.displayColumn(at: range.lowerBound)
    let sameLine = file.lineIndex(at: max(range.lowerBound, range.upperBound - 1)) == lineIndex
    let lineWidth = line.displayWidth
    let end = sameLine ? file.displayColumn(at: range.upperBound) : lineWidth
    let length = max(1, end - start)
    guard lineWidth > sourceWidth else { return (line, start, length) }
    let first = max(0, min(start - sourceWidth / 2, lineWidth - sourceWidth + 1))
    var column = 0
    var shownFrom: Int?
    var text = ""
    for character in line {
      let width = character.displayWidth
      if column >= first, column + width <= first + sourceWidth {
        if shownFrom == nil { shownFrom = column }
        text.append(character)
      }
      column += width
    }
    let from = shownFrom ?? 0
    let lead = from > 0 ? "…" : ""
    let caretColumn = start - from + lead.displayWidth
    return (
      lead + text + (first + sourceWidth < lineWidth ? "…" : ""), caretColumn,
      max(1, min(length, sourceWidth - caretColumn))
    )
  }

  /// Controls would move the cursor of the terminal that shows them: each becomes `�`.
  private func sanitized(_ text: String) -> String { text.replacingControls() }

  private func severity(_ severity: Diagnostic.Severity) -> String {
    paint(severity.rawValue, severity == .error ? "1;31" : "1;33")
  }

  private func paint(_ text: String, _ code: String) -> String {
    colored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension String {
  /// The text with every control and direction-changing scalar made visible as `�`, so that a
  /// terminal shows it and does not obey it.
  ///
  /// - Parameter keepingLineBreaks: Leaves `\n` as it is.
  public func replacingControls(keepingLineBreaks: Bool = false) -> String {
    func isHostile(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x0A: !keepingLineBreaks
      case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0x200E...0x200F, 0x061C: true
      default: false
      }
    }
    guard unicodeScalars.contains(where: isHostile) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars { result.append(isHostile(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }
}
