import { U2fFailure } from '../../u2f/u2f-failure.js';
import { SurePassIdRefusal } from '../errors.js';

/**
 * Does it; what U2F refuses is refused here.
 *
 * @throws {@link SurePassIdRefusal} 9046 for another challenge, 9047 for a counter, else 9045
 */
export function orRefuse<Result>(verify: () => Result): Result {
  try {
    return verify();
  } catch (cause) {
    if (!(cause instanceof U2fFailure)) throw cause;
    const codes = { challenge: 9046, counter: 9047 } as const;
    const code = cause.reason in codes ? codes[cause.reason as keyof typeof codes] : 9045;
    throw new SurePassIdRefusal(code, cause.message, { cause });
  }
}
