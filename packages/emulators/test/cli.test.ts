import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { suite, test } from 'node:test';
import { connect } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { createLocalTls, listen } from '@second-factor/emulators';

const cli = fileURLToPath(new URL('./cli.js', import.meta.resolve('@second-factor/emulators')));
const zitadel = ['zitadel', '--port', '0', '--service-token', 'service-token'];
const surePassId = ['surepassid', '--port', '0', '--account-name', 'acct', '--account-key', 'key'];
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

/** Waits for output until it is as it should be. */
async function until(stream: Readable, isSo: () => boolean): Promise<void> {
  while (!isSo()) await once(stream, 'data');
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

  test('serves SurePassID, and shows the codes and pushes', async () => {
    const { child, ended, output } = start(...surePassId, '--user', 'alice:pass:word');
    await once(child.stdout, 'data');
    const url = /^SurePassID emulator: (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(output.stdout)?.[1];
    assert.ok(url);
    const call = async (type: string, fields: object) => {
      const account = { spAccountLoginName: 'acct', spAccountLoginKey: 'key' };
      const body = JSON.stringify({ type, username: 'alice', ...account, ...fields });
      const path = `${url}/AuthServer/REST/U2F/U2FServer.aspx`;
      const response = await fetch(path, { method: 'POST', body });
      return (await response.json()) as Readonly<Record<string, unknown>>;
    };
    assert.equal((await call('validate_user', { pw: 'pass:word' }))['errorCode'], 0);
    await call('send_oath_otp', { deliveryMethod: 'sms' });
    await until(child.stdout, () => output.stdout.includes('sms to alice'));
    const otp = /sms to alice: (\d{6})\n/.exec(output.stdout)?.[1];
    assert.equal((await call('validate_oath_otp', { otp }))['errorCode'], 0);

    const { AuthnUserReqId } = await call('send_push_message', { deliveryMethod: 'pushapp' });
    await until(child.stdout, () => output.stdout.includes('"approve alice"'));
    child.stdin.write('approve bob\napprove alice\napprove alice\n');
    await until(child.stdout, () => output.stdout.match(/Nobody waits/g)?.length === 2);
    const { AuthnStatus } = await call('check_push_message', { AuthnUserReqId });
    assert.equal(AuthnStatus, 'approved');
    child.kill();
    assert.deepEqual(await ended, { code: 0, stdout: output.stdout, stderr: '' });
  });

  test('serves the Device Service by http, whose token Enter touches', async () => {
    const { child, ended, output } = start(
      'device-service',
      '--port',
      '0',
      '--http',
      '--allow-http',
    );
    await once(child.stdout, 'data');
    const url = /^Device Service emulator: (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(output.stdout)?.[1];
    assert.ok(url);
    const register = async () => {
      const request = { version: 'U2F_V2', challenge: 'Y2g', appId: 'http://localhost' };
      const body = JSON.stringify({ registerRequests: [request] });
      const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
      const response = await fetch(`${url}/api/v1/fidou2f/register`, init);
      return (await response.json()) as { readonly errorCode?: number };
    };
    const answer = register();
    await until(child.stdout, () => output.stdout.includes('press Enter'));
    // It blinks a moment after it is asked: Enter is heard until it does.
    const enter = setInterval(() => child.stdin.write('\n'), 20);
    assert.equal((await answer).errorCode, undefined);
    clearInterval(enter);
    child.stdin.write('unplug\n\n');
    await until(child.stdout, () => output.stdout.endsWith('No token waits.\n'));
    assert.equal((await register()).errorCode, 1);
    child.kill();
    assert.deepEqual(await ended, { code: 0, stdout: output.stdout, stderr: '' });
  });

  test('serves the Device Service by https, and says how to trust it', async () => {
    const { child, ended, output } = start('device-service', '--port', '0', '--touch', 'always');
    await until(child.stdout, () => output.stdout.includes('--http.\n'));
    const url = /^Device Service emulator: (https:\/\/127\.0\.0\.1:\d+)\n/.exec(output.stdout)?.[1];
    assert.ok(url && output.stdout.includes(`Open ${url}/api/v1/fidou2f/abort in a tab`));
    await assert.rejects(fetch(`${url}/api/v1/fidou2f/abort`), { name: 'TypeError' });
    child.kill();
    assert.deepEqual(await ended, { code: 0, stdout: output.stdout, stderr: '' });
  });

  test('serves the Device Service with a certificate of one’s own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'device-service-'));
    const { cert, key } = await createLocalTls();
    const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    await Promise.all([writeFile(certFile, cert), writeFile(keyFile, key)]);
    const files = ['--tls-cert', certFile, '--tls-key', keyFile];
    const { child, ended, output } = start('device-service', '--port', '0', ...files);
    await once(child.stdout, 'data');
    const port = /:(\d+)\n$/.exec(output.stdout)?.[1];
    const socket = connect({ port: Number(port), host: '127.0.0.1', ca: cert });
    await once(socket, 'secureConnect');
    assert.equal(socket.authorized, true);
    socket.destroy();
    child.kill();
    assert.equal((await ended).code, 0);
    await rm(folder, { recursive: true });
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
    ['no account key', surePassId.slice(0, 5), /accountKey is empty\n\nUsage: .* surepassid/],
    ['a certificate alone', ['device-service', '--tls-cert', 'x'], /--tls-cert and --tls-key/],
    ['an error that is none', ['device-service', '--error', '6'], /--error wants one of 1, 2, /],
    ['an origin that is none', ['device-service', '--access-control-origin', 'x'], /one origin/],
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

  for (const args of [
    ['--help'],
    ...['ompass', 'zitadel', 'surepassid', 'device-service'].map((name) => [name, '--help']),
  ]) {
    test(`explains itself for ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await start(...args).ended;
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
      assert.match(stdout, /^Usage: /);
    });
  }
});
