import Foundation
import SourceText

/// Finds saved queries on disk.
public enum SavedQueryFolder {
  /// The files that a file, a folder or a saved query's name stands for, sorted within a folder.
  ///
  /// - Parameters:
  ///   - item: A path, or the name of a file in `folder` with or without `.cypher`.
  ///   - folder: Where names are looked up.
  /// - Returns: `nil` when there is no such thing.
  public static func files(for item: String, folder: String) -> [String]? {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: item, isDirectory: &isFolder) {
      return isFolder.boolValue ? files(in: item) : [item]
    }
    for candidate in ["\(folder)/\(item)", "\(folder)/\(item).cypher"]
    where FileManager.default.fileExists(atPath: candidate) { return [candidate] }
    return nil
  }

  /// The `.cypher` files of a folder, sorted by name; not those of its subfolders.
  public static func files(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".cypher") && !$0.hasPrefix(".") }.sorted()
      .map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
  }

  /// Reads one file.
  ///
  /// - Throws: ``SavedQueryError`` for its header, or the system's error for the file.
  public static func load(_ path: String) throws -> SavedQuery {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let text = String(decoding: data, as: UTF8.self)
    let unmarked =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    return try SavedQuery(
      name: name(of: path), source: SourceFile(name: path, text: unmarked))
  }

  /// A path's file name without extension.
  public static func name(of path: String) -> String {
    URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  }
}
