/** Answers to requests, in their order; the last one again and again. */
export type Answers = readonly ((request: Request) => Response | Promise<Response>)[];

/** A server of a test: `fetch` for an option of that name, and what was asked of it. */
export interface Site {
  readonly fetch: typeof fetch;
  readonly requests: readonly Request[];
  /** Method and path of each request. */
  readonly routes: () => readonly string[];
  /** The JSON of a request, the first one being 0. */
  readonly json: (index: number) => Promise<unknown>;
}

/** A server that answers so. */
export function siteThat(...answers: Answers): Site {
  const requests: Request[] = [];
  return {
    requests,
    async fetch(input, init) {
      const request = new Request(input, init);
      requests.push(request.clone());
      request.signal.throwIfAborted();
      const answer = answers[Math.min(requests.length, answers.length) - 1];
      return answer ? answer(request) : Response.json({});
    },
    routes: () =>
      requests.map(({ method, url }) => `${method} ${url.replace(location.origin, '')}`),
    json: async (index) => (await requests[index]?.clone().json()) as unknown,
  };
}

/** An answer of JSON. */
export function answering(body: unknown, init?: ResponseInit) {
  return () => Response.json(body, init);
}

/** What `fetch` does without a network. */
export function noNetwork(): never {
  throw new TypeError('Failed to fetch');
}
