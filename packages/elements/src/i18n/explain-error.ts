import type { SecondFactorError } from '@second-factor/core';
import type { CommonStrings, StringOverrides } from './strings.js';

type Sentence = keyof CommonStrings;

/** Which sentence stands for which code; what a person can't tell apart or act upon shares one. */
const sentences: Readonly<Record<string, Sentence>> = {
  callback_misconfigured: 'errorSetup',
  challenge_expired: 'errorExpired',
  flow_mismatch: 'errorForeign',
  iframe_unreachable: 'errorEmbedded',
  insecure_context: 'errorSetup',
  invalid_options: 'errorSetup',
  network: 'errorNetwork',
  popup_blocked: 'errorBlocked',
  provider_refused: 'errorRefused',
  secret_in_browser: 'errorSetup',
  timeout: 'errorExpired',
  unsupported: 'errorUnsupported',
  untrusted_uri: 'errorSetup',
  // The site's key is missing, wrong or malformed.
  'ompass.001': 'errorSetup',
  'ompass.004': 'errorSetup',
  'ompass.005': 'errorSetup',
  'ompass.011': 'errorExpired',
};

/** The sentence that tells a person about an error, looked up by `localize`. */
export function explainError(
  error: SecondFactorError,
  localize: (key: keyof StringOverrides) => string | undefined,
): string | undefined {
  const { code, provider } = error;
  const keys: (keyof StringOverrides)[] = [code];
  if (provider) keys.unshift(`${provider.name}.${provider.code}`);
  for (const key of keys) {
    const sentence = sentences[key];
    const message = localize(key) ?? (sentence && localize(sentence));
    if (message) return message;
  }
  return localize(sentenceForStatus(error.status ?? 0));
}

function sentenceForStatus(status: number): Sentence {
  if (status === 429) return 'errorTooMany';
  if (status >= 500) return 'errorServer';
  return status >= 400 ? 'errorRefused' : 'errorUnknown';
}
