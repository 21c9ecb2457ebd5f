/** The part of docs/elements.md that is read from the sources: each element's names and what they mean. */
export function reference(elements) {
  return [...elements.map(elementSection), tokenSection(elements)].join('\n\n');
}

function elementSection(element) {
  const { tag, description, className, properties, methods, events } = element;
  const sections = [
    `### \`<${tag}>\``,
    description,
    `\`import '@second-factor/elements/define/${tag}.js'\`, or \`${tag}.min.js\`; the class is \`${className}\`.`,
    table(
      ['attribute', 'property', 'type', 'what it is'],
      properties.filter(isSet).map(propertyRow),
    ),
    'To read:',
    table(['property', 'type', 'what it is'], properties.filter(isRead).map(readRow)),
    'To call:',
    table(['method', 'what it does'], methods.map(methodRow)),
    table(['event', 'fields', 'when'], events.map(eventRow)),
    table(['slot', 'place'], element.slots.map(slotRow)),
    table(['part', 'what it is'], element.parts.map(namedRow)),
    element.dataParts.length > 0 &&
      'In the light DOM, by `[data-part=…]`, where the element made the form:',
    element.dataParts.length > 0 &&
      table(['data-part', 'what it is'], element.dataParts.map(namedRow)),
    table(['state', 'means'], element.states.map(namedRow)),
  ];
  return sections.filter(Boolean).join('\n\n');
}

/** The elements have their tokens in common, all but a few. */
function tokenSection(elements) {
  const tokens = new Map(elements.flatMap(({ tokens: own }) => own.map((t) => [t.name, t])));
  const rows = [...tokens.values()].map(({ name, description }) => {
    const without = elements
      .filter(({ tokens: own }) => !own.some((token) => token.name === name))
      .map(({ tag }) => code(`<${tag}>`));
    return [
      code(name),
      without.length ? `${description}; not in ${without.join(', ')}` : description,
    ];
  });
  return ['### Tokens', table(['token', 'colours or sizes'], rows)].join('\n\n');
}

function isSet({ readonly }) {
  return !readonly;
}

function isRead({ readonly }) {
  return readonly;
}

function propertyRow({ name, attribute, type, description }) {
  const shown = type.replace(/ \| undefined$/, '');
  return [attribute ? code(attribute) : '', code(name), code(shown), description];
}

function readRow({ name, type, description }) {
  return [code(name), code(type), description];
}

function methodRow({ name, description, isStatic, parameters, returns }) {
  const list = parameters.map(
    (parameter) =>
      `${parameter.isRest ? '…' : ''}${parameter.name}${parameter.isOptional ? '?' : ''}`,
  );
  const about = [
    isStatic ? `of the class. ${description}` : description,
    returns.description && `Returns ${returns.description}.`,
  ];
  return [code(`${name}(${list.join(', ')})`), about.filter(Boolean).join(' ')];
}

function eventRow({ name, fields, description, when, cancelable }) {
  const about = [description, when && `Here: ${when}.`, cancelable && 'Cancelable.'];
  return [
    code(name),
    fields.map((field) => code(field.name)).join(', '),
    about.filter(Boolean).join(' '),
  ];
}

function slotRow({ name, description }) {
  return [name ? code(name) : '(none)', description];
}

function namedRow({ name, description }) {
  return [code(name), description];
}

/** A table in Markdown; Prettier makes its columns straight. */
export function table(heads, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text) {
  return `\`${text}\``;
}
