import { parseArgs } from 'node:util';
import { outages } from '../outage.js';
import { emulateZitadel } from '../zitadel/emulate-zitadel.js';
import { challengeEncodings } from '../zitadel/options.js';
import type { ZitadelEmulatorOptions, ZitadelUser } from '../zitadel/options.js';
import type { Command } from './command.js';
import { readChoice, readNumber } from './read-option.js';
import { serve } from './serve.js';

const usage = `Usage: second-factor-emulators zitadel --service-token <token> [options]

  --service-token <token>      the access token of a service user, who may do everything
  --user <name>[:<token>]      somebody with that user ID and login name, and an own token;
                               may be given again
  --port <number>              the port to listen on (8092)
  --hostname <name>            a loopback name or address (localhost)
  --domain <host>              the instance's domain (the request's own host)
  --challenge-encoding <form>  base64url or base64 (base64url)
  --delay <ms>                 wait before each answer (0)
  --outage <kind>              none, unavailable, html, empty or hang (none)`;

const text = { type: 'string' } as const;

const options = {
  'service-token': text,
  user: { type: 'string', multiple: true },
  port: text,
  hostname: text,
  domain: text,
  'challenge-encoding': text,
  delay: text,
  outage: text,
} as const;

/** `second-factor-emulators zitadel`. */
export const zitadelCommand: Command = {
  usage,
  async run(args) {
    const { values } = parseArgs({ args: [...args], options });
    const emulator = emulateZitadel(readOptions(values));
    const port = readNumber('port', values.port, 65_535) ?? 8092;
    // A name rather than an address: keys are bound to a domain, and an address is none.
    await serve('ZITADEL', emulator, { port, hostname: values.hostname ?? 'localhost' });
  },
};

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

function readOptions(values: Values): ZitadelEmulatorOptions {
  return {
    serviceToken: values['service-token'] ?? '',
    users: (values.user ?? []).map(readUser),
    domain: values.domain,
    challengeEncoding: readChoice(
      'challenge-encoding',
      values['challenge-encoding'],
      challengeEncodings,
    ),
    delay: readNumber('delay', values.delay),
    outage: readChoice('outage', values.outage, outages),
  };
}

function readUser(value: string): ZitadelUser {
  const colon = value.indexOf(':');
  if (colon < 0) return { id: value, loginName: value };
  const name = value.slice(0, colon);
  return { id: name, loginName: name, token: value.slice(colon + 1) };
}
