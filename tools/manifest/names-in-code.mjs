import ts from 'typescript';
import { declarationOf, nodesBelow } from './source-program.mjs';

/** The slots that only the form has which an element makes. */
const ownSlots = ['button', 'form'];

/**
 * What code names in its templates and style sheets, and which events it makes.
 * @returns sets of names by their kind; the default slot has the empty name
 */
export function namesInCode(checker, roots) {
  const names = {
    slot: new Set(),
    part: new Set(),
    dataPart: new Set(),
    token: new Set(),
    event: new Set(),
    eventClass: new Map(),
  };
  for (const node of roots.flatMap((root) => [...nodesBelow(root)])) {
    if (ts.isTaggedTemplateExpression(node)) readTemplate(checker, node, names);
    if (ts.isNewExpression(node)) readEvent(checker, node, names);
  }
  return names;
}

function readTemplate(checker, { tag, template }, names) {
  const text = textOf(checker, template);
  if (tag.getText() === 'css') {
    for (const [name] of text.matchAll(/--second-factor-[\w-]+/g)) names.token.add(name);
  }
  if (tag.getText() !== 'html') return;
  for (const [, attributes] of text.matchAll(/<slot\b([^>]*)>/g)) {
    const [, value = ''] = /\bname=("[^"]*"|[^\s>]+)/.exec(attributes) ?? [];
    for (const name of wordsOf(value, [''])) {
      if (!ownSlots.includes(name)) names.slot.add(name);
    }
  }
  for (const [, data, value] of text.matchAll(/\s(data-)?part=("[^"]*"|[^\s>]+)/g)) {
    for (const name of wordsOf(value)) names[data ? 'dataPart' : 'part'].add(name);
  }
}

/** The text of a template; in place of an expression, the texts that it can be: `{rename,remove}`. */
function textOf(checker, template) {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  const spans = template.templateSpans.map(({ expression, literal }) => {
    const value = ts.isTemplateExpression(expression)
      ? `"${textOf(checker, expression)}"`
      : `{${literalsOf(checker, expression).join()}}`;
    return value + literal.text;
  });
  return template.head.text + spans.join('');
}

function literalsOf(checker, expression) {
  const type = checker.getTypeAtLocation(expression);
  const types = type.isUnion() ? type.types : [type];
  return types.every((one) => one.isStringLiteral()) ? types.map(({ value }) => value) : ['?'];
}

function wordsOf(value, none = []) {
  const words = value.replaceAll('"', '').split(/\s+/).filter(Boolean);
  const all = words.flatMap((word) => word.replace(/^\{(.*)\}$/, '$1').split(','));
  return all.length > 0 ? all : none;
}

/** An event's name is what its class hands to `super()`. */
function readEvent(checker, { expression }, names) {
  const declaration = ts.isIdentifier(expression) && declarationOf(checker, expression);
  if (!declaration || !ts.isClassDeclaration(declaration)) return;
  if (!declaration.getSourceFile().fileName.endsWith('/events.ts')) return;
  const name = eventName(declaration);
  names.event.add(name);
  names.eventClass.set(name, declaration);
}

/** The name that the events of a class have. */
export function eventName(eventClass) {
  for (const node of nodesBelow(eventClass)) {
    const isSuper =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword;
    if (isSuper) return `second-factor-${node.arguments[0].text}`;
  }
  throw new Error(`${eventClass.name.text} gives itself no name`);
}

/** Whether `preventDefault()` means something to the events of a class. */
export function isCancelable(eventClass) {
  return [...nodesBelow(eventClass)].some(
    (node) =>
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.SuperKeyword &&
      node.arguments[2]?.kind === ts.SyntaxKind.TrueKeyword,
  );
}
