import { parseArgs } from 'node:util';
import { emulateOmpass } from '../ompass/emulate-ompass.js';
import type { OmpassEmulatorOptions } from '../ompass/options.js';
import { outages } from '../outage.js';
import type { Command } from './command.js';
import { readChoice, readNumber } from './read-option.js';
import { serve } from './serve.js';

const usage = `Usage: second-factor-emulators ompass --redirect-uri <url> --secret-key <key> [options]

  --redirect-uri <url>      where the pages send the person back to
  --secret-key <key>        the application's secret key
  --port <number>           the port to listen on (8091)
  --hostname <name>         a loopback name or address (127.0.0.1)
  --base-url <url>          the address in ompass_uri (the request's own origin)
  --parameters <v1|v2>      access_token or token on the redirect (v1)
  --error-codes <form>      string or number (string)
  --coop <policy>           Cross-Origin-Opener-Policy of the pages (none)
  --coop-from <page>        first or second (first)
  --echo-parameters         foreign query parameters come back on the redirect
  --approval-seconds <n>    how long a page waits for the phone (300)
  --token-seconds <n>       how long a token lives (60)
  --delay <ms>              wait before each answer of the API (0)
  --outage <kind>           none, unavailable, html, empty or hang (none)`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const policies = [
  'same-origin',
  'same-origin-allow-popups',
  'noopener-allow-popups',
  'unsafe-none',
] as const;

const options = {
  'redirect-uri': text,
  'secret-key': text,
  port: text,
  hostname: text,
  'base-url': text,
  parameters: text,
  'error-codes': text,
  coop: text,
  'coop-from': text,
  'echo-parameters': flag,
  'approval-seconds': text,
  'token-seconds': text,
  delay: text,
  outage: text,
} as const;

/** `second-factor-emulators ompass`. */
export const ompassCommand: Command = {
  usage,
  async run(args) {
    const { values } = parseArgs({ args: [...args], options });
    const emulator = emulateOmpass(readOptions(values));
    const port = readNumber('port', values.port, 65_535) ?? 8091;
    await serve('OMPASS', emulator, { port, hostname: values.hostname ?? '127.0.0.1' });
  },
};

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

function readOptions(values: Values): OmpassEmulatorOptions {
  return {
    secretKey: values['secret-key'] ?? '',
    redirectUri: values['redirect-uri'] ?? '',
    baseUrl: values['base-url'],
    parameters: readChoice('parameters', values.parameters, ['v1', 'v2']),
    errorCodes: readChoice('error-codes', values['error-codes'], ['string', 'number']),
    coop: readChoice('coop', values.coop, policies),
    coopFrom: readChoice('coop-from', values['coop-from'], ['first', 'second']),
    echoParameters: values['echo-parameters'],
    approvalSeconds: readNumber('approval-seconds', values['approval-seconds']),
    tokenSeconds: readNumber('token-seconds', values['token-seconds']),
    delay: readNumber('delay', values.delay),
    outage: readChoice('outage', values.outage, outages),
  };
}
