/**
 * An error of the database that can be shown in a log.
 *
 * Its cause holds message and code of the driver's error and nothing else: that one may carry a connection, whose
 * settings hold a password, or the values of a row.
 * @param secrets - what must not be in a message, such as the URL
 */
export function databaseError(error: unknown, secrets: readonly string[] = []): Error {
  const { message, code } = describe(error);
  const shown = secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), message);
  const cause = Object.assign(new Error(shown), code === undefined ? {} : { code });
  return new Error('The database of keys failed', { cause });
}

function describe(error: unknown): { message: string; code: string | undefined } {
  if (!(error instanceof Error)) return { message: `A thrown ${typeof error}`, code: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // A host of several addresses fails with one error for each and no message of its own.
  return { message: error.message || (code ?? error.name), code };
}
