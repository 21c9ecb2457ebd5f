import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createLocalTls } from '../certificates/create-local-tls.js';
import type { Tls } from '../certificates/create-local-tls.js';
import {
  deviceServicePath,
  emulateDeviceService,
} from '../device-service/emulate-device-service.js';
import type { DeviceService } from '../device-service/emulate-device-service.js';
import type { DeviceErrorCode } from '../device-service/errors.js';
import type { DeviceServiceOptions } from '../device-service/options.js';
import type { Handler } from '../listen.js';
import { outages } from '../outage.js';
import { createSoftToken } from '../soft-token/create-soft-token.js';
import type { SoftToken } from '../soft-token/create-soft-token.js';
import { touches } from '../soft-token/options.js';
import type { Command } from './command.js';
import { readLines } from './read-lines.js';
import { readChoice, readNumber } from './read-option.js';
import { serve } from './serve.js';

const usage = `Usage: second-factor-emulators device-service [options]

  --port <number>                   the port to listen on (8441)
  --hostname <name>                 a loopback name or address (127.0.0.1)
  --http                            no https, and so no certificate to trust
  --tls-cert <file>                 a certificate of your own, PEM (one made at the start)
  --tls-key <file>                  its key, PEM
  --tokens <number>                 how many tokens are plugged in (1)
  --touch <on-demand|always>        whether a token waits for Enter (on-demand)
  --touch-seconds <n>               how long it waits (30)
  --access-control-origin <origin>  the one origin that may call, or * (*)
  --allow-http                      App IDs by http are served, too
  --error <1-5>                     answer everything with this error
  --error-status <status>           the HTTP status of errors (200)
  --delay <ms>                      wait before each answer (0)
  --outage <kind>                   none, unavailable, html, empty or hang (none)

While it runs, Enter touches a token; "unplug" and "plug" pull the tokens out and put them in.`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const options = {
  port: text,
  hostname: text,
  http: flag,
  'tls-cert': text,
  'tls-key': text,
  tokens: text,
  touch: text,
  'touch-seconds': text,
  'access-control-origin': text,
  'allow-http': flag,
  error: text,
  'error-status': text,
  delay: text,
  outage: text,
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** `second-factor-emulators device-service`. */
export const deviceServiceCommand: Command = {
  usage,
  async run(args) {
    const { values } = parseArgs({ args: [...args], options });
    const tokens = await readTokens(values);
    const service = emulateDeviceService({ ...readOptions(values), tokens });
    const port = readNumber('port', values.port, 65_535) ?? 8441;
    const hostname = values.hostname ?? '127.0.0.1';
    const tls = values.http ? undefined : await readTls(values);
    const { url } = await serve(
      'Device Service',
      values.touch === 'always' ? service : announced(service),
      { port, hostname, tls },
    );
    if (!values.http && values['tls-cert'] === undefined) explainTrust(url);
    readLines((line) => act(line, service, tokens));
  },
};

async function readTokens({ tokens, touch }: Values): Promise<readonly SoftToken[]> {
  const length = readNumber('tokens', tokens, 10) ?? 1;
  const made = { touch: readChoice('touch', touch, touches) };
  return Promise.all(Array.from({ length }, () => createSoftToken(made)));
}

function readOptions(values: Values): DeviceServiceOptions {
  const error = readChoice('error', values.error, ['1', '2', '3', '4', '5']);
  return {
    accessControlOrigin: values['access-control-origin'],
    touchSeconds: readNumber('touch-seconds', values['touch-seconds']),
    errorStatus: readNumber('error-status', values['error-status'], 599),
    error: error && (Number(error) as DeviceErrorCode),
    allowsHttp: values['allow-http'],
    delay: readNumber('delay', values.delay),
    outage: readChoice('outage', values.outage, outages),
  };
}

async function readTls({ 'tls-cert': cert, 'tls-key': key }: Values): Promise<Tls> {
  if ((cert === undefined) !== (key === undefined)) {
    throw new TypeError('--tls-cert and --tls-key belong together');
  }
  if (cert === undefined || key === undefined) return createLocalTls();
  return { cert: await readFile(cert, 'utf8'), key: await readFile(key, 'utf8') };
}

/** Says when somebody has to do something. */
function announced(service: DeviceService): Handler {
  return (request) => {
    if (request.method === 'POST')
      console.log(`${new URL(request.url).pathname}: press Enter to touch`);
    return service(request);
  };
}

function explainTrust(url: string): void {
  console.log(`The certificate was made just now, and no browser trusts it yet.
Open ${url}${deviceServicePath}/abort in a tab and accept it there, or start again with
--tls-cert and --tls-key, or with --http.`);
}

function act(line: string, service: DeviceService, tokens: readonly SoftToken[]): void {
  if (line === 'unplug') tokens.forEach((token) => service.unplug(token));
  else if (line === 'plug') tokens.forEach((token) => service.plug(token));
  else if (!tokens.find(({ isBlinking }) => isBlinking)?.touch()) console.log('No token waits.');
}
