import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { listen } from '@second-factor/emulators';

const cli = fileURLToPath(new URL('./cli.js', import.meta.resolve('@second-factor/emulators')));
const zitadel = ['zitadel', '--port', '0', '--service-token', 'service-token'];
const needed = ['--redirect-uri', 'http://localhost:3000/cb', '--secret-key', 'demo-key'];

/** Starts the command and collects what it writes. */
function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [cli, ...args]);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (output.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output.stderr += data.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, ...output }));
  return { child, ended, output };
}

suite('second-factor-emulators', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`serves OMPASS, says where, and stops cleanly on ${signal}`, async () => {
      const { child, ended, output } = start(
        'ompass',
        '--port',
        '0',
        ...needed,
        '--error-codes=number',
      );
      await once(child.stdout, 'data');
      const url = /^OMPASS emulator: (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(output.stdout)?.[1];
      assert.ok(url);
      const response = await fetch(`${url}/v1/ompass/u2f`, { method: 'POST' });
      assert.equal(((await response.json()) as { code: unknown }).code, 1);
      child.kill(signal);
      assert.deepEqual(await ended, { code: 0, stdout: output.stdout, stderr: '' });
    });
  }

  test('serves ZITADEL for people with and without a token of their own', async () => {
    const users = ['--user', 'alice:alice:token', '--user', 'bob'];
    const { child, ended, output } = start(...zitadel, ...users, '--domain', 'idp.example');
    await once(child.stdout, 'data');
    const url = /^ZITADEL emulator: (http:\/\/localhost:\d+)\n$/.exec(output.stdout)?.[1];
    assert.ok(url);
    const begin = async (user: string, token: string) => {
      const headers = { Authorization: `Bearer ${token}` };
      const response = await fetch(`${url}/v2/users/${user}/u2f`, { method: 'POST', headers });
      return { status: response.status, text: await response.text() };
    };
    const { status, text } = await begin('alice', 'alice:token');
    assert.equal(status, 200);
    assert.match(text, /"id":"idp\.example"/);
    assert.equal((await begin('bob', 'service-token')).status, 200);
    assert.equal((await begin('bob', 'alice:token')).status, 403);
    child.kill();
    assert.deepEqual(await ended, { code: 0, stdout: output.stdout, stderr: '' });
  });

  test('says in one line that a port is in use', async () => {
    const listener = await listen(() => new Response());
    const { port } = listener;
    const { code, stderr } = await start('ompass', '--port', `${port}`, ...needed).ended;
    await listener.close();
    assert.equal(code, 1);
    assert.equal(
      stderr,
      `second-factor-emulators: port ${port} on 127.0.0.1 is in use by another program\n`,
    );
  });

  for (const [problem, args, words] of [
    ['no emulator', [], /no emulator was named\n\nUsage: .*<emulator>/],
    ['an unknown emulator', ['nothing'], /no emulator is called "nothing"\n\nUsage: /],
    ['no secret key', ['ompass', ...needed.slice(0, 2)], /secretKey is empty\n\nUsage: .* ompass/],
    ['no redirect URI', ['ompass', ...needed.slice(2)], /redirectUri is not an absolute/],
    ['an unknown option', ['ompass', ...needed, '--nothing'], /--nothing/],
    ['an unknown word', ['ompass', ...needed, '--outage', 'x'], /--outage wants one of none, /],
    [
      'a number that is none',
      ['ompass', ...needed, '--delay', 'x'],
      /--delay wants a whole number/,
    ],
    ['a port too high', ['ompass', ...needed, '--port', '65536'], /--port wants .*65535/],
    ['no service token', ['zitadel'], /serviceToken is empty .*\n\nUsage: .* zitadel/],
    ['a user twice', [...zitadel, '--user', 'a', '--user', 'a:b'], /same id is given twice/],
    ['an empty token', [...zitadel, '--user', 'alice:'], /token is empty/],
    ['a bad domain', [...zitadel, '--domain', 'https://a.example'], /domain is not a host name/],
    ['a public host name', ['ompass', ...needed, '--hostname', '0.0.0.0'], /not a loopback/],
  ] as const) {
    test(`shows its usage and exits with 2 for ${problem}`, async () => {
      const { code, stdout, stderr } = await start(...args).ended;
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, words);
      assert.match(stderr, /\nUsage: /);
    });
  }

  for (const args of [['--help'], ['ompass', '--help'], ['zitadel', '--help']]) {
    test(`explains itself for ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await start(...args).ended;
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
      assert.match(stdout, /^Usage: /);
    });
  }
});
