import { SecondFactorError } from '@second-factor/core';

/** Tells the page's author what stands in the way, and throws it. */
export function tellAuthor({ localName }: Element, mistake: unknown): never {
  console.warn(`<${localName}>: ${(mistake as Error).message}`);
  throw mistake;
}

/**
 * A mistake of the page's author that can be seen at once: a secret in an attribute, or nothing to speak
 * to.
 */
export function findMistake(element: Element, endpoint: unknown): SecondFactorError | undefined {
  const secret = element.getAttributeNames().find((name) => /secret|api-?key|^token$/.test(name));
  if (secret) {
    return new SecondFactorError('secret_in_browser', `${secret} belongs on the server`);
  }
  if (endpoint) return undefined;
  return new SecondFactorError('invalid_options', 'endpoint is missing');
}
