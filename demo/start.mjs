import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { emulateOmpass, emulateZitadel, listen } from '@second-factor/emulators';
import { demoApp } from './app.mjs';
import { openKeyStore } from './keys.mjs';
import { readSettings } from './settings.mjs';
import { userNames } from './users.mjs';
import { virtualKeys } from './virtual-keys.mjs';

/**
 * Starts the site and, where the environment names no real ones, emulators on other origins.
 * @throws {Error} with a message of one line
 */
export async function start() {
  const settings = readSettings();
  const running = [];
  stopOnSignal(running);
  try {
    await startAll(settings, running);
  } catch (error) {
    await stop(running);
    throw error;
  }
}

/** What is running is added to `running`, so that it can be stopped when something else fails. */
async function startAll(settings, running) {
  let app;
  const site = await listenOn('PORT', (request, node) => app?.fetch(request, node) ?? tooEarly(), {
    port: settings.port,
    hostname: 'localhost',
  });
  running.push(site);
  const origin = site.url;
  const store = await openKeyStore(settings.keys);
  running.push(store);
  const keys = virtualKeys({ port: settings.devToolsPort, origin });
  running.push(keys);
  const provider = settings.provider ?? (await startOmpass(settings, origin, running));
  const zitadel = settings.zitadel ?? (await startZitadel(settings, running));
  app = demoApp({ ...settings, provider, zitadel, store, virtualKeys: keys, origin });
  console.log(`OMPASS${provider.isEmulated ? ' emulator' : ''}: ${provider.baseUrl}`);
  console.log(`ZITADEL${zitadel.isEmulated ? ' emulator' : ''}: ${zitadel.url}`);
  console.log(`Keys: ${settings.keys.url ? 'the database of DATABASE_URL' : settings.keys.file}`);
  console.log(`Second Factor demo: ${origin}`);
}

/** The emulators have to know the site's address, so it listens before there is a site. */
function tooEarly() {
  return new Response('Starting …', { status: 503, headers: { 'Retry-After': '1' } });
}

async function startOmpass({ emulatorPort, landingPath }, origin, running) {
  const secretKey = randomBytes(16).toString('hex');
  const redirectUri = new URL(landingPath, origin).href;
  const emulator = await listenOn('EMULATOR_PORT', emulateOmpass({ secretKey, redirectUri }), {
    port: emulatorPort,
    hostname: '127.0.0.1',
  });
  running.push(emulator);
  return { baseUrl: emulator.url, secretKey, isEmulated: true };
}

async function startZitadel({ zitadelPort }, running) {
  const serviceToken = randomBytes(16).toString('hex');
  const users = userNames.map((loginName, index) => ({
    id: `31000000000000000${index}`,
    loginName,
  }));
  const emulator = await listenOn('ZITADEL_PORT', emulateZitadel({ serviceToken, users }), {
    port: zitadelPort,
    hostname: '127.0.0.1',
  });
  running.push(emulator);
  const ids = new Map(users.map(({ id, loginName }) => [loginName, id]));
  return { url: emulator.url, serviceToken, ids, isEmulated: true };
}

async function listenOn(variable, handler, options) {
  try {
    return await listen(handler, options);
  } catch (error) {
    throw new Error(`${error.message}: set ${variable} to another one`, { cause: error });
  }
}

function stopOnSignal(running) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop(running));
}

async function stop(running) {
  await Promise.all(running.splice(0).map((each) => each.close()));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await start().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
