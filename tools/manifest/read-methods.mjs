import ts from 'typescript';
import { descriptionOf, tagsOf } from './doc-comments.mjs';

/** An element's public methods, those of the class itself too. One for our own modules is `@internal`. */
export function readMethods(checker, chain, complain) {
  const methods = new Map();
  for (const member of chain.flatMap(({ members }) => [...members])) {
    const name = member.name?.getText();
    if (!isMethod(member) || methods.has(name) || tagsOf(member, 'internal').length > 0) continue;
    // The platform calls these.
    if (/Callback$/.test(name) || name.startsWith('#')) continue;
    const inherited = chain
      .flatMap(({ members }) => [...members])
      .filter((other) => other.name?.getText() === name);
    // An override says what it is where it differs.
    if (inherited.some((other) => tagsOf(other, 'internal').length > 0)) continue;
    const [description = ''] = inherited.map(descriptionOf).filter(Boolean);
    if (!description) complain(`method ${name}() has no description`);
    methods.set(name, read(checker, member, name, description, inherited, chain));
  }
  return [...methods.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function read(checker, member, name, description, inherited, [classNode]) {
  const isStatic = isModified(member, ts.ModifierFlags.Static);
  const owner = checker.getTypeAtLocation(classNode);
  const type = isStatic
    ? checker.getTypeAtLocation(member)
    : checker.getTypeOfSymbolAtLocation(owner.getProperty(name), classNode);
  const [signature] = type.getCallSignatures();
  const [returns] = inherited.flatMap((other) => tagsOf(other, 'returns'));
  return {
    name,
    description,
    isStatic,
    returns: { type: checker.typeToString(signature.getReturnType()), description: returns },
    parameters: signature.parameters.map((symbol) => ({
      name: symbol.name,
      type: checker.typeToString(checker.getTypeOfSymbolAtLocation(symbol, classNode)),
      isOptional: Boolean(symbol.valueDeclaration.questionToken),
      isRest: Boolean(symbol.valueDeclaration.dotDotDotToken),
    })),
  };
}

function isMethod(member) {
  const isHidden = isModified(member, ts.ModifierFlags.Private | ts.ModifierFlags.Protected);
  if (isHidden) return false;
  if (ts.isMethodDeclaration(member)) return true;
  // A function that a class has under its own name.
  return (
    ts.isPropertyDeclaration(member) &&
    isModified(member, ts.ModifierFlags.Static) &&
    /^typeof \w+$/.test(member.type?.getText() ?? '')
  );
}

function isModified(member, flags) {
  return Boolean(ts.getCombinedModifierFlags(member) & flags);
}
