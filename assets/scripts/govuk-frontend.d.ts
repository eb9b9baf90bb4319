declare module 'govuk-frontend/dist/govuk/*.mjs' {
  interface Component {
    new (element: Element, options?: object): unknown;
    readonly moduleName: string;
  }
  export const Button: Component;
  export const CharacterCount: Component;
  export const ErrorSummary: Component;
  export const PasswordInput: Component;
}
