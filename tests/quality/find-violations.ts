import { join } from 'node:path'
import { cruise, type ICruiseResult, type IRegularForbiddenRuleType } from 'dependency-cruiser'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import type { Layer, Platform } from './layers.ts'

export interface Violation {
  readonly from: string
  readonly to: string
  readonly because: string
}

const OURS = '^src-(main|renderer)/'
const ELECTRON = '(^|/)node_modules/electron(/|$)|^electron$'

/** A path pattern for a folder and all below it, or for one file. */
const within = (path: string): string => `^${path.replaceAll('.', '\\.')}${path.endsWith('.ts') ? '$' : '/'}`

function rulesOf(layer: Layer): IRegularForbiddenRuleType[] {
  const from = { path: within(layer.folder) }
  const types = layer.mayImportTypesOf ?? []
  const mayImport = [layer.folder, ...layer.mayImport].map(within)
  const rule = (kind: string, to: IRegularForbiddenRuleType['to']): IRegularForbiddenRuleType => ({
    name: `${layer.folder}: ${kind}`,
    comment: layer.because,
    severity: 'error',
    from,
    to,
  })
  const uses = (platform: Platform): boolean => layer.mayUse?.includes(platform) ?? false
  const rules = [rule('folders', { path: OURS, pathNot: [...mayImport, ...types.map(within)] })]
  if (types.length > 0) {
    rules.push(rule('types only', { path: types.map(within), dependencyTypesNot: ['type-only'] }))
  }
  if (!uses('electron')) rules.push(rule('no Electron', { path: ELECTRON }))
  if (!uses('node')) rules.push(rule('no Node', { dependencyTypes: ['core'] }))
  return rules
}

const GENERAL_RULES: readonly IRegularForbiddenRuleType[] = [
  {
    name: 'no cycles',
    comment: 'modules that need each other are one module',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'an import that cannot be resolved slips past every other rule',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
]

/** Every import below src-main and src-renderer of `project` that breaks the table, a cycle, or cannot be resolved. */
export async function findViolations(project: string, layers: readonly Layer[]): Promise<Violation[]> {
  const tsConfigFile = join(project, 'tsconfig.json')
  const forbidden = [...GENERAL_RULES, ...layers.flatMap(rulesOf)]
  const { output } = await cruise(
    ['src-main', 'src-renderer'],
    {
      baseDir: project,
      validate: true,
      ruleSet: { forbidden },
      // Without this, imports of types alone are not seen.
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      tsConfig: { fileName: tsConfigFile },
    },
    { conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'] },
    { tsConfig: extractTsConfig(tsConfigFile) },
  )
  const { violations } = (output as ICruiseResult).summary
  const because = new Map(forbidden.map(({ name, comment }) => [name, comment ?? '']))
  return violations.map(({ from, to, rule }) => ({
    from,
    to,
    because: `${rule.name}: ${because.get(rule.name) ?? ''}`,
  }))
}
