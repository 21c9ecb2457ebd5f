/** Where ZITADEL is, in the tests of its providers. */
export const url = 'https://my-org.zitadel.example';

/** What a page may hold and nobody else may see. */
export const token = 'the-secret-token';

/** A new credential, with more members than ZITADEL reads. */
export const created = {
  id: 'AQI',
  rawId: 'AQI',
  type: 'public-key',
  authenticatorAttachment: 'cross-platform',
  clientExtensionResults: { credProps: { rk: true } },
  response: { clientDataJSON: 'CQ', attestationObject: 'AwQ' },
} as const;

/** An assertion of it. */
export const used = {
  ...created,
  response: { clientDataJSON: 'CQ', authenticatorData: 'Bg', signature: 'Bw', userHandle: 'CA' },
} as const;

const { id, rawId, type } = created;
const { attestationObject, clientDataJSON } = created.response;

/** The members of the new credential that go-webauthn reads. */
export const registration = { id, rawId, type, response: { attestationObject, clientDataJSON } };

/** Options of a registration, as ZITADEL has them. */
export const creation = {
  challenge: 'AQID',
  rp: { id: 'localhost', name: 'ZITADEL' },
  user: { id: 'AQ', name: 'alice@acme', displayName: 'Älice 🔑' },
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  authenticatorSelection: { userVerification: 'required', residentKey: 'discouraged' },
};

/** Options of a sign-in. */
export const request = { challenge: 'AQID', rpId: 'localhost', timeout: 120_000 };
