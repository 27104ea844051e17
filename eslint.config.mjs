import path from 'node:path';
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { forbiddenImport } from './test/tidy/layers.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Where a module is named: in imports and re-exports, in `import()` and in types. */
const specifiers = [
  ':matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression) > Literal.source',
  'TSImportType > Literal',
  'TSExternalModuleReference > Literal',
].join();

/**
 * The table of layers as a lint rule, so that an import that looks the wrong way shows while it is typed.
 * @type {import('eslint').Rule.RuleModule}
 */
const layers = {
  create(context) {
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    return {
      /** @param {import('estree').SimpleLiteral} node */
      [specifiers](node) {
        const message = forbiddenImport(file, String(node.value));
        if (message) context.report({ node, message });
      },
    };
  },
};

export default defineConfig(
  { ignores: ['dist/', '.cache/', 'node_modules/', 'test/workspaces/'] },
  // What a rule forbids is mended, not switched off beside the code.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    plugins: { plantrace: { rules: { layers } } },
    rules: {
      'plantrace/layers': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      eqeqeq: 'error',
      'no-empty': ['error', { allowEmptyCatch: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CatchClause > BlockStatement[body.length=0]',
          message: 'What is caught is answered, reported or thrown on.',
        },
      ],
      'object-shorthand': 'error',
    },
  },
  { files: ['server/src/core/**'], rules: { 'no-console': 'error' } },
  // The compiler knows the globals of each folder.
  { files: ['**/*.mjs'], rules: { 'no-undef': 'off' } },
);
