import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMinSize, IsBoolean, IsIn, IsInt, IsNotEmpty, IsNumber, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateBy, ValidateNested } from 'class-validator';
import { isCalendarDate, parseCalendarDate } from '../../kernel/calendar-date';
import { cleanLine, cleanText } from '../../kernel/vietnamese-text';
import { parseTypedNumber } from '../i18n';

/**
 * The checks of a field run in the order in which they stand, and the first that fails is told.
 *
 * Fields of inputs, one decorator each: they tidy what people type (NFC, d/m/yyyy, 4.180), then check it, and name the problem by
 * its locale code. Forms send '' for an empty field: that is "not given". Each also describes itself for the API document: `about`
 * says what the field means where its name does not.
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

const MAX_NUMBER = 1_000_000_000;
const CODE_PATTERN = '^[\\p{L}\\d ._:&-]{1,80}$';
const CODE = new RegExp(CODE_PATTERN, 'u');

const DATE = { type: String, format: 'date', example: '2018-07-20' } as const;
const COUNT = { type: 'integer', minimum: 0, maximum: MAX_NUMBER } as const;
const DATE_READ = 'A day as YYYY-MM-DD; d/m/yyyy is read too.';
const COUNT_READ = 'Whole and not negative; a text such as 4.180 is read too.';

const words = (...sentences: (string | undefined)[]): string | undefined => sentences.filter(Boolean).join(' ') || undefined;
const needed = (schema: ApiPropertyOptions, about?: string): PropertyDecorator => ApiProperty({ ...schema, description: about, required: true } as ApiPropertyOptions);
const optional = (schema: ApiPropertyOptions, about?: string): PropertyDecorator => ApiProperty({ ...schema, description: about, required: false } as ApiPropertyOptions);
const field = (...decorators: PropertyDecorator[]): PropertyDecorator => applyDecorators(...decorators) as PropertyDecorator;

export const RequiredLine = (max = 300, about?: string): PropertyDecorator =>
  field(tidyLine, IsString({ message: 'text.needed' }), IsNotEmpty({ message: 'text.needed' }), MaxLength(max, { message: 'text.tooLong', context: { max } }), needed({ type: String, minLength: 1, maxLength: max }, about));
export const OptionalLine = (max = 300, about?: string): PropertyDecorator =>
  field(tidyLine, IsOptional(), IsString({ message: 'text.invalid' }), MaxLength(max, { message: 'text.tooLong', context: { max } }), optional({ type: String, maxLength: max }, about));
export const RequiredText = (max = 5000, about?: string): PropertyDecorator =>
  field(tidyText, IsString({ message: 'text.needed' }), IsNotEmpty({ message: 'text.needed' }), MaxLength(max, { message: 'text.tooLong', context: { max } }), needed({ type: String, minLength: 1, maxLength: max }, about));
export const OptionalText = (max = 5000, about?: string): PropertyDecorator =>
  field(tidyText, IsOptional(), IsString({ message: 'text.invalid' }), MaxLength(max, { message: 'text.tooLong', context: { max } }), optional({ type: String, maxLength: max }, about));

export const RequiredDate = (about?: string): PropertyDecorator => field(typedDate, IsNotEmpty({ message: 'date.needed' }), isDate(), needed(DATE, words(about, DATE_READ)));
export const OptionalDate = (about?: string): PropertyDecorator => field(typedDate, IsOptional(), isDate(), optional(DATE, words(about, DATE_READ)));

export const OneOf = (values: readonly string[], about?: string): PropertyDecorator =>
  field(tidyLine, IsIn([...values], { message: 'choice.needed' }), needed({ type: String, enum: [...values] }, about));
export const OptionalOneOf = (values: readonly string[], about?: string): PropertyDecorator =>
  field(tidyLine, IsOptional(), IsIn([...values], { message: 'choice.invalid' }), optional({ type: String, enum: [...values] }, about));

/** A count: whole, not negative. */
export const OptionalCount = (about?: string): PropertyDecorator =>
  field(typedNumber, IsOptional(), IsInt({ message: 'number.notWhole' }), Max(MAX_NUMBER, { message: 'number.tooLarge' }), Min(0, { message: 'number.negative' }), optional(COUNT, words(about, COUNT_READ)));
export const OptionalNumber = (about?: string): PropertyDecorator =>
  field(typedNumber, IsOptional(), IsNumber({}, { message: 'number.invalid' }), Max(MAX_NUMBER, { message: 'number.tooLarge' }), Min(0, { message: 'number.negative' }), optional({ type: Number, minimum: 0, maximum: MAX_NUMBER }, words(about, 'Not negative; a text such as 12,5 is read too.')));
export const RequiredCount = (about?: string): PropertyDecorator =>
  field(typedNumber, IsInt({ message: 'number.notWhole' }), Max(MAX_NUMBER, { message: 'number.tooLarge' }), Min(0, { message: 'number.negative' }), needed(COUNT, words(about, COUNT_READ)));

export const OptionalFlag = (about?: string): PropertyDecorator =>
  field(Transform(({ value }: { value: unknown }) => (value === 'true' || value === 'on' || value === '1' ? true : value === 'false' || value === '' ? false : value)), IsOptional(), IsBoolean({ message: 'choice.invalid' }), optional({ type: Boolean }, about));

/** A list of short codes; a form with one tick sends a single text. A class that gives the field a default calls it not `required`. */
export const CodeList = (max = 300, about?: string, { required = true } = {}): PropertyDecorator =>
  field(
    Transform(({ value }: { value: unknown }) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value])),
    ValidateBy({ name: 'isCodeList', validator: { validate: (value) => Array.isArray(value) && value.length <= max && value.every((code) => typeof code === 'string' && CODE.test(code)) } }, { message: 'choice.invalid' }),
    (required ? needed : optional)({ type: [String], maxItems: max }, about),
  );

export const RequiredCode = (about?: string): PropertyDecorator =>
  field(tidyLine, Matches(CODE, { message: 'choice.invalid' }), IsString({ message: 'text.needed' }), needed({ type: String, maxLength: 80, pattern: CODE_PATTERN }, about));
export const OptionalCode = (about?: string): PropertyDecorator =>
  field(tidyLine, IsOptional(), Matches(CODE, { message: 'choice.invalid' }), IsString({ message: 'choice.invalid' }), optional({ type: String, maxLength: 80, pattern: CODE_PATTERN }, about));

type InputClass = new () => object;
const isOneInput = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const check = (validate: (value: unknown) => boolean, message: string): PropertyDecorator => ValidateBy({ name: 'isInput', validator: { validate } }, { message });

/** One input inside another. `ValidateNested` alone lets a list pass for an object, with nothing in it checked. */
export const Inside = (type: () => InputClass, message: string, about?: string): PropertyDecorator =>
  field(check(isOneInput, message), ValidateNested(), Type(type), needed({ type: () => type() } as ApiPropertyOptions, about));

interface ListRule {
  readonly about?: string;
  readonly required?: boolean;
  readonly max?: number;
  /** Told when the list is empty; without it, it may be. */
  readonly whenEmpty?: string;
}

/** A list of inputs inside another. */
export const ListInside = (type: () => InputClass, { about, required = true, max = 200, whenEmpty }: ListRule = {}): PropertyDecorator =>
  field(
    ...(required ? [] : [IsOptional()]),
    check((value) => Array.isArray(value) && value.length <= max && value.every(isOneInput), 'choice.invalid'),
    ...(whenEmpty === undefined ? [] : [ArrayMinSize(1, { message: whenEmpty })]),
    ValidateNested({ each: true }),
    Type(type),
    (required ? needed : optional)({ type: () => [type()], maxItems: max, ...(whenEmpty === undefined ? {} : { minItems: 1 }) } as ApiPropertyOptions, about),
  );
