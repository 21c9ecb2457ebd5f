import ts from 'typescript';
import { attributeOf } from '../../packages/elements/dist/internal/define-properties.js';
import { descriptionOf } from './doc-comments.mjs';
import { declarationOf } from './source-program.mjs';

/** An element's properties: those of `static properties`, and those that are only read. */
export function readProperties(checker, chain, complain) {
  const kinds = kindsOf(checker, chain);
  const fields = Object.entries(kinds).map(([name, kind]) => {
    const declaration = memberOf(chain, name, ts.isPropertyDeclaration);
    const description = declaration && descriptionOf(declaration);
    if (!description) complain(`property ${name} has no description`);
    const isJson = kind === 'Object';
    if (isJson && !/As an attribute: JSON/.test(description)) {
      complain(`property ${name} does not say that it is JSON as an attribute`);
    }
    return {
      name,
      type: declaration ? typeText(checker, declaration.type) : 'unknown',
      description,
      default: kind === 'Boolean' ? 'false' : defaultIn(description ?? ''),
      // What no JSON can say has none.
      attribute: kind === 'Function' ? undefined : attributeOf(name),
      isBoolean: kind === 'Boolean',
      isJson,
    };
  });
  return [...fields.sort(byName), ...readable(checker, chain, kinds, complain)];
}

/** What there is to read only: getters with a doc comment. */
function readable(checker, chain, kinds, complain) {
  const getters = chain.flatMap(({ members }) => members.filter(ts.isGetAccessorDeclaration));
  return getters.filter(isPublic).flatMap((getter) => {
    const name = getter.name.text;
    if (name in kinds) return [];
    const description = descriptionOf(getter);
    if (!description) complain(`property ${name} has no description`);
    const type = typeText(checker, getter.type);
    return [{ name, type: instantiated(checker, chain, name, type), description, readonly: true }];
  });
}

/** A result's type is a parameter of the class that declares it. */
function instantiated(checker, [classNode], name, type) {
  if (!/\bT\b/.test(type)) return type;
  const symbol = checker.getTypeAtLocation(classNode).getProperty(name);
  return checker.typeToString(checker.getTypeOfSymbolAtLocation(symbol, classNode));
}

/** `static properties`, with what they spread: how each is kept, by name. */
function kindsOf(checker, chain) {
  const declaration = memberOf(chain, 'properties', ts.isPropertyDeclaration, (member) =>
    Boolean(member.initializer),
  );
  return kindsIn(checker, declaration.initializer);
}

function kindsIn(checker, literal) {
  const kinds = {};
  for (const part of literal.properties) {
    if (ts.isSpreadAssignment(part)) {
      const { expression } = part;
      const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
      Object.assign(kinds, kindsIn(checker, declarationOf(checker, name).initializer));
    } else kinds[part.name.text] = part.initializer.getText();
  }
  return kinds;
}

function memberOf(chain, name, isKind, isWanted = () => true) {
  return chain
    .flatMap(({ members }) => [...members])
    .find((member) => isKind(member) && member.name.getText() === name && isWanted(member));
}

/** A type as a reader wants it: the texts that it can be rather than the name of their union. */
export function typeText(checker, type) {
  return [...new Set(alternatives(checker, type))].join(' | ');
}

function alternatives(checker, type) {
  if (ts.isUnionTypeNode(type)) return type.types.flatMap((one) => alternatives(checker, one));
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) {
    const alias = declarationOf(checker, type.typeName);
    const isUnion = alias && ts.isTypeAliasDeclaration(alias) && ts.isUnionTypeNode(alias.type);
    if (isUnion && alias.type.types.every(isReadable)) return alternatives(checker, alias.type);
  }
  if (ts.isIndexedAccessTypeNode(type)) {
    const name = type.indexType.literal.text;
    const property = checker.getTypeFromTypeNode(type.objectType).getProperty(name);
    return alternatives(checker, property.valueDeclaration.type);
  }
  return [
    type
      .getText()
      .replace(/^\((.*)\)$/, '$1')
      .replace(/\s+/g, ' ')
      .replaceAll('"', "'"),
  ].map((text) => (text.includes('=>') ? `(${text})` : text));
}

function isReadable(type) {
  return (
    ts.isLiteralTypeNode(type) || ts.isTypeReferenceNode(type) || ts.isParenthesizedTypeNode(type)
  );
}

/** Doc comments name the default: "`a` (the default)", "(`a`, the default)", "Default `a`", "Default 1". */
function defaultIn(description) {
  const [, before, after, number] =
    /`([^`]+)`,? \(?the default\b|Default `([^`]+)`|Default (\d[\d ]*)/.exec(description) ?? [];
  const text = before ?? after;
  return text ? `'${text}'` : number?.replaceAll(' ', '');
}

function isPublic(member) {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Static;
  return !ts.isPrivateIdentifier(member.name) && !(ts.getCombinedModifierFlags(member) & hidden);
}

function byName(one, other) {
  return one.name < other.name ? -1 : 1;
}
