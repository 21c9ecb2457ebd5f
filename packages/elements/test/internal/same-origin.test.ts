import { SecondFactorError } from '@second-factor/core';
import { assert } from 'chai';
import { sameOrigin } from '../../src/internal/same-origin.js';

suite('sameOrigin', () => {
  for (const url of ['/account', 'account?x#y', location.origin, `//${location.host}/x`]) {
    test(`lets "${url}" pass`, () => {
      assert.equal(sameOrigin(url).origin, location.origin);
    });
  }

  for (const url of [
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '\\\\elsewhere.example/',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    `blob:${location.origin}/x`,
    'http://',
    `${location.origin}.elsewhere.example/`,
    `https://user@${location.host}.example/`,
  ]) {
    test(`refuses ${JSON.stringify(url)}`, () => {
      assert.throws(() => sameOrigin(url), SecondFactorError);
    });
  }
});
