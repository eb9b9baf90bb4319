const ADDRESS = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;

/** One address of the plain kind that offices have; nothing that could be read as two addresses or as a line of a mail's head. */
export function isMailAddress(text: string): boolean {
  return text.length <= 200 && ADDRESS.test(text) && !text.includes('..') && !text.startsWith('.') && !text.includes('.@');
}
