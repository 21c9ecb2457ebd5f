// PGlite's declarations name these of Emscripten's, whose own are not installed; the tests use none of them.

declare namespace Emscripten {
  type FileSystemType = object;
}

declare const FS: object;

declare interface EmscriptenModule {
  readonly preInit?: unknown;
}
