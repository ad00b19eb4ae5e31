import Foundation
import Testing

@testable import DocumentReading

/// Real bytes in each encoding, and what damaged ones are told.
struct EncodingTests {
  static let text = "珠海路派出所与万苑社区共建,\r\n服务群众“零距离”。\n"
  static let traditional = "潯滬派出所與社區簽訂協議,服務群眾。\n"

  static func bytes(_ text: String, _ encoding: UInt) throws -> [UInt8] {
    Array(try #require(text.data(using: String.Encoding(rawValue: encoding))))
  }

  static func utf16(_ text: String, little: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return little ? pair : pair.reversed()
    }
  }

  func read(_ bytes: [UInt8]) throws -> SourceDocument {
    try #require(
      try DocumentReader().read(bytes: bytes, name: "x.txt", id: "x").documents.first)
  }

  @Test func utf8WithAndWithoutMark() throws {
    let plain = try read(Array(Self.text.utf8))
    #expect(plain.encoding == .utf8)
    #expect(plain.text.unicodeScalars.elementsEqual(Self.text.unicodeScalars))
    let marked = try read([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8))
    #expect(marked.encoding == .utf8WithMark)
    #expect(marked.text.unicodeScalars.elementsEqual(Self.text.unicodeScalars))
  }

  @Test(arguments: [true, false], [true, false])
  func utf16(little: Bool, mark: Bool) throws {
    let document = try read(Self.utf16(Self.text, little: little, mark: mark))
    #expect(document.encoding == (little ? .utf16LittleEndian : .utf16BigEndian))
    #expect(document.text.unicodeScalars.elementsEqual(Self.text.unicodeScalars))
  }

  @Test func gb18030() throws {
    let document = try read(try Self.bytes(Self.text + "㐂𠀀", 0x8000_0632))
    #expect(document.encoding == .gb18030)
    #expect(document.text == Self.text + "㐂𠀀")
  }

  @Test func big5() throws {
    let document = try read(try Self.bytes(Self.traditional, 0x8000_0A03))
    #expect(document.encoding == .big5)
    #expect(document.text == Self.traditional)
  }

  @Test func aNameAloneIsReadAsGB18030() throws {
    let document = try read(try Self.bytes("珠海路派出所", 0x8000_0632))
    #expect(document.encoding == .gb18030)
    #expect(document.text == "珠海路派出所")
  }

  @Test func emptyAndAsciiAreUTF8() throws {
    #expect(try read([]).text == "")
    #expect(try read([]).lines.count == 1)
    #expect(try read(Array("abc\n".utf8)).encoding == .utf8)
  }

  @Test func damagedUTF8IsAnErrorWithItsByte() throws {
    var bytes = Array((Self.text + Self.text).utf8)
    bytes[30] = 0xFF
    #expect(throws: DocumentReadingError.invalidBytes(name: "x.txt", encoding: .utf8, offset: 30)) {
      try read(bytes)
    }
  }

  @Test func truncatedUTF8IsAnErrorAtTheStartOfTheCharacter() throws {
    let bytes = Array(Self.text.utf8.dropLast(2))  // …”。 without the end of 。
    #expect(
      throws: DocumentReadingError.invalidBytes(
        name: "x.txt", encoding: .utf8, offset: bytes.count - 2)
    ) { try read(bytes) }
  }

  @Test func damagedGB18030IsAnErrorWithItsByte() throws {
    let good = try Self.bytes(String(repeating: "派出所与社区共建。", count: 5), 0x8000_0632)
    #expect(
      throws: DocumentReadingError.invalidBytes(name: "x.txt", encoding: .gb18030, offset: 10)
    ) { try read(good[..<10] + [0xFF, 0xFF] + good[10...]) }
  }

  @Test func oddUTF16IsAnErrorAtTheLastByte() throws {
    let bytes = Self.utf16("社区", little: true, mark: true) + [0x41]
    #expect(
      throws: DocumentReadingError.invalidBytes(
        name: "x.txt", encoding: .utf16LittleEndian, offset: 6)
    ) { try read(bytes) }
  }

  @Test func halfASurrogatePairIsAnError() throws {
    #expect(
      throws: DocumentReadingError.invalidBytes(
        name: "x.txt", encoding: .utf16BigEndian, offset: 4)
    ) { try read([0xFE, 0xFF, 0x79, 0x3E, 0xD8, 0x00, 0x53, 0x3A]) }
  }

  @Test func zerosMakeAFileBinary() throws {
    let bytes: [UInt8] = [0x7F, 0x45, 0x4C, 0x46] + [UInt8](repeating: 0, count: 60)
    #expect(throws: DocumentReadingError.self) { try read(bytes) }
  }

  @Test func aStrayZeroAndControlCharactersStay() throws {
    let text = "派出所\u{0}与\u{1}社区共建。"
    #expect(try read(Array(text.utf8)).text.unicodeScalars.elementsEqual(text.unicodeScalars))
  }
}
