/** What the elements offer, in the manner of the Custom Elements Manifest, which tools and editors read. */
export function customElementsManifest(elements) {
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      ...elements.map(elementModule),
      ...elements.map(defineModule),
      eventsModule(elements),
    ],
  };
}

function elementModule(element) {
  return {
    kind: 'javascript-module',
    path: distOf(element.module),
    declarations: [declarationOf(element)],
    exports: [
      {
        kind: 'js',
        name: element.className,
        declaration: { name: element.className, module: distOf(element.module) },
      },
    ],
  };
}

function defineModule({ tag, className, module }) {
  return {
    kind: 'javascript-module',
    path: `dist/define/${tag}.js`,
    declarations: [],
    exports: [
      {
        kind: 'custom-element-definition',
        name: tag,
        declaration: { name: className, module: distOf(module) },
      },
    ],
  };
}

function declarationOf(element) {
  const { tag, className, summary, description, properties, methods, events } = element;
  return {
    kind: 'class',
    name: className,
    tagName: tag,
    customElement: true,
    superclass: { name: 'HTMLElement' },
    summary,
    description,
    attributes: properties.filter(({ attribute }) => attribute).map(attributeEntry),
    members: [...properties.map(fieldEntry), ...methods.map(methodEntry)],
    events: events.map(({ name, className: type, description: about, when }) => ({
      name,
      type: { text: type },
      description: [about, when].filter(Boolean).join(' Here: '),
    })),
    slots: element.slots,
    cssParts: element.parts,
    cssProperties: element.tokens,
    cssStates: element.states,
    // The format has no place for what stands in the light DOM: these are values of `data-part`.
    dataParts: element.dataParts,
  };
}

function attributeEntry({ name, attribute, type, description, default: value }) {
  return { name: attribute, type: { text: type }, description, default: value, fieldName: name };
}

function fieldEntry({ name, attribute, type, description, default: value, readonly, isJson }) {
  return {
    kind: 'field',
    name,
    type: { text: type },
    description,
    default: value,
    attribute,
    reflects: attribute && !isJson ? true : undefined,
    readonly,
  };
}

function methodEntry({ name, description, isStatic, returns, parameters }) {
  return {
    kind: 'method',
    name,
    description,
    static: isStatic || undefined,
    return: { type: { text: returns.type }, description: returns.description },
    parameters: parameters.map(({ name: parameter, type, isOptional, isRest }) => ({
      name: parameter,
      type: { text: type },
      optional: isOptional || undefined,
      rest: isRest || undefined,
    })),
  };
}

/** The classes of the events, each once. */
function eventsModule(elements) {
  const events = new Map(
    elements.flatMap(({ events: fired }) => fired.map((event) => [event.className, event])),
  );
  const path = 'dist/events.js';
  return {
    kind: 'javascript-module',
    path,
    declarations: [...events.values()].map(({ className, description, fields }) => ({
      kind: 'class',
      name: className,
      description,
      superclass: { name: 'Event' },
      members: fields.map(({ name, type, description: about }) => ({
        kind: 'field',
        name,
        type: { text: type },
        description: about,
        readonly: true,
      })),
    })),
    exports: [...events.keys()].map((name) => ({
      kind: 'js',
      name,
      declaration: { name, module: path },
    })),
  };
}

function distOf(module) {
  return module.replace('src/', 'dist/').replace(/\.ts$/, '.js');
}
