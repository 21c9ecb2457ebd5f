/** That the elements' style sheets know no left and right: a page that runs from right to left turns them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';

const source = 'packages/elements/src';
const physical =
  /(?<![\w-])((margin|padding|border|inset|scroll-margin|scroll-padding)-)?(left|right|top|bottom)(-[\w-]+)?\s*:|(?<![\w-])((min|max)-)?(width|height)\s*:|:\s*(left|right)\s*[;}]|(?<![\w-])overflow-[xy]\s*:|:\s*translate[XY]?\(/g;

suite('the style sheets', () => {
  const sheets = readdirSync(source, { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(join(source, file), 'utf8').matchAll(/\bcss`(.*?)`/gs)].map(([, text]) => [
        file,
        text,
      ]),
    );

  test('are all looked at', () => {
    assert.ok(sheets.length >= 4, String(sheets.length));
  });

  for (const [file, text] of sheets) {
    test(`${file} has logical properties only`, () => {
      assert.deepEqual(text.match(physical) ?? [], []);
    });
  }

  test('would be found out', () => {
    const found = 'a { margin-left: 0; width: 1px; text-align: right; top: 0; }'.match(physical);
    assert.deepEqual(found, ['margin-left:', 'width:', ': right;', 'top:']);
  });
});
