import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { SqlStore } from '@second-factor/server/sql';
import { fresh, type Key, someKey } from './keys.js';

/** A store, without what only some have. */
export type Store = Omit<SqlStore, 'close'>;

/** Opens another view of what all the others hold; `now` is its clock. */
export type OpenStore = (options?: { now?: () => number }) => Promise<Store>;

/** What every store does, whatever it keeps keys in. */
export function keyStoreContract(name: string, open: OpenStore): void {
  suite(`${name}: keys`, () => {
    const kinds: Record<string, Partial<Key>> = {
      'a WebAuthn key': {},
      'an old U2F key': { userHandle: undefined, appId: 'https://site.example/u2f.json' },
      'a key that was used': { counter: 2 ** 32 - 1, lastUsed: 1_800_000_000_123 },
      'a key without transports': { transports: [] },
      'a name in any script, with quotes': { name: `Ключ "日本" 'é' 🔑 $1 \\ %` },
      'a user id in any script': { userId: fresh(`Ä'; DROP TABLE users; -- 👤`) },
      'a view into a larger buffer': { publicKey: new Uint8Array(64).fill(7).subarray(3, 9) },
      'a large public key': { publicKey: new Uint8Array(2000).map((_, index) => index) },
      'an id of 1023 bytes': { id: `${fresh('key')}${'A'.repeat(1364)}`.slice(0, 1364) },
    };
    for (const [kind, changes] of Object.entries(kinds)) {
      test(`${kind} is given back as it was added`, async () => {
        const store = await open();
        const key = someKey(changes);
        assert.equal(await store.add(key), true);
        const expected = { ...key, publicKey: Uint8Array.from(key.publicKey) };
        assert.deepEqual(await store.find(key.id), expected);
        assert.deepEqual(await store.list(key.userId), [expected]);
      });
    }

    test('unknown ones are undefined, false and no keys', async () => {
      const store = await open();
      const id = fresh('key');
      assert.equal(await store.find(id), undefined);
      assert.deepEqual(await store.list(fresh('user')), []);
      assert.equal(await store.use(id, { counter: 1, time: 1 }), false);
      assert.equal(await store.rename(fresh('user'), id, 'New'), false);
      assert.equal(await store.remove(fresh('user'), id), false);
    });

    test('are listed oldest first, then by id, and for their user alone', async () => {
      const store = await open();
      const userId = fresh('user');
      const id = fresh('key');
      const inOrder = [
        someKey({ userId, id: `${id}-c`, created: 1000 }),
        someKey({ userId, id: `${id}-B`, created: 2000 }),
        someKey({ userId, id: `${id}-_`, created: 2000 }),
        someKey({ userId, id: `${id}-a`, created: 2000 }),
        someKey({ userId, id: `${id}-A`, created: 3000 }),
      ];
      for (const key of [...inOrder].reverse()) await store.add(key);
      await store.add(someKey());
      const listed = await store.list(userId);
      assert.deepEqual(
        listed.map((key) => key.id),
        inOrder.map((key) => key.id),
      );
    });

    test('of one id stay as they were when another is added, whoever adds it', async () => {
      const store = await open();
      const key = someKey();
      await store.add(key);
      for (const userId of [key.userId, fresh('user')]) {
        assert.equal(await store.add({ ...key, userId, name: 'Another', counter: 9 }), false);
        assert.deepEqual(await store.find(key.id), key);
      }
    });

    test('are added once when many add one id at a time', async () => {
      const stores = [await open(), await open()];
      const key = someKey();
      const adding = Array.from({ length: 10 }, (_, index) =>
        stores.map((store) => store.add({ ...key, name: `Key ${index}` })),
      );
      const added = await Promise.all(adding.flat());
      assert.equal(added.filter(Boolean).length, 1);
    });

    test('cannot be changed through what was handed in or out', async () => {
      const store = await open();
      const key = someKey();
      const expected = structuredClone(key);
      await store.add(key);
      key.publicKey.fill(1);
      (await store.find(key.id))?.publicKey.fill(2);
      (await store.list(key.userId))[0]?.publicKey.fill(3);
      assert.deepEqual(await store.find(key.id), expected);
    });

    test('are renamed and removed by their user', async () => {
      const store = await open();
      const key = someKey();
      await store.add(key);
      assert.equal(await store.rename(key.userId, key.id, 'Red key'), true);
      assert.deepEqual(await store.find(key.id), { ...key, name: 'Red key' });
      assert.equal(await store.remove(key.userId, key.id), true);
      assert.equal(await store.find(key.id), undefined);
      assert.equal(await store.remove(key.userId, key.id), false);
      assert.equal(await store.add(key), true);
    });

    test('are neither renamed nor removed by another user', async () => {
      const store = await open();
      const key = someKey();
      await store.add(key);
      assert.equal(await store.rename(fresh('user'), key.id, 'Mine'), false);
      assert.equal(await store.remove(fresh('user'), key.id), false);
      assert.deepEqual(await store.find(key.id), key);
    });

    test('that one view adds, changes and removes, another sees', async () => {
      const [one, other] = [await open(), await open()];
      const key = someKey();
      await one.add(key);
      assert.deepEqual(await other.find(key.id), key);
      await other.rename(key.userId, key.id, 'Red key');
      assert.equal((await one.find(key.id))?.name, 'Red key');
      await one.remove(key.userId, key.id);
      assert.deepEqual(await other.list(key.userId), []);
    });
  });

  suite(`${name}: counters`, () => {
    const cases = [
      { last: 0, counter: 0, taken: true },
      { last: 0, counter: 1, taken: true },
      { last: 5, counter: 6, taken: true },
      { last: 5, counter: 2 ** 32 - 1, taken: true },
      { last: 5, counter: 5, taken: false },
      { last: 5, counter: 4, taken: false },
      { last: 5, counter: 0, taken: false },
    ];
    for (const { last, counter, taken } of cases) {
      test(`${counter} after ${last} is ${taken ? 'taken' : 'refused'}`, async () => {
        const store = await open();
        const key = someKey({ counter: last, lastUsed: 50 });
        await store.add(key);
        assert.equal(await store.use(key.id, { counter, time: 1_800_000_000_000 }), taken);
        const used = { ...key, counter, lastUsed: 1_800_000_000_000 };
        assert.deepEqual(await store.find(key.id), taken ? used : key);
      });
    }

    test('are taken once when many bring the same at a time', async () => {
      const stores = [await open(), await open()];
      const key = someKey({ counter: 3 });
      await stores[0]?.add(key);
      const uses = Array.from({ length: 10 }, (_, time) =>
        stores.map((store) => store.use(key.id, { counter: 4, time })),
      );
      const taken = await Promise.all(uses.flat());
      assert.equal(taken.filter(Boolean).length, 1);
    });

    test('of a key that is removed meanwhile bring nothing back', async () => {
      const store = await open();
      const key = someKey();
      await store.add(key);
      const [removed] = await Promise.all([
        store.remove(key.userId, key.id),
        store.use(key.id, { counter: 1, time: 1 }),
      ]);
      assert.equal(removed, true);
      assert.equal(await store.find(key.id), undefined);
    });
  });

  suite(`${name}: challenges`, () => {
    const future = 4_000_000_000_000;

    test('are spent once', async () => {
      const store = await open();
      const id = fresh('challenge');
      assert.equal(await store.spend(id, future), true);
      assert.equal(await store.spend(id, future), false);
      assert.equal(await store.spend(fresh('challenge'), future), true);
    });

    test('are spent once by 20 at a time, through two views', async () => {
      const stores = [await open(), await open()];
      const id = fresh('challenge');
      const spending = Array.from({ length: 10 }, () =>
        stores.map((store) => store.spend(id, future)),
      );
      const spent = await Promise.all(spending.flat());
      assert.equal(spent.filter(Boolean).length, 1);
    });

    test('stay spent until their end and are forgotten a day later', async () => {
      let time = Date.now();
      const store = await open({ now: () => time });
      const id = fresh('challenge');
      const end = time + 300_000;
      await store.spend(id, end);
      time = end;
      assert.equal(await store.spend(id, end), false);
      time = end + 86_400_000;
      assert.equal(await store.spend(id, end), true);
    });
  });
}
