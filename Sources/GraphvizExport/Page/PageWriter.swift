/// Writes a drawing as one page for the browser: the SVG, its data, one style and one script, all
/// inside, nothing fetched from anywhere.
///
/// The page's Content-Security-Policy names the style and the script by their hashes, so that nothing
/// else in it can run, whatever the documents say.
struct PageWriter {
  let drawing: Drawing

  /// - Parameter svg: As `SVGFinisher` makes it for a page.
  func write(svg: String, link: @escaping (Network.Proof) -> String?) -> String {
    let style = String(decoding: PackageResources.page_css, as: UTF8.self)
    let parts = [
      PackageResources.model_js, PackageResources.view_js, PackageResources.panel_js,
      PackageResources.page_js,
    ].map { String(decoding: $0, as: UTF8.self) }
    let script = "\"use strict\";\n" + parts.joined()
    let policy =
      "default-src 'none'; script-src '\(source(script))'; style-src '\(source(style))'; "
      + "img-src data: blob:; base-uri 'none'; form-action 'none'"
    let title = drawing.title.isEmpty ? drawing.subtitle : drawing.title
    let language = drawing.options.language == .chinese ? "zh-CN" : "en"
    return """
      <!DOCTYPE html>
      <html lang="\(language)" data-theme="\(drawing.options.theme.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(XML.escaped(title))</title>
      <style>\(style)</style>
      </head>
      <body>
      <main>
      \(svg)
      <div class="tools">
      <div class="card"><input type="search"><ul class="results" role="listbox"></ul></div>
      <div class="card buttons"></div>
      <details class="card filters"></details>
      </div>
      </main>
      <aside hidden></aside>
      <script type="application/json" id="data">\(PageData(drawing: drawing, link: link).json())</script>
      <script>\(script)</script>
      </body>
      </html>

      """
  }

  private func source(_ text: String) -> String {
    "sha256-" + Base64.encode(SHA256.hash(Array(text.utf8)))
  }
}
