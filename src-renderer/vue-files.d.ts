// For tools that read TypeScript but not single-file components (ESLint, plain tsc).
declare module '*.vue' {
  import type { DefineComponent } from 'vue'
  const component: DefineComponent
  export default component
}
