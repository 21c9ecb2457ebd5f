/** @jsx element */
import type { OmpassResult } from '@second-factor/core';
import type { SecondFactorTags } from '@second-factor/elements/jsx';

/** What a framework gives any element. */
interface Common {
  readonly id?: string;
  readonly class?: string;
  readonly children?: unknown;
  readonly 'aria-label'?: string;
}

declare function element(tag: string, given: unknown, ...children: unknown[]): object;
declare namespace element.JSX {
  type Element = object;
  interface ElementChildrenAttribute {
    children: unknown;
  }
  interface IntrinsicElements extends SecondFactorTags<Common> {
    form: Common;
  }
}

/** What is right is accepted. */
export const right: object[] = [
  <ompass-login
    id="login"
    class="wide"
    aria-label="Log in"
    endpoint="/auth/ompass"
    prompt="password"
    popupWidth={920}
    strings={{ login: 'Confirm' }}
    disabled
    onsecond-factor-success={({ result }) => {
      const { response } = result as OmpassResult;
      console.log(response);
    }}
    on:second-factor-error={({ error }) => console.error(error.code)}
  >
    <form />
  </ompass-login>,
  <ompass-callback theme="dark" />,
  <u2f-register endpoint="/auth/keys" keyName="Blue key" exclude={['id']} name="key" required />,
  <u2f-login endpoint="/auth/keys" mode="passwordless" autofill token={() => 'token'} />,
  <u2f-keys endpoint="/auth/keys" provider="zitadel" userId="1" />,
];

/** What is wrong is not. */
export const wrong: object[] = [
  // @ts-expect-error -- there is no such prompt
  <ompass-login endpoint="/auth/ompass" prompt="passwort" />,
  // @ts-expect-error -- this is a number
  <ompass-login endpoint="/auth/ompass" timeout="soon" />,
  // @ts-expect-error -- a method is to be called
  <u2f-login endpoint="/auth/keys" submit={() => undefined} />,
  // @ts-expect-error -- a state is to be read
  <u2f-keys endpoint="/auth/keys" state="idle" />,
  // @ts-expect-error -- this event has no result
  <u2f-keys endpoint="/auth/keys" onsecond-factor-error={({ result }) => console.log(result)} />,
];
