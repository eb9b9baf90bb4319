import { isMailAddress } from './mail-address';

describe('an address for mails', () => {
  it.each([
    ['vanthu.caolanh@dongthap.gov.vn', true],
    ['a+b@x-y.vn', true],
    ['', false],
    ['vanthu', false],
    ['vanthu@localhost', false],
    ['vanthu@@dongthap.gov.vn', false],
    ['van thu@dongthap.gov.vn', false],
    ['a@x.vn,b@y.vn', false],
    ['a@x.vn\r\nBcc: b@y.vn', false],
    ['<a@x.vn>', false],
    ['"a b"@x.vn', false],
    ['a..b@x.vn', false],
    ['a@-x.vn', false],
    [`${'a'.repeat(65)}@x.vn`, false],
    ['vănthư@x.vn', false],
  ])('%j: %s', (text, expected) => {
    expect(isMailAddress(text)).toBe(expected);
  });
});
