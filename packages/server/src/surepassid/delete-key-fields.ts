import type { SurePassIdDevice } from './answers.js';
import type { SurePassIdFields } from './requests.js';

/**
 * What names a key in `delete_key`. SurePassID has not published it, so this says all by which its other
 * requests and answers name a device.
 */
export function deleteKeyFields({ psn, tokenId }: SurePassIdDevice): SurePassIdFields {
  // An empty serial number would stand for the user's first device.
  return { tokenID: tokenId, ...(psn !== '' && { psn, printedSerialNumber: psn }) };
}
