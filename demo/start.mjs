import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { emulateOmpass, listen } from '@second-factor/emulators';
import { demoApp } from './app.mjs';
import { readSettings } from './settings.mjs';

/**
 * Starts the site and, unless the environment names a real OMPASS, an emulated one on another origin.
 * @throws {Error} with a message of one line
 */
export async function start() {
  const settings = readSettings();
  let app;
  const site = await listenOn('PORT', (request) => app.fetch(request), {
    port: settings.port,
    hostname: 'localhost',
  });
  const listeners = [site];
  stopOnSignal(listeners);
  const provider = settings.provider ?? (await startEmulator(settings, site.url, listeners));
  app = demoApp({ ...settings, provider, origin: site.url });
  console.log(`OMPASS${provider.isEmulated ? ' emulator' : ''}: ${provider.baseUrl}`);
  console.log(`Second Factor demo: ${site.url}`);
}

async function startEmulator({ emulatorPort, landingPath }, origin, listeners) {
  const secretKey = randomBytes(16).toString('hex');
  const redirectUri = new URL(landingPath, origin).href;
  const emulator = await listenOn('EMULATOR_PORT', emulateOmpass({ secretKey, redirectUri }), {
    port: emulatorPort,
    hostname: '127.0.0.1',
  }).catch(async (error) => {
    await stop(listeners);
    throw error;
  });
  listeners.push(emulator);
  return { baseUrl: emulator.url, secretKey, isEmulated: true };
}

async function listenOn(variable, handler, options) {
  try {
    return await listen(handler, options);
  } catch (error) {
    throw new Error(`${error.message}: set ${variable} to another one`, { cause: error });
  }
}

function stopOnSignal(listeners) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop(listeners));
}

async function stop(listeners) {
  await Promise.all(listeners.splice(0).map((listener) => listener.close()));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await start().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
