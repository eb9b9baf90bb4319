import tseslint from 'typescript-eslint';

const TIME = 'Giờ chỉ lấy từ Clock (platform/clock): thời hạn pháp lý không được theo giờ máy. / Time comes from Clock only.';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'data/**', 'coverage/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'ExportAllDeclaration', message: 'A public door names what it lets out.' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/clock/**', 'src/kernel/**', 'src/**/*.spec.ts', 'src/reports/renderers/**', 'src/platform/http/view.service.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: TIME }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'ExportAllDeclaration', message: 'A public door names what it lets out.' },
        { selector: 'NewExpression[callee.name="Date"]', message: TIME },
      ],
    },
  },
  {
    files: ['src/reports/renderers/**/*.ts', 'test/reports/**/*.ts', 'src/**/*.spec.ts'],
    // Renderers load the file libraries when first needed: `import()` stays an ES-module import under node16 and breaks under jest.
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
