/** The page of a rule, which the bundler hands over as text. */
declare module '*.md' {
  const text: string;
  export default text;
}
