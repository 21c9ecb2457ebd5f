import ts from 'typescript';

/** The folder whose declarations are ours to read. */
export const sourceFolder = 'packages/elements/src';

/** The elements' sources, as TypeScript understands them. Needs `tsc -b`, for the types of core. */
export function readProgram() {
  const file = 'packages/elements/tsconfig.json';
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, 'packages/elements');
  const program = ts.createProgram(fileNames, options);
  return { program, checker: program.getTypeChecker() };
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
