/**
 * What our page hands on, before a judge that is not ours: Yubico's `u2f-server` (Debian package
 * `u2f-server`, libu2f-server) verifies what the Device Service's emulator and Chromium's virtual U2F key
 * make.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import {
  createLocalTls,
  createSoftToken,
  emulateDeviceService,
  listen,
} from '@second-factor/emulators';
import puppeteer from 'puppeteer-core';
import { findChrome } from '../tools/find-chrome.mjs';
import { listenTls, tlsArguments } from './tls-site.mjs';

const host = 'login.example.test';
const version = 'U2F_V2';
const core = readFileSync('packages/core/dist/core.min.js', 'utf8');

suite('u2f-server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'second-factor-u2f-'));
  let browser;
  let site;
  let service;
  let page;

  before(async () => {
    site = await listenTls(serve, host);
    const token = await createSoftToken({ touch: 'always' });
    const emulator = emulateDeviceService({ tokens: [token] });
    service = await listen(emulator, { tls: await createLocalTls() });
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await puppeteer.launch({
      executablePath: findChrome(),
      args: [...sandbox, '--disable-background-networking', ...tlsArguments],
    });
    page = await browser.newPage();
    await page.goto(site.url);
    const link = await page.createCDPSession();
    await link.send('WebAuthn.enable');
    await link.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'u2f', transport: 'usb' },
    });
  });

  after(async () => {
    await browser.close();
    await Promise.all([site.close(), service.close()]);
    rmSync(folder, { recursive: true });
  });

  function serve(request) {
    const isScript = new URL(request.url).pathname === '/core.min.js';
    const type = isScript ? 'text/javascript' : 'text/html';
    return new Response(isScript ? core : '<!doctype html><title>Keys</title>', {
      headers: { 'content-type': type },
    });
  }

  /** Gives `u2f-server` an answer to a challenge, and says what it says of it. */
  function judge(action, appId, challenge, files, answer) {
    const options = { action, origin: site.url, appid: appId, challenge, ...files };
    const { status, error, stderr } = spawnSync(
      'u2f-server',
      Object.entries(options).map(([name, value]) => `--${name}=${value}`),
      { input: JSON.stringify(answer), encoding: 'utf8', timeout: 10_000 },
    );
    if (error) throw error;
    return { isAccepted: status === 0, complaint: stderr.trim() };
  }

  /** Asks a key in the page, in the way that is named. */
  function ask(authenticator, operation, question) {
    return page.evaluate(
      async (way, what, u2f, deviceServiceUrl) => {
        const { registerU2f, signU2f } = await import('/core.min.js');
        const run = what === 'register' ? registerU2f : signU2f;
        return run(u2f, { authenticator: way, deviceServiceUrl });
      },
      authenticator,
      operation,
      question,
      `${service.url}/api/v1/fidou2f`,
    );
  }

  /** Puts another byte in place of one of a base64url text. */
  function changed(text, index) {
    const bytes = Buffer.from(text, 'base64url');
    bytes[index < 0 ? bytes.length + index : index] ^= 1;
    return bytes.toString('base64url');
  }

  const ways = [
    {
      name: 'the Device Service',
      authenticator: 'device-service',
      appIdOf: () => site.url,
    },
    {
      name: 'Chromium’s U2F key, by conversion',
      authenticator: 'webauthn',
      // A key that WebAuthn has made is bound to the RP ID's text.
      appIdOf: () => host,
    },
  ];

  for (const { name, authenticator, appIdOf } of ways) {
    suite(`with ${name}`, () => {
      const files = {
        'key-handle': join(folder, `${authenticator}.handle`),
        'user-key': join(folder, `${authenticator}.key`),
      };
      async function registering(change = (answer) => answer) {
        const appId = appIdOf();
        const challenge = randomBytes(32).toString('base64url');
        const registerRequests = [{ version, challenge, appId }];
        const answer = await ask(authenticator, 'register', { appId, registerRequests });
        return judge('register', appId, challenge, files, change(answer));
      }

      async function signing(change = (answer) => answer) {
        const appId = appIdOf();
        const challenge = randomBytes(32).toString('base64url');
        const keyHandle = readFileSync(files['key-handle'], 'utf8').trim();
        const signRequests = [{ version, challenge, keyHandle, appId }];
        const answer = await ask(authenticator, 'sign', { appId, signRequests });
        return judge('authenticate', appId, challenge, files, change(answer));
      }

      for (const [what, change] of [
        [
          'signature',
          (answer) => ({ ...answer, registrationData: changed(answer.registrationData, -1) }),
        ],
        [
          'public key',
          (answer) => ({ ...answer, registrationData: changed(answer.registrationData, 40) }),
        ],
        ['client data', (answer) => ({ ...answer, clientData: changed(answer.clientData, -3) })],
      ]) {
        test(`refuses a registration with one byte of its ${what} changed`, async () => {
          assert.equal((await registering(change)).isAccepted, false);
        });
      }

      test('accepts a registration, and then a signature', async () => {
        assert.deepEqual(await registering(), { isAccepted: true, complaint: '' });
        assert.deepEqual(await signing(), { isAccepted: true, complaint: '' });
      });

      for (const [what, change] of [
        [
          'signature',
          (answer) => ({ ...answer, signatureData: changed(answer.signatureData, -1) }),
        ],
        ['counter', (answer) => ({ ...answer, signatureData: changed(answer.signatureData, 4) })],
        ['client data', (answer) => ({ ...answer, clientData: changed(answer.clientData, -3) })],
      ]) {
        test(`refuses a login with one byte of its ${what} changed`, async () => {
          assert.equal((await signing(change)).isAccepted, false);
        });
      }
    });
  }
});
