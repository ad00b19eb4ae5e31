/// The tables of a graph file.
///
/// `part` holds the graph itself: every array of numbers in chunks, each with its checksum. The
/// small tables say how the arrays are to be read. Documents, aliases and evidence are ordinary
/// rows, read when they are asked for; each row carries a checksum too. Behind SQLite's pages stands
/// the seal of the whole (``FileSeal``).
enum Schema {
  /// SQLite's `application_id`: "CONC".
  static let applicationID = 0x434F_4E43
  /// SQLite's `user_version`. Goes up when an older program could not read the file.
  static let version = 1

  /// Bytes of one chunk: small enough that threads share the reading evenly.
  static let chunkSize = 8 << 20

  static let tables = """
    CREATE TABLE name(kind TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL);
    CREATE TABLE label_set(number INTEGER PRIMARY KEY, labels TEXT NOT NULL);
    CREATE TABLE property_column(
      element TEXT NOT NULL, key INTEGER NOT NULL, kind TEXT NOT NULL, width INTEGER NOT NULL,
      base INTEGER NOT NULL, first INTEGER NOT NULL, span INTEGER NOT NULL,
      count INTEGER NOT NULL);
    CREATE TABLE degree(
      source INTEGER NOT NULL, type INTEGER NOT NULL, target INTEGER NOT NULL,
      edges INTEGER NOT NULL);
    CREATE TABLE catalogue(
      edge_type_width INTEGER NOT NULL, edge_type_base INTEGER NOT NULL, documents INTEGER NOT NULL,
      evidence INTEGER NOT NULL, checksum INTEGER NOT NULL);
    CREATE TABLE part(
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, chunk INTEGER NOT NULL,
      size INTEGER NOT NULL, checksum INTEGER NOT NULL, bytes BLOB NOT NULL);
    CREATE TABLE document(
      id TEXT PRIMARY KEY, title TEXT, date TEXT, source TEXT, author TEXT, text TEXT NOT NULL,
      checksum INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE extraction(
      document TEXT PRIMARY KEY, facts TEXT NOT NULL, checksum INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE decisions(name TEXT NOT NULL, text TEXT NOT NULL, checksum INTEGER NOT NULL);
    CREATE TABLE alias(node INTEGER NOT NULL, name TEXT NOT NULL);
    CREATE TABLE evidence(
      kind INTEGER NOT NULL, element INTEGER NOT NULL, document TEXT NOT NULL,
      start INTEGER NOT NULL, stop INTEGER NOT NULL, line INTEGER NOT NULL, text TEXT NOT NULL,
      rule TEXT NOT NULL, confidence REAL NOT NULL, checksum INTEGER NOT NULL);
    """

  static let indexes = """
    CREATE INDEX evidence_of_element ON evidence(kind, element);
    CREATE INDEX alias_name ON alias(name);
    """
}
