/**
 * What the elements are measured beside: widgets for a login, and general libraries put together to the
 * fields, the button and the message that a login takes. Each as its documentation has it used.
 */
export const products = [
  {
    name: 'Vaadin Login',
    what: 'form, without a second factor',
    package: '@vaadin/login',
    code: "import '@vaadin/login/vaadin-login-form.js';",
    imports: ['@vaadin/login/vaadin-login-form.js'],
    tags: ['vaadin-login-form'],
    markup: '<vaadin-login-form></vaadin-login-form>',
    manifest: 'custom-elements.json',
  },
  {
    name: 'Hanko',
    what: 'all elements, its WebAuthn included',
    package: '@teamhanko/hanko-elements',
    code: "import { register } from '@teamhanko/hanko-elements'; await register(location.origin);",
    imports: ['@teamhanko/hanko-elements'],
    tags: ['hanko-auth'],
    markup: '<hanko-auth></hanko-auth>',
    languages: 'dist/i18n',
    // The first answer of its server: who is it?
    json: {
      '/login': {
        name: 'login_init',
        status: 200,
        csrf_token: '',
        payload: {},
        actions: {
          continue_with_login_identifier: {
            action: 'continue_with_login_identifier',
            href: '/login?action=continue',
            description: '',
            inputs: { email: { name: 'email', type: 'email', required: true, hidden: false } },
          },
        },
      },
      '/.well-known/config': { password: { enabled: true }, emails: {}, account: {} },
    },
  },
  {
    name: 'Shoelace',
    what: 'input, button and alert',
    package: '@shoelace-style/shoelace',
    code: ['input', 'button', 'alert']
      .map((part) => `import '@shoelace-style/shoelace/dist/components/${part}/${part}.js';`)
      .join('\n'),
    imports: ['@shoelace-style/shoelace/dist/components/input/input.js'],
    tags: ['sl-input', 'sl-button', 'sl-alert'],
    markup: `<form><sl-input name="user" label="Name"></sl-input>
      <sl-input name="password" type="password" label="Password" password-toggle></sl-input>
      <sl-alert open>Message</sl-alert><sl-button type="submit">Log in</sl-button></form>`,
    manifest: 'dist/custom-elements.json',
    languages: 'dist/translations',
  },
  {
    name: 'Web Awesome',
    what: 'input, button and callout',
    package: '@awesome.me/webawesome',
    code: ['input', 'button', 'callout']
      .map((part) => `import '@awesome.me/webawesome/dist/components/${part}/${part}.js';`)
      .join('\n'),
    imports: ['@awesome.me/webawesome/dist/components/input/input.js'],
    tags: ['wa-input', 'wa-button', 'wa-callout'],
    markup: `<form><wa-input name="user" label="Name"></wa-input>
      <wa-input name="password" type="password" label="Password" password-toggle></wa-input>
      <wa-callout>Message</wa-callout><wa-button type="submit">Log in</wa-button></form>`,
    manifest: 'dist/custom-elements.json',
    languages: 'dist/translations',
  },
  {
    name: 'ALTCHA',
    what: 'its widget, which is no login',
    package: 'altcha',
    code: "import 'altcha';",
    imports: ['altcha'],
    tags: ['altcha-widget'],
    markup: '<form><altcha-widget challenge="/challenge"></altcha-widget></form>',
    languages: 'dist/i18n',
    policies: ['svelte-trusted-html'],
  },
  {
    name: 'SimpleWebAuthn',
    what: 'functions alone, no element',
    package: '@simplewebauthn/browser',
    code: `export { startAuthentication, startRegistration } from '@simplewebauthn/browser';`,
    imports: ['@simplewebauthn/browser'],
  },
];
