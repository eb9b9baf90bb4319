import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { ModulesContainer } from '@nestjs/core';
import { ROLES, type Role } from '../../src/kernel/actor';
import { POLICY } from '../../src/platform/auth/policy';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { AUTHORISATION } from './authorisation-table';

const LOGIN: Readonly<Record<Role, string>> = {
  homeAffairsStaff: 'sonoivu',
  homeAffairsLeader: 'lanhdao.sonoivu',
  inspector: 'doankiemtra1',
  unitStaff: 'huyen869',
  unitHead: 'lanhdao.huyen869',
  department: 'stttt',
  provincialChair: 'chutich',
  administrator: 'quantri',
};

/** Every handler the server really has, with its policy. */
function routesOf(demo: DemoApp): ReadonlyMap<string, unknown> {
  const routes = new Map<string, unknown>();
  for (const module of demo.app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const controller = metatype as Type<unknown>;
      const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
      for (const name of Object.getOwnPropertyNames(controller.prototype)) {
        const handler = (controller.prototype as Record<string, unknown>)[name];
        if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) continue;
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '';
        const path = `/${[base, String(Reflect.getMetadata(PATH_METADATA, handler))].flatMap((part) => part.split('/')).filter(Boolean).join('/')}`;
        routes.set(`${method} ${path}`, Reflect.getMetadata(POLICY, handler) ?? Reflect.getMetadata(POLICY, controller));
      }
    }
  }
  return routes;
}

describe('who may call what', () => {
  let demo: DemoApp;
  beforeAll(async () => {
    demo = await startDemoApp('2018-05-14T08:30:00+07:00');
  }, 120_000);
  afterAll(() => demo.close());

  it('names every route there is, and no other', () => {
    expect([...routesOf(demo).keys()].sort()).toEqual(Object.keys(AUTHORISATION).sort());
  });

  it('leaves no route without a policy', () => {
    expect([...routesOf(demo)].filter(([, policy]) => policy === undefined)).toEqual([]);
  });

  async function answer(route: string, role: Role | null): Promise<{ status: number; code: unknown }> {
    const [method = 'GET', path = '/'] = route.split(' ');
    const response = await demo.app.getHttpAdapter().getInstance().inject({
      method: method as 'GET',
      url: path.replace(':number', '1').replace(/:\w+/g, 'khong-co'),
      headers: { accept: 'application/json', ...(role ? { authorization: `Bearer ${demo.token(LOGIN[role])}` } : {}), ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
      ...(method === 'GET' ? {} : { payload: '{}' }),
    });
    const code = response.headers['content-type']?.toString().includes('problem+json') ? (JSON.parse(response.body) as { code: string }).code : null;
    return { status: response.statusCode, code };
  }

  it.each(Object.entries(AUTHORISATION).filter(([, verdict]) => verdict !== 'public'))('%s', async (route, verdict) => {
    expect((await answer(route, null)).status).toBe(401);
    for (const role of ROLES) {
      const { status, code } = await answer(route, role);
      const refused = status === 403 && (code === null || code === 'roleMayNot');
      expect([role, refused, status >= 500]).toEqual([role, !verdict.includes(role), false]);
    }
  });
});
