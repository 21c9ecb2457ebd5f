import type { SecondFactorError } from '@second-factor/core';
import type { CommonStrings, FieldStrings, StringOverrides } from './strings.js';

/**
 * Which sentence stands for which errors, as `provider.code problem code status`; the first that fits. What a
 * person can't tell apart or act upon differently shares one.
 */
const sentences: readonly (readonly [RegExp, keyof CommonStrings | keyof FieldStrings])[] = [
  // OMPASS: the site's key is missing, wrong or malformed.
  [
    /^ompass.00[145]| (callback|insecure|invalid_([oad]|rp)|method_n|request_too|secret|untrusted)/,
    'errorSetup',
  ],
  [/ password_r/, 'errorPassword'],
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
  { code, problem = '', provider, status }: SecondFactorError,
  localize: (key: keyof StringOverrides) => string | undefined,
): string | undefined {
  const own = provider ? (`${provider.name}.${provider.code}` as const) : 'none.';
  const error = `${own} ${problem} ${code} ${status ?? ''}`;
  const [, sentence = 'errorUnknown'] = sentences.find(([errors]) => errors.test(error)) ?? [];
  return localize(own) ?? localize(code) ?? localize(sentence);
}
