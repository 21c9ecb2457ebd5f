import { executeServerCommand } from '@web/test-runner-commands';

/** What a Device Service of the tests answers at one path; the path of a name starts out absent. */
export interface ServiceAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON as text, or anything else. */
  readonly body?: string;
  /** How often the body is sent. */
  readonly repeat?: number;
  /** Whether it never ends, before or after its headers. */
  readonly hangs?: 'headers' | 'body';
  /** Whether the connection breaks off. */
  readonly breaks?: boolean;
}

/** A request that it was sent. */
export interface ServiceRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the page still waits for it. */
  readonly isOpen: boolean;
}

type Answers = Partial<Readonly<Record<'register' | 'sign' | 'abort', ServiceAnswer>>>;

/** A Device Service of its own for one test. */
export interface Service {
  readonly url: string;
  answer(answers: Answers): Promise<void>;
  requests(): Promise<readonly ServiceRequest[]>;
  /** The paths it was asked for, in order. */
  paths(): Promise<readonly string[]>;
}

const { url, gone } = await executeServerCommand<
  { readonly url: string; readonly gone: string },
  undefined
>('device-service:address');

/** Where nothing listens. */
export { gone as goneUrl };

/** Starts a Device Service that answers as it is told. */
export async function openService(answers: Answers = {}): Promise<Service> {
  const name = crypto.randomUUID();
  const requests = () =>
    executeServerCommand<readonly ServiceRequest[], string>('device-service:requests', name);
  async function answer(changes: Answers): Promise<void> {
    await executeServerCommand('device-service:answer', { name, ...changes });
  }
  await answer(answers);
  return {
    url: `${url}/${name}`,
    answer,
    requests,
    paths: async () => (await requests()).map(({ path }) => path),
  };
}

/** Sets whether the person lets this page speak to their computer. */
export async function permitLoopback(setting: 'granted' | 'denied' | 'prompt'): Promise<void> {
  await executeServerCommand('device-service:permit', setting);
}

/** An answer that is JSON. */
export function json(value: unknown, more: ServiceAnswer = {}): ServiceAnswer {
  return { body: JSON.stringify(value), ...more };
}

/** Waits until the service was asked for a path. */
export async function asked(service: Service, path: string, count = 1): Promise<void> {
  while ((await service.paths()).filter((one) => one === path).length < count);
}
