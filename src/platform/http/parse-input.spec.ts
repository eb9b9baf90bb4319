import 'reflect-metadata';
import type { ValidationError as FieldError } from 'class-validator';
import { ValidationError } from '../../kernel/errors';
import { CodeList, Inside, ListInside, OptionalDate } from './input-fields';
import { parseInput, problemsFromFields } from './parse-input';

class Part {
  @OptionalDate() on?: string;
  @CodeList(2) codes!: string[];
}
class Whole {
  @ListInside(() => Part, { max: 2, whenEmpty: 'clause.needed' }) parts!: Part[];
  @ListInside(() => Part, { required: false }) more?: Part[];
}
class WithOne {
  @Inside(() => Part, 'deadline.invalid') part!: Part;
}

function problemsOf(body: object, type: new () => object = Whole): ValidationError['problems'] {
  try {
    parseInput(type, body);
    return [];
  } catch (error) {
    return (error as ValidationError).problems;
  }
}

describe('problems of nested fields', () => {
  it('name what was typed there', () => {
    const problems = problemsOf({ parts: [{ on: '31/2/2018', codes: ['a', 'b', 'c'] }] });
    expect(problems.map(({ field, params }) => [field, params?.value])).toEqual([
      ['parts.0.on', '31/2/2018'],
      ['parts.0.codes', 'a, b, c'],
    ]);
  });

  it('find it when the library keeps values out of its errors', () => {
    const error = (property: string, more: Partial<FieldError>): FieldError => ({ property, ...more }) as FieldError;
    const errors = [error('parts', { children: [error('0', { children: [error('on', { constraints: { isCalendarDate: 'date.notInCalendar' } })] })] })];
    expect(problemsFromFields(errors, { parts: [{ on: '30/2/2018' }] })[0]?.params?.value).toBe('30/2/2018');
  });
});

describe('inputs inside others', () => {
  const PART = { on: '1/2/2018', codes: ['a'] };

  it.each([[[]], [[[]]], [[PART, []]], [[[PART]]], ['x'], [['x']], [[null]], [[1]], [null], [undefined], [{ 0: PART }], [[PART, PART, PART]]])('a list is a list of objects, not %j', (parts) => {
    expect(problemsOf({ parts }).map(({ field }) => field)).toEqual(['parts']);
  });

  it.each([[[[]]], ['x'], [[null]]])('also where it may be left out: %j', (more) => {
    expect(problemsOf({ parts: [PART], more }).map(({ field, code }) => [field, code])).toEqual([['more', 'choice.invalid']]);
    expect(problemsOf({ parts: [PART] })).toEqual([]);
  });

  it.each([[[]], [[PART]], ['x'], [1], [null], [undefined], [true]])('one is an object, not %j', (part) => {
    expect(problemsOf({ part }, WithOne)).toMatchObject([{ field: 'part', code: 'deadline.invalid' }]);
    expect(problemsOf({ part: PART }, WithOne)).toEqual([]);
  });
});
