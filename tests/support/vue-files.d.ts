// The tests' TypeScript does not read single-file components; see src-renderer/vue-files.d.ts.
declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent
  export default component
}
