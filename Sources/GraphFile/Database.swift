import CSQLite

/// One connection to an SQLite file. Its failures are told as graph file errors.
///
/// Not to be used from two threads at once.
final class Database {
  let path: String
  /// `@unchecked`-free: the handle never leaves this object and its statements.
  private let handle: OpaquePointer

  enum Mode {
    case read
    case create
  }

  init(_ path: String, _ mode: Mode) throws(GraphFileError) {
    self.path = path
    var handle: OpaquePointer?
    let flags =
      switch mode {
      case .read: SQLITE_OPEN_READONLY
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard let handle else { throw .failed(path: path, message: "out of memory") }
    self.handle = handle
    guard code == SQLITE_OK else { throw failure(code) }
    sqlite3_extended_result_codes(handle, 1)
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give no rows.
  func execute(_ sql: String) throws(GraphFileError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  func prepare(_ sql: String) throws(GraphFileError) -> Statement {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK, let statement else { throw failure(code) }
    return Statement(statement, of: self)
  }

  /// The first column of the first row as an integer; 0 when there is none.
  func integer(_ sql: String) throws(GraphFileError) -> Int {
    let statement = try prepare(sql)
    return try statement.step() ? statement.integer(0) : 0
  }

  /// Reads a BLOB into `buffer`, whose size must be that of the BLOB.
  func readBlob(
    table: String, column: String, row: Int64, into buffer: UnsafeMutableRawBufferPointer
  ) throws(GraphFileError) {
    var blob: OpaquePointer?
    let opened = sqlite3_blob_open(handle, "main", table, column, row, 0, &blob)
    guard opened == SQLITE_OK, let blob else { throw failure(opened) }
    defer { sqlite3_blob_close(blob) }
    guard sqlite3_blob_bytes(blob) == buffer.count else {
      throw .damaged(path: path, part: "a stored part has the wrong size")
    }
    let code = sqlite3_blob_read(blob, buffer.baseAddress, Int32(buffer.count), 0)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  func failure(_ code: Int32) -> GraphFileError {
    switch code & 0xFF {
    case SQLITE_NOTADB: .notAGraphFile(path: path)
    case SQLITE_CORRUPT, SQLITE_ERROR: .damaged(path: path, part: message)
    case SQLITE_PERM, SQLITE_READONLY, SQLITE_AUTH: .permissionDenied(path: path)
    case SQLITE_FULL: .diskFull(path: path)
    default: .failed(path: path, message: message)
    }
  }

  private var message: String { String(cString: sqlite3_errmsg(handle)) }
}

/// A prepared statement. Columns count from 0, parameters from 1.
final class Statement {
  private let statement: OpaquePointer
  private let database: Database

  // The macro `SQLITE_TRANSIENT`, which Swift does not import: SQLite copies the bytes.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  init(_ statement: OpaquePointer, of database: Database) {
    self.statement = statement
    self.database = database
  }

  deinit { sqlite3_finalize(statement) }

  /// Whether there is a next row.
  func step() throws(GraphFileError) -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw database.failure(code)
    }
  }

  /// Runs a statement that gives no rows with these parameters, and makes it ready to run again.
  func run(_ parameters: SQLValue...) throws(GraphFileError) { try run(parameters) }

  func run(_ parameters: [SQLValue]) throws(GraphFileError) {
    for (index, parameter) in parameters.enumerated() {
      try bind(parameter, at: Int32(index + 1))
    }
    _ = try step()
    sqlite3_reset(statement)
  }

  func bind(_ value: SQLValue, at index: Int32) throws(GraphFileError) {
    let code =
      switch value {
      case .null: sqlite3_bind_null(statement, index)
      case .integer(let value): sqlite3_bind_int64(statement, index, value)
      case .real(let value): sqlite3_bind_double(statement, index, value)
      case .text(let value):
        sqlite3_bind_text64(
          statement, index, value, UInt64(value.utf8.count), Self.transient, UInt8(SQLITE_UTF8))
      case .blob(let value):
        // Not copied: the caller keeps the bytes until the statement has run.
        sqlite3_bind_blob64(
          statement, index, value.baseAddress, UInt64(value.count), nil)
      }
    guard code == SQLITE_OK else { throw database.failure(code) }
  }

  func reset() { sqlite3_reset(statement) }

  func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }
  func real(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

  /// `nil` for NULL.
  func text(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(statement, column) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}

/// A value given to a statement.
enum SQLValue {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob(UnsafeRawBufferPointer)

  static func text(orNull text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
}
