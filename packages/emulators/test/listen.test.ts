import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { listen } from '@second-factor/emulators';

const hello = (request: Request): Response => new Response(new URL(request.url).pathname);

suite('listen', () => {
  for (const hostname of ['127.0.0.1', 'localhost', '::1']) {
    test(`serves a handler on a free port of ${hostname}`, async () => {
      const listener = await listen(hello, { hostname });
      const host = hostname === '::1' ? '[::1]' : hostname;
      assert.equal(listener.url, `http://${host}:${listener.port}`);
      assert.equal(await (await fetch(`${listener.url}/there`)).text(), '/there');
      await listener.close();
      await assert.rejects(fetch(listener.url));
    });
  }

  test('ends connections that are still open when it closes', async () => {
    const listener = await listen(() => new Promise<Response>(() => undefined));
    const answer = assert.rejects(fetch(listener.url));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await listener.close();
    await answer;
  });

  test('says which port is in use, and keeps the code', async () => {
    const listener = await listen(hello);
    const { port } = listener;
    await assert.rejects(listen(hello, { port }), {
      code: 'EADDRINUSE',
      message: `port ${port} on 127.0.0.1 is in use by another program`,
    });
    await listener.close();
  });

  for (const hostname of ['0.0.0.0', '::', '192.0.2.1', 'example.com', '127.0.0.1.example.com']) {
    test(`refuses ${hostname}, which other machines can reach`, async () => {
      await assert.rejects(listen(hello, { hostname }), TypeError);
    });
  }
});
