import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { ModulesContainer } from '@nestjs/core';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { getMetadataStorage } from 'class-validator';
import { POLICY } from '../../src/platform/auth/policy';
import type { Verdict } from '../http/authorisation-table';
import type { DemoApp } from './demo-app';

export interface HandlerRoute {
  /** `GET /findings/:code` */
  readonly route: string;
  readonly policy: unknown;
  /** Names that its address may carry behind the question mark. */
  readonly query: readonly string[];
}

/** Every handler that the controllers declare. */
export function handlerRoutes({ app }: DemoApp): readonly HandlerRoute[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype as Type<unknown>));
  return controllers.flatMap((controller) => {
    const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
    return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
      const handler = (controller.prototype as Record<string, unknown>)[name];
      if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '';
      const path = `/${[base, String(Reflect.getMetadata(PATH_METADATA, handler))].flatMap((part) => part.split('/')).filter(Boolean).join('/')}`;
      return [{ route: `${method} ${path}`, policy: Reflect.getMetadata(POLICY, handler) ?? Reflect.getMetadata(POLICY, controller), query: queryNames(controller, name) }];
    });
  });
}

function queryNames(controller: Type<unknown>, handler: string): string[] {
  const given = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<string, { index: number; data?: unknown }>;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, handler) ?? []) as Type<unknown>[];
  const names = Object.entries(given)
    .filter(([key]) => key.startsWith(`${RouteParamtypes.QUERY}:`))
    .flatMap(([, { index, data }]) => {
      if (typeof data === 'string') return [data];
      const type = types[index];
      return type ? getMetadataStorage().getTargetValidationMetadatas(type, '', false, false).map(({ propertyName }) => propertyName) : [];
    });
  return [...new Set(names)];
}

export interface RouteSources {
  readonly router: readonly string[];
  readonly handlers: readonly HandlerRoute[];
  readonly table: Readonly<Record<string, Verdict>>;
  /** Of the router alone: files and the document of the API. */
  readonly outside: readonly string[];
}

/** Where what answers, what the code says and what was written by hand do not agree. */
export function routeFaults({ router, handlers, table, outside }: RouteSources): string[] {
  const declared = new Map(handlers.map(({ route, policy }) => [route, policy]));
  const named = (policy: unknown): string => (Array.isArray(policy) ? [...(policy as string[])].sort().join(', ') : String(policy));
  const readings = router.filter((route) => !(route.startsWith('HEAD ') && router.includes(route.replace('HEAD', 'GET'))));
  return [
    ...readings.filter((route) => !(route in table) && !outside.includes(route)).map((route) => `${route}: answers, and stands in no table`),
    ...Object.keys(table).filter((route) => !router.includes(route)).map((route) => `${route}: stands in the table, and answers nothing`),
    ...outside.filter((route) => !router.includes(route)).map((route) => `${route}: stands in the list of others, and answers nothing`),
    ...handlers.filter(({ policy }) => policy === undefined).map(({ route }) => `${route}: has no policy`),
    ...Object.entries(table).filter(([route, verdict]) => declared.has(route) && named(declared.get(route)) !== named(verdict)).map(([route, verdict]) => `${route}: lets in ${named(declared.get(route))} and not ${named(verdict)}`),
    ...Object.keys(table).filter((route) => !declared.has(route)).map((route) => `${route}: has no handler`),
  ];
}
