import type { Language } from './language.js';
import { texts } from './texts/texts.js';
import type { Texts } from './texts/texts.js';

/** The gRPC codes in use, with the HTTP status that the JSON gateway makes of them. */
const statuses = { 3: 400, 5: 404, 7: 403, 8: 429, 9: 400, 12: 501, 13: 500, 16: 401 } as const;

/** A gRPC code. */
export type GrpcCode = keyof typeof statuses;

/** The ID of a refusal: stable, where the message follows the caller's language. */
export type ZitadelErrorId =
  | 'AUTH-7fs1e'
  | 'AUTH-AWfge'
  | 'COMMAND-DAfb2'
  | 'COMMAND-Eeb2a'
  | 'COMMAND-Flk38'
  | 'COMMAND-Hewfq'
  | 'COMMAND-Hkl3d'
  | 'COMMAND-Ioqu5'
  | 'COMMAND-M9dsd'
  | 'COMMAND-eeR2e'
  | 'QUERY-Dfbg2'
  | 'QUERY-SFeaa'
  | 'WEBAU-3M9si'
  | 'WEBAU-3Vb9s'
  | 'WEBAU-4G8sw'
  | 'WEBAU-5M9so'
  | 'WEBAU-ADgv4'
  | 'WEBAU-UX9ta'
  | 'WEBAU-sEr8c';

type Refusal = readonly [code: GrpcCode, text: keyof Texts | `!${string}`];

/**
 * Every refusal that has an ID, as ZITADEL numbers them.
 *
 * WebAuthn failures are Internal and thus HTTP 500. A text after `!` is sent as it stands: the
 * check of the access token runs before the translation.
 */
const refusals: Readonly<Record<ZitadelErrorId, Refusal>> = {
  'AUTH-7fs1e': [16, '!Errors.Token.Invalid'],
  'AUTH-AWfge': [7, '!No matching permissions found'],
  'COMMAND-DAfb2': [5, 'keyNotFound'],
  'COMMAND-Eeb2a': [3, 'codeInvalid'],
  'COMMAND-Flk38': [9, 'sessionNotFound'],
  'COMMAND-Hewfq': [9, 'sessionTerminated'],
  'COMMAND-Hkl3d': [9, 'sessionExpired'],
  'COMMAND-Ioqu5': [9, 'noChallenge'],
  'COMMAND-M9dsd': [5, 'userNotFound'],
  'COMMAND-eeR2e': [9, 'userIdMissing'],
  'QUERY-Dfbg2': [5, 'userNotFound'],
  'QUERY-SFeaa': [5, 'sessionNotFound'],
  'WEBAU-3M9si': [13, 'validateLoginFailed'],
  'WEBAU-3Vb9s': [13, 'createCredentialFailed'],
  'WEBAU-4G8sw': [13, 'beginLoginFailed'],
  'WEBAU-5M9so': [13, 'keyNotFound'],
  'WEBAU-ADgv4': [13, 'validateLoginFailed'],
  'WEBAU-UX9ta': [13, 'serverConfigInvalid'],
  'WEBAU-sEr8c': [13, 'parseCredentialFailed'],
};

/** Thrown by a step of the API; becomes the error body with the ID in `details`. */
export class ZitadelError extends Error {
  override readonly name = 'ZitadelError';
  /** What the caller finds in `details[0].id`. */
  readonly id: ZitadelErrorId;

  constructor(id: ZitadelErrorId, options?: ErrorOptions) {
    super(id, options);
    this.id = id;
  }
}

/** Thrown for what gRPC itself refuses, such as a malformed request; has no ID and no translation. */
export class GrpcError extends Error {
  override readonly name = 'GrpcError';
  readonly code: GrpcCode;
  /** The HTTP status, where it is not the code's own. */
  readonly status: number;

  constructor(code: GrpcCode, message: string, options?: ErrorOptions & { status?: number }) {
    super(message, options);
    this.code = code;
    this.status = options?.status ?? statuses[code];
  }
}

/** Runs a step and turns whatever it throws into the refusal `id`. */
export async function orRefuse<Result>(
  id: ZitadelErrorId,
  step: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await step();
  } catch (cause) {
    throw new ZitadelError(id, { cause });
  }
}

/** The answer for a refusal, in the caller's language. */
export function refuse(error: GrpcError | ZitadelError, language: Language): Response {
  if (error instanceof GrpcError) {
    const { code, message, status } = error;
    return Response.json({ code, message }, { status });
  }
  const { id } = error;
  const [code, text] = refusals[id];
  const words = isLiteral(text) ? text.slice(1) : texts[language][text];
  const detail = { '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id, message: words };
  const body = { code, message: `${words} (${id})`, details: [detail] };
  return Response.json(body, { status: statuses[code] });
}

function isLiteral(text: Refusal[1]): text is `!${string}` {
  return text.startsWith('!');
}
