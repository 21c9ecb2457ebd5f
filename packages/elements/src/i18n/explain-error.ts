import type { SecondFactorError } from '@second-factor/core';
import type { CommonStrings, StringOverrides } from './strings.js';

/**
 * Which sentence stands for which errors, as `provider.code code status`; the first that fits. What a
 * person can't tell apart or act upon differently shares one.
 */
const sentences: readonly (readonly [RegExp, keyof CommonStrings])[] = [
  // OMPASS: the site's key is missing, wrong or malformed.
  [/^ompass.00[145]| (callback|insecure|invalid|secret|untrusted)/, 'errorSetup'],
  [/^ompass.011| (challenge_expired|flow_mismatch|timeout)/, 'errorExpired'],
  [/ popup_blocked/, 'errorBlocked'],
  [/ iframe/, 'errorEmbedded'],
  [/ network/, 'errorNetwork'],
  [/ (unsupported|policy)/, 'errorUnsupported'],
  [/429$/, 'errorTooMany'],
  [/4..$| provider/, 'errorRefused'],
];

/** The sentence that tells a person about an error, in the words of `localize`. */
export function explainError(
  { code, provider, status }: SecondFactorError,
  localize: (key: keyof StringOverrides) => string | undefined,
): string | undefined {
  const own = provider ? (`${provider.name}.${provider.code}` as const) : 'none.';
  const error = `${own} ${code} ${status ?? ''}`;
  const [, sentence = 'errorUnknown'] = sentences.find(([errors]) => errors.test(error)) ?? [];
  return localize(own) ?? localize(code) ?? localize(sentence);
}
