/** An endpoint for keys, as `webauthn()`, `zitadel()` and `surepassid()` make them. */
type Endpoint = (request: Request) => Response | Promise<Response>;

/** Where in a form a key's answer is, and what it finishes. */
export interface FormFinish {
  /** The element's `name`; its state is in the field `{name}-state`. */
  readonly name: string;
  /** The endpoint's path, such as `/auth/keys/authenticate/finish`. */
  readonly path: string;
}

/**
 * Finishes a ceremony whose answer came along with a form of the site's own: of `<u2f-login name="key">`
 * or `<u2f-register name="key">` inside it. Ask for it before anything of the form counts.
 * @param request - the form's request, for its headers; whether its body was read does not matter
 * @param form - the form's fields
 * @returns the endpoint's answer: what `openSession` has returned, the new key, or problem details, also
 *   for a form without an answer
 * @example
 * const form = await request.formData();
 * const login = await finishByForm(handle, request, form, {
 *   name: 'key',
 *   path: '/auth/keys/authenticate/finish',
 * });
 * if (!login.ok) return askAgain(login.status);
 */
export async function finishByForm(
  handle: Endpoint,
  request: Request,
  form: FormData,
  { name, path }: FormFinish,
): Promise<Response> {
  const answer = parse(form.get(name));
  const isU2f = typeof answer === 'object' && answer !== null && 'clientData' in answer;
  const state = form.get(`${name}-state`);
  // With origin and cookies: whether a page of another site has sent the form is looked at there.
  const headers = new Headers(request.headers);
  headers.set('Content-Type', 'application/json');
  headers.delete('Content-Length');
  const finish = new Request(new URL(path, request.url), {
    method: 'POST',
    headers,
    body: JSON.stringify({ [isU2f ? 'u2f' : 'credential']: answer, state }),
    signal: request.signal,
  });
  return handle(finish);
}

/** A text's JSON; `null` for what is none. */
function parse(text: FormDataEntryValue | null): unknown {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as unknown) : null;
  } catch {
    return null;
  }
}
