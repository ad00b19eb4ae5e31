/// The encodings a document may come in.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf8WithMark = "UTF-8 with a byte order mark"
  case utf16LittleEndian = "UTF-16 LE"
  case utf16BigEndian = "UTF-16 BE"
  /// Also for GB2312 and GBK, its subsets.
  case gb18030 = "GB18030"
  case big5 = "Big5"

  /// The encoding that a label of HTML or HTTP names, as `gb2312`; `nil` when it is none of these.
  init?(label: String) {
    switch label.lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80": self = .gb18030
    case "big5", "big5-hkscs", "x-x-big5": self = .big5
    case "utf-16", "utf-16le": self = .utf16LittleEndian
    case "utf-16be": self = .utf16BigEndian
    default: return nil
    }
  }
}
