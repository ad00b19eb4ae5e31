/// The forms in which a result can be written.
public enum ResultFormat: String, CaseIterable, Sendable {
  case table, plain, vertical, csv, excel, tsv, json, jsonl, markdown, html

  /// One line that tells what the form is for.
  public var summary: String {
    switch self {
    case .table: "ruled table that fits the screen"
    case .plain: "aligned columns without rules, nothing shortened"
    case .vertical: "one line for each value, for wide rows"
    case .csv: "comma-separated values, data exactly as it is"
    case .excel: "CSV that spreadsheets open safely: BOM, CRLF, no formulas"
    case .tsv: "tab-separated values"
    case .json: "one JSON array"
    case .jsonl: "one JSON object a line"
    case .markdown: "table for Markdown texts"
    case .html: "page with a table"
    }
  }

  /// What a file of this form is called.
  public var fileExtension: String {
    switch self {
    case .table, .plain, .vertical: "txt"
    case .csv, .excel: "csv"
    case .tsv: "tsv"
    case .json: "json"
    case .jsonl: "jsonl"
    case .markdown: "md"
    case .html: "html"
    }
  }

  /// The form that a file's name asks for by its ending, as `csv` of `allies.csv`; `nil` where the
  /// ending is none of a form's.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    let ending = fileName[fileName.index(after: dot)...].lowercased()
    guard let form = Self.allCases.first(where: { $0.fileExtension == ending && ending != "txt" })
    else { return nil }
    self = form
  }

  public func formatter(_ options: FormatOptions = FormatOptions()) -> any ResultFormatter {
    switch self {
    case .table: TableFormatter(options: options)
    case .plain: PlainFormatter(options: options)
    case .vertical: VerticalFormatter(options: options)
    case .csv: CSVFormatter(options: options)
    case .excel: CSVFormatter(dialect: .spreadsheet, options: options)
    case .tsv: TSVFormatter(options: options)
    case .json: JSONFormatter(layout: .array)
    case .jsonl: JSONFormatter(layout: .lines)
    case .markdown: MarkdownFormatter(options: options)
    case .html: HTMLFormatter(options: options)
    }
  }
}

/// What formatters for people heed. Forms for programs always write everything.
public struct FormatOptions: Sendable {
  /// Terminal columns that a table may take; `nil` for as many as it needs.
  public var width: Int?
  /// How many rows a table shows; `nil` for all.
  public var maximumRows: Int?
  /// Whether to use ANSI colours.
  public var isColored: Bool
  /// Whether the text goes to a terminal, which must not obey what the data holds. Forms for
  /// programs otherwise keep control characters as they are.
  public var isForTerminal: Bool
  /// Edge types that hold either way: paths show them without an arrow head.
  public var undirectedTypes: Set<String>

  public init(
    width: Int? = nil, maximumRows: Int? = nil, isColored: Bool = false,
    isForTerminal: Bool = false, undirectedTypes: Set<String> = ["ALLIANCE_WITH"]
  ) {
    self.width = width
    self.maximumRows = maximumRows
    self.isColored = isColored
    self.isForTerminal = isForTerminal
    self.undirectedTypes = undirectedTypes
  }
}

/// Writes a result in one form.
public protocol ResultFormatter: Sendable {
  /// Writes the whole result, its last line ended.
  func write<Output: TextOutputStream>(_ result: ResultTable, to output: inout Output)
}

extension ResultFormatter {
  /// The whole result as a text.
  public func text(of result: ResultTable) -> String {
    var text = ""
    write(result, to: &text)
    return text
  }
}
