import { problem, type Problem } from '../../../kernel/problem';

const COMMON = ['123456789012', 'password1234', 'matkhau12345', 'qwertyuiop12', 'abcd12345678', 'dongthap2018', 'dongthap2025'];

/** At least 12 characters and not one of the first guesses; no rule about kinds of characters (they make people write it down). */
export function passwordProblems(password: string, username: string): Problem[] {
  if (password.length < 12) return [problem('password.tooShort', 'password', { min: 12 })];
  if (password.length > 200) return [problem('password.tooLong', 'password', { max: 200 })];
  const folded = password.toLowerCase();
  if (COMMON.includes(folded) || folded.includes(username.toLowerCase()) || new Set(folded).size < 5) {
    return [problem('password.tooCommon', 'password')];
  }
  return [];
}
