// The walls of docs/architecture.md: kernel <- platform <- features (in order) <- reports, web.
const ORDER = ['organisation', 'identity', 'evidence', 'checklists', 'inspections', 'findings', 'obligations', 'directives', 'remediation', 'self-inspection', 'urging', 'notifications'];
const DOMAIN = '^src/features/[^/]+/domain/';
const SPEC = '\\.spec\\.ts$';

const upward = ORDER.flatMap((feature, index) => {
  const later = ORDER.slice(index + 1);
  return later.length === 0 ? [] : [{
    name: `feature-order-${feature}`,
    severity: 'error',
    from: { path: `^src/features/${feature}/` },
    to: { path: `^src/features/(${later.join('|')})/` },
  }];
});

const rule = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('no-circular', {}, { circular: true, dependencyTypesNot: ['type-only'] }),
    rule('kernel-imports-only-kernel', { path: '^src/kernel/', pathNot: SPEC }, { pathNot: '^src/kernel/' }),
    rule('domain-is-pure', { path: DOMAIN, pathNot: SPEC }, { pathNot: '^src/kernel/|^src/features/[^/]+/domain/|^src/features/[^/]+/index\\.ts$' }),
    rule('domain-uses-other-features-as-types-only', { path: DOMAIN, pathNot: SPEC }, { path: '^src/features/[^/]+/index\\.ts$', dependencyTypesNot: ['type-only'] }),
    rule('platform-knows-no-feature', { path: '^src/platform/' }, { path: '^src/(features|reports|web)/' }),
    rule('features-know-no-web-or-reports', { path: '^src/features/' }, { path: '^src/(reports|web)/|^src/app\\.module' }),
    rule('feature-public-door', { path: '^src/features/([^/]+)/' }, { path: '^src/features/[^/]+/.+', pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.ts$'] }),
    rule('outside-public-door', { path: '^src/(reports|web|app\\.module|main|cli)' }, { path: '^src/features/[^/]+/.+', pathNot: '^src/features/[^/]+/index\\.ts$' }),
    rule('controllers-do-not-touch-data', { path: '\\.controller\\.ts$' }, { path: '(\\.store|\\.entity)\\.ts$|node_modules/typeorm', dependencyTypesNot: ['type-only'] }),
    rule('only-modules-import-controllers', { pathNot: '\\.module\\.ts$' }, { path: '\\.controller\\.ts$' }),
    rule('renderers-know-only-the-model', { path: '^src/reports/renderers/' }, { path: '^src/', pathNot: '^src/reports/(renderers|model)/|^src/kernel/|^src/platform/(i18n|platform\\.module)' }),
    rule('model-is-pure', { path: '^src/reports/model/' }, { path: '^src/', pathNot: '^src/reports/model/|^src/kernel/|^src/platform/i18n/' }),
    rule('only-renderers-know-file-libraries', { path: '^src/', pathNot: '^src/reports/renderers/' }, { path: '(^|node_modules/)(exceljs|pdfmake|pdfkit|docx)(/|$)' }),
    rule('typeorm-only-in-data-files', { path: '^src/', pathNot: '\\.(entity|store|queries|query)\\.ts$|^src/platform/(database|facts)/|^src/platform/platform\\.module|^src/migrate\\.ts$' }, { path: '(^|node_modules/)typeorm(/|$)', dependencyTypesNot: ['type-only'] }),
    ...upward,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
