import ts from 'typescript';

/** The folder whose declarations are ours to read. */
export const sourceFolder = 'packages/elements/src';

/** What was read last: reading again is quick where files are the same. */
let last;

/**
 * The elements' sources, as TypeScript understands them. Needs `tsc -b`, for the types of core.
 * @param edit - changes a source's text before it is read, given its path below the sources
 */
export function readProgram(edit = (_path, text) => text) {
  const file = 'packages/elements/tsconfig.json';
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, 'packages/elements');
  const host = ts.createCompilerHost(options, true);
  const known = new Map(last?.getSourceFiles().map((source) => [source.fileName, source]));
  host.getSourceFile = (name, target) => {
    const text = ts.sys.readFile(name);
    if (text === undefined) return undefined;
    const [, path] = name.split(`${sourceFolder}/`);
    const edited = path ? edit(path, text) : text;
    const before = known.get(name);
    return before?.text === edited ? before : ts.createSourceFile(name, edited, target, true);
  };
  last = ts.createProgram(fileNames, options, host, last);
  return { program: last, checker: last.getTypeChecker() };
}

/** Whether a declaration is in the elements' sources. */
export function isOurs(declaration) {
  return declaration.getSourceFile().fileName.includes(`${sourceFolder}/`);
}

/** What an identifier stands for, past imports. */
export function declarationOf(checker, node) {
  let symbol = checker.getSymbolAtLocation(node);
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  return symbol?.valueDeclaration ?? symbol?.declarations?.[0];
}

/** A class and what it extends, as far as that is ours: the most derived first. */
export function chainOf(checker, classNode) {
  const chain = [];
  for (let node = classNode; node && ts.isClassDeclaration(node) && isOurs(node);) {
    chain.push(node);
    const [base] =
      node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types ??
      [];
    node = base && declarationOf(checker, base.expression);
  }
  return chain;
}

/** The nodes below a node, itself first. */
export function* nodesBelow(node) {
  yield node;
  const children = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesBelow(child);
}
