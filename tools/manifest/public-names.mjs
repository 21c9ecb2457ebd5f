/**
 * Every name that a page can hold on to, a line each. It is committed, so that one that goes, and breaks
 * somebody's page, is seen in a diff.
 */
export function publicNames(elements) {
  const lines = elements.flatMap((element) => {
    const { tag, properties, methods, events, slots, parts, dataParts, tokens, states } = element;
    const attributes = properties.filter(({ attribute }) => attribute);
    const names = {
      attribute: attributes.map(({ attribute }) => attribute),
      'data-part': dataParts.map(nameOf),
      event: events.flatMap(({ name, fields }) => [
        name,
        ...fields.map((f) => `${name} ${f.name}`),
      ]),
      method: methods.map(nameOf),
      part: parts.map(nameOf),
      property: properties.map(nameOf),
      slot: slots.map(({ name }) => name || '(default)'),
      state: states.map(nameOf),
      token: tokens.map(nameOf),
    };
    return Object.entries(names).flatMap(([kind, all]) =>
      [...all].sort().map((name) => `${tag} ${kind} ${name}`),
    );
  });
  return `${lines.join('\n')}\n`;
}

function nameOf({ name }) {
  return name;
}
