/**
 * Reads what the elements offer from their sources, for the manifest and the reference: attributes and
 * properties from `static properties` and doc comments, methods, and from the code that an element can
 * come to run its events, slots, parts and tokens, each described by a tag of a doc comment.
 */
import ts from 'typescript';
import { descriptionOf, namedTags, proseOf } from './doc-comments.mjs';
import { eventName, isCancelable, namesInCode } from './names-in-code.mjs';
import { reach } from './reach.mjs';
import { readProperties } from './read-properties.mjs';
import { readMethods } from './read-methods.mjs';
import { chainOf, declarationOf, nodesBelow, readProgram } from './source-program.mjs';

/** What an element never does, though its code could: a landing has no way to give up, nor needs a key. */
const never = { 'ompass-callback': ['second-factor-cancel', 'second-factor-unsupported'] };

/** How the names of each kind are told in doc comments. */
const tags = {
  slot: 'slot',
  part: 'csspart',
  dataPart: 'datapart',
  token: 'cssprop',
  event: 'fires',
};

/**
 * All elements, sorted by tag, and what is wrong with their doc comments.
 * @param edit - see `readProgram()`
 */
export function readElements(edit) {
  const { program, checker } = readProgram(edit);
  const problems = [];
  const elements = definitions(program, checker).map(([tag, classNode]) =>
    readElement(checker, tag, classNode, problems),
  );
  checkMaps(program, elements, problems);
  return { elements, problems: [...new Set(problems)] };
}

/** The tags and classes of all `define` modules. */
function definitions(program, checker) {
  return program
    .getSourceFiles()
    .filter(({ fileName }) => /elements\/src\/define\/[\w-]+\.ts$/.test(fileName))
    .flatMap((file) => [...nodesBelow(file)])
    .filter((node) => ts.isCallExpression(node) && node.expression.getText() === 'defineElement')
    .map(({ arguments: [tag, name] }) => [tag.text, declarationOf(checker, name)])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function readElement(checker, tag, classNode, problems) {
  const chain = chainOf(checker, classNode);
  const { eventClass, ...found } = namesInCode(checker, reach(checker, classNode));
  for (const name of never[tag] ?? []) found.event.delete(name);
  const complain = (text) => problems.push(`<${tag}>: ${text}`);
  const named = Object.fromEntries(
    Object.entries(found).map(([kind, names]) => [
      kind,
      describe(chain, tags[kind], names, complain),
    ]),
  );
  const properties = readProperties(checker, chain, complain);
  const methods = readMethods(checker, chain, complain);
  const events = named.event.map((event) => ({
    ...readEvent(checker, eventClass.get(event.name), complain),
    when: event.description.replace(/^`\w+`,?\s*/, ''),
  }));
  return {
    tag,
    className: classNode.name.text,
    module: `src/${classNode.getSourceFile().fileName.split('/src/')[1]}`,
    ...proseOf(classNode),
    properties,
    methods,
    events,
    slots: named.slot,
    parts: named.part,
    dataParts: named.dataPart,
    tokens: named.token,
    states: readStates(checker, chain, complain),
  };
}

/** The names found in the code, in the order in which doc comments describe them. */
function describe(chain, tag, found, complain) {
  const own = namedTags(chain[0], tag);
  const all = new Map([...chain].reverse().flatMap((node) => [...namedTags(node, tag)]));
  for (const name of found) {
    if (!all.get(name)) complain(`${tag} ${name || '(default)'} has no description`);
  }
  for (const name of own.keys()) {
    if (!found.has(name)) complain(`${tag} ${name || '(default)'} is described and not there`);
  }
  const ordered = [...own.keys(), ...[...all.keys()].filter((name) => !own.has(name))];
  return ordered
    .filter((name) => found.has(name))
    .map((name) => ({ name, description: all.get(name) }));
}

function readEvent(checker, node, complain) {
  const description = descriptionOf(node);
  if (!description) complain(`${node.name.text} has no description`);
  const fields = node.members.filter(ts.isPropertyDeclaration).map((field) => {
    const about = descriptionOf(field);
    if (!about) complain(`${node.name.text}.${field.name.text} has no description`);
    return { name: field.name.text, type: field.type.getText(), description: about };
  });
  return {
    name: eventName(node),
    className: node.name.text,
    cancelable: isCancelable(node),
    description,
    fields,
  };
}

/** The states that an element documents, all of those that there are or some of them. */
function readStates(checker, chain, complain) {
  const known = statesOf(checker, chain);
  const described = namedTags(chain[0], 'cssstate');
  for (const [name, description] of described) {
    if (!known.includes(name)) complain(`there is no state ${name}`);
    if (!description) complain(`state ${name} has no description`);
  }
  for (const name of ['idle', 'loading', 'error']) {
    if (!described.has(name)) complain(`cssstate ${name} has no description`);
  }
  return [...described].map(([name, description]) => ({ name, description }));
}

function statesOf(checker, chain) {
  const state = checker.getTypeAtLocation(chain[0]).getProperty('state');
  const type = checker.getTypeOfSymbolAtLocation(state, chain[0]);
  return type.types.map(({ value }) => value);
}

/** Scripts in TypeScript know a tag and an event by these maps. */
function checkMaps(program, elements, problems) {
  const members = (name) =>
    program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.includes('elements/src/'))
      .flatMap((file) => [...nodesBelow(file)])
      .filter((node) => ts.isInterfaceDeclaration(node) && node.name.text === name)
      .flatMap((node) => node.members.map((member) => member.name.text));
  const maps = {
    HTMLElementTagNameMap: elements.map(({ tag }) => tag),
    SecondFactorEventMap: [...new Set(elements.flatMap(({ events }) => events.map((e) => e.name)))],
  };
  for (const [map, names] of Object.entries(maps)) {
    const known = members(map);
    for (const name of names.filter((name) => !known.includes(name))) {
      problems.push(`${map} lacks ${name}`);
    }
    for (const name of known.filter((name) => !names.includes(name))) {
      problems.push(`${map} has ${name}, which there is not`);
    }
  }
}
