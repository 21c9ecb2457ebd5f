/** A site that never answers, however long one waits; giving up still works. */
export const silent = (_url, { signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      if (signal.reason.name !== 'TimeoutError') reject(signal.reason);
    });
  });

export const offline = () => Promise.reject(new TypeError('Failed to fetch'));

/** A site that refuses with problem details. */
export const refusing = (status, code) => () =>
  Promise.resolve(
    Response.json({ code }, { status, headers: { 'Content-Type': 'application/problem+json' } }),
  );

/** A site that answers the same whatever it is asked. */
export const answering = (json) => () => Promise.resolve(Response.json(json));
