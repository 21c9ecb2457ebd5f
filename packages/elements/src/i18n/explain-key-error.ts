import type { SecondFactorError } from '@second-factor/core';
import type { CommonStrings, KeyPromptStrings, StringOverrides } from './strings.js';

/**
 * Which sentence stands for which errors of keys, as `phase code problem reason`; the first
 * that fits.
 */
const sentences: readonly (readonly [RegExp, keyof KeyPromptStrings | keyof CommonStrings])[] = [
  // What only the page's author, or whoever set up the service, can mend.
  [/ (blocked-by|origin-refused|no-service)/, 'errorSetup'],
  [/ no_device/, 'errorConnectKey'],
  [/ (local_n|not-granted)/, 'errorLocalNetwork'],
  [/ device_s/, 'errorDeviceService'],
  [/^ceremony timeout/, 'noKey'],
  [/ already_reg/, 'errorRegistered'],
  // Asked for, the site knew of none; or it does not know the one that was used.
  [/^begin.* not_reg/, 'errorNoKeys'],
  [/ not_reg/, 'errorNotRegistered'],
  [/ login_r/, 'errorLogin'],
  [/ insecure_c/, 'errorInsecure'],
  // A frame of another site, most often; there the page works when it is opened by itself.
  [/ policy_b/, 'errorEmbedded'],
  [/ (authenticator_e|busy|constraint|no-conv|unsupported_a)/, 'errorKey'],
];

/** The sentence for an error that only keys have, or that keys have an own one for. */
export function explainKeyError(
  { code, phase, problem, provider, reason }: SecondFactorError,
  localize: (key: keyof StringOverrides) => string | undefined,
): string | undefined {
  const [, sentence] =
    sentences.find(([errors]) => errors.test(`${phase} ${code} ${problem} ${reason}`)) ?? [];
  const own = provider && localize(`${provider.name}.${provider.code}`);
  return own ?? (sentence && (localize(code) ?? localize(sentence)));
}
