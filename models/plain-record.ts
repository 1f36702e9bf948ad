const record = /^\s*[A-Za-z0-9_]+:\s*[{[]/

/** A record as shops export it, `heel: { type:[ { value:"flat" } ] }`, as words: `heel: type: flat`. Other texts stay as they are. */
export function plainRecord(text: string): string {
  if (!record.test(text)) return text
  return text
    .replace(/normalized_value:\s*\{[^{}]*\}\s*,?/g, ' ')
    .replace(/[{}[\]"]|\b(?:value|unit|standardized_values):/g, ' ')
    .replaceAll('_', ' ')
    .replace(/\s+([,:])/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[ ,]+|[ ,]+$/g, '')
}
