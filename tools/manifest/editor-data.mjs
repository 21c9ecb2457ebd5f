/** Tags and attributes for VS Code's `html.customData`. */
export function vscodeData(elements) {
  const tags = elements.map(({ tag, description, properties }) => ({
    name: tag,
    description,
    attributes: properties
      .filter(({ attribute }) => attribute)
      .map((property) => ({
        name: property.attribute,
        description: property.description,
        ...(property.isBoolean && { valueSet: 'v' }),
        ...(valuesOf(property).length > 0 && {
          values: valuesOf(property).map((name) => ({ name })),
        }),
      })),
  }));
  return { version: 1.1, tags };
}

/** The same and more for JetBrains' editors. */
export function webTypes(elements, version) {
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: '@second-factor/elements',
    version,
    'description-markup': 'markdown',
    contributions: { html: { elements: elements.map(webType) } },
  };
}

function webType({ tag, description, properties, events, slots, parts, tokens, states }) {
  const attributes = properties.filter(({ attribute }) => attribute);
  return {
    name: tag,
    description,
    attributes: attributes.map((property) => ({
      name: property.attribute,
      description: property.description,
      value: {
        type: property.isBoolean ? 'boolean' : property.type,
        required: !property.isBoolean,
      },
      ...(property.default && { default: property.default.replaceAll("'", '') }),
    })),
    slots,
    js: {
      properties: properties.map(({ name, type, description: about, readonly }) => ({
        name,
        description: about,
        type,
        ...(readonly && { 'read-only': true }),
      })),
      events: events.map(({ name, description: about }) => ({ name, description: about })),
    },
    css: {
      parts,
      properties: tokens,
      'pseudo-classes': states.map(({ name, description: about }) => ({
        name: `state(${name})`,
        description: about,
      })),
    },
  };
}

/** The texts that a property can be. */
function valuesOf({ type }) {
  return [...type.matchAll(/'([^']*)'/g)].map(([, value]) => value);
}
