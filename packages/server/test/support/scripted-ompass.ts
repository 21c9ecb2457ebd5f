/** One call that reached the stand-in. */
export interface OmpassRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
  readonly redirect: RequestRedirect;
}

/** A `fetch` that says what an honest OMPASS never would, and notes what it was asked. */
export interface ScriptedOmpass {
  readonly fetch: typeof fetch;
  readonly calls: OmpassRequest[];
}

/** Answers what `answer` gives; the start of a login always succeeds unless `answer` takes it. */
export function scriptOmpass(
  answer: (call: OmpassRequest, signal: AbortSignal) => Response | Promise<Response> | undefined,
): ScriptedOmpass {
  const calls: OmpassRequest[] = [];
  return {
    calls,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const call = {
        method: request.method,
        path: new URL(request.url).pathname,
        headers: request.headers,
        body: await request.text(),
        redirect: request.redirect,
      };
      calls.push(call);
      return (await answer(call, request.signal)) ?? started();
    },
  };
}

/** A success. */
export function succeed(data: unknown, code: unknown = 200): Response {
  return Response.json({ code, message: 'ok', data });
}

function started(): Response {
  return succeed({ user_id: 'alice', register: true, ompass_uri: 'https://ompass.example/auth/1' });
}
