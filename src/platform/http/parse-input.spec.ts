import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ValidateNested, type ValidationError as FieldError } from 'class-validator';
import { ValidationError } from '../../kernel/errors';
import { CodeList, OptionalDate } from './input-fields';
import { parseInput, problemsFromFields } from './parse-input';

class Part {
  @OptionalDate() on?: string;
  @CodeList(2) codes!: string[];
}
class Whole {
  @ValidateNested({ each: true })
  @Type(() => Part)
  parts!: Part[];
}

function problemsOf(body: object): ValidationError['problems'] {
  try {
    parseInput(Whole, body);
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
