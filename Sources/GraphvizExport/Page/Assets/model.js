// The network: what is tied to what, and what is shown.
const data = JSON.parse(document.getElementById("data").textContent);
const words = {
  zh: {
    search: "按名称查找（/）", none: "没有这个名称", filters: "筛选", labels: "节点", types: "关系",
    sources: "来源文档至少", fit: "全图", svg: "存为 SVG", png: "存为 PNG", aliases: "别名",
    properties: "属性", ties: "关系", proofs: "出处", fold: "收起", unfold: "展开", close: "关闭",
    line: (n) => `第 ${n} 行`, documents: (n) => `${n} 份文档`, noProof: "没有出处",
    zoomIn: "放大", zoomOut: "缩小", panel: "详情",
  },
  en: {
    search: "Find a name (/)", none: "no such name", filters: "Filter", labels: "Nodes",
    types: "Edges", sources: "Documents at least", fit: "Fit", svg: "Save SVG", png: "Save PNG",
    aliases: "Also called", properties: "Properties", ties: "Edges", proofs: "Evidence",
    fold: "Collapse", unfold: "Expand", close: "Close", line: (n) => `line ${n}`,
    documents: (n) => (n === 1 ? "1 document" : `${n} documents`), noProof: "no evidence",
    zoomIn: "Zoom in", zoomOut: "Zoom out", panel: "Details",
  },
}[data.language];

const model = {
  nodes: data.nodes,
  edges: data.edges,
  hiddenLabels: new Set(),
  hiddenTypes: new Set(),
  leastSources: 1,
  folded: new Set(),

  edgesOf(node) {
    return this.edges.filter((edge) => edge.source === node || edge.target === node);
  },

  /** Where unfolding starts: the centres, else the node with most edges. */
  roots() {
    const centres = this.nodes.map((node, index) => (node.centre ? index : -1)).filter((i) => i >= 0);
    if (centres.length) return centres;
    const degrees = this.nodes.map((_, index) => this.edgesOf(index).length);
    return [degrees.indexOf(Math.max(...degrees))];
  },

  /** Indexes of the nodes and edges to show: filters first, then what hangs on a folded node goes. */
  visible() {
    const passes = this.nodes.map(
      (node) => node.centre || node.more || !this.hiddenLabels.has(node.label));
    const edgePasses = this.edges.map(
      (edge) => passes[edge.source] && passes[edge.target] && !this.hiddenTypes.has(edge.type)
        && (edge.type === "" || edge.sources >= this.leastSources));
    const ties = this.nodes.map(() => []);
    this.edges.forEach((edge, index) => {
      if (!edgePasses[index]) return;
      ties[edge.source].push(edge.target);
      ties[edge.target].push(edge.source);
    });
    const reach = (starts, stops) => {
      const seen = new Set(starts);
      const queue = [...starts];
      for (const node of queue) {
        if (stops.has(node)) continue;
        for (const other of ties[node]) if (!seen.has(other)) { seen.add(other); queue.push(other); }
      }
      return seen;
    };
    const roots = this.roots();
    const without = reach(roots, new Set());
    const within = reach(roots, this.folded);
    const isFiltering = this.hiddenTypes.size > 0 || this.leastSources > 1;
    const tied = new Set();
    this.edges.forEach((edge, index) => {
      if (edgePasses[index]) { tied.add(edge.source); tied.add(edge.target); }
    });
    const nodes = new Set();
    this.nodes.forEach((node, index) => {
      const isFoldedAway = without.has(index) && !within.has(index);
      const isAlone = isFiltering && !tied.has(index) && !node.centre;
      if (passes[index] && !isFoldedAway && !isAlone) nodes.add(index);
    });
    const edges = new Set();
    this.edges.forEach((edge, index) => {
      if (edgePasses[index] && nodes.has(edge.source) && nodes.has(edge.target)) edges.add(index);
    });
    return { nodes, edges };
  },

  /** Nodes whose name or alias holds the text, beginnings first. */
  find(text) {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return [];
    const rank = (node) => Math.min(
      ...[node.name, ...node.aliases].map((name) => {
        const at = name.toLowerCase().indexOf(wanted);
        return at < 0 ? Infinity : at;
      }));
    return this.nodes
      .map((node, index) => ({ index, rank: node.more ? Infinity : rank(node) }))
      .filter((hit) => hit.rank < Infinity)
      .sort((a, b) => a.rank - b.rank || a.index - b.index)
      .slice(0, 30)
      .map((hit) => hit.index);
  },
};
