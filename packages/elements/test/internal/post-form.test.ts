import { assert } from 'chai';
import { postForm } from '../../src/internal/post-form.js';
import { assertFound, cleanUp, fixture } from '../support.js';

/** What would be posted, and where. */
interface Posted {
  readonly action: string;
  readonly method: string;
  readonly target: string;
  readonly fields: [string, string][];
}

suite('postForm()', () => {
  const submit = Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, 'submit') ?? {};
  let posted: Posted[] = [];

  setup(() => {
    posted = [];
    // A page that leaves takes its tests along.
    HTMLFormElement.prototype.submit = function () {
      const fields = [...new FormData(this)] as [string, string][];
      const { action, method, target } = this;
      posted.push({ action, method, target, fields });
    };
  });

  teardown(() => {
    Object.defineProperty(HTMLFormElement.prototype, 'submit', submit);
    for (const meta of document.querySelectorAll('meta[name^=csrf]')) meta.remove();
    cleanUp();
  });

  function post(content: string): Posted {
    const form = fixture<HTMLFormElement>(`<form>${content}</form>`);
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' });
    postForm(form, host, new URL('/session?a=1', location.href));
    return assertFound(posted[0]);
  }

  function addMeta(name: string, content: string): void {
    document.head.append(Object.assign(document.createElement('meta'), { name, content }));
  }

  test('posts to the address', () => {
    const { action, method } = post('');
    assert.deepEqual({ action, method }, { action: `${origin}/session?a=1`, method: 'post' });
  });

  test('stays in the window, whatever the page has its links open in', () => {
    assert.equal(post('').target, '_self');
  });

  test('takes the fields of the page along, several of a name too', () => {
    const { fields } = post('<input name="a" value="1"><input name="a" value="2">');
    assert.deepEqual(fields, [
      ['a', '1'],
      ['a', '2'],
    ]);
  });

  test('takes no password along, and no field that was made', () => {
    const { fields } = post(`
      <input name="user_id" data-part="input" value="alice">
      <input name="password" type="password" value="secret">
      <input name="pin" type="password" value="1234">
      <input type="hidden" name="password" value="secret">
      <input name="shown" autocomplete="section-a current-password" value="secret">
      <input name="next" value="/a">`);
    assert.deepEqual(fields, [['next', '/a']]);
  });

  for (const { meta, name } of [
    { meta: {}, name: 'csrf_token' },
    { meta: { 'csrf-param': 'authenticity_token' }, name: 'authenticity_token' },
  ]) {
    test(`posts the token against forged requests as ${name}`, () => {
      addMeta('csrf-token', 't0ken');
      for (const [key, value] of Object.entries(meta)) addMeta(key, value);
      assert.deepEqual(post(`<input name="${name}" value="old">`).fields, [[name, 't0ken']]);
    });
  }

  test('is not kept by a field that is called like a method', () => {
    const names = ['submit', 'action', 'elements'];
    const { fields } = post(names.map((name) => `<input name="${name}" value="1">`).join(''));
    assert.deepEqual(
      fields,
      names.map((name) => [name, '1']),
    );
  });

  test('leaves nothing behind in the page', () => {
    const before = document.documentElement.querySelectorAll('*').length;
    post('');
    assert.equal(document.documentElement.querySelectorAll('*').length, before + 2);
  });
});
