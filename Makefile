# One word for each thing people do; `make help` lists them.

CONFIGURATION ?= release
PREFIX ?= /usr/local
TCK ?= ../shared/tck
SWIFT ?= swift
# Optimizing all modules as one makes extraction a fifteenth faster, and the first build two minutes
# longer: `make build LTO=` does without.
LTO ?= full
# How often each part of extraction runs: what the compiler lays it out by, a twentieth faster. Large changes of
# extraction ask for it anew, by `make profile`; `make build PROFILE=` does without.
PROFILE ?= Benchmarks/extraction.profdata.gz
PROFILE_FLAGS = $(if $(PROFILE),$(shell Scripts/profile.sh flags "$(PROFILE)"))
PROGRAM = .build/$(CONFIGURATION)/concentric
# Tests run in debug builds, which check every access to shared state; a release build leaves the
# checks out. It carries the Swift runtime in itself: faster, and it runs where Swift is not.
RELEASE_FLAGS = --static-swift-stdlib -Xswiftc -enforce-exclusivity=unchecked \
  $(if $(LTO),--experimental-lto-mode=$(LTO))
FLAGS = $(if $(filter release,$(CONFIGURATION)),$(RELEASE_FLAGS) $(PROFILE_FLAGS))
BENCHMARK_SCALES ?= S,M
BENCHMARK_ENVIRONMENT = .build/benchmarks
SANITIZER ?= address
STATION = 珠海路派出所

.PHONY: help dependencies build demo goldens test format lint bench profile bench-queries sanitize fuzz docs tck \
  install uninstall deb clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk 'BEGIN {FS = ":.*## "} {printf "  make %-14s %s\n", $$1, $$2}'

dependencies: ## install what the build needs, by apt
	@Scripts/install-dependencies.sh

build: dependencies ## build the program
	$(SWIFT) build -c $(CONFIGURATION) --product concentric $(FLAGS)

demo: build ## build the graph of the seeds, run the saved queries, draw a station's network
	@CONCENTRIC=$(PROGRAM) Scripts/demo.sh "$(STATION)"

goldens: build ## make the graph of the seeds, its picture and the queries' expected results anew
	@CONCENTRIC=$(PROGRAM) Scripts/goldens.sh "$(STATION)"

test: dependencies ## run all tests
	@Scripts/test.sh

format: ## format the sources in place
	$(SWIFT) format format -i -r Sources Tests Package.swift

lint: ## check the format
	$(SWIFT) format lint --strict -r Sources Tests Package.swift

bench: build ## measure extraction on the annotated documents, beside two taggers
	@python3 Scripts/bench_extraction.py --program $(PROGRAM)

profile: dependencies ## count anew how often each part of extraction runs, for the compiler
	@RELEASE_FLAGS="$(RELEASE_FLAGS)" Scripts/profile.sh measure "$(or $(PROFILE),Benchmarks/extraction.profdata.gz)"

bench-queries: build ## measure queries beside graph databases: make bench-queries BENCHMARK_SCALES=S,M,L
	@Benchmarks/run.sh "$(BENCHMARK_ENVIRONMENT)" --program $(PROGRAM) --scales $(BENCHMARK_SCALES)

# Swift keeps the cases of enums in unused bits of pointers, where the leak checker does not see that
# an object is still held: it is off, and tests watch the memory of long loops instead.
sanitize: dependencies ## run the tests with a sanitizer: make sanitize SANITIZER=thread
	@CONCENTRIC_SANITIZER=$(SANITIZER) ASAN_OPTIONS=detect_leaks=0 \
	  Scripts/test.sh --sanitize=$(SANITIZER) --scratch-path .build-$(SANITIZER)

fuzz: dependencies ## give hostile bytes to every input: make fuzz SECONDS=60 TARGETS="documents csv"
	@Scripts/fuzz.sh $(or $(SECONDS),60) $(TARGETS)

docs: ## make the documentation's pages in .build/documentation
	docc convert Sources/Concentric/Concentric.docc --output-path .build/documentation \
	  --fallback-display-name Concentric --fallback-bundle-identifier concentric

tck: dependencies ## run openCypher TCK scenarios: make tck TCK=DIR
	$(SWIFT) run -c release $(RELEASE_FLAGS) $(PROFILE_FLAGS) concentric-tck "$(TCK)"

install: build ## install the program: make install PREFIX=/usr/local
	@Scripts/install.sh "$(PROGRAM)" "$(DESTDIR)$(PREFIX)"

uninstall: ## remove what install put there
	@Scripts/install.sh --remove "$(DESTDIR)$(PREFIX)"

deb: build ## make a Debian package that needs no Swift, in .build/deb
	@Scripts/make-deb.sh $(PROGRAM) .build/deb

clean: ## remove what was built
	rm -rf .build
