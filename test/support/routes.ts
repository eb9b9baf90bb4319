import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { ModulesContainer } from '@nestjs/core';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { getMetadataStorage } from 'class-validator';
import { POLICY } from '../../src/platform/auth/policy';
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
