import { assert } from 'chai';
import { readRedirect } from '../../src/popup/redirect-query.js';

const names = { username: 'username', token: ['access_token', 'token'] };

/** Addresses a provider or an attacker may send a person back to, and what is read. */
const cases = [
  {
    name: 'version 1',
    search: '?username=alice&access_token=abc',
    query: { username: 'alice', token: 'abc' },
  },
  {
    name: 'version 2',
    search: '?username=alice&token=a.b.c',
    query: { username: 'alice', token: 'a.b.c' },
  },
  {
    name: 'any order',
    search: '?token=a.b.c&username=alice',
    query: { username: 'alice', token: 'a.b.c' },
  },
  {
    name: 'a stray %20 behind the name',
    search: '?username=alice%20&access_token=abc',
    query: { username: 'alice', token: 'abc' },
  },
  {
    name: 'a stray + behind the name',
    search: '?username=alice+&access_token=abc+',
    query: { username: 'alice', token: 'abc' },
  },
  {
    name: 'a space within the name',
    search: '?username=alice%20b&access_token=abc',
    query: { username: 'alice b', token: 'abc' },
  },
  {
    name: 'a name beyond ASCII',
    search: '?username=%ED%99%8D%EA%B8%B8%EB%8F%99&access_token=abc',
    query: { username: '홍길동', token: 'abc' },
  },
  {
    name: 'a token of base64 with its signs encoded',
    search: '?username=alice&access_token=a%2Bb%2Fc%3D%3D',
    query: { username: 'alice', token: 'a+b/c==' },
  },
  {
    name: 'a token of base64 with bare equals signs',
    search: '?username=alice&access_token=abc==',
    query: { username: 'alice', token: 'abc==' },
  },
  {
    name: 'parameter names that are encoded',
    search: '?user%6Eame=alice&access%5Ftoken=abc',
    query: { username: 'alice', token: 'abc' },
  },
  { name: 'a name alone', search: '?username=alice', query: { username: 'alice' } },
  { name: 'a token alone', search: '?access_token=abc', query: { token: 'abc' } },
  { name: 'empty values', search: '?username=&access_token=', query: { username: '', token: '' } },
  { name: 'names without values', search: '?username&token', query: { username: '', token: '' } },
  { name: 'no query', search: '', query: {} },
  { name: 'an empty query', search: '?', query: {} },
  {
    name: 'other parameters',
    search: '?page=2&username=alice&access_token=abc&tab=keys',
    query: { username: 'alice', token: 'abc' },
    rest: '?page=2&tab=keys',
  },
  {
    name: 'other parameters alone, to the letter',
    search: '?q=a+b&q=a%20b&Q=%e4%BD%a0&empty=&bare&&=x&%7B=%7D',
    query: {},
    rest: '?q=a+b&q=a%20b&Q=%e4%BD%a0&empty=&bare&&=x&%7B=%7D',
  },
  {
    name: 'names that only look like ours',
    search: '?Username=a&user_name=b&xtoken=c&token%00=d&access_token%5B%5D=e',
    query: {},
    rest: '?Username=a&user_name=b&xtoken=c&token%00=d&access_token%5B%5D=e',
  },
  {
    name: 'names that objects have',
    search: '?__proto__=x&constructor=y&toString=z&username=alice&access_token=abc',
    query: { username: 'alice', token: 'abc' },
    rest: '?__proto__=x&constructor=y&toString=z',
  },
  {
    name: 'names of what is read',
    search: '?problem=x&rest=y&access_token=abc',
    query: { token: 'abc' },
    rest: '?problem=x&rest=y',
  },
  {
    name: 'encodings that are none',
    search: '?username=%E0%A4%A&access_token=%&x=%E0%A4%A&y=%zz',
    query: { username: '\uFFFD%A', token: '%' },
    rest: '?x=%E0%A4%A&y=%zz',
  },
  {
    name: 'bytes that are no text',
    search: '?username=%ff%fe&access_token=a%00b',
    query: { username: '\uFFFD\uFFFD', token: 'a\0b' },
  },
  {
    name: 'markup, as text',
    search: '?username=%3Cimg%20src%3Dx%3E&access_token=abc',
    query: { username: '<img src=x>', token: 'abc' },
  },
  {
    name: 'the name twice',
    search: '?username=alice&access_token=abc&username=mallory&page=2',
    query: { username: 'mallory', problem: 'username' },
    rest: '?page=2',
  },
  {
    name: 'the name twice, and alike',
    search: '?username=alice&username=alice&access_token=abc',
    query: { username: 'alice', problem: 'username' },
  },
  {
    name: 'the token twice',
    search: '?username=alice&access_token=abc&access_token=def',
    query: { username: 'alice', problem: 'access_token' },
  },
  {
    name: 'both names of the token',
    search: '?username=alice&access_token=abc&token=def',
    query: { username: 'alice', problem: 'token' },
  },
  {
    name: 'the token twice, once encoded',
    search: '?username=alice&access_token=abc&access%5ftoken=def',
    query: { username: 'alice', problem: 'access_token' },
  },
  {
    name: 'a token that is too long',
    search: `?username=alice&access_token=${'x'.repeat(8193)}`,
    query: { username: 'alice', problem: 'access_token' },
  },
  {
    name: 'the longest token',
    search: `?username=alice&access_token=${'x'.repeat(8192)}`,
    query: { username: 'alice', token: 'x'.repeat(8192) },
  },
];

suite('readRedirect', () => {
  for (const { name, search, query, rest = '' } of cases) {
    test(`reads ${name}`, () => {
      assert.deepEqual(readRedirect(search, names), { query, rest });
    });
  }

  test('refuses a name that is too long', () => {
    const { query } = readRedirect(`?username=${'x'.repeat(8193)}&access_token=abc`, names);
    assert.equal(query.problem, 'username');
    assert.notProperty(query, 'token');
  });

  test('reads and keeps 200 parameters', () => {
    const others = Array.from({ length: 200 }, (_, index) => `p${index}=${'v'.repeat(index)}`);
    const search = `?${[...others, 'username=alice', 'access_token=abc'].join('&')}`;
    assert.deepEqual(readRedirect(search, names), {
      query: { username: 'alice', token: 'abc' },
      rest: `?${others.join('&')}`,
    });
  });

  test("reads a site's own parameter names, and keeps the usual ones", () => {
    const search = '?user=alice&code=abc&username=bob&token=def';
    assert.deepEqual(readRedirect(search, { username: 'user', token: ['code'] }), {
      query: { username: 'alice', token: 'abc' },
      rest: '?username=bob&token=def',
    });
  });

  test('leaves nothing of a token it refuses', () => {
    for (const search of ['?token=secret&token=secret', `?token=${'secret'.repeat(2000)}`]) {
      assert.notInclude(JSON.stringify(readRedirect(search, names)), 'secret');
    }
  });

  test('changes no prototype', () => {
    readRedirect('?__proto__=x&__proto__.token=y&constructor.prototype.token=z', names);
    assert.notProperty({}, 'token');
  });
});
