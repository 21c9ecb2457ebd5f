import { emulateOmpass, type OmpassEmulatorOptions } from '@second-factor/emulators';
import { secretKey } from './site.js';

/** OMPASS with a person in front of it. */
export interface OmpassWithPerson {
  readonly fetch: typeof fetch;
  /** Goes through OMPASS's page and approves; gives what the redirect brings home. */
  approve(ompassUri: string, userId?: string): Promise<{ username: string; access_token: string }>;
}

/** The emulator as `fetch`, and the person who uses it. */
export function openOmpass(options: Partial<OmpassEmulatorOptions> = {}): OmpassWithPerson {
  const redirectUri = 'https://site.example/auth/ompass/callback';
  const emulator = emulateOmpass({ secretKey, redirectUri, ...options });
  return {
    fetch: (input, init) => emulator(new Request(input, init)),
    async approve(ompassUri, userId) {
      const { origin, searchParams } = new URL(ompassUri);
      const session = searchParams.get('do') ?? '';
      if (userId !== undefined) {
        const body = new URLSearchParams({ user_id: userId });
        await emulator(new Request(ompassUri, { method: 'POST', body }));
      }
      await emulator(new Request(`${origin}/phone/${session}/approve`, { method: 'POST' }));
      const { headers } = await emulator(new Request(`${origin}/finish/${session}`));
      const query = new URL(headers.get('Location') ?? '').searchParams;
      return {
        username: query.get('username') ?? '',
        access_token: query.get('access_token') ?? '',
      };
    },
  };
}
