import CFontconfig
import PropertyGraph

/// What fonts there are. Graphviz draws boxes for missing glyphs and says nothing, so we ask first.
enum Fonts {
  /// Families to try in order; the picture's reader takes the first that it has.
  static let families = [
    "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
    "WenQuanYi Micro Hei", "sans-serif",
  ]

  /// What to tell a person whose machine has no font with Chinese glyphs.
  static let missingChinese =
    "no font with Chinese glyphs is installed, so that Chinese text is drawn as boxes in PNG and"
    + " PDF; install one, as by: apt-get install fonts-noto-cjk"

  /// Whether some installed font has the sign 中.
  static func haveChinese() -> Bool { covering("中").isEmpty == false }

  /// Whether one of the families, named with commas between them, is installed.
  static func haveAny(of families: String) -> Bool {
    let installed = Set(covering("A") + covering("中")).map { $0.lowercased() }
    return families.split(separator: ",").contains { name in
      let name = name.drop { $0 == " " }.lowercased()
      return installed.contains { $0 == name || name.hasPrefix($0 + " ") }
    }
  }

  /// Families that have the scalar's glyph, sorted.
  static func covering(_ scalar: Unicode.Scalar) -> [String] {
    lock.withLock { _ in
      guard let pattern = FcPatternCreate(), let wanted = FcCharSetCreate(),
        let answer = FcObjectSetCreate()
      else { return [] }
      defer {
        FcPatternDestroy(pattern)
        FcCharSetDestroy(wanted)
        FcObjectSetDestroy(answer)
      }
      FcCharSetAddChar(wanted, scalar.value)
      FcPatternAddCharSet(pattern, FC_CHARSET, wanted)
      FcObjectSetAdd(answer, FC_FAMILY)
      guard let found = FcFontList(nil, pattern, answer) else { return [] }
      defer { FcFontSetDestroy(found) }
      var families: Set<String> = []
      for index in 0..<Int(found.pointee.nfont) {
        var family: UnsafeMutablePointer<FcChar8>?
        if FcPatternGetString(found.pointee.fonts[index], FC_FAMILY, 0, &family) == FcResultMatch,
          let family
        {
          families.insert(String(cString: family))
        }
      }
      return families.sorted()
    }
  }

  private static let lock = Locked<Void>(())
}
