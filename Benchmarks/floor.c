// What a hand-written kernel takes for some of the queries: only the alliances of organizations, as plain
// lists of 32-bit neighbours, one thread, no query language. One line of JSON a query.
//
//     cc -O3 -march=native floor.c -o floor && ./floor nodes.csv edges.csv STATION FROM TO
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>

static char *text(const char *path, size_t *size) {
  int file = open(path, O_RDONLY);
  struct stat info;
  if (file < 0 || fstat(file, &info) != 0) { perror(path); exit(1); }
  *size = info.st_size;
  char *start = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, file, 0);
  if (start == MAP_FAILED) { perror(path); exit(1); }
  return start;
}

static int64_t *ids;
static uint32_t count, *starts, *lists, *queue, *upward, *upward_starts;
static int32_t *seen;
static uint64_t *marks;
static uint32_t station, from, to;
static int64_t answer;

static uint32_t number(int64_t id) {
  uint32_t low = 0, high = count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (ids[middle] < id) low = middle + 1; else high = middle;
  }
  return low < count && ids[low] == id ? low : count;
}

static void reach(int limit) {
  memset(seen, 0xff, 4ul * count);
  uint32_t head = 0, tail = 0;
  queue[tail++] = station;
  seen[station] = 0;
  while (head < tail && seen[queue[head]] < limit) {
    uint32_t node = queue[head++];
    for (uint32_t i = starts[node]; i < starts[node + 1]; i++)
      if (seen[lists[i]] < 0) {
        seen[lists[i]] = seen[node] + 1;
        queue[tail++] = lists[i];
      }
  }
  answer = tail - 1;
}
static void reach_2(void) { reach(2); }
static void reach_3(void) { reach(3); }

// From both ends; a side's nodes have its steps plus 1, the far side's negated.
static void shortest_path(void) {
  memset(seen, 0, 4ul * count);
  uint32_t *queues[2] = {queue, queue + count}, heads[2] = {0, 0}, tails[2] = {1, 1};
  int steps[2] = {0, 0};
  queues[0][0] = from;
  queues[1][0] = to;
  seen[from] = 1;
  seen[to] = -1;
  answer = from == to ? 0 : -1;
  while (answer < 0 && heads[0] < tails[0] && heads[1] < tails[1]) {
    int side = tails[0] - heads[0] <= tails[1] - heads[1] ? 0 : 1, sign = side ? -1 : 1;
    uint32_t end = tails[side];
    steps[side]++;
    for (; heads[side] < end; heads[side]++) {
      uint32_t node = queues[side][heads[side]];
      for (uint32_t i = starts[node]; i < starts[node + 1]; i++) {
        uint32_t next = lists[i];
        if (!seen[next]) {
          seen[next] = sign * (steps[side] + 1);
          queues[side][tails[side]++] = next;
        } else if (seen[next] * sign < 0) {
          int length = steps[side] + abs(seen[next]) - 1;
          if (answer < 0 || length < answer) answer = length;
        }
      }
    }
  }
}

static void triangles(void) {
  uint32_t entries = 0;
  for (uint32_t node = 0; node < count; node++) {
    uint32_t own = starts[node + 1] - starts[node];
    upward_starts[node] = entries;
    for (uint32_t i = starts[node]; i < starts[node + 1]; i++) {
      uint32_t next = lists[i], its = starts[next + 1] - starts[next];
      if (its > own || (its == own && next > node)) upward[entries++] = next;
    }
  }
  upward_starts[count] = entries;
  memset(marks, 0, 8 * (count / 64 + 1));
  answer = 0;
  for (uint32_t node = 0; node < count; node++) {
    uint32_t first = upward_starts[node], end = upward_starts[node + 1];
    for (uint32_t i = first; i < end; i++) marks[upward[i] >> 6] |= 1ull << (upward[i] & 63);
    for (uint32_t i = first; i < end; i++)
      for (uint32_t k = upward_starts[upward[i]]; k < upward_starts[upward[i] + 1]; k++)
        answer += marks[upward[k] >> 6] >> (upward[k] & 63) & 1;
    for (uint32_t i = first; i < end; i++) marks[upward[i] >> 6] = 0;
  }
}

static void two_hop_count(void) {
  answer = 0;
  for (uint32_t node = 0; node < count; node++) {
    int64_t degree = starts[node + 1] - starts[node];
    answer += degree * (degree - 1);
  }
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int ascending(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

static void measure(const char *name, void (*run)(void)) {
  double times[25];
  int runs = 25;
  double start = now();
  run();
  if (now() - start > 40) runs = 5;
  for (int i = 0; i < runs; i++) {
    start = now();
    run();
    times[i] = now() - start;
  }
  qsort(times, runs, sizeof *times, ascending);
  printf("{\"name\": \"%s\", \"median_ms\": %.6f, \"min_ms\": %.6f, \"answer\": %lld}\n", name, times[runs / 2],
         times[0], (long long)answer);
}

int main(int arguments, char **values) {
  if (arguments != 6) { fprintf(stderr, "usage: floor nodes.csv edges.csv STATION FROM TO\n"); return 2; }
  size_t size;
  char *file = text(values[1], &size);
  ids = malloc(8 * (size / 16 + 1));
  for (char *line = memchr(file, '\n', size) + 1; line < file + size; line = memchr(line, '\n', file + size - line) + 1) {
    char *rest;
    int64_t id = strtoll(line, &rest, 10);
    if (strncmp(rest, ",Organization,", 14) == 0) ids[count++] = id;
  }
  file = text(values[2], &size);
  uint32_t *ends = malloc(8 * (size / 16 + 1));
  size_t edges = 0;
  starts = calloc(count + 2, 4);
  for (char *line = memchr(file, '\n', size) + 1; line < file + size; line = memchr(line, '\n', file + size - line) + 1) {
    char *rest;
    uint32_t source = number(strtoll(line, &rest, 10)), target = number(strtoll(rest + 1, &rest, 10));
    if (strncmp(rest, ",ALLIANCE_WITH,", 15) != 0) continue;
    ends[2 * edges] = source;
    ends[2 * edges++ + 1] = target;
    starts[source + 2]++;
    starts[target + 2]++;
  }
  for (uint32_t node = 0; node < count; node++) starts[node + 2] += starts[node + 1];
  lists = malloc(8 * edges + 4);
  for (size_t i = 0; i < 2 * edges; i++) lists[starts[ends[i] + 1]++] = ends[i ^ 1];
  queue = malloc(8ul * count + 8);
  seen = malloc(4ul * count + 4);
  marks = malloc(8 * (count / 64 + 1));
  upward = malloc(8 * edges + 4);
  upward_starts = malloc(4ul * count + 4);
  station = number(atoll(values[3]));
  from = number(atoll(values[4]));
  to = number(atoll(values[5]));
  measure("reach_2", reach_2);
  measure("reach_3", reach_3);
  measure("shortest_path", shortest_path);
  measure("triangles", triangles);
  measure("two_hop_count", two_hop_count);
  return 0;
}
