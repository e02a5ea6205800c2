type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

/** Words that depend on a count; # stands for it. Source: CLDR plural rules. */
export const plural = (language: string, forms: Forms) => {
  const rules = new Intl.PluralRules(language)
  return (count: number): string => (forms[rules.select(count)] ?? forms.other).replace('#', String(count))
}
