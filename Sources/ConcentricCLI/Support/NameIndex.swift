import Concentric
import Foundation

/// The names of a graph's nodes, found by their beginning, by a part, by their pinyin or by its
/// initials: `珠海`, `派出所`, `zhuhai` and `zhl` all find 珠海路派出所.
final class NameIndex {
  /// Sorted, each once.
  let names: [String]
  private var sounds: [Sound] = []
  private var hasSounds = false
  /// Above this many names the sounds of all of them would take seconds to make.
  private static let maximumForSounds = 300_000

  private struct Sound {
    let pinyin: String
    let initials: String
    let name: Int
  }

  init(_ graph: Graph) {
    guard let key = graph.key(named: "name") else {
      names = []
      return
    }
    var all: [String] = []
    all.reserveCapacity(graph.nodeCount)
    for node in graph.nodes {
      if case .string(let name) = graph.property(key, of: node), !name.isEmpty { all.append(name) }
    }
    all.sort()
    names = all.indices.lazy.filter { $0 == 0 || all[$0] != all[$0 - 1] }.map { all[$0] }
  }

  /// The names that someone may mean, those that begin with the text first.
  func matches(_ text: String, limit: Int = 200) -> [String] {
    guard !text.isEmpty else { return Array(names.prefix(limit)) }
    let prefixed = beginning(with: text, limit: limit)
    if !prefixed.isEmpty { return prefixed }
    let lowered = text.lowercased()
    let isASCII = lowered.utf8.allSatisfy { $0 < 0x80 }
    if isASCII {
      let bySound = sounding(lowered.filter { $0.isLetter || $0.isNumber }, limit: limit)
      if !bySound.isEmpty { return bySound }
    }
    return Array(names.lazy.filter { $0.lowercased().contains(lowered) }.prefix(limit))
  }

  func contains(_ name: String) -> Bool { beginning(with: name, limit: 1).first == name }

  /// The names that someone may have meant by a name that is none: those that hold it, those whose
  /// characters it has in their order (珠海派出所 of 珠海路派出所), those spelt nearly the same.
  func nearest(to name: String, limit: Int = 3) -> [String] {
    guard name.count > 1 else { return [] }
    var found: [String] = []
    let wanted = Array(name)
    for candidate in names where candidate.contains(name) || holds(candidate, wanted) {
      found.append(candidate)
      if found.count > 500 { break }
    }
    found.sort { ($0.count, $0) < ($1.count, $1) }
    if found.isEmpty, names.count <= 50_000 {
      found = Spelling.suggestions(for: name, among: names, limit: limit)
    }
    return Array(found.prefix(limit))
  }

  /// Whether the characters stand in the text in this order.
  private func holds(_ text: String, _ characters: [Character]) -> Bool {
    var next = 0
    for character in text where next < characters.count && character == characters[next] {
      next += 1
    }
    return next == characters.count
  }

  private func beginning(with text: String, limit: Int) -> [String] {
    var low = 0
    var high = names.count
    while low < high {
      let middle = (low + high) / 2
      if names[middle] < text { low = middle + 1 } else { high = middle }
    }
    return Array(names[low...].prefix { $0.hasPrefix(text) }.prefix(limit))
  }

  private func sounding(_ text: String, limit: Int) -> [String] {
    guard !text.isEmpty, names.count <= NameIndex.maximumForSounds else { return [] }
    makeSounds()
    return sounds.lazy
      .filter { $0.pinyin.hasPrefix(text) || $0.initials.hasPrefix(text) }
      .prefix(limit).map { names[$0.name] }
  }

  private func makeSounds() {
    guard !hasSounds else { return }
    hasSounds = true
    var readings: [Character: String] = [:]
    for (index, name) in names.enumerated() {
      var pinyin = ""
      var initials = ""
      for character in name where character.isLetter || character.isNumber {
        let reading = readings[character] ?? NameIndex.reading(of: character)
        readings[character] = reading
        pinyin += reading
        if let first = reading.first { initials.append(first) }
      }
      sounds.append(Sound(pinyin: pinyin, initials: initials, name: index))
    }
  }

  /// A character's reading without tones, in lower case: 珠 is `zhu`, 1 is `1`.
  static func reading(of character: Character) -> String {
    let text = String(character)
    if character.isASCII { return text.lowercased() }
    let latin = text.applyingTransform(.toLatin, reverse: false)?
      .applyingTransform(.stripDiacritics, reverse: false)
    return (latin ?? text).lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
