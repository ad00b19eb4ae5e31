#pragma once
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

/* Graphviz keeps what Swift cannot reach in macros; each has a function here. */

/* Position of the node's centre, in points. */
static inline double concentric_node_x(Agnode_t *node) { return ND_coord(node).x; }
static inline double concentric_node_y(Agnode_t *node) { return ND_coord(node).y; }

/* The node of that name, or NULL. */
static inline Agnode_t *concentric_find_node(Agraph_t *graph, const char *name) {
  return agnode(graph, (char *)name, 0);
}

/* Length is `unsigned int` or `size_t` by Graphviz version. */
static inline int concentric_render(
    GVC_t *context, Agraph_t *graph, const char *format, char **bytes, size_t *length) {
#if defined(GRAPHVIZ_VERSION_MAJOR) && GRAPHVIZ_VERSION_MAJOR >= 12
  return gvRenderData(context, graph, format, bytes, length);
#else
  unsigned int count = 0;
  int status = gvRenderData(context, graph, format, bytes, &count);
  *length = count;
  return status;
#endif
}
