import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { sessionOf, setUp } from './support.js';

const hostile = '"><img src=x onerror=1>&\'';

/** A login without a password, for somebody who is registered. */
async function startUaf(options: Parameters<typeof setUp>[0] = {}) {
  const emulator = setUp(options);
  await emulator.obtainToken('alice');
  const uri = (await emulator.post('uaf', { lang_init: 'EN' })).data.ompass_uri;
  const type = (userId: string): Promise<Response> =>
    emulator.send(uri, { method: 'POST', body: new URLSearchParams({ user_id: userId }) });
  return { ...emulator, type, uri };
}

suite('the OMPASS registration page', () => {
  test('shows a QR code, the steps, the time and the phone', async () => {
    const { begin, read } = setUp();
    const page = await read(await begin('alice'));
    assert.match(page, /<svg class="qr"[^>]* role="img" aria-label="QR code/);
    assert.equal(page.match(/<li>/g)?.length, 3);
    assert.match(page, /role="timer"[^>]*>\s*5:00/);
    assert.match(page, /<button[^>]* id="approve"/);
    assert.match(page, /<button[^>]* id="deny"/);
  });

  test('shows the time that is left', async () => {
    const { begin, clock, read } = setUp({ approvalSeconds: 90 });
    const uri = await begin('alice');
    clock.now += 24_500;
    assert.match(await read(uri), /role="timer"[^>]*>\s*1:06/);
  });

  test('does not open at the address of an authentication', async () => {
    const { begin, send } = setUp();
    const uri = await begin('alice');
    assert.equal((await send(uri.replace('/register/', '/auth/'))).status, 404);
  });
});

suite('the OMPASS authentication page', () => {
  test('says that a notification was sent, and offers another', async () => {
    const { begin, obtainToken, read, send } = setUp();
    await obtainToken('alice');
    const uri = await begin('alice');
    assert.match(await read(uri), /We sent a notification to your phone/);
    const resend = `/sessions/${sessionOf(uri)}/resend`;
    const headers = { Accept: 'application/json' };
    const response = await send(resend, { method: 'POST', headers });
    assert.deepEqual(await response.json(), { state: 'waiting', seconds_left: 300 });
    assert.match(await read(uri), /data-answer\s*>Another notification/);
  });
});

suite('the OMPASS ID page', () => {
  test('comes first in a login without a password', async () => {
    const { read, uri } = await startUaf();
    const page = await read(uri);
    assert.match(page, /<input[^>]*id="user-id"/);
    assert.match(page, /<button id="continue"/);
    assert.match(page, /data-state="identify"/);
  });

  test('leads to the notification for an ID that is registered', async () => {
    const { decide, finish, read, type, uri } = await startUaf();
    const response = await type(' alice ');
    assert.equal(response.status, 303);
    assert.match(
      await read(new URL(response.headers.get('Location') ?? '', uri).href),
      /notification/,
    );
    await decide(uri, 'approve');
    assert.equal((await finish(uri)).searchParams.get('username'), 'alice ');
  });

  for (const [kind, id, words] of [
    ['nobody has', 'nobody', /No phone is registered/],
    ['is empty', ' ', /Type your user ID\./],
    ['is too long', 'x'.repeat(31), /at most 30 characters/],
  ] as const) {
    test(`says what is wrong with an ID that ${kind}`, async () => {
      const { type } = await startUaf();
      const page = await (await type(id)).text();
      assert.match(page, words);
      assert.match(page, /aria-invalid="true"[^>]*aria-describedby="problem"/);
      assert.match(page, /data-state="identify"/);
    });
  }

  test('is filled in with the ID that the site sent', async () => {
    const { post, read } = setUp();
    const { data } = await post('uaf', { user_id: 'alice' });
    assert.match(await read(data.ompass_uri), /id="user-id"[^>]*value="alice"/);
  });

  test('refuses the phone until an ID was typed', async () => {
    const { decide, uri } = await startUaf();
    assert.equal((await decide(uri, 'approve')).status, 409);
  });
});

suite('the emulated phone', () => {
  for (const [decision, state] of [
    ['approve', 'approved'],
    ['deny', 'denied'],
  ] as const) {
    test(`tells the page that it is ${state}`, async () => {
      const { begin, decide, read, send } = setUp();
      const uri = await begin('alice');
      const status = { state, seconds_left: 300 };
      assert.deepEqual(await (await decide(uri, decision)).json(), status);
      assert.deepEqual(await (await send(`/sessions/${sessionOf(uri)}`)).json(), status);
      assert.match(await read(uri), new RegExp(`data-state="${state}"`));
    });
  }

  test('may say the same twice, but not the opposite', async () => {
    const { begin, decide } = setUp();
    const uri = await begin('alice');
    assert.equal((await decide(uri, 'deny')).status, 200);
    assert.equal((await decide(uri, 'deny')).status, 200);
    assert.equal((await decide(uri, 'approve')).status, 409);
  });

  test('can be asked again after a denial', async () => {
    const { begin, decide, finish, send } = setUp();
    const uri = await begin('alice');
    await decide(uri, 'deny');
    await send(`/sessions/${sessionOf(uri)}/again`, { method: 'POST' });
    await decide(uri, 'approve');
    assert.equal((await finish(uri)).searchParams.get('username'), 'alice ');
  });

  test('comes too late when the time is over', async () => {
    const { begin, clock, decide, post, read } = setUp();
    const uri = await begin('alice');
    clock.now += 300_000;
    const response = await decide(uri, 'approve');
    assert.equal(response.status, 409);
    assert.deepEqual(await response.json(), { state: 'expired', seconds_left: 0 });
    assert.match(await read(uri), /data-state="expired"/);
    assert.equal((await post('u2f', { user_id: 'alice' })).data.register, false);
  });

  test('takes a form that was sent without script back to the page', async () => {
    const { begin, send } = setUp();
    const uri = await begin('alice');
    const headers = { Accept: 'text/html,*/*' };
    const path = `/phone/${sessionOf(uri)}/approve`;
    const response = await send(path, { method: 'POST', headers });
    assert.equal(response.status, 303);
    assert.equal(
      response.headers.get('Location'),
      `${new URL(uri).pathname}?do=${sessionOf(uri)}&step=2`,
    );
  });

  test('has a page of its own, for another window', async () => {
    const { begin, read } = setUp();
    const page = await read(`/phone/${sessionOf(await begin('alice'))}`);
    assert.match(page, /id="approve"/);
    assert.doesNotMatch(page, /data-finish/);
  });
});

suite('every OMPASS page', () => {
  test('escapes a hostile user ID', async () => {
    const { begin, decide, post, read } = setUp();
    const registration = await begin(hostile);
    assert.doesNotMatch(await read(registration), /<img/);
    assert.match(await read(registration), /&quot;&gt;&lt;img/);
    await decide(registration, 'approve');
    assert.doesNotMatch(await read(await begin(hostile)), /<img/);
    const uaf = await post('uaf', { user_id: hostile });
    assert.doesNotMatch(await read(uaf.data.ompass_uri), /<img/);
  });

  test('escapes a hostile query', async () => {
    const { begin, read } = setUp({ coop: 'same-origin', coopFrom: 'second' });
    const uri = await begin('alice');
    const query = `&x=${encodeURIComponent(hostile)}`;
    assert.doesNotMatch(await read(uri + query), /<img/);
    assert.doesNotMatch(await read(`${uri}&step=2${query}`), /<img/);
  });

  test('switches the language and keeps all else of its address', async () => {
    const { begin, read } = setUp();
    const uri = await begin('alice');
    const page = await read(`${uri}&keep=1`);
    assert.ok(page.includes(`href="?do=${sessionOf(uri)}&amp;keep=1&amp;lang=KR"`));
    assert.match(await read(`${uri}&lang=KR`), /<html lang="ko">/);
    assert.match(await read(uri), /<html lang="ko">/);
  });

  test('forbids caching, inline script and referrers, and has no opener policy', async () => {
    const { begin, send } = setUp();
    const { headers } = await send(await begin('alice'));
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
    assert.match(headers.get('Content-Security-Policy') ?? '', /script-src 'self';/);
    assert.equal(headers.get('Cross-Origin-Opener-Policy'), null);
  });

  test('carries the opener policy that was asked for', async () => {
    const { begin, send } = setUp({ coop: 'same-origin' });
    const { headers } = await send(await begin('alice'));
    assert.equal(headers.get('Cross-Origin-Opener-Policy'), 'same-origin');
  });

  test('carries the opener policy behind the first page only, when asked so', async () => {
    const { begin, read, send } = setUp({ coop: 'same-origin', coopFrom: 'second' });
    const uri = `${await begin('alice')}&keep=1&lang=KR`;
    const first = await send(uri);
    assert.equal(first.headers.get('Cross-Origin-Opener-Policy'), null);
    const page = await first.text();
    assert.match(page, /id="continue-hop"/);
    for (const name of ['do', 'step', 'keep', 'lang']) assert.ok(page.includes(`name="${name}"`));
    const second = await send(`${uri}&step=2`);
    assert.equal(second.headers.get('Cross-Origin-Opener-Policy'), 'same-origin');
    assert.match(await read(`${uri}&step=2`), /id="approve"/);
  });

  test('is found below the path of the public address', async () => {
    const { begin, read } = setUp({ baseUrl: 'http://localhost/ompass' });
    const { search } = new URL(await begin('alice'));
    const page = await read(`/register/did/1${search}`);
    assert.match(page, /href="\/ompass\/assets\/page\.css"/);
    assert.match(page, /action="\/ompass\/phone\//);
  });

  for (const path of [
    '/nothing',
    '/register/did/1',
    '/auth/did/1?do=guess',
    '/phone/guess',
    '/finish/guess',
    '/sessions/guess',
  ]) {
    test(`is missing at ${path}, and says so`, async () => {
      const response = await setUp().send(path);
      assert.equal(response.status, 404);
      assert.match(await response.text(), /Nothing is here/);
    });
  }

  test('has its script and its styles served', async () => {
    const { read, send } = setUp();
    assert.match((await send('/assets/page.css')).headers.get('Content-Type') ?? '', /^text\/css/);
    assert.match((await send('/assets/page.js')).headers.get('Content-Type') ?? '', /javascript/);
    assert.doesNotMatch(await read('/assets/page.js'), /sourceMappingURL/);
  });

  test('leads from a page that says where the emulator is', async () => {
    assert.match(await setUp().read('/'), /The OMPASS emulator is running/);
  });
});
