import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { SignJWT, UnsecuredJWT, decodeJwt } from 'jose';
import { setUp } from './support.js';

/** A token as OMPASS makes it, but signed by somebody else. */
function forge(algorithm: string): Promise<string> {
  return new SignJWT({ sub: 'alice', jti: '1' })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
    .setIssuer('ompass-emulator')
    .setExpirationTime('1h')
    .sign(new Uint8Array(64));
}

const refused: readonly (readonly [string, string, (real: string) => string | Promise<string>])[] =
  [
    ['012', 'of another algorithm', () => forge('HS512')],
    ['012', 'without a signature', () => new UnsecuredJWT({ sub: 'alice' }).encode()],
    ['012', 'that is encrypted', () => 'eyJhbGciOiJkaXIifQ..AAAA.AAAA.AAAA'],
    ['013', 'that is no JWT', () => 'opaque'],
    ['013', 'cut short', (real) => real.slice(0, real.lastIndexOf('.'))],
    ['013', 'with an unreadable header', (real) => real.replace(/^[^.]+/, 'e30x')],
    ['014', 'signed with another key', () => forge('HS256')],
    ['014', 'with another payload', (real) => real.replace(/\.[^.]+\./, '.eyJzdWIiOiJib2IifQ.')],
  ];

suite('OMPASS tokens', () => {
  test('answer for their user', async () => {
    const { obtainToken, verify } = setUp();
    const answer = await verify('alice', await obtainToken('alice'));
    assert.deepEqual(answer, { code: 200, message: 'ok', data: { user_id: 'alice' } });
  });

  test('answer with their own user when asked about another', async () => {
    const { obtainToken, verify } = setUp();
    const answer = await verify('bob', await obtainToken('alice'));
    assert.equal(answer.code, 200);
    assert.equal(answer.data.user_id, 'alice');
  });

  test('are JWTs that name user, issuer and end', async () => {
    const { clock, obtainToken } = setUp({ tokenSeconds: 90 });
    const { sub, iss, exp } = decodeJwt(await obtainToken('alice'));
    assert.deepEqual(
      { sub, iss, exp },
      { sub: 'alice', iss: 'ompass-emulator', exp: clock.now / 1000 + 90 },
    );
  });

  test('are refused as expired when used again', async () => {
    const { obtainToken, verify } = setUp();
    const token = await obtainToken('alice');
    await verify('alice', token);
    assert.equal((await verify('alice', token)).code, '011');
  });

  test('are good for one of two checks at the same time', async () => {
    const { obtainToken, verify } = setUp();
    const token = await obtainToken('alice');
    const answers = await Promise.all([verify('alice', token), verify('alice', token)]);
    assert.deepEqual(answers.map(({ code }) => code).sort(), ['011', 200].sort());
  });

  for (const [seconds, code] of [
    [59, 200],
    [60, '011'],
  ] as const) {
    test(`answer ${code} after ${seconds} of their 60 seconds`, async () => {
      const { clock, obtainToken, verify } = setUp();
      const token = await obtainToken('alice');
      clock.now += seconds * 1000;
      assert.equal((await verify('alice', token)).code, code);
    });
  }

  for (const [code, kind, change] of refused) {
    for (const form of ['string', 'number'] as const) {
      const expected = form === 'number' ? Number(code) : code;
      test(`${kind} are refused with ${JSON.stringify(expected)}`, async () => {
        const { obtainToken, verify } = setUp({ errorCodes: form });
        const token = await change(await obtainToken('alice'));
        assert.equal((await verify('alice', token)).code, expected);
      });
    }
  }

  test('of one emulator mean nothing to another', async () => {
    const token = await setUp().obtainToken('alice');
    assert.equal((await setUp().verify('alice', token)).code, '014');
  });

  test('that expired are refused with 11 when codes are numbers', async () => {
    const { clock, obtainToken, verify } = setUp({ errorCodes: 'number' });
    const token = await obtainToken('alice');
    clock.now += 60_000;
    assert.equal((await verify('alice', token)).code, 11);
  });
});
