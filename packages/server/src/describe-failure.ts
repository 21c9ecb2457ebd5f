const longest = 4_000;

/**
 * What went wrong, for the site's own log: the error and its causes, without any of the secrets.
 * A hook's or a runtime's message may quote a header or a password, so each secret is cut out, in the
 * forms in which JSON and URLs write it.
 */
export function describeFailure(error: unknown, secrets: readonly string[]): string | undefined {
  const text = withCauses(error);
  if (text === undefined) return undefined;
  const forms = secrets.flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
  ]);
  // Longest first: one secret may be part of another.
  forms.sort((a, b) => b.length - a.length);
  // What has under four characters guards nothing, and would cut the text to pieces.
  const shown = forms
    .filter((form) => form.length >= 4)
    .reduce((rest, form) => rest.replaceAll(form, '[secret]'), text);
  return shown.slice(0, longest);
}

function withCauses(error: unknown): string | undefined {
  const texts: string[] = [];
  for (let next = error; next !== undefined && texts.length < 4;) {
    texts.push(describe(next));
    next = next instanceof Error ? next.cause : undefined;
  }
  return texts.length > 0 ? texts.join('\nCaused by: ') : undefined;
}

function describe(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message;
  return typeof error === 'string' ? error : `A thrown ${typeof error}`;
}
