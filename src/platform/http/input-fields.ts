import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsNumber, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateBy } from 'class-validator';
import { isCalendarDate, parseCalendarDate } from '../../kernel/calendar-date';
import { cleanLine, cleanText } from '../../kernel/vietnamese-text';
import { parseTypedNumber } from '../i18n';

/**
 * The checks of a field run in the order in which they stand, and the first that fails is told.
 *
 * Fields of inputs, one decorator each: they tidy what people type (NFC, d/m/yyyy, 4.180), then check it, and name the problem by
 * its locale code. Forms send '' for an empty field: that is "not given".
 */
const emptyToUndefined = (value: unknown): unknown => (value === '' || value === null ? undefined : value);

const tidyLine = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? emptyToUndefined(cleanLine(value)) : value));
const tidyText = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? emptyToUndefined(cleanText(value)) : value,
);
const typedDate = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? emptyToUndefined(parseCalendarDate(value.trim()) ?? value.trim()) : value,
);

const typedNumber = Transform(({ value }: { value: unknown }) => {
  if (typeof value !== 'string') return value;
  if (value.trim() === '') return undefined;
  return parseTypedNumber(value) ?? value;
});

const isDate = (): PropertyDecorator =>
  ValidateBy({ name: 'isCalendarDate', validator: { validate: (value) => typeof value === 'string' && isCalendarDate(value) } }, { message: 'date.notInCalendar' });

export const RequiredLine = (max = 300): PropertyDecorator =>
  applyDecorators(tidyLine, IsString({ message: 'text.needed' }), IsNotEmpty({ message: 'text.needed' }), MaxLength(max, { message: 'text.tooLong', context: { max } })) as PropertyDecorator;
export const OptionalLine = (max = 300): PropertyDecorator =>
  applyDecorators(tidyLine, IsOptional(), IsString({ message: 'text.invalid' }), MaxLength(max, { message: 'text.tooLong', context: { max } })) as PropertyDecorator;
export const RequiredText = (max = 5000): PropertyDecorator =>
  applyDecorators(tidyText, IsString({ message: 'text.needed' }), IsNotEmpty({ message: 'text.needed' }), MaxLength(max, { message: 'text.tooLong', context: { max } })) as PropertyDecorator;
export const OptionalText = (max = 5000): PropertyDecorator =>
  applyDecorators(tidyText, IsOptional(), IsString({ message: 'text.invalid' }), MaxLength(max, { message: 'text.tooLong', context: { max } })) as PropertyDecorator;

export const RequiredDate = (): PropertyDecorator => applyDecorators(typedDate, IsNotEmpty({ message: 'date.needed' }), isDate()) as PropertyDecorator;
export const OptionalDate = (): PropertyDecorator => applyDecorators(typedDate, IsOptional(), isDate()) as PropertyDecorator;

export const OneOf = (values: readonly string[]): PropertyDecorator => applyDecorators(tidyLine, IsIn([...values], { message: 'choice.needed' })) as PropertyDecorator;
export const OptionalOneOf = (values: readonly string[]): PropertyDecorator =>
  applyDecorators(tidyLine, IsOptional(), IsIn([...values], { message: 'choice.invalid' })) as PropertyDecorator;

/** A count: whole, not negative. */
export const OptionalCount = (): PropertyDecorator =>
  applyDecorators(typedNumber, IsOptional(), IsInt({ message: 'number.notWhole' }), Max(1_000_000_000, { message: 'number.tooLarge' }), Min(0, { message: 'number.negative' })) as PropertyDecorator;
export const OptionalNumber = (): PropertyDecorator =>
  applyDecorators(typedNumber, IsOptional(), IsNumber({}, { message: 'number.invalid' }), Max(1_000_000_000, { message: 'number.tooLarge' }), Min(0, { message: 'number.negative' })) as PropertyDecorator;
export const RequiredCount = (): PropertyDecorator =>
  applyDecorators(typedNumber, IsInt({ message: 'number.notWhole' }), Max(1_000_000_000, { message: 'number.tooLarge' }), Min(0, { message: 'number.negative' })) as PropertyDecorator;

export const OptionalFlag = (): PropertyDecorator =>
  applyDecorators(Transform(({ value }: { value: unknown }) => (value === 'true' || value === 'on' || value === '1' ? true : value === 'false' || value === '' ? false : value)), IsOptional(), IsBoolean({ message: 'choice.invalid' })) as PropertyDecorator;

/** A list of short codes; a form with one tick sends a single text. */
export const CodeList = (max = 300): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value])),
    ValidateBy({ name: 'isCodeList', validator: { validate: (value) => Array.isArray(value) && value.length <= max && value.every((code) => typeof code === 'string' && /^[\p{L}\d ._:&-]{1,80}$/u.test(code)) } }, { message: 'choice.invalid' }),
  ) as PropertyDecorator;

export const OptionalCode = (): PropertyDecorator =>
  applyDecorators(tidyLine, IsOptional(), Matches(/^[\p{L}\d ._:&-]{1,80}$/u, { message: 'choice.invalid' }), IsString({ message: 'choice.invalid' })) as PropertyDecorator;
