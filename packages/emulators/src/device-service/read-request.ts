import { DeviceServiceError } from './errors.js';

/** A registration that a page asks for. */
export interface RegisterRequest {
  readonly challenge: string;
  readonly appId: string;
}

/** A signature that a page asks for, or a key that must not be on the token. */
export interface SignRequest extends RegisterRequest {
  /** base64url. */
  readonly keyHandle: string;
}

/** What `/register` is asked. */
export interface Registration {
  /** The first of the version that is spoken. */
  readonly request: RegisterRequest;
  /** The keys that a token must not have; none when the page gave none. */
  readonly excluded: readonly SignRequest[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the body of `/register`.
 *
 * @throws {@link DeviceServiceError} 2 when it is malformed, 3 when no version is spoken
 */
export async function readRegistration(request: Request): Promise<Registration> {
  const body = await readBody(request);
  const excluded = readList(body['signRequests'] ?? []);
  const [first] = spoken(readList(body['registerRequests']));
  return { request: readRequest(first), excluded: excluded.map(readSignRequest) };
}

/**
 * Reads the body of `/sign`.
 *
 * @throws {@link DeviceServiceError} 2 when it is malformed, 3 when no version is spoken
 */
export async function readSignRequests(request: Request): Promise<readonly SignRequest[]> {
  const body = await readBody(request);
  return spoken(readList(body['signRequests'])).map(readSignRequest);
}

async function readBody(request: Request): Promise<Fields> {
  // Another type needs no leave of the service: a page of any origin could post it.
  const [type] = (request.headers.get('content-type') ?? '').split(';');
  if (type?.trim().toLowerCase() !== 'application/json') {
    throw new DeviceServiceError(2, 'The request is not application/json.');
  }
  const text = await request.text();
  try {
    const value: unknown = JSON.parse(text);
    if (isFields(value)) return value;
  } catch (cause) {
    throw new DeviceServiceError(2, 'The request is not JSON.', { cause });
  }
  throw new DeviceServiceError(2, 'The request is not an object.');
}

function readList(value: unknown): readonly Fields[] {
  if (Array.isArray(value) && value.every(isFields)) return value;
  throw new DeviceServiceError(2, 'A list of requests is missing or malformed.');
}

/** Those of the one version; there must be some. */
function spoken(requests: readonly Fields[]): readonly Fields[] {
  if (requests.length === 0) throw new DeviceServiceError(2, 'There is no request.');
  const known = requests.filter(({ version }) => version === 'U2F_V2');
  if (known.length > 0) return known;
  throw new DeviceServiceError(3, 'The version of U2F is not supported.');
}

function readRequest(fields: Fields = {}): RegisterRequest {
  const { challenge, appId } = fields;
  if (isBase64Url(challenge) && isText(appId)) return { challenge, appId };
  throw new DeviceServiceError(2, 'A request has no challenge in base64url, or no App ID.');
}

function readSignRequest(fields: Fields): SignRequest {
  const { keyHandle } = fields;
  if (isBase64Url(keyHandle)) return { ...readRequest(fields), keyHandle };
  throw new DeviceServiceError(2, 'A request has no key handle in base64url.');
}

function isBase64Url(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]+$/.test(value) && value.length % 4 !== 1;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
