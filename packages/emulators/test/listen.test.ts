import assert from 'node:assert/strict';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { suite, test } from 'node:test';
import { connect } from 'node:tls';
import { createLocalTls, listen } from '@second-factor/emulators';

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

  test('serves by https where it gets a certificate', async () => {
    const tls = await createLocalTls();
    const listener = await listen(hello, { hostname: 'localhost', tls });
    const { port } = listener;
    assert.equal(listener.url, `https://localhost:${port}`);
    const socket = connect({ port, host: 'localhost', ca: tls.cert });
    await once(socket, 'secureConnect');
    assert.equal(socket.authorized, true);
    socket.write('GET /there HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    assert.match(await text(socket), /^HTTP\/1\.1 200 [^]*\/there/);
    await listener.close();
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
