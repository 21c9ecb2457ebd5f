import { parseArgs } from 'node:util';
import { outages } from '../outage.js';
import { emulateSurePassId } from '../surepassid/emulate-surepassid.js';
import type { SurePassIdEmulator } from '../surepassid/emulate-surepassid.js';
import type {
  SentCode,
  SentPush,
  SurePassIdEmulatorOptions,
  SurePassIdUser,
} from '../surepassid/options.js';
import type { Command } from './command.js';
import { readLines } from './read-lines.js';
import { readChoice, readNumber } from './read-option.js';
import { serve } from './serve.js';

const usage = `Usage: second-factor-emulators surepassid --account-name <name> --account-key <key> [options]

  --account-name <name>       spAccountLoginName
  --account-key <key>         spAccountLoginKey
  --user <name>[:<password>]  somebody with a device for codes; may be given again
  --port <number>             the port to listen on (8093)
  --hostname <name>           a loopback name or address (127.0.0.1)
  --facet <origin>            an origin beside the App ID's own; may be given again
  --accept-webauthn           client data of WebAuthn is taken, too
  --challenge-seconds <n>     how long a U2F challenge is good (60)
  --code-seconds <n>          how long a code is good, and a push waits (300)
  --error-status <status>     the HTTP status of refusals (200)
  --delay <ms>                wait before each answer (0)
  --outage <kind>             none, unavailable, html, empty or hang (none)

While it runs, it shows the codes that it sends; "approve alice" and "refuse alice" answer the
oldest push to alice.`;

const text = { type: 'string' } as const;

const options = {
  'account-name': text,
  'account-key': text,
  user: { type: 'string', multiple: true },
  port: text,
  hostname: text,
  facet: { type: 'string', multiple: true },
  'accept-webauthn': { type: 'boolean' },
  'challenge-seconds': text,
  'code-seconds': text,
  'error-status': text,
  delay: text,
  outage: text,
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** `second-factor-emulators surepassid`. */
export const surePassIdCommand: Command = {
  usage,
  async run(args) {
    const { values } = parseArgs({ args: [...args], options });
    const emulator = emulateSurePassId({ ...readOptions(values), deliver: show });
    const port = readNumber('port', values.port, 65_535) ?? 8093;
    await serve('SurePassID', emulator, { port, hostname: values.hostname ?? '127.0.0.1' });
    readLines((line) => answer(emulator, line));
  },
};

function readOptions(values: Values): SurePassIdEmulatorOptions {
  return {
    accountName: values['account-name'] ?? '',
    accountKey: values['account-key'] ?? '',
    users: (values.user ?? []).map(readUser),
    facets: values.facet,
    acceptsWebAuthn: values['accept-webauthn'],
    challengeSeconds: readNumber('challenge-seconds', values['challenge-seconds']),
    codeSeconds: readNumber('code-seconds', values['code-seconds']),
    errorStatus: readNumber('error-status', values['error-status'], 599),
    delay: readNumber('delay', values.delay),
    outage: readChoice('outage', values.outage, outages),
  };
}

function readUser(value: string): SurePassIdUser {
  const colon = value.indexOf(':');
  if (colon < 0) return { username: value, hasOathDevice: true };
  const [username, password] = [value.slice(0, colon), value.slice(colon + 1)];
  return { username, password, hasOathDevice: true };
}

/** Shows what would be on the person's phone. */
function show(message: SentCode | SentPush): void {
  const { kind, username, deliveryMethod } = message;
  if (kind === 'code') console.log(`${deliveryMethod} to ${username}: ${message.code}`);
  else
    console.log(
      `${deliveryMethod} to ${username}: type "approve ${username}" or "refuse ${username}"`,
    );
}

function answer(emulator: SurePassIdEmulator, line: string): void {
  const [, word, username = ''] = /^(approve|refuse) (.+)$/.exec(line) ?? [];
  const [oldest = ''] = emulator.pushes(username);
  const decision = word === 'approve' ? 'approved' : 'refused';
  if (!word || !emulator.answerPush(oldest, decision)) console.log('Nobody waits for that.');
}
