#!/usr/bin/env node
import type { Command } from './cli/command.js';
import { deviceServiceCommand } from './cli/device-service-command.js';
import { ompassCommand } from './cli/ompass-command.js';
import { surePassIdCommand } from './cli/surepassid-command.js';
import { zitadelCommand } from './cli/zitadel-command.js';

const usage = `Usage: second-factor-emulators <emulator> [options]

Emulators:
  ompass          the OMPASS v1 API and its pages
  zitadel         the ZITADEL APIs of keys, passkeys and sessions
  surepassid      the SurePassID API of U2F keys, codes and pushes
  device-service  the NetIQ Device Service, with U2F tokens in software

"second-factor-emulators <emulator> --help" lists the options.`;

const commands = new Map<string, Command>([
  ['ompass', ompassCommand],
  ['zitadel', zitadelCommand],
  ['surepassid', surePassIdCommand],
  ['device-service', deviceServiceCommand],
]);

const [name = '', ...args] = process.argv.slice(2);
const command = commands.get(name);

if ([name, ...args].includes('--help')) {
  console.log(command?.usage ?? usage);
} else if (command) {
  await command.run(args).catch(fail);
} else {
  fail(new TypeError(name === '' ? 'no emulator was named' : `no emulator is called "${name}"`));
}

/** Says what went wrong: exit code 2 for a command line not understood, 1 for what could not be done. */
function fail(error: Error): void {
  console.error(`second-factor-emulators: ${error.message}`);
  // Misuse is a TypeError throughout, from the argument parser to the loopback check.
  const isUsage = error instanceof TypeError;
  if (isUsage) console.error(`\n${command?.usage ?? usage}`);
  process.exitCode = isUsage ? 2 : 1;
}
