/// What is read when the pointer rests on a node or an edge.
struct Tooltips {
  let drawing: Drawing
  /// Most sentences in one tooltip.
  private static let proofLimit = 3

  private var wording: Wording { drawing.wording }

  func node(_ index: Int) -> String {
    let node = drawing.network.nodes[index]
    if node.omitted > 0 { return node.name.isEmpty ? wording.more(node.omitted) : node.name }
    var lines = [wording.label(node.label) + wording.colon + node.name]
    if !node.aliases.isEmpty {
      lines.append(
        wording.aliases + wording.colon
          + node.aliases.joined(separator: wording.language == .chinese ? "、" : ", "))
    }
    lines += node.properties.map { $0.key + wording.colon + $0.value }
    return (lines + proofs(node.proofs)).joined(separator: "\n")
  }

  func edge(_ index: Int) -> String {
    let edge = drawing.network.edges[index]
    let arrow = drawing.style(type: edge.type).arrow == .none ? "—" : "→"
    var lines = [
      drawing.network.nodes[edge.source].name + " \(arrow) " + wording.type(edge.type)
        + " \(arrow) " + drawing.network.nodes[edge.target].name
    ]
    lines += edge.properties.map { $0.key + wording.colon + $0.value }
    return (lines + proofs(edge.proofs)).joined(separator: "\n")
  }

  private func proofs(_ proofs: [Network.Proof]) -> [String] {
    var lines = proofs.prefix(Self.proofLimit).map { proof in
      (proof.title ?? proof.document) + wording.line(proof.line) + wording.colon
        + wording.quoted(proof.text)
    }
    if proofs.count > Self.proofLimit {
      lines.append(wording.moreProofs(proofs.count - Self.proofLimit))
    }
    return lines
  }
}
