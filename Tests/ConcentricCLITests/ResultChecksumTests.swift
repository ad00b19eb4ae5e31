import PropertyGraph
import Testing

@testable import ConcentricCLI

@Suite struct ResultChecksumTests {
  /// The test vectors of FIPS 180-4.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func hashes(text: String, expected: String) {
    #expect(SHA256.hexadecimal(of: Array(text.utf8)) == expected)
  }

  @Test func rowsAreCompactJSON() {
    #expect(ResultChecksum.line([.integer(3_872_360)]) == "[3872360]")
    #expect(
      ResultChecksum.line([
        .null, .float(2), .float(0.1), .string("派\"\n\u{1}"), .list([.boolean(true)]),
      ])
        == "[null,2,0.1,\"派\\\"\\n\\u0001\",[true]]")
  }

  @Test func orderCountsOnlyWhereTheQueryOrders() {
    let rows: [[Value]] = [[.integer(1)], [.integer(2)]]
    let turned: [[Value]] = rows.reversed()
    #expect(
      ResultChecksum.text(of: rows, isOrdered: false)
        == ResultChecksum.text(of: turned, isOrdered: false))
    #expect(
      ResultChecksum.text(of: rows, isOrdered: true)
        != ResultChecksum.text(of: turned, isOrdered: true))
  }
}
