import ts from 'typescript';
import { chainOf, declarationOf, isOurs, nodesBelow } from './source-program.mjs';

/**
 * All code of ours that an element can come to run: its members, those inherited that it does not
 * override, and the functions and controllers that any of these use. What is found in it belongs to the
 * element, and what is not, does not.
 */
export function reach(checker, classNode) {
  const reached = new Set();
  const visit = (node) => {
    if (reached.has(node)) return;
    reached.add(node);
    for (const declaration of usedBelow(checker, node)) {
      if (declaration && isOurs(declaration) && isCode(checker, declaration)) visit(declaration);
    }
  };
  effectiveMembers(checker, classNode).forEach(visit);
  return [...reached];
}

/** What is named below a node; of a module that is loaded, all that it exports. */
function* usedBelow(checker, node) {
  for (const part of nodesBelow(node)) {
    if (ts.isImportCall(part)) {
      const module = checker.getSymbolAtLocation(part.arguments[0]);
      yield* checker.getExportsOfModule(module).map(({ valueDeclaration }) => valueDeclaration);
    } else if (ts.isIdentifier(part) && !isInType(part)) yield declarationOf(checker, part);
  }
}

/** Members as they are on an instance; one that an override calls by `super` is among them. */
function effectiveMembers(checker, classNode) {
  const latest = new Map();
  const members = [];
  for (const member of chainOf(checker, classNode).flatMap(({ members }) => [...members])) {
    const name = member.name?.getText();
    // Constructors and private members hide nothing.
    const key = name && !name.startsWith('#') ? `${name} ${member.kind}` : member;
    const override = latest.get(key);
    if (override && !override.getText().includes(`super.${name}`)) continue;
    latest.set(key, member);
    members.push(member);
  }
  return members;
}

/** Functions, constants at the top of a module, and classes that are no elements and no events. */
function isCode(checker, declaration) {
  if (ts.isFunctionDeclaration(declaration)) return true;
  if (ts.isVariableDeclaration(declaration)) {
    return ts.isSourceFile(declaration.parent.parent.parent);
  }
  if (!ts.isClassDeclaration(declaration)) return false;
  const names = chainOf(checker, declaration).map(({ name }) => name.text);
  return !names.some((name) => name === 'TemplateElement' || name === 'SecondFactorEvent');
}

function isInType(node) {
  for (let up = node.parent; up && !ts.isStatement(up); up = up.parent) {
    if (ts.isTypeNode(up) && !ts.isExpressionWithTypeArguments(up)) return true;
  }
  return false;
}
