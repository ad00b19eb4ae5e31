import Foundation
import Testing

@testable import DocumentReading

struct HTMLTests {
  func page(_ markup: String) -> HTMLPage { HTMLPage(markup: markup) }

  @Test func blocksBecomeLinesAndMarkupGoes() {
    let text = page(
      "<html><body><h1>标题</h1><div>甲<b>乙</b>丙<br>丁</div><p>戊\n  己</p><p>庚 a b</p></body></html>"
    ).text
    #expect(text == "标题\n甲乙丙\n丁\n戊己\n\n庚 a b")
  }

  @Test func entities() {
    #expect(
      page(
        "&lt;b&gt; &amp;amp; &ldquo;警&rdquo; &#29677;&#x6d3e; &#150; &nbsp;x &bogus; & &#0; &#x110000;"
      )
      .text == "<b> &amp; “警” 班派 – \u{A0}x &bogus; & \u{FFFD} \u{FFFD}")
  }

  @Test func whatIsNotShownIsDropped() {
    let text = page(
      """
      <script>if (a < b) document.write("<p>假</p>")</script><style>p{}</style><!-- 注 > 释 -->
      <nav>首页 <nav>内</nav> 要闻</nav><p title="a>b">正文</p><footer>版权</footer>
      """
    ).text
    #expect(text == "正文")
  }

  @Test func whatNeverClosesCannotSwallowTheText() {
    #expect(page("<nav>首页<p>正文</p>").text.contains("正文"))
    #expect(page("<!-- 注释 <p>正文</p>").text.contains("正文"))
    #expect(page("<p class=\"a>正文</p>").text.contains("正文"))
  }

  @Test func deepNestingIsRead() {
    let depth = 100_000
    let text = page(
      String(repeating: "<div>", count: depth) + "深" + String(repeating: "</div>", count: depth)
    ).text
    #expect(text == "深")
    #expect(page(String(repeating: "<nav>", count: 20_000) + "深").text == "深")
  }

  @Test func metadata() throws {
    let bytes = Array(
      """
      <html><head><title>一所一社区_平安网</title><meta name="PubDate" content="2023-06-16 10:41">
      <meta name="ContentSource" content="平安&#26700;"></head><body><h1>一所一社区</h1><p>青山路派出所。</p>
      """.utf8)
    let document = try #require(
      try DocumentReader().read(bytes: bytes, name: "x.html", id: "x", format: .html).documents
        .first)
    #expect(document.title == "一所一社区")
    #expect(document.date == "2023-06-16")
    #expect(document.source == "平安桌")
    #expect(document.lines[0].kind == .title)
  }

  @Test func declaredCharsetSettlesDoubt() throws {
    let markup = "<meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>珠海路派出所</p>"
    let data = try #require(markup.data(using: String.Encoding(rawValue: 0x8000_0632)))
    let document = try #require(
      try DocumentReader().read(bytes: Array(data), name: "x.html", id: "x", format: .html)
        .documents.first)
    #expect(document.encoding == .gb18030)
    #expect(document.text == "珠海路派出所")
  }
}
