// swift-tools-version: 6.1
import PackageDescription

// The arrows between modules go one way; `Sources/Concentric/Concentric.docc/Architecture.md` says
// what each module is for and what it may not know.
let package = Package(
  name: "Concentric",
  products: [
    .library(name: "Concentric", targets: ["Concentric"]),
    .executable(name: "concentric", targets: ["ConcentricCLI"]),
    .executable(name: "concentric-tck", targets: ["ConcentricTCK"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .systemLibrary(
      name: "CFontconfig", pkgConfig: "fontconfig", providers: [.apt(["libfontconfig-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "SourceText"),
    .target(name: "PropertyGraph"),
    .target(name: "Extraction", dependencies: ["SourceText"]),
    .target(
      name: "LanguageData", dependencies: ["Extraction"], exclude: ["README.md"],
      resources: [.copy("Resources")]),
    .target(
      name: "KnowledgeBuilding", dependencies: ["Extraction", "PropertyGraph", "SourceText"]),
    .target(name: "DocumentReading", dependencies: ["SourceText"]),
    .target(name: "Evaluation"),
    .target(name: "QuerySyntax", dependencies: ["SourceText"]),
    .target(name: "QueryPlanning", dependencies: ["QuerySyntax", "PropertyGraph", "SourceText"]),
    .target(
      name: "QueryExecution",
      dependencies: ["QueryPlanning", "QuerySyntax", "PropertyGraph", "SourceText"]),
    .target(name: "GraphImport", dependencies: ["PropertyGraph"]),
    .target(name: "GraphFile", dependencies: ["PropertyGraph", "CSQLite"]),
    .target(name: "GraphExchange", dependencies: ["PropertyGraph"]),
    .target(
      name: "GraphvizExport",
      dependencies: ["PropertyGraph", "SourceText", "CGraphviz", "CFontconfig"],
      resources: [
        .embedInCode("Page/Assets/page.css"), .embedInCode("Page/Assets/model.js"),
        .embedInCode("Page/Assets/view.js"), .embedInCode("Page/Assets/panel.js"),
        .embedInCode("Page/Assets/page.js"),
      ]),
    .target(name: "ResultFormatting", dependencies: ["PropertyGraph", "SourceText"]),
    .target(name: "LineEditor", dependencies: ["SourceText"]),
    .target(
      name: "Concentric",
      dependencies: [
        "SourceText", "PropertyGraph", "Extraction", "LanguageData", "KnowledgeBuilding",
        "DocumentReading", "QuerySyntax", "QueryPlanning", "QueryExecution", "GraphFile",
        "GraphExchange", "GraphImport", "GraphvizExport", "ResultFormatting", "Evaluation",
        .product(name: "Yams", package: "Yams"),
      ]),
    .executableTarget(
      name: "ConcentricCLI",
      dependencies: [
        "Concentric", "LineEditor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // An allocator made for many small blocks, in place of the C library's. Debug builds do
      // without it, so that sanitizers see each allocation.
      linkerSettings: [.linkedLibrary("mimalloc", .when(configuration: .release))]),
    .target(
      name: "TCKRunner",
      dependencies: [
        "QueryExecution", "QueryPlanning", "QuerySyntax", "PropertyGraph", "SourceText",
      ]),
    .executableTarget(
      name: "ConcentricTCK", dependencies: ["TCKRunner", "QuerySyntax", "SourceText"]),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"]),
    .testTarget(name: "PropertyGraphTests", dependencies: ["PropertyGraph"]),
    .testTarget(name: "ExtractionTests", dependencies: ["Extraction", "LanguageData"]),
    .testTarget(name: "EvaluationTests", dependencies: ["Evaluation"]),
    .testTarget(
      name: "KnowledgeBuildingTests",
      dependencies: ["KnowledgeBuilding", "Extraction", "LanguageData", "PropertyGraph"]),
    .testTarget(name: "DocumentReadingTests", dependencies: ["DocumentReading", "SourceText"]),
    .testTarget(
      name: "QuerySyntaxTests", dependencies: ["QuerySyntax", "SourceText", "TCKRunner"]),
    .testTarget(
      name: "QueryTests",
      dependencies: [
        "QueryExecution", "QueryPlanning", "QuerySyntax", "PropertyGraph", "SourceText",
        "TCKRunner",
      ],
      exclude: [
        "Features", "known-failures.txt", "Procedures/networks.json", "TCK/ladybug_rows.py",
      ]),
    .testTarget(name: "GraphImportTests", dependencies: ["GraphImport", "PropertyGraph"]),
    .testTarget(
      name: "GraphFileTests",
      dependencies: ["GraphFile", "GraphExchange", "PropertyGraph", "CSQLite"]),
    .testTarget(
      name: "GraphExchangeTests",
      dependencies: ["GraphExchange", "PropertyGraph"], exclude: ["Consumers"]),
    .testTarget(
      name: "GraphvizExportTests", dependencies: ["GraphvizExport", "PropertyGraph"],
      exclude: ["Browser"]),
    .testTarget(
      name: "ResultFormattingTests", dependencies: ["ResultFormatting", "PropertyGraph"]),
    .target(name: "TerminalTesting", dependencies: ["SourceText"], path: "Tests/TerminalTesting"),
    .testTarget(name: "LineEditorTests", dependencies: ["LineEditor", "TerminalTesting"]),
    .testTarget(name: "ConcentricTests", dependencies: ["Concentric"]),
    .testTarget(
      name: "ConcentricCLITests",
      dependencies: ["Concentric", "ConcentricCLI", "LineEditor", "TerminalTesting"]),
  ],
  swiftLanguageModes: [.v6]
)

// `make fuzz` sets this; the target links only with libFuzzer.
if Context.environment["CONCENTRIC_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(name: "ConcentricFuzz", dependencies: ["Concentric", "TCKRunner"]))
}
