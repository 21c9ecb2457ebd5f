/** Why a ceremony was refused. */
export type NetiqReason =
  | 'ALREADY_ENROLLED'
  | 'APPID_INVALID'
  | 'CHALLENGE_INVALID'
  | 'COUNTER_INVALID'
  | 'NOT_ENROLLED'
  | 'USER_NOT_FOUND'
  | 'WRONG_ANSWER';

/** Thrown by a ceremony that was understood and is refused. */
export class NetiqRefusal extends Error {
  override readonly name = 'NetiqRefusal';
  readonly reason: NetiqReason;

  constructor(reason: NetiqReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** Thrown by a request that was not understood. */
export class NetiqRequestError extends Error {
  override readonly name = 'NetiqRequestError';
  /** Where in the request it is wrong. */
  readonly location: 'body' | 'path' | 'query';
  /** The member or parameter that is wrong, or missing. */
  readonly member: string;
  readonly status: 400 | 404 | 405;

  constructor(
    location: NetiqRequestError['location'],
    member: string,
    message: string,
    status: NetiqRequestError['status'] = 400,
  ) {
    super(message);
    this.location = location;
    this.member = member;
    this.status = status;
  }
}

/**
 * The answer for what was thrown; anything but a refusal is thrown on.
 *
 * The two shapes are ours, for the vendor's are not published.
 */
export function refuse(error: Error, failureStatus: number): Response {
  if (error instanceof NetiqRefusal) {
    const { reason, message: msg } = error;
    return Response.json({ status: 'FAILED', reason, msg }, { status: failureStatus });
  }
  if (error instanceof NetiqRequestError) {
    const { location, member: name, message: description, status } = error;
    return Response.json(
      { status: 'error', errors: [{ location, name, description }] },
      { status },
    );
  }
  throw error;
}
