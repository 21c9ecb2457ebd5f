/** Writes down what an endpoint has refused; what it is told holds no secret. */
export function logFailure({ operation, status, code, detail = '' }) {
  console.error(`${operation ?? 'endpoint'}: ${status} ${code} ${detail}`.trimEnd());
}
