/**
 * The manifest is only worth what its reader notices: a name in the code without a description, and a
 * description without a name in the code. Each case edits one source in memory.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { publicNames } from '../tools/manifest/public-names.mjs';
import { readElements } from '../tools/manifest/read-elements.mjs';

const login = 'ompass-login/ompass-login-element.ts';
const base = 'internal/second-factor-element.ts';

const mistakes = [
  {
    title: 'a property without a description',
    file: login,
    change: ['/** Where to go after the login; same-origin. */', ''],
    problem: '<ompass-login>: property redirectUrl has no description',
  },
  {
    title: 'an attribute that no field is declared for',
    file: login,
    change: ['    timeout: Number,', '    timeout: Number, colour: String,'],
    problem: '<ompass-login>: property colour has no description',
  },
  {
    title: 'a method without a description',
    file: base,
    change: ['/** Goes back to the beginning, silently. */', ''],
    problem: '<u2f-keys>: method reset() has no description',
  },
  {
    title: 'an event that is dispatched and not described',
    file: login,
    change: [/ \* @fires second-factor-late-result.*\n/, ''],
    problem: '<ompass-login>: fires second-factor-late-result has no description',
  },
  {
    title: 'an event that is described and never dispatched',
    file: login,
    change: [' * @fires second-factor-ready', ' * @fires second-factor-keys-load - x\n$&'],
    problem: '<ompass-login>: fires second-factor-keys-load is described and not there',
  },
  {
    title: 'a slot of the template that is not described',
    file: base,
    change: ['<slot name="logo">', '<slot name="badge"></slot>$&'],
    problem: '<u2f-login>: slot badge has no description',
  },
  {
    title: 'a slot that is described and not there',
    file: login,
    change: [' * @slot logo', ' * @slot badge - x\n$&'],
    problem: '<ompass-login>: slot badge is described and not there',
  },
  {
    title: 'a part of a template in another file',
    file: 'u2f-keys/key-row.ts',
    change: ['part="question"', 'part="question asked"'],
    problem: '<u2f-keys>: csspart asked has no description',
  },
  {
    title: 'a part whose name is one of several',
    file: 'u2f-keys/key-row.ts',
    change: ["action: 'rename' | 'remove'", "action: 'rename' | 'remove' | 'copy'"],
    problem: '<u2f-keys>: csspart copy has no description',
  },
  {
    title: 'a part that is described and has gone',
    file: 'u2f-keys/key-row.ts',
    change: ['part="question"', ''],
    problem: '<u2f-keys>: csspart question is described and not there',
  },
  {
    title: 'a part in the light DOM',
    file: 'internal/login-fields.ts',
    change: ['data-part="label"', 'data-part="label caption"'],
    problem: '<ompass-login>: datapart caption has no description',
  },
  {
    title: 'a token in a style sheet',
    file: 'theme/control-styles.ts',
    change: ['--second-factor-on-accent', '--second-factor-ink'],
    problem: '<ompass-callback>: cssprop --second-factor-ink has no description',
  },
  {
    title: 'a state that there is not',
    file: login,
    change: [' * @cssstate idle', ' * @cssstate bored - x\n$&'],
    problem: '<ompass-login>: there is no state bored',
  },
  {
    title: 'a tag that scripts do not know the type of',
    file: login,
    change: ["'ompass-login': OmpassLoginElement;", ''],
    problem: 'HTMLElementTagNameMap lacks ompass-login',
  },
];

suite('the reader of the sources notices', () => {
  for (const { title, file, change, problem } of mistakes) {
    test(title, () => {
      let isChanged = false;
      const { problems } = readElements((path, text) => {
        if (path !== file) return text;
        const changed = text.replace(...change);
        isChanged = changed !== text;
        return changed;
      });
      assert.ok(isChanged);
      assert.ok(problems.includes(problem), problems.join('\n'));
    });
  }
});

suite('the sources', () => {
  const { elements, problems } = readElements();

  test('describe every name', () => {
    assert.deepEqual(problems, []);
  });

  test('have the names that are committed', () => {
    const committed = readFileSync('packages/elements/public-names.txt', 'utf8');
    assert.equal(publicNames(elements), committed);
  });

  test('are what the built manifest says', () => {
    const file = 'packages/elements/dist/custom-elements.json';
    const { modules } = JSON.parse(readFileSync(file, 'utf8'));
    const declared = modules.flatMap(({ declarations }) => declarations).filter((d) => d.tagName);
    const names = ({ tagName, attributes, slots, cssParts }) => ({
      tag: tagName,
      attributes: attributes.map(({ name }) => name),
      slots: slots.map(({ name }) => name),
      parts: cssParts.map(({ name }) => name),
    });
    assert.deepEqual(
      declared.map(names),
      elements.map(({ tag, properties, slots, parts }) => ({
        tag,
        attributes: properties.flatMap(({ attribute }) => attribute ?? []),
        slots: slots.map(({ name }) => name),
        parts: parts.map(({ name }) => name),
      })),
    );
  });
});
